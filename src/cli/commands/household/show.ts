/** `gridbook household show`: one household with its people and everything known of them. */
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import { nearestName } from '../../../core/nearest.ts'
import { writeCell } from '../../../forms/write-cell.ts'
import { text } from '../../../messages/say.ts'
import type { HouseholdFile } from '../../../register/household-file.ts'
import { householdFields } from '../../../register/stored-row.ts'
import type { Store } from '../../../store/store.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { householdJson, type JsonOptions } from '../../register-json.ts'
import { areaLines, doorOfFile, flagLines, labelOf, pairLines, pairsOf } from '../../register-text.ts'
import { logReveal, mayReveal } from '../../reveal.ts'

export interface ShowOptions {
  readonly reveal?: boolean
  readonly asOf?: string
}

export function registerHouseholdShow(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('show')
    .alias('查看')
    .description(say('household.show.about'))
    .argument('<CODE>', say('household.show.code'))
    .option('--as-of <DAY>', say('where.as_of'))
    .option('--reveal', say('reveal.option'))
  runs(command, app, runHouseholdShow)
}

export async function runHouseholdShow(context: Context, said: string, options: ShowOptions): Promise<ExitCode> {
  const { loadHouseholdFiles, masterOf } = await import('../../../store/household-files.ts')
  const { saidDay } = await import('../../said-where.ts')
  const asOf = saidDay('--as-of', options.asOf)
  const store = await (await context.office()).store()
  const code = await saidHousehold(store, said)
  const [file] = await loadHouseholdFiles(store, { codes: [code], ...(asOf === null ? {} : { asOf }) })
  if (!file) throw new TypeError(`no household ${code}`)
  const reveal = await mayReveal(context, options.reveal)
  if (reveal) await logReveal(context, { command: 'household show', household: code, persons: file.members.length })
  const { definitions } = store
  const { flagsBySubject } = await import('../../../store/flags.ts')
  const flags = await flagsBySubject(store)
  const shown = { codes: definitions.codes, reveal, definitions, master: masterOf(store), flags }
  if (context.json) context.document(householdJson(file, shown))
  else print(context, file, shown)
  return 0
}

/** By whole code, `07-0123`, or a door that only one household has; several doors are named, the nearest code is offered. */
export async function saidHousehold(store: Store, said: string): Promise<string> {
  const { findInRegister } = await import('../../../store/find.ts')
  const found = (await findInRegister(store, said)).filter((entry) => entry.kind === 'household')
  const exact = found.find((entry) => entry.householdCode === said.trim())
  if (exact) return exact.householdCode
  const [only] = found
  if (only && found.length === 1) return only.householdCode
  if (found.length > 1) {
    const doors = found.slice(0, 6).map(({ door, householdCode }) => `${door} ${householdCode}`)
    throw new AppError('household.ambiguous', 2, { value: said, count: String(found.length), doors: doors.join('；') })
  }
  const rows = await store.db
    .selectFrom('household')
    .select('household_code')
    .where('community', '=', store.community.code)
    .execute()
  const near = nearestName(
    said,
    rows.map((row) => String(row.household_code)),
  )
  throw near === null
    ? new AppError('household.unknown', 2, { value: said })
    : new AppError('household.unknown_near', 2, { value: said, near })
}

function print(context: Context, file: HouseholdFile, options: JsonOptions): void {
  const { master } = options
  const { strong, dim } = context.colour
  context.out(`${strong(doorOfFile(file, master) || file.code)}  ${dim(file.code)}`)
  const roles = ['household.estate', 'household.building', 'household.unit', 'household.room']
  const fields = householdFields(master).filter((field) => !roles.includes(field.role ?? ''))
  for (const line of pairLines(pairsOf(fields, file.cells, file.extras, context, options), context)) context.out(line)
  for (const subject of [file.code, ...file.members.map(({ personNo }) => personNo)])
    for (const line of flagLines(subject, context, options)) context.out(line)
  for (const { on, outcome } of file.attempts)
    context.out(`  ${context.say('household.show.attempt', { on, outcome })}`)
  context.out('')
  if (file.members.length === 0) context.out(context.say('household.show.nobody'))
  else {
    const columns = [
      'person.name',
      'person.relation',
      'person.sex',
      'person.birth_date',
      'person.id_no',
      'person.phone',
    ]
      .map((role) => master.fields.find((field) => field.role === role))
      .filter((field) => field !== undefined)
    context.table(
      [...columns.map((field) => ({ title: labelOf(field, context) })), { title: context.say('household.show.ties') }],
      file.members.map((member) => [
        ...columns.map((field) => writeCell(field, member.cells[field.name], options)),
        member.ties.map((kind) => context.say(`tie.${kind}`)).join('、'),
      ]),
    )
  }
  for (const line of areaLines(file.areas, '', context, options)) context.out(line)
  const nameField = master.fields.find((field) => field.role === 'person.name')?.name ?? ''
  for (const member of file.members)
    for (const line of areaLines(member.areas, member.cells[nameField]?.value ?? member.personNo, context, options))
      context.out(line)
}
