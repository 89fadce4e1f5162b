/** Which sheets of another department's workbook can be filled: lists of people and tables of numbers. */

import { headingTextsOf } from '../../forms/headings.ts'
import type { RawWorkbook } from '../../forms/raw-sheet.ts'
import { type Matches, readFillList } from '../../register/fill-list.ts'
import { readNumberTable } from '../../register/fill-numbers.ts'
import type { WhereScope } from '../../register/where-meaning.ts'
import type { SheetRules } from '../../sheets/fill-workbook.ts'
import { readMatches } from '../../store/fill-matches.ts'
import type { Store } from '../../store/store.ts'
import type { SheetPlan } from './fill-sheets.ts'

/** Hidden sheets hold lists of words; what was said now stands above what was said the last time. */
export async function planSheets(
  store: Store,
  raw: RawWorkbook,
  rules: ReadonlyMap<string, SheetRules>,
  scope: WhereScope,
  said: Matches,
): Promise<SheetPlan[]> {
  const plans: SheetPlan[] = []
  for (const sheet of raw.sheets.filter(({ hidden }) => !hidden)) {
    const own = rules.get(sheet.name)
    const headings =
      headingTextsOf(sheet, scope.definitions)?.texts.flatMap((levels) =>
        levels.length > 0 ? [levels.join('/')] : [],
      ) ?? []
    const matches = new Map([...(await readMatches(store, headings)), ...said])
    const list = readFillList(sheet, own?.drops ?? new Map(), scope, matches)
    if (list) {
      plans.push({ kind: 'list', sheet: sheet.name, title: list.title, list })
      continue
    }
    const numbers = readNumberTable(sheet, (row, column) => own?.isFormula(row, column) ?? false, scope)
    if (numbers) plans.push({ kind: 'numbers', sheet: sheet.name, title: numbers.title, numbers })
  }
  return plans
}
