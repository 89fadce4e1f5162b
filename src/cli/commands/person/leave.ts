/** `gridbook person leave`: somebody moved away or died, on a day; a household that loses its head gets another. */
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import { text } from '../../../messages/say.ts'
import { leave } from '../../../register/motion.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'

export interface LeaveOptions {
  readonly on?: string
  readonly kind?: string
  readonly to?: string
  readonly tie?: string
  readonly newHead?: string
}

const KINDS: Readonly<Record<string, 'moved_out' | 'died'>> = {
  moved_out: 'moved_out',
  迁出: 'moved_out',
  搬走: 'moved_out',
  died: 'died',
  去世: 'died',
  死亡: 'died',
}

export function registerPersonLeave(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('leave')
    .alias('迁出')
    .description(say('person.leave.about'))
    .argument('<ID>', say('person.show.id'))
    .option('--on <DAY>', say('motion.on'))
    .option('--kind <KIND>', say('person.leave.kind'))
    .option('--to <PLACE>', say('person.leave.to'))
    .option('--tie <TIE>', say('person.leave.tie'))
    .option('--new-head <ID>', say('motion.new_head'))
  runs(command, app, runPersonLeave)
}

export async function runPersonLeave(context: Context, said: string, options: LeaveOptions): Promise<ExitCode> {
  const { saidPerson } = await import('./said-person.ts')
  const { personIn, runMotion, saidOn, saidTies } = await import('../motion/run-motion.ts')
  const store = await (await context.office()).store()
  const personNo = await saidPerson(store, said)
  const on = saidOn(context, options.on)
  const asked = await context.wanted('--kind', options.kind, () =>
    context.app.ask.choose(context.say('person.leave.ask_kind'), [
      { value: 'moved_out', label: context.say('person.leave.moved_out') },
      { value: 'died', label: context.say('person.leave.died') },
    ]),
  )
  const kind = KINDS[asked]
  if (kind === undefined) throw new AppError('motion.no_kind', 2, { value: asked })
  const ties = saidTies(options.tie ?? 'both')
  const newHead = options.newHead === undefined ? null : await saidPerson(store, options.newHead)
  const place = options.to ?? null
  return runMotion(context, store, {
    command: 'person leave',
    note: `person leave ${personNo} ${kind} ${on}`,
    persons: newHead === null ? [personNo] : [personNo, newHead],
    households: [],
    newHead,
    decide: (draft, head) => leave(draft, personIn(draft, personNo), { on, kind, place, ties, newHead: head }),
  })
}
