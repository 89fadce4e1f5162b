/** A long list of residents in the order of doors: planned and written part by part in one transaction, so that it is never held whole. */
import type { Day } from '../../../core/day.ts'
import { type Problem, warning } from '../../../core/problem.ts'
import { confirmedBy } from '../../../forms/confirmations.ts'
import { findHeadings, type SheetHeadings } from '../../../forms/headings.ts'
import { rowReader } from '../../../forms/parse-rows.ts'
import type { ParsedRow } from '../../../forms/parsed-row.ts'
import type { RawRow, RawSheet } from '../../../forms/raw-sheet.ts'
import { isIdentified, numberColumns } from '../../../forms/row-kind.ts'
import type { ParseContext } from '../../../forms/sheet-reading.ts'
import { ordinarySheet } from '../../../forms/survey-list.ts'
import { findTables, isSurelyList, mayBeHeading } from '../../../forms/tables.ts'
import { readWhereabouts } from '../../../forms/whereabouts.ts'
import { doorParts } from '../../../register/door-parts.ts'
import { doorOfCells } from '../../../register/draft.ts'
import { DAMAGED } from '../../../register/likely-owner.ts'
import { knownNumbers } from '../../../register/plan-confirmed.ts'
import { type ImportContext, type ImportPlan, planImport } from '../../../register/plan-import.ts'
import { wantedBy } from '../../../register/plan-wanted.ts'
import type { Snapshot } from '../../../register/snapshot.ts'
import type { LongBook } from '../../../sheets/long-book.ts'
import type { Store } from '../../../store/store.ts'
import type { Context } from '../../context.ts'
import { noteConfirmed } from './apply-file.ts'
import { askedWorkbook } from './asked-workbook.ts'
import { doubtOf, goesOn, noSigns, noteSigns } from './doubt.ts'
import { partsTold } from './parts-told.ts'
import { type Imported, lettersOf, stampedForm, stampedGrid } from './plan-file.ts'
import type { FileReport } from './report.ts'

export interface LongImported {
  readonly batch: number
  /** Why it may be the wrong workbook; a warning where somebody said that it is the right one. */
  readonly doubt: Problem | null
  readonly outcome: Imported
  /** The one of a round of collection that it answers. */
  readonly workbook: string | null
}

export interface LongImport {
  readonly batch: number | null
  readonly day: Day
  /** No other file is imported with it. */
  readonly alone: boolean
  /** Rows that are planned together, at least. */
  readonly rows: number
}

/** So few that they die young. */
export const PART_ROWS = 400

