/** Identity numbers that can belong to nobody: area code 450299 was never assigned. */
import type { Day } from '../core/day.ts'
import type { Sex } from './names.ts'
import type { Random } from './random.ts'

export const NOBODY_AREA = '450299'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const

/** The check character of the first 17 digits, ISO 7064 MOD 11-2. Pure. */
export function checkCharacter(digits: string): string {
  const total = WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0)
  return '10X98765432'[total % 11] as string
}

/** Numbers in `taken` are given to nobody else; the new one joins them. */
export function newIdNo(random: Random, birth: Day, sex: Sex, taken: Set<string>): string {
  for (;;) {
    const serial = random.between(5, 489) * 2 + (sex === '男' ? 1 : 0)
    const digits = NOBODY_AREA + birth.replaceAll('-', '') + String(serial).padStart(3, '0')
    if (taken.has(digits)) continue
    taken.add(digits)
    return digits + checkCharacter(digits)
  }
}

/** Mobile numbers from 154, a range that no carrier has: they ring nowhere. Pure. */
export function phoneOf(serial: number): string {
  return `1540${String(serial).padStart(7, '0')}`
}
