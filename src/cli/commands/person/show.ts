/** `gridbook person show`: one person, where that person belongs, and every area that has something of them. */
import type { Command } from 'commander'
import { text } from '../../../messages/say.ts'
import type { PersonWithHome } from '../../../store/person-files.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { type JsonOptions, personJson } from '../../register-json.ts'
import { areaLines, doorOfFile, flagLines, pairLines, pairsOf } from '../../register-text.ts'
import { logReveal, mayReveal } from '../../reveal.ts'

export interface PersonShowOptions {
  readonly reveal?: boolean
  readonly asOf?: string
}

export function registerPersonShow(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('show')
    .alias('查看')
    .description(say('person.show.about'))
    .argument('<ID>', say('person.show.id'))
    .option('--as-of <DAY>', say('where.as_of'))
    .option('--reveal', say('reveal.option'))
  runs(command, app, runPersonShow)
}

export async function runPersonShow(context: Context, said: string, options: PersonShowOptions): Promise<ExitCode> {
  const { saidPerson } = await import('./said-person.ts')
  const { loadPerson } = await import('../../../store/person-files.ts')
  const { masterOf } = await import('../../../store/household-files.ts')
  const store = await (await context.office()).store()
  const personNo = await saidPerson(store, said)
  const { saidDay } = await import('../../said-where.ts')
  const loaded = await loadPerson(store, personNo, saidDay('--as-of', options.asOf))
  const reveal = await mayReveal(context, options.reveal)
  if (reveal) await logReveal(context, { command: 'person show', person: personNo })
  const { definitions } = store
  const { flagsBySubject } = await import('../../../store/flags.ts')
  const flags = await flagsBySubject(store)
  const shown = { codes: definitions.codes, reveal, definitions, master: masterOf(store), flags }
  if (context.json) context.document(personJson(loaded.person, loaded.household, shown))
  else print(context, loaded, shown)
  return 0
}

function print(context: Context, { person, household, ties }: PersonWithHome, options: JsonOptions): void {
  const { master } = options
  const { strong, dim } = context.colour
  const name = person.cells[master.fields.find((field) => field.role === 'person.name')?.name ?? '']?.value
  context.out(`${strong(name ?? person.personNo)}  ${dim(person.personNo)}`)
  if (household) {
    context.out(`  ${doorOfFile(household, master)}  ${household.code}`)
  } else context.out(`  ${context.say('find.gone')}`)
  const fields = master.fields.filter((field) => field.per === 'person' && field.role !== 'person.name')
  for (const line of pairLines(pairsOf(fields, person.cells, person.extras, context, options), context))
    context.out(line)
  for (const line of flagLines(person.personNo, context, options)) context.out(line)
  const past = ties.filter((tie) => tie.to !== null || tie.from !== '' || tie.householdCode !== household?.code)
  if (past.length > 0) {
    context.out('')
    context.table(
      ['kind', 'household', 'from', 'to'].map((column) => ({ title: context.say(`person.show.${column}`) })),
      past.map((tie) => [
        context.say(`tie.${tie.kind}`),
        tie.householdCode,
        tie.from,
        tie.to ?? context.say('person.show.now'),
      ]),
    )
  }
  for (const line of areaLines(person.areas, '', context, options)) context.out(line)
}
