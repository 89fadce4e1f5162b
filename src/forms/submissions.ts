/** Submissions whose rosters were exported as tables of their own, put together again: one row a member, with its household. */

import { NAMES_HOUSEHOLD } from './choose-form.ts'
import type { Definitions, Form } from './form.ts'
import { headingKey, type Match, vocabularyOf } from './heading-words.ts'
import type { RawCell, RawRow, RawSheet, RawWorkbook } from './raw-sheet.ts'
import { NOTHING, plainSheet, type SurveySheet, surveySheet } from './survey-list.ts'

export interface JoinedSubmissions {
  readonly books: readonly RawWorkbook[]
  /** Tables that lack their other half: rosters without the submissions, submissions without the roster. */
  readonly halves: readonly { readonly file: string; readonly lacks: 'parent' | 'roster' }[]
}

/** One table of an export, with the file that it came in. */
interface Part {
  readonly book: RawWorkbook
  readonly survey: SurveySheet
  /** Row number → the row as an ordinary list has it. */
  readonly plain: ReadonlyMap<number, RawRow>
}

/** Whether a workbook waits for others of the same import: it has keys that other tables speak of. Pure. */
export function holdsSubmissions(book: RawWorkbook, definitions: Definitions): boolean {
  return book.sheets.some((sheet) => {
    const survey = surveySheet(sheet, definitions)
    return survey !== null && (isChild(survey) || keyColumn(survey, KEYS) >= 0)
  })
}

/** Every table of submissions with the rosters that belong to it; what belongs to no other stays as it is. Pure. */
export function joinSubmissions(
  books: readonly RawWorkbook[],
  definitions: Definitions,
  today: string,
): JoinedSubmissions {
  const parts = books.flatMap((book) =>
    book.sheets.flatMap((sheet): Part[] => {
      const survey = surveySheet(sheet, definitions)
      if (!survey) return []
      const { rows } = plainSheet(survey, definitions, today)
      return [{ book, survey, plain: new Map(rows.map((row) => [row.number, row])) }]
    }),
  )
  const children = parts.filter(({ survey }) => isChild(survey))
  const parents = parts.filter((part) => !children.includes(part))
  const halves: JoinedSubmissions['halves'][number][] = []
  const joined: RawWorkbook[] = []
  for (const parent of parents) {
    const own = children.filter((child) => belongs(child, parent))
    if (own.length === 0 && lacksRoster(parent.survey)) halves.push({ file: parent.book.file, lacks: 'roster' })
    else if (own.length > 0)
      joined.push(
        bookOf(
          parent,
          own.map((child) => joinedSheet(parent, child, definitions)),
          definitions,
        ),
      )
    else joined.push(severalAreas(parent, definitions) ?? parent.book)
  }
  for (const child of children)
    if (!parents.some((parent) => belongs(child, parent))) halves.push({ file: child.book.file, lacks: 'parent' })
  return { books: [...new Set(joined)], halves }
}

/** The keys of a table, and of the table above it, in the order of trust. */
const KEYS = ['submission', 'row'] as const
const PARENTS = { submission: 'parent', row: 'parent_row' } as const

function isChild(survey: SurveySheet): boolean {
  return keyColumn(survey, Object.values(PARENTS)) >= 0
}

function keyColumn({ columns }: SurveySheet, words: readonly string[]): number {
  return columns.findIndex((column) => column.kind === 'service' && words.includes(column.word))
}

/** By key in any file; by row only inside one workbook, where rows are counted. */
function linkOf(child: Part, parent: Part): { up: number; key: number } | null {
  for (const word of KEYS) {
    const link = { up: keyColumn(child.survey, [PARENTS[word]]), key: keyColumn(parent.survey, [word]) }
    if (link.up >= 0 && link.key >= 0 && (word === 'submission' || child.book === parent.book)) return link
  }
  return null
}

function belongs(child: Part, parent: Part): boolean {
  const link = linkOf(child, parent)
  if (!link) return false
  const keys = new Set(dataRows(parent).map((row) => textAt(row, link.key)))
  return dataRows(child).some((row) => keys.has(textAt(row, link.up))) || dataRows(child).length === 0
}

/** Our questionnaire asks whether there is anybody; a table that says yes and brings nobody is half of an export. */
function lacksRoster({ sheet, headingRow, columns }: SurveySheet): boolean {
  const at = columns.findIndex((column) => column.kind === 'service' && column.word === 'roster')
  return at >= 0 && sheet.rows.some((row) => row.number > headingRow.number && /^(1|是|yes)$/iu.test(textAt(row, at)))
}

/** Made anew from its cells when it goes back; each sheet is stamped with the form that it is. */
function bookOf({ book }: Part, sheets: readonly RawSheet[], definitions: Definitions): RawWorkbook {
  const forms = [...definitions.forms.values()].filter((form) => sheets.some(({ name }) => name === form.sheet))
  const stamp = Object.fromEntries(forms.map((form) => [form.id, form.edition]))
  return { file: book.file, path: book.path, sha256: book.sha256, kind: 'csv', sheets, stamp }
}