/** `workbook`: it has to be planned whole, and nothing is written; a problem: nothing is written, because it may be the wrong one. */
export async function importLong(
  long: LongBook,
  store: Store,
  asked: ImportContext,
  how: LongImport,
  context: Context,
): Promise<LongImported | Problem | 'whole'> {
  const raw = long.head
  const { definitions } = asked
  const planning = { ...asked, grid: asked.grid ?? stampedGrid(raw, asked.community) }
  const { readOffice, readPeople } = await import('../../../store/snapshot.ts')
  const { readKnownDoors } = await import('../../../store/known-doors.ts')
  const { beginBatch, beginFile, settleFile, traceRows, writeChanges } = await import('../../../store/apply.ts')
  const office = await readOffice(store)
  const confirmed = confirmedBy([], knownNumbers(office.flags), raw.sheets, definitions.codes)
  const reading: ParseContext = { today: planning.today, definitions, file: raw.file, confirmed }
  const list = listIn(long, reading)
  if (list === null) return 'whole'
  const doors = await readKnownDoors(store)
  const { sheet, headings } = list
  const reader = rowReader({ ...sheet, rows: [] }, headings, reading, 0)
  const parts = doorParts(how.rows, !doors.empty)
  const numbers = numberColumns(headings.columns)
  const told = partsTold(sheet, headings, definitions)
  const signs = noSigns()
  let next: ImportPlan['next'] = office
  const wholeOnly = new Error('only the whole list can tell')
  let doubt: Problem | null = null

  const write = async (rows: readonly ParsedRow[], number: number, fileNo: number): Promise<void> => {
    const parsed = [
      { name: sheet.name, parsed: { headings, rows, unknownColumns: reader.unknownColumns, problems: [] } },
    ]
    // Whose a damaged number may be, all of the register is asked.
    if (!doors.empty && rows.some(({ problems }) => problems.some(({ code }) => DAMAGED.has(code)))) throw wholeOnly
    const wanted = wantedBy(parsed, planning)
    const here = doors.at(
      rows.map((row) => doorOfCells(headings.form, row.cells)),
      wanted.grids,
    )
    const people = doors.empty
      ? NOBODY
      : await readPeople(store, { ...wanted, grids: [], householdCodes: [...wanted.householdCodes, ...here] })
    const snapshot: Snapshot = { ...office, ...next, standing: doors.standing(wanted.grids), ...people }
    const plan = planImport(parsed, snapshot, planning)
    // Who leaves a household of another part changes what that part finds.
    const leaves = plan.changes.some(
      ({ table, key, before }) => table === 'tie' && before !== null && !plan.placed.has(key.household_code ?? ''),
    )
    if (leaves) throw wholeOnly
    next = plan.next
    await noteSigns(signs, { plan, parsed, snapshot }, { grid: planning.grid, sha256: raw.sha256 }, store)
    await writeChanges(store, number, plan.changes)
    await noteConfirmed(store, number, how.day, plan.changes)
    await traceRows(store, number, fileNo, plan.rows)
    told.add(plan)
  }

  const work = async (): Promise<LongImported> => {
    const number = how.batch ?? (await beginBatch(store, { ...how, kind: 'import', note: '', file: null }))
    const about = { file: raw.file, sha256: raw.sha256, columns: { [sheet.name]: lettersOf(headings) } }
    const fileNo = await beginFile(store, number, { ...about, counts: [] })
    const take = async (rows: readonly RawRow[]): Promise<void> => {
      for (const one of rows) {
        if (one.number > headings.lastRow && mayBeHeading(one, definitions)) throw wholeOnly
        if (reader.ended() && isIdentified(one, numbers)) throw wholeOnly
        const row = reader.read(one)
        const part = row === null ? null : parts.take(row)
        if (part === 'broken') throw wholeOnly
        if (part !== null) await write(part, number, fileNo)
      }
    }
    const read = await long.rows(take)
    if (read === null || !isUnmerged(read, list, reading)) throw wholeOnly
    await write(parts.rest(), number, fileNo)
    if (told.rows() === 0) throw wholeOnly
    const problems = told.problems([
      ...(sheet.hidden ? [hiddenSheet(raw.file, sheet.name, told.rows())] : []),
      ...reader.problems(),
    ])
    const report: FileReport = {
      file: raw.file,
      sha256: raw.sha256,
      returned: null,
      sheets: [told.report(reader.unknownColumns)],
    }
    const found = await doubtOf(raw, signs, planning.grid, store)
    if (found !== null) {
      doubt = found
      if (!(await goesOn(found, report, how.alone, context))) throw wholeOnly
      doubt = { ...found, severity: 'warning' }
    }
    const byGrid = told.byGrid
    const answered = await askedWorkbook(store, raw, { byGrid, report, grid: planning.grid })
    const faults = problems.filter(({ severity }) => severity === 'error').length
    await settleFile(store, number, fileNo, { ...about, counts: report.sheets, ...answered, faults })
    const outcome = { report, problems, missing: [], fieldChanges: [], byGrid }
    return { batch: number, doubt, outcome, workbook: answered.workbook }
  }

  try {
    return await store.transaction(work)
  } catch (error) {
    if (error !== wholeOnly) throw error
    return doubt ?? 'whole'
  }
}

const NOBODY = {
  households: new Map(),
  persons: new Map(),
  personByIdKey: new Map(),
  ties: [],
  records: new Map(),
  answers: new Map(),
  attempts: new Map(),
}

interface List {
  readonly sheet: RawSheet
  readonly headings: SheetHeadings
  readonly stamped: string | null
}

/** The one list of residents that a workbook is, by its first rows; null for any other workbook. */
function listIn({ head }: LongBook, reading: ParseContext): List | null {
  const [sheet] = head.sheets
  const { definitions } = reading
  if (!sheet || ordinarySheet(sheet, definitions, reading.today) !== sheet) return null
  const stamped = stampedForm(head, sheet, definitions)
  const found = findTables(sheet, definitions, stamped)
  if (stamped === null && (!isSurelyList(found, definitions) || readWhereabouts(sheet, reading) !== null)) return null
  const [only, another] = found.tables
  if (!only || another || only.headings.form.id !== 'resident') return null
  return { sheet, headings: only.headings, stamped }
}

/** Merges come behind the rows: above the list they may mean nothing else than what was found without them. */
function isUnmerged({ merges }: RawSheet, { sheet, headings, stamped }: List, reading: ParseContext): boolean {
  if (merges.length === 0) return true
  if (merges.some(({ bottom }) => bottom > headings.lastRow)) return false
  const found = findHeadings({ ...sheet, merges }, reading.definitions, stamped)
  const said = ({ firstRow, lastRow, columns, duplicates }: SheetHeadings) =>
    JSON.stringify([
      ...[firstRow, lastRow, duplicates],
      columns.map(({ index, heading, meaning }) => [
        ...[index, heading, meaning.kind],
        meaning.kind === 'field' ? `${meaning.form.id}.${meaning.field.name}` : null,
      ]),
    ])
  return found.kind === 'found' && found.headings.form === headings.form && said(found.headings) === said(headings)
}

function hiddenSheet(file: string, sheet: string, rows: number): Problem {
  return warning('sheet.hidden', { file, sheet }, null, { count: String(rows) })
}
