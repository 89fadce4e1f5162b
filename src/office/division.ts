/** Which province, city and district a 12-digit division code means (GB/T 2260). */
import type { CodeTable } from '../forms/form.ts'

/** The smallest division that the table knows, which has the larger ones in its label; '' when it knows none. Pure. */
export function divisionName(code: string, table: CodeTable | undefined): string {
  const labels = new Map(table?.entries.map((entry) => [entry.code.padEnd(6, '0'), entry.label]))
  const known = [6, 4, 2].map((digits) => labels.get(code.slice(0, digits).padEnd(6, '0')))
  return known.find((label) => label !== undefined) ?? ''
}

/** Twelve digits of somebody who may have typed them full-width or with blanks; null when it is no such code. Pure. */
export function parseCommunityCode(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '')
  return /^[1-8]\d{11}$/.test(digits) && !digits.endsWith('000') ? digits : null
}
