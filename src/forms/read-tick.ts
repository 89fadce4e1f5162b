/** A column that asks whether an area applies: 是党员, 低保 √, 医保 城乡居民, 残疾 肢体三级. */
import { error, type Place } from '../core/problem.ts'
import { matchCode } from './code-match.ts'
import type { Definitions, Field, Form } from './form.ts'
import type { TickColumn } from './headings.ts'
import { cellsOf, type RowDraft } from './parse-row.ts'
import type { RawCell } from './raw-sheet.ts'
import { type CellContext, readCell, readState, readYesNo, saysNo } from './read-cell.ts'
import { readSeveral } from './read-several.ts'
import type { Cell } from './record.ts'
import { filled } from './row-kind.ts'

/**
 * 是 makes the record with what the tick implies, unless a column of its own says more; 否 answers that the area does not
 * apply; another word is a value of the tick's field (医保 城乡居民), of another of the area's (医保 未参保), or of two.
 */
export function readTick(
  { form, tick }: TickColumn,
  raw: RawCell | undefined,
  draft: RowDraft,
  place: () => Place,
  context: CellContext,
  definitions: Definitions,
): void {
  if (!raw || !filled(raw)) return
  const answer = readYesNo(raw.text)
  const field = form.fields.find(({ name }) => name === tick.field) ?? null
  const said = new Map<string, Cell>()
  if (answer === null) {
    const several = field?.several ? readSeveral(form, field, raw.text, definitions) : null
    for (const [name, cell] of several ?? []) said.set(name, cell)
    for (const [name, code] of several ? [] : wordsOf(form, field, raw.text, definitions))
      said.set(name, { state: 'value', value: code })
    const reading = field && said.size === 0 ? readCell(field, raw, context) : null
    if (reading?.cell.state === 'value' && field) said.set(field.name, reading.cell)
    if (said.size === 0) {
      if (readState(raw.text) !== null) return
      if (saysNo(raw.text)) {
        if (!tick.partial) draft.ticks.set(form.id, draft.ticks.get(form.id) ?? false)
        return
      }
      const { code, detail } = reading?.defect ?? { code: 'bool.unknown', detail: {} }
      draft.problems.push(error(code, place(), raw.text, detail))
      return
    }
  }
  if (answer === false && tick.partial) return
  const applies = answer ?? !denies(form, field, said, definitions)
  draft.ticks.set(form.id, (draft.ticks.get(form.id) ?? false) || applies)
  if (!applies) return
  if (answer) for (const [name, value] of Object.entries(tick.set)) said.set(name, { state: 'value', value })
  const cells = cellsOf(draft, form)
  for (const [name, cell] of said) if ((cells.get(name)?.state ?? 'blank') === 'blank') cells.set(name, cell)
}

/** One word of any of the area's code tables, or two of two tables in one: 肢体三级. */
function wordsOf(form: Form, first: Field | null, text: string, definitions: Definitions): [string, string][] {
  if (first === null) return []
  const match = (part: string, except?: string): [string, string] | null => {
    for (const { name, type, codes } of [first, ...form.fields]) {
      const table = type === 'code' && codes !== null && name !== except ? definitions.codes.get(codes) : undefined
      const code = table ? matchCode(table, part) : null
      if (code !== null) return [name, code]
    }
    return null
  }
  const bare = text.replace(/[\s（）()、，,]+/gu, '')
  for (let cut = bare.length - 1; cut > 0; cut--) {
    const left = match(bare.slice(0, cut))
    const right = left && match(bare.slice(cut), left[0])
    if (left && right) return [left, right]
  }
  const whole = match(text)
  return whole ? [whole] : []
}

/** 群众 under 党员 is an answer too: a word of the table by which the area is known to apply, and not one of those. */
function denies(form: Form, field: Field | null, said: ReadonlyMap<string, Cell>, definitions: Definitions): boolean {
  if (typeof form.applies === 'string' || !('in' in form.applies) || field === null) return false
  const [owner = '', name = ''] = form.applies.field.split('.')
  const asked = definitions.forms.get(owner)?.fields.find((candidate) => candidate.name === name)
  const value = said.get(field.name)?.value
  return asked?.codes === field.codes && value !== undefined && !form.applies.in.includes(value)
}
