/** `gridbook person move`: somebody moves to another household or door, on a day; whether they live there, are registered there, or both. */
import type { Command } from 'commander'
import { text } from '../../../messages/say.ts'
import { moveTo } from '../../../register/motion.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'

export interface MoveOptions {
  readonly to?: string
  readonly on?: string
  readonly tie?: string
  readonly relation?: string
  readonly newHead?: string
  readonly grid?: string
}

export function registerPersonMove(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('move')
    .alias('迁居')
    .description(say('person.move.about'))
    .argument('<ID>', say('person.show.id'))
    .option('--to <HOUSEHOLD>', say('person.move.to'))
    .option('--on <DAY>', say('motion.on'))
    .option('--tie <TIE>', say('person.move.tie'))
    .option('--relation <R>', say('person.move.relation'))
    .option('--new-head <ID>', say('motion.new_head'))
    .option('--grid <G>', say('motion.grid'))
  runs(command, app, runPersonMove)
}

export async function runPersonMove(context: Context, said: string, options: MoveOptions): Promise<ExitCode> {
  const { saidPerson } = await import('./said-person.ts')
  const { saidDoor } = await import('../motion/said-door.ts')
  const { homeIn, personIn, runMotion, saidOn, saidRelation, saidTies } = await import('../motion/run-motion.ts')
  const store = await (await context.office()).store()
  const personNo = await saidPerson(store, said)
  const where = await context.wanted('--to', options.to, () => context.app.ask.text(context.say('person.move.ask_to')))
  const to = await saidDoor(store, where, options.grid)
  const on = saidOn(context, options.on)
  const ties = saidTies(options.tie ?? 'living')
  const relation = options.relation === undefined ? null : saidRelation(store, options.relation)
  const newHead = options.newHead === undefined ? null : await saidPerson(store, options.newHead)
  return runMotion(context, store, {
    command: 'person move',
    note: `person move ${personNo} → ${to.code ?? where} ${on}`,
    persons: newHead === null ? [personNo] : [personNo, newHead],
    households: to.code === null ? [] : [to.code],
    newHead,
    decide: (draft, head) =>
      moveTo(draft, personIn(draft, personNo), homeIn(draft, to), { on, ties, relation, newHead: head }),
  })
}
