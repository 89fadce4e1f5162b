/** A household's door in words: on its card, over a chapter of the book, and for the order of the book. */
import type { Form } from '../forms/form.ts'
import { type Door, sayDoor } from '../register/door.ts'
import { inDoorOrder } from '../register/door-order.ts'
import { doorOfCells } from '../register/draft.ts'
import type { HouseholdFile } from '../register/household-file.ts'

/** `白沙小区3栋2单元501室`, '' when nothing is known. Pure. */
export function doorText(file: HouseholdFile, resident: Form | null): string {
  return sayDoor(doorOf(file, resident))
}

/** `白沙小区3栋`: what heads a chapter of a card book. Pure. */
export function buildingText(file: HouseholdFile, resident: Form | null): string {
  return sayDoor({ ...doorOf(file, resident), unit: '', room: '', streetNo: '' })
}

/** Households as a warden walks past them, 2栋 before 10栋. Pure. */
export function inOrderOfDoors(files: readonly HouseholdFile[], resident: Form | null): HouseholdFile[] {
  return inDoorOrder(
    files,
    (file) => doorOf(file, resident),
    (file) => file.code,
  )
}

function doorOf(file: HouseholdFile, resident: Form | null): Door {
  if (resident) return doorOfCells(resident, file.cells)
  return { estate: '', building: '', unit: '', room: '', streetNo: '' }
}
