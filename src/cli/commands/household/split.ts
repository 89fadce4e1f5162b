/** `gridbook household split`: some members become a household of their own, at the same door or another. */
import type { Command } from 'commander'
import { text } from '../../../messages/say.ts'
import { newHousehold } from '../../../register/draft.ts'
import { setDoor, split } from '../../../register/motion.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidHousehold } from './show.ts'

export interface SplitOptions {
  readonly members?: string
  readonly head?: string
  readonly newHead?: string
  readonly to?: string
  readonly on?: string
  readonly grid?: string
  readonly relation?: readonly string[]
}

export function registerHouseholdSplit(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('split')
    .alias('分户')
    .description(say('household.split.about'))
    .argument('<CODE>', say('household.show.code'))
    .option('--members <IDS>', say('household.split.members'))
    .option('--head <ID>', say('household.split.head'))
    .option('--new-head <ID>', say('motion.new_head'))
    .option('--to <DOOR>', say('household.split.to'))
    .option('--on <DAY>', say('motion.on'))
    .option('--relation <ID=R...>', say('motion.relation'))
    .option('--grid <G>', say('motion.grid'))
  runs(command, app, runHouseholdSplit)
}

export async function runHouseholdSplit(context: Context, said: string, options: SplitOptions): Promise<ExitCode> {
  const { app } = context
  const { saidPerson } = await import('../person/said-person.ts')
  const { doorAnew } = await import('../motion/said-door.ts')
  const { homeIn, personIn, runMotion, saidOn, saidRelations } = await import('../motion/run-motion.ts')
  const store = await (await context.office()).store()
  const code = await saidHousehold(store, said)
  const listed = await context.wanted('--members', options.members, () =>
    app.ask.text(context.say('household.split.ask_members')),
  )
  const members: string[] = []
  for (const one of listed.split(/[,，、;；\s]+/u).filter((word) => word !== ''))
    members.push(await saidPerson(store, one))
  const [first = '', ...more] = members
  const head =
    more.length === 0 && options.head === undefined
      ? first
      : await saidPerson(
          store,
          await context.wanted('--head', options.head, () => app.ask.text(context.say('household.split.ask_head'))),
        )
  const on = saidOn(context, options.on)
  const relations = await saidRelations(store, options.relation ?? [])
  const anew = options.to === undefined ? null : await doorAnew(store, options.to, options.grid)
  const newHead = options.newHead === undefined ? null : await saidPerson(store, options.newHead)
  return runMotion(context, store, {
    command: 'household split',
    note: `household split ${code}: ${members.join(' ')} ${on}`,
    persons: [...members, head, ...(newHead === null ? [] : [newHead]), ...relations.keys()],
    households: [code],
    newHead,
    decide: (draft, stays) => {
      const from = homeIn(draft, { code })
      const to = newHousehold(draft, anew?.gridCode ?? from.gridCode, anew?.door ?? from.door)
      setDoor(draft, to, to.door)
      const person = (personNo: string) => personIn(draft, personNo)
      return split(draft, from, to, {
        on,
        members: members.map(person),
        head: person(head),
        newHead: stays,
        relations: new Map([...relations].map(([who, relation]) => [person(who), relation])),
      })
    },
  })
}
