/** The sheet that asks where somebody is who was missing from a list: read as rows of residents, one kind of answer after the other. */
import { error } from '../core/problem.ts'
import { fold } from '../core/text.ts'
import { matchCode } from './code-match.ts'
import type { Form, Role } from './form.ts'
import { headingKey } from './heading-words.ts'
import type { Column, ColumnMeaning, SheetHeadings } from './headings.ts'
import { parseRows } from './parse-rows.ts'
import type { ParsedRow, ParsedSheet } from './parsed-row.ts'
import { columnLetter, type RawRow, type RawSheet } from './raw-sheet.ts'
import type { ParseContext } from './sheet-reading.ts'

export const WHEREABOUTS_SHEET = '去向'

/** Headings, as they are written and as they are found again. */
export const WHEREABOUTS = {
  code: '户编码',
  door: '门牌',
  name: '姓名',
  number: '公民身份号码',
  birth: '出生日期',
  where: '去向',
  on: '日期',
  to: '搬至',
} as const

type Key = keyof typeof WHEREABOUTS

/** What the columns 日期 and 搬至 mean beside each answer. */
const MEANS: Readonly<Record<string, { on: Role; to: Role | null }>> = {
  here: { on: 'household.verified_on', to: null },
  moved_out: { on: 'person.moved_out_on', to: null },
  moved_to: { on: 'person.moved_in_on', to: 'household.code' },
  died: { on: 'person.died_on', to: null },
}

/** Null for any other sheet. A row without an answer waits and is no row yet. Pure. */
export function readWhereabouts(sheet: RawSheet, context: ParseContext): ParsedSheet[] | null {
  const form = context.definitions.forms.get('resident')
  const table = context.definitions.codes.get('whereabouts')
  const heading = sheet.rows
    .slice(0, 10)
    .find((row) => (['name', 'where', 'on'] as const).every((key) => at(row, key) >= 0))
  if (!form || !table || !heading) return null
  const answered = new Map<string, RawRow[]>()
  for (const row of sheet.rows) {
    const said = row.cells[at(heading, 'where')]?.text ?? ''
    if (row.number <= heading.number || fold(said) === '') continue
    const answer = matchCode(table, said) ?? ''
    answered.set(answer, [...(answered.get(answer) ?? []), row])
  }
  const options = table.entries.map(({ label }) => label).join('、')
  const parsed = [...answered].map(([answer, rows]): ParsedSheet => {
    const headings = headingsFor(form, heading, answer)
    const read = parseRows({ ...sheet, rows: [heading, ...rows], merges: [] }, headings, context)
    return { ...read, rows: read.rows.map((row) => complete(row, answer, heading, options, rows)) }
  })
  return parsed.length > 0
    ? parsed
    : [{ headings: headingsFor(form, heading, ''), rows: [], unknownColumns: [], problems: [] }]
}

function headingsFor(form: Form, heading: RawRow, answer: string): SheetHeadings {
  const means = MEANS[answer]
  const moves = means?.to === 'household.code'
  const roles: Readonly<Record<Key, Role | null>> = {
    code: moves ? null : 'household.code',
    door: null,
    name: 'person.name',
    number: 'person.id_no',
    birth: 'person.birth_date',
    where: null,
    on: means?.on ?? null,
    to: means?.to ?? null,
  }
  const columns = (Object.keys(WHEREABOUTS) as Key[]).flatMap((key): Column[] => {
    const index = at(heading, key)
    const field = form.fields.find(({ role }) => role !== null && role === roles[key])
    if (index < 0) return []
    const meaning: ColumnMeaning = field ? { kind: 'field', form, field } : { kind: 'serial' }
    return [{ index, heading: WHEREABOUTS[key], meaning }]
  })
  return {
    form,
    firstRow: heading.number,
    lastRow: heading.number,
    columns: columns.sort((a, b) => a.index - b.index),
    headsOnly: false,
    duplicates: [],
  }
}

/** An answer needs its day, a move its door and the number by which the person is found again. */
function complete(
  row: ParsedRow,
  answer: string,
  heading: RawRow,
  options: string,
  rows: readonly RawRow[],
): ParsedRow {
  const raw = rows.find(({ number }) => number === row.row)
  const blank = (key: Key) => at(heading, key) < 0 || fold(raw?.cells[at(heading, key)]?.text ?? '') === ''
  const place = (key: Key) => {
    const column = columnLetter(Math.max(at(heading, key), 0))
    return {
      file: row.file,
      sheet: row.sheet,
      row: row.row,
      column,
      cell: `${column}${row.row}`,
      field: WHEREABOUTS[key],
    }
  }
  if (answer === '') {
    const said = raw?.cells[at(heading, 'where')]?.text ?? ''
    return {
      ...row,
      problems: [...row.problems, error('code.unknown', place('where'), said, { options, suggestion: '' })],
    }
  }
  const needed: Key[] = answer === 'here' ? [] : answer === 'moved_to' ? ['on', 'to', 'number'] : ['on']
  const missing = needed.filter(blank).map((key) => error('whereabouts.missing', place(key), null))
  return missing.length === 0 ? row : { ...row, problems: [...row.problems, ...missing] }
}

function at(row: RawRow, key: Key): number {
  return row.cells.findIndex((cell) => cell !== undefined && headingKey(cell.text) === WHEREABOUTS[key])
}
