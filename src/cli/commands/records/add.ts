/** `visit add`, `diary add`, `matter add` …: one record more, with what the form needs asked for where it is not said. */
import type { Command } from 'commander'
import { parseDay } from '../../../core/day.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { askFields, type FieldOptions, fieldFlags, flagOf, formNamed, saidFields } from './record-verb.ts'

export interface AddVerb {
  readonly kind: 'add'
  readonly name: string
  readonly alias: string
  readonly form: string
  /** Given as `visit add …` gives them, in this order. */
  readonly fields: readonly string[]
  /** Without these there is no record. */
  readonly needed: readonly string[]
  /** The day of today where nothing else is said. */
  readonly today?: string
  /** The key gets the next number of its day: `20150320-03`. */
  readonly numbered?: string
  /** Words where nothing is said. */
  readonly usual?: Readonly<Record<string, string>>
}

export function registerAdd(parent: Command, app: App, verb: AddVerb): void {
  const command = parent
    .command(verb.name)
    .alias(verb.alias)
    .description(text(`records.about.${parent.name()}_${verb.name}`, {}, app.lang))
  fieldFlags(command, app, verb.fields)
  runs(command, app, (context: Context, options: FieldOptions) =>
    runAdd(context, verb, options, `${parent.name()} ${verb.name}`),
  )
}

async function runAdd(context: Context, verb: AddVerb, options: FieldOptions, name: string): Promise<ExitCode> {
  const { enterRecord } = await import('./enter.ts')
  const { nextNumber } = await import('../../../store/record-numbers.ts')
  const store = await (await context.office()).store()
  const form = formNamed(store, verb.form)
  const said: Record<string, string> = saidFields(form, verb.fields, options)
  if (verb.today !== undefined) said[verb.today] ??= context.today
  const { numbered } = verb
  if (numbered !== undefined && said[numbered] === undefined) {
    const day = parseDay(said[verb.today ?? ''] ?? '') ?? context.today
    said[numbered] = await nextNumber(store, form, numbered, day)
  }
  for (const [field, word] of Object.entries(verb.usual ?? {})) said[field] ??= word
  const offered = verb.fields.filter((field) => !verb.needed.includes(field))
  await askFields(context, store, form, said, { needed: verb.needed, offered })
  if (verb.form !== 'roster' && said.staff_no) {
    const { saidStaff } = await import('../../said-staff.ts')
    said.staff_no = await saidStaff(store, said.staff_no)
  }
  const { household_code: door } = said
  // A door said in one piece is looked up here, where it can be asked which one is meant.
  if (door !== undefined && door !== '') {
    const { saidHousehold } = await import('../household/show.ts')
    said.household_code = await saidHousehold(store, door)
  }
  const entered = await enterRecord(context, form, said, { command: name, flagOf })
  const { recordJson } = await import('../../record-json.ts')
  const cells = Object.fromEntries(entered.cells)
  const record = recordJson(form.fields, cells, {}, { codes: store.definitions.codes, reveal: false })
  if (context.json) {
    context.document({ batch: entered.batch, outcome: entered.outcome, [verb.form]: record })
    return 0
  }
  for (const problem of entered.warnings) context.warn(context.problem(problem))
  const key = form.key.flatMap((field) => (typeof record[field] === 'string' ? [record[field]] : [])).join(' ')
  context.out(context.say(`records.${entered.outcome}`, { form: context.lang === 'zh' ? form.label : form.en, key }))
  context.notice(context.say('records.undo', { batch: String(entered.batch) }))
  return 0
}
