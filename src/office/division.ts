/** Which province, city and district a 12-digit division code means (GB/T 2260). */
import type { CodeTable } from '../forms/form.ts'

/** Labels from the largest to the smallest division, as far as the table knows them. Pure. */
export function divisionNames(code: string, table: CodeTable | undefined): string[] {
  if (!table) return []
  const labels = new Map(table.entries.map((entry) => [entry.code.padEnd(6, '0'), entry.label]))
  const names: string[] = []
  for (const digits of [2, 4, 6]) {
    const label = labels.get(code.slice(0, digits).padEnd(6, '0'))
    if (label !== undefined && !names.includes(label)) names.push(label)
  }
  return names
}

/** Twelve digits of somebody who may have typed them full-width or with blanks; null when it is no such code. Pure. */
export function parseCommunityCode(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '')
  return /^[1-8]\d{11}$/.test(digits) && !digits.endsWith('000') ? digits : null
}
