/** `visit list`, `diary list`, `matter list` …: the records of an office form, by grid, person and time. */
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import { parseDay } from '../../../core/day.ts'
import type { Form } from '../../../forms/form.ts'
import type { FormRecord } from '../../../forms/record.ts'
import { writeCell } from '../../../forms/write-cell.ts'
import { text } from '../../../messages/say.ts'
import type { Store } from '../../../store/store.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { recordJson } from '../../record-json.ts'
import { formNamed, labelOf } from './record-verb.ts'

export interface ListVerb {
  readonly kind: 'list'
  readonly name: string
  readonly alias: string
  readonly form: string
  /** The key of the list in `--json`. */
  readonly plural: string
  /** The day by which --month, --from and --to count; none where records have no day. */
  readonly day?: string
  /** Columns on the screen; `--json` has every field. */
  readonly shown: readonly string[]
  /** What else decides whether a record is listed. */
  readonly only?: (record: FormRecord, today: string) => boolean
}

interface ListOptions {
  readonly grid?: string
  readonly warden?: string
  readonly household?: string
  readonly month?: string
  readonly from?: string
  readonly to?: string
  readonly reveal?: boolean
}

export function registerList(parent: Command, app: App, verb: ListVerb): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command(verb.name)
    .alias(verb.alias)
    .description(say(`records.about.${parent.name()}_${verb.name}`))
    .option('--grid <G>', say('register.grid'))
    .option('--warden <W>', say('records.flag.warden'))
    .option('--household <H>', say('records.flag.household'))
  if (verb.day !== undefined) {
    command
      .option('--month <MONTH>', say('records.flag.month'))
      .option('--from <DAY>', say('records.flag.from'))
      .option('--to <DAY>', say('records.flag.to'))
  }
  runs(command, app, (context: Context, options: ListOptions) => runList(context, verb, options))
}

async function runList(context: Context, verb: ListVerb, options: ListOptions): Promise<ExitCode> {
  const store = await (await context.office()).store()
  const form = formNamed(store, verb.form)
  const { loadOfficeRecords } = await import('../../../store/office-records.ts')
  const wanted = await filterOf(context, store, form, verb, options)
  const value = (record: FormRecord, field: string) => record.cells[field]?.value ?? ''
  const records = (await loadOfficeRecords(store, form))
    .filter((record) => wanted(record) && (verb.only?.(record, context.today) ?? true))
    .sort((a, b) => (value(a, verb.day ?? '') < value(b, verb.day ?? '') ? -1 : 1))
  const shape = { codes: store.definitions.codes, reveal: false }
  if (context.json) {
    const shown = records.map(({ cells, extras }) => recordJson(form.fields, cells, extras, shape))
    context.document({ [verb.plural]: shown })
    return 0
  }
  if (records.length === 0) {
    context.notice(context.say('records.none', { form: context.lang === 'zh' ? form.label : form.en }))
    return 0
  }
  const { staffNames } = await import('../../said-staff.ts')
  const names = await staffNames(store)
  const columns = verb.shown.flatMap((name) => form.fields.find((field) => field.name === name) ?? [])
  context.table(
    columns.map((field) => ({ title: labelOf(field, context.lang) })),
    records.map(({ cells }) =>
      columns.map((field) => {
        const written = writeCell(field, cells[field.name], shape)
        return field.type === 'staff' && names.has(written) ? `${names.get(written)}（${written}）` : written
      }),
    ),
  )
  context.notice(context.say('records.count', { count: String(records.length) }))
  return 0
}

/** Whose record it is and when, by what the form knows of both. */
async function filterOf(
  context: Context,
  store: Store,
  form: Form,
  verb: ListVerb,
  options: ListOptions,
): Promise<(record: FormRecord) => boolean> {
  const tests: ((record: FormRecord) => boolean)[] = []
  const typed = (type: string) => form.fields.filter((field) => field.type === type).map(({ name }) => name)
  const is = (fields: readonly string[], test: (value: string) => boolean) => (record: FormRecord) =>
    fields.some((field) => record.cells[field]?.state === 'value' && test(record.cells[field]?.value ?? ''))
  if (options.warden !== undefined) {
    const { saidStaff } = await import('../../said-staff.ts')
    const staffNo = await saidStaff(store, options.warden)
    tests.push(is(form.id === 'roster' ? ['staff_no'] : typed('staff'), (value) => value === staffNo))
  }
  if (options.household !== undefined) {
    const { saidHousehold } = await import('../household/show.ts')
    const code = await saidHousehold(store, options.household)
    tests.push(is(typed('household'), (value) => value === code))
  }
  if (options.grid !== undefined) {
    const { saidGrid } = await import('../../said-grid.ts')
    const { householdsOfGrid, staffOfGrid } = await import('../../../store/office-words.ts')
    const grid = await saidGrid(store, options.grid)
    const staff = await staffOfGrid(store, grid)
    const own = is(typed('grid'), (value) => grid.endsWith(`-${value.slice(-2).padStart(2, '0')}`))
    const doors = await householdsOfGrid(store, grid)
    const behind = is(typed('household'), (value) => doors.has(value))
    const theirs = is(typed('staff'), (value) => staff.has(value))
    const hasDoor = typed('household').length > 0
    tests.push((record) => own(record) || behind(record) || (!hasDoor && theirs(record)))
  }
  const day = verb.day ?? ''
  if (options.month !== undefined) {
    const { saidMonth } = await import('../../said-month.ts')
    const month = saidMonth(options.month, context.today)
    tests.push((record) => (record.cells[day]?.value ?? '').startsWith(month))
  }
  for (const [flag, said, keeps] of [
    ['--from', options.from, (value: string, limit: string) => value >= limit],
    ['--to', options.to, (value: string, limit: string) => value <= limit],
  ] as const) {
    if (said === undefined) continue
    const limit = parseDay(said)
    if (limit === null) throw new AppError('records.not_a_day', 2, { flag, value: said })
    tests.push((record) => keeps(record.cells[day]?.value ?? '', limit))
  }
  return (record) => tests.every((test) => test(record))
}
