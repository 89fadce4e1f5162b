/** What planning an import has to know of the store: which numbers, codes, grids and forms its rows name. */
import type { ParsedSheet } from '../forms/parsed-row.ts'
import { readIdNo } from './identity.ts'
import type { ImportContext } from './plan-import.ts'
import { gridCode } from './references.ts'
import type { Wanted } from './snapshot.ts'

/** Pure. */
export function wantedBy(sheets: readonly { readonly parsed: ParsedSheet }[], context: ImportContext): Wanted {
  const idKeys = new Set<string>()
  const householdCodes = new Set<string>()
  const grids = new Set(context.grid === null ? [] : [context.grid])
  const forms = new Set<string>()
  let everywhere = context.grid === null
  for (const { parsed } of sheets) {
    const { form } = parsed.headings
    forms.add(form.id)
    for (const row of parsed.rows) {
      if (row.idKey !== null) idKeys.add(row.idKey)
      for (const id of [...row.also.keys(), ...row.ticks.keys()]) forms.add(id)
      for (const field of form.fields) {
        const cell = row.cells.get(field.name)
        if (cell?.state !== 'value') continue
        if (field.type === 'id_no') addNumber(cell.value, idKeys)
        if (field.type === 'household') {
          householdCodes.add(cell.value)
          addNumber(cell.value, idKeys)
          everywhere ||= !/^\d{12}-\d{2}-\d{4,}$/u.test(cell.value)
        }
        if (field.role === 'household.grid') grids.add(gridCode(cell.value, context.community, []) ?? '')
      }
    }
  }
  // A door without a grid may be in any of them: buildings say which, and they are only known once the store is read.
  const all = Array.from({ length: 99 }, (_, index) => `${context.community}-${String(index + 1).padStart(2, '0')}`)
  return {
    idKeys: [...idKeys],
    householdCodes: [...householdCodes],
    grids: everywhere ? all : [...grids],
    forms: [...forms],
  }
}

function addNumber(text: string, idKeys: Set<string>): void {
  const identity = readIdNo(text)
  if (identity.ok) idKeys.add(identity.identity.key)
}
