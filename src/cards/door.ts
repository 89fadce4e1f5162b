/** A door in words, and the order in which a warden walks past doors. */
import type { Form, Role } from '../forms/form.ts'
import type { HouseholdFile } from '../register/household-file.ts'

const DOOR_ROLES = [
  'household.estate',
  'household.street_no',
  'household.building',
  'household.unit',
  'household.room',
] as const satisfies readonly Role[]
type DoorRole = (typeof DOOR_ROLES)[number]

const COUNTED: Readonly<Partial<Record<DoorRole, string>>> = {
  'household.building': '栋',
  'household.unit': '单元',
  'household.room': '室',
  'household.street_no': '号',
}

/** `白沙小区3栋2单元501室`; parts that are written with their own word keep it. '' when nothing is known. Pure. */
export function doorText(file: HouseholdFile, resident: Form | null): string {
  return doorParts(file, resident)
    .map((text, index) => withCounter(text, DOOR_ROLES[index] ?? 'household.estate'))
    .join('')
}

/** `白沙小区3栋`: what heads a chapter of a card book. Pure. */
export function buildingText(file: HouseholdFile, resident: Form | null): string {
  const parts = doorParts(file, resident)
  return ['household.estate', 'household.building']
    .map((role) => withCounter(parts[DOOR_ROLES.indexOf(role as DoorRole)] ?? '', role as DoorRole))
    .join('')
}

/** Estate, street number, building, unit, room; numbers by their size, so that 2栋 comes before 10栋. Pure. */
export function inOrderOfDoors(files: readonly HouseholdFile[], resident: Form | null): HouseholdFile[] {
  return files
    .map((file) => ({ file, parts: doorParts(file, resident) }))
    .sort((a, b) => {
      for (let index = 0; index < DOOR_ROLES.length; index++) {
        const order = compareNaturally(a.parts[index] ?? '', b.parts[index] ?? '')
        if (order !== 0) return order
      }
      return a.file.code < b.file.code ? -1 : a.file.code > b.file.code ? 1 : 0
    })
    .map(({ file }) => file)
}

/** Texts with numbers in them in counting order; code units elsewhere, so that every machine agrees. Pure. */
export function compareNaturally(a: string, b: string): number {
  const [left, right] = [a.match(/\d+|\D+/gu) ?? [], b.match(/\d+|\D+/gu) ?? []]
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const [x, y] = [left[index] ?? '', right[index] ?? '']
    const numbers = /^\d/u.test(x) && /^\d/u.test(y)
    if (numbers && Number(x) !== Number(y)) return Number(x) - Number(y)
    if (!numbers && x !== y) return x < y ? -1 : 1
  }
  return left.length - right.length
}

function doorParts(file: HouseholdFile, resident: Form | null): string[] {
  return DOOR_ROLES.map((role) => {
    const field = resident?.fields.find((one) => one.role === role)
    const cell = field && file.cells[field.name]
    return cell?.state === 'value' ? cell.value : ''
  })
}

/** A bare number or letter gets the counter it is spoken with. */
function withCounter(text: string, role: DoorRole): string {
  return /^[\dA-Za-z-]+$/u.test(text) ? text + (COUNTED[role] ?? '') : text
}
