/** What a person reads after an import: the sheets, the problems, where the returned workbooks lie, and a note for the warden. */
import type { Problem } from '../../../core/problem.ts'
import type { Definitions } from '../../../forms/form.ts'
import { nameOfForm } from '../../../forms/form-roles.ts'
import { maskIdNumbers } from '../../../messages/message.ts'
import type { FieldChange } from '../../../register/field-changes.ts'
import type { Context } from '../../context.ts'
import { labelOf } from '../../register-text.ts'
import type { FileReport, ImportReport } from './report.ts'

const SHOWN_ERRORS = 20
const SHOWN_WARNINGS = 5
const SHOWN_CHANGES = 30

export function renderImport(context: Context, report: ImportReport, definitions: Definitions): void {
  const { say } = context
  const label = (form: string | null) => (form === null ? '—' : nameOfForm(definitions, form, context.lang))
  const columns = ['file', 'sheet', 'form'].map((name) => ({ title: say(`import.col.${name}`) }))
  const numbers = ['rows', 'created', 'updated', 'unchanged', 'rejected'].map((name) => ({
    title: say(`import.col.${name}`),
    align: 'right' as const,
  }))
  const rows = report.files.flatMap((file) =>
    file.sheets.map((sheet) => [
      file.file,
      sheet.sheet,
      label(sheet.form),
      ...[sheet.rows, sheet.created, sheet.updated, sheet.unchanged, sheet.rejected].map(String),
    ]),
  )
  context.notice(report.dryRun ? say('import.dry') : say('import.batch', { batch: String(report.batch ?? '') }))
  context.table([...columns, ...numbers], rows)
  for (const sheet of report.files.flatMap((file) => file.sheets)) {
    if (sheet.also.length === 0) continue
    const forms = sheet.also.map((also) => {
      const count = String(also.created + also.updated + also.unchanged)
      return also.rejected === 0
        ? say('import.also_one', { form: label(also.form), count })
        : say('import.also_rejected', { form: label(also.form), count, rejected: String(also.rejected) })
    })
    context.out(say('import.also', { sheet: sheet.sheet, forms: forms.join('、') }))
  }
  if (report.byGrid.size > 1) {
    const grids = [...report.byGrid]
      .sort()
      .map(([grid, count]) => say('import.grid_count', { grid: grid.slice(-2), count: String(count) }))
    context.out(say('import.by_grid', { grids: grids.join('，') }))
  }
  renderChanges(context, report.changes ?? [], definitions)
  renderProblems(context, report)
  for (const file of report.files)
    if (file.returned !== null) context.out(say('import.returned_file', { path: file.returned }))
  for (const { whereabouts } of report.files)
    if (whereabouts) context.out(say('import.whereabouts_file', { path: whereabouts }))
  if (report.missing !== null && report.missing.length > 0) {
    context.out(say('import.missing', { count: String(report.missing.length) }))
    for (const one of report.missing) context.out(`  ${one.household_code}  ${one.name}`)
  }
  if (report.dryRun || context.quiet) return
  for (const file of report.files)
    if (file.sheets.some((sheet) => sheet.form === 'resident')) renderNote(context, file, report.problems)
}

/** What would become another; what would be new stands in the counts, and in `--json`. */
function renderChanges(context: Context, changes: readonly FieldChange[], definitions: Definitions): void {
  const { say } = context
  const updates = changes.filter((change) => !change.made || change.field === 'living' || change.field === 'registered')
  const known = new Set(changes.filter(({ made, field }) => made && field === 'name').map(({ subject }) => subject))
  const told = updates.filter(({ subject }) => !known.has(subject))
  if (told.length === 0) return
  const value = (text: string | null) => (text === null ? say('import.change_blank') : maskIdNumbers(text))
  context.out(say('import.changes', { count: String(told.length) }))
  for (const { form, subject, name, field, label, before, after } of told.slice(0, SHOWN_CHANGES)) {
    const own = definitions.forms.get(form)?.fields.find((candidate) => candidate.name === field)
    const words =
      field === 'living' || field === 'registered' ? say(`import.change_${field}`) : own ? labelOf(own, context) : label
    const who = name === '' ? subject : `${name} ${subject}`
    context.out(`  ${say('import.change', { who, field: words, before: value(before), after: value(after) })}`)
  }
  if (told.length > SHOWN_CHANGES)
    context.out(say('import.more_changes', { count: String(told.length - SHOWN_CHANGES) }))
}

function renderProblems(context: Context, report: ImportReport): void {
  const errors = report.problems.filter((problem) => problem.severity === 'error')
  const warnings = report.problems.filter((problem) => problem.severity === 'warning')
  for (const problem of errors.slice(0, SHOWN_ERRORS)) context.warn(context.problem(problem))
  if (errors.length > SHOWN_ERRORS)
    context.warn(context.say('import.more', { count: String(errors.length - SHOWN_ERRORS) }))
  for (const problem of warnings.slice(0, SHOWN_WARNINGS)) context.notice(context.problem(problem))
  if (warnings.length > SHOWN_WARNINGS)
    context.notice(context.say('import.more_warnings', { count: String(warnings.length - SHOWN_WARNINGS) }))
}

/** One paragraph for the warden, without a single identity number. */
function renderNote(context: Context, file: FileReport, problems: readonly Problem[]): void {
  const { say } = context
  const total = (name: 'rows' | 'rejected') => file.sheets.reduce((sum, sheet) => sum + sheet[name], 0)
  const wrong = problems.filter(
    (problem) => problem.place.file === file.file && problem.severity === 'error' && problem.place.row !== undefined,
  )
  const named = wrong
    .slice(0, 6)
    .map((problem) => say('import.paste_reason', { row: String(problem.place.row), field: problem.place.field ?? '' }))
  const list =
    named.join(context.lang === 'zh' ? '、' : ', ') + (wrong.length > named.length ? say('import.paste_and_more') : '')
  const reasons = named.length === 0 ? '' : context.lang === 'zh' ? `（${list}）` : ` (${list})`
  const rejected = total('rejected')
  context.notice('')
  context.notice(say('import.paste_title'))
  context.notice(
    say('import.paste', {
      file: file.file,
      rows: String(total('rows')),
      accepted: String(total('rows') - rejected),
      rejected: String(rejected),
      reasons,
      ask: say(rejected > 0 ? 'import.paste_ask' : total('rows') > 0 ? 'import.paste_thanks' : 'import.paste_empty'),
    }),
  )
}
