/** `matter close`, `kit return`, `appointment assign` …: one record that is there is found, and the next step of it written down. */
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import type { Form } from '../../../forms/form.ts'
import type { FormRecord } from '../../../forms/record.ts'
import { text } from '../../../messages/say.ts'
import type { Store } from '../../../store/store.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { askFields, type FieldOptions, fieldFlags, flagOf, formNamed, saidFields } from './record-verb.ts'

export interface ChangeVerb {
  readonly kind: 'change'
  readonly name: string
  readonly alias: string
  readonly form: string
  /** The first field of the key, said as the operand. */
  readonly by: string
  readonly fields: readonly string[]
  readonly needed: readonly string[]
  readonly today?: string
  /** What else the step writes, or its refusal; may look at the office. */
  readonly step?: (record: FormRecord, said: Record<string, string>, context: Context, store: Store) => Promise<void>
}

export function registerChange(parent: Command, app: App, verb: ChangeVerb): void {
  const command = parent
    .command(verb.name)
    .alias(verb.alias)
    .description(text(`records.about.${parent.name()}_${verb.name}`, {}, app.lang))
    .argument('<NO>', text(`records.flag.${verb.by}`, {}, app.lang))
  fieldFlags(command, app, verb.fields)
  runs(command, app, (context: Context, no: string, options: FieldOptions) =>
    runChange(context, verb, no, options, `${parent.name()} ${verb.name}`),
  )
}

async function runChange(
  context: Context,
  verb: ChangeVerb,
  no: string,
  options: FieldOptions,
  name: string,
): Promise<ExitCode> {
  const { enterRecord } = await import('./enter.ts')
  const store = await (await context.office()).store()
  const form = formNamed(store, verb.form)
  const record = await recordBy(store, form, verb.by, no)
  const said: Record<string, string> = saidFields(form, verb.fields, options)
  if (verb.today !== undefined) said[verb.today] ??= context.today
  await verb.step?.(record, said, context, store)
  await askFields(context, store, form, said, { needed: verb.needed, offered: [] })
  const key = Object.fromEntries(form.key.map((field) => [field, record.cells[field]?.value ?? '']))
  const entered = await enterRecord(context, form, { ...key, ...said }, { command: name, flagOf })
  const { recordJson } = await import('../../record-json.ts')
  const after = await recordBy(store, form, verb.by, no)
  const shown = recordJson(form.fields, after.cells, after.extras, { codes: store.definitions.codes, reveal: false })
  if (context.json) {
    context.document({ batch: entered.batch, outcome: entered.outcome, [verb.form]: shown })
    return 0
  }
  for (const problem of entered.warnings) context.warn(context.problem(problem))
  context.out(
    context.say(`records.${entered.outcome}`, { form: context.lang === 'zh' ? form.label : form.en, key: no }),
  )
  context.notice(context.say('records.undo', { batch: String(entered.batch) }))
  return 0
}

/** The last record of the form with that number, or a refusal that names the latest. */
export async function recordBy(store: Store, form: Form, field: string, said: string): Promise<FormRecord> {
  const { loadOfficeRecords } = await import('../../../store/office-records.ts')
  const records = await loadOfficeRecords(store, form)
  const found = records.filter(({ cells }) => cells[field]?.value === said.trim())
  const last = found.at(-1)
  if (last) return last
  const known = records.slice(-6).map(({ cells }) => cells[field]?.value ?? '')
  throw new AppError('records.unknown', 2, { form: form.label, value: said, known: known.join('、') })
}