/** The roster's columns first, then those of the submission; a home without anybody is a row of its own below. */
function joinedSheet(parent: Part, child: Part, definitions: Definitions): RawSheet {
  const link = linkOf(child, parent) ?? { up: -1, key: -1 }
  const form = formOf(child, definitions)
  const own = kept(child, () => true)
  const fromParent = kept(parent, (heading) => form?.id === 'resident' || householdField(heading, definitions) !== null)
  const above = new Map(dataRows(parent).map((row) => [textAt(row, link.key), plainRow(parent, row)]))
  const met = new Set<string>()
  const rows = dataRows(child).map((row): RawRow => {
    const key = textAt(row, link.up)
    met.add(key)
    return { ...row, cells: [...pick(plainRow(child, row), own), ...pick(above.get(key), fromParent)] }
  })
  let last = rows.at(-1)?.number ?? child.survey.headingRow.number
  const homes = form?.id === 'resident' ? [...above].filter(([key]) => !met.has(key)) : []
  const empty = homes.map(
    ([, row]): RawRow => ({
      number: ++last,
      hidden: false,
      cells: [...own.map(() => undefined), ...pick(row, fromParent)],
    }),
  )
  const heading = (part: Part, columns: readonly number[]) => pick(plainRow(part, part.survey.headingRow), columns)
  // On another form's sheet 门牌号 may mean the household itself.
  const named = (cell: RawCell | undefined): RawCell | undefined =>
    cell && form?.id !== 'resident' ? { ...cell, text: householdField(cell.text, definitions) ?? cell.text } : cell
  const cells = [...heading(child, own), ...heading(parent, fromParent).map(named)]
  const headingRow = { ...child.survey.headingRow, cells }
  return {
    name: form?.sheet ?? child.survey.sheet.name,
    hidden: false,
    merges: [],
    rows: [headingRow, ...rows, ...empty],
  }
}

/** Areas of a person stand in one list of people, areas of a household in a sheet each; null where there is only one. */
function severalAreas(part: Part, definitions: Definitions): RawWorkbook | null {
  const questions = part.survey.columns.map((column) => ('match' in column ? column.match : null))
  const forms = new Set(questions.flatMap((match) => (match && !isSubject(match) ? [match.form] : [])))
  const areas = [...forms].filter((form) => form.no > 0 && form.subject !== 'office')
  if (areas.length < 2 || areas.length < forms.size) return null
  const master = definitions.forms.get('resident')
  const people = areas.filter((form) => form.subject === 'person')
  const households = areas.filter((form) => form.subject === 'household')
  const sheetOf = (form: Form | undefined, wanted: readonly Form[], subject: readonly string[]): RawSheet => {
    const columns = kept(part, (_, index) => {
      const match = questions[index]
      return (
        match != null && (isSubject(match) ? subject.includes(match.field?.name ?? '') : wanted.includes(match.form))
      )
    })
    const rows = [part.survey.headingRow, ...dataRows(part)].map((row) => ({
      ...row,
      cells: pick(plainRow(part, row), columns),
    }))
    return { name: form?.sheet ?? part.survey.sheet.name, hidden: false, merges: [], rows }
  }
  const sheets = [
    ...(people.length > 0 ? [sheetOf(people.length > 1 ? master : people[0], people, ['id_no', 'name'])] : []),
    ...households.map((form) => sheetOf(form, [form], ['household_code'])),
  ]
  return bookOf(part, sheets, definitions)
}

function isSubject({ field }: Match): boolean {
  return field !== null && ['id_no', 'name', 'household_code'].includes(field.name)
}

/** Whose roster it is: the form that knows most of its headings. */
function formOf({ survey }: Part, definitions: Definitions): Form | undefined {
  const counts = new Map<string, number>()
  for (const column of survey.columns) {
    const form = column.kind === 'question' ? column.match?.form : undefined
    if (form && form.subject !== 'office') counts.set(form.id, (counts.get(form.id) ?? 0) + 1)
  }
  const hasPeople = survey.columns.some(
    (column) => column.kind === 'question' && column.match?.field?.role === 'person.name',
  )
  if (hasPeople) return definitions.forms.get('resident')
  const [top] = [...counts].sort((a, b) => b[1] - a[1])
  return definitions.forms.get(top?.[0] ?? '')
}

/** The name of a column that tells whose household a row is of, null for any other. */
function householdField(heading: string, definitions: Definitions): string | null {
  const matches = vocabularyOf(definitions).byKey.get(headingKey(heading)) ?? []
  const told = matches.find(({ form, field }) => {
    const role = field?.role ?? null
    return form.id === 'resident' && (role === 'household.code' || NAMES_HOUSEHOLD.has(role))
  })
  return told?.field?.name ?? null
}

/** Columns that still have a heading, and the caller's word for it. */
function kept(part: Part, wanted: (heading: string, index: number) => boolean): number[] {
  const headings = plainRow(part, part.survey.headingRow)?.cells ?? []
  return [...headings.keys()].filter((index) => {
    const heading = headings[index]?.text ?? ''
    return heading !== '' && heading !== NOTHING && wanted(heading, index)
  })
}

function plainRow({ plain }: Part, row: RawRow): RawRow | undefined {
  return plain.get(row.number)
}

function dataRows({ survey }: Part): RawRow[] {
  return survey.sheet.rows.filter((row) => row.number > survey.headingRow.number)
}

function pick(row: RawRow | undefined, columns: readonly number[]): (RawCell | undefined)[] {
  return columns.map((index) => row?.cells[index])
}

function textAt(row: RawRow, column: number): string {
  return row.cells[column]?.text.trim() ?? ''
}
