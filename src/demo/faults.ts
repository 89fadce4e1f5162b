/** The mistakes that some wardens make, each in a cell that the import must send back. */
import type { Day } from '../core/day.ts'
import type { Household, Member, Person } from './community.ts'
import { checkCharacter } from './identity.ts'
import type { Random } from './random.ts'
import type { SheetCell } from './sheet.ts'

export interface Fault {
  /** Problem code that the import gives. */
  readonly code: string
  readonly idNo: string
  readonly field: string
  readonly cell: SheetCell
}

/** Grids whose first workbook has faults, and which ones; the one marked `head` holds a whole household back. */
const FAULTY: Readonly<Record<number, readonly string[]>> = {
  2: ['id_number.checksum', 'id_number.lost_digits', 'date.invalid', 'code.unknown'],
  11: ['head', 'id_number.checksum', 'id_number.sex_mismatch', 'date.invalid', 'code.unknown', 'id_number.lost_digits'],
  13: ['id_number.birth_mismatch', 'date.invalid', 'phone.invalid'],
}

/** Faults of one grid's first workbook, at most one a household. */
export function plantFaults(random: Random, grid: number, households: readonly Household[]): Fault[] {
  const open = random.shuffle(
    households.filter(({ members }) => members.length > 1 && members.every(({ tie }) => tie !== 'registered')),
  )
  return (FAULTY[grid] ?? []).flatMap((kind) => {
    const household = open.pop()
    if (household === undefined) return []
    const { person } = household.members[kind === 'head' ? 0 : household.members.length - 1] as Member
    return [faultOf(kind === 'head' ? 'id_number.checksum' : kind, person)]
  })
}

function faultOf(code: string, person: Person): Fault {
  const { idNo, birth } = person
  const year = birth.slice(0, 4)
  switch (code) {
    case 'id_number.checksum':
      return { code, idNo, field: 'id_no', cell: swapDigits(idNo) }
    case 'id_number.lost_digits':
      // What Excel leaves of an identity number in a cell for numbers.
      return { code, idNo, field: 'id_no', cell: Number(`${idNo.slice(0, 15)}000`) }
    case 'id_number.sex_mismatch':
      return { code, idNo, field: 'sex', cell: person.sex === '男' ? '女' : '男' }
    case 'id_number.birth_mismatch':
      return {
        code,
        idNo,
        field: 'birth_date',
        cell: `${year}-${birth.slice(5, 7) === '06' ? '09' : '06'}-${birth.slice(8)}`.replace(/31$/, '30') as Day,
      }
    case 'date.invalid':
      return { code, idNo, field: 'birth_date', cell: `${year}-02-30` }
    case 'phone.invalid':
      return { code, idNo, field: 'phone', cell: '15400' }
    default:
      return { code, idNo, field: 'education', cell: '大砖' }
  }
}

/** A typing error: the last digit of the birth day or the serial read wrongly, so that the check character does not fit. */
function swapDigits(idNo: string): string {
  const wrong = `${idNo.slice(0, 16)}${(Number(idNo[16]) + 2) % 10}`
  return wrong + (checkCharacter(wrong) === idNo[17] ? '0' : idNo[17])
}
