/** One record of an office form, said at the command line: read, checked, written and taken back like a row of a workbook. */
import { createHash } from 'node:crypto'
import type { Day } from '../../../core/day.ts'
import type { Problem } from '../../../core/problem.ts'
import type { Form } from '../../../forms/form.ts'
import type { RawCell, RawWorkbook } from '../../../forms/raw-sheet.ts'
import type { Cell } from '../../../forms/record.ts'
import { refuseErrors } from '../../../office/problem-refusal.ts'
import type { Context } from '../../context.ts'
import { planFile } from '../import/plan-file.ts'
import { planningOf } from '../import/planning.ts'

export interface Entered {
  readonly batch: number
  readonly outcome: 'created' | 'updated' | 'unchanged'
  /** The record's own cells as they were understood, without what was stored before. */
  readonly cells: ReadonlyMap<string, Cell>
  readonly warnings: readonly Problem[]
}

/** `values`: field → text as a person writes it, '' for what is not said. Refuses the first fault, by the flag that said it. */
export async function enterRecord(
  context: Context,
  form: Form,
  values: Readonly<Record<string, string>>,
  { command, flagOf }: { readonly command: string; readonly flagOf: (field: string) => string },
): Promise<Entered> {
  const office = await context.office()
  office.lock()
  const store = await office.store()
  const raw = asWorkbook(form, values, command, context.today)
  const planning = await planningOf(store, { grid: null, today: context.today, acceptMoves: false })
  const planned = await planFile(raw, office, planning, {}, store.definitions)
  const said = planned.problems.map((problem) => bySaying(problem, form, flagOf))
  refuseErrors(said)
  const { applyFile } = await import('../import/apply-file.ts')
  const how = { batch: null, day: context.today, strict: true, asked: { grid: null, workbook: null } }
  const batch = await applyFile(store, raw, planned, how)
  const row = planned.plan.rows.find((one) => one.form === form.id)
  const parsed = planned.parsed.flatMap((sheet) => sheet.parsed.rows)[0]
  return {
    batch,
    outcome: row === undefined || row.outcome === 'rejected' ? 'unchanged' : row.outcome,
    cells: parsed?.cells ?? new Map(),
    warnings: said,
  }
}

/** A list of one row under the form's own headings. */
function asWorkbook(form: Form, values: Readonly<Record<string, string>>, command: string, day: Day): RawWorkbook {
  const fields = form.fields.filter(({ name }) => (values[name] ?? '') !== '')
  const cell = (text: string): RawCell => ({ kind: 'text', text })
  const row = (number: number, texts: readonly string[]) => ({ number, hidden: false, cells: texts.map(cell) })
  const rows = [
    row(
      1,
      fields.map(({ label }) => label),
    ),
    row(
      2,
      fields.map(({ name }) => values[name] ?? ''),
    ),
  ]
  const sha256 = createHash('sha256')
    .update(JSON.stringify([form.id, values, day]))
    .digest('hex')
  const sheet = { name: form.sheet, hidden: false, rows, merges: [] }
  return { file: command, path: '', sha256, kind: 'csv', sheets: [sheet], stamp: { [form.id]: form.edition } }
}

/** Nobody who typed a flag has a cell B2. */
function bySaying(problem: Problem, form: Form, flagOf: (field: string) => string): Problem {
  const field = form.fields.find(({ label }) => label === problem.place.field)
  const place = field ? { file: flagOf(field.name), field: field.label } : { file: problem.place.file ?? '' }
  return { ...problem, place }
}
