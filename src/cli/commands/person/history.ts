/** `gridbook person history`: every value that was ever stored of somebody, and the cell that it came from. */
import type { Command } from 'commander'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { logReveal, mayReveal } from '../../reveal.ts'
import type { PersonShowOptions } from './show.ts'

export function registerPersonHistory(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('history')
    .alias('历史')
    .description(say('person.history.about'))
    .argument('<ID>', say('person.show.id'))
    .option('--reveal', say('reveal.option'))
  runs(command, app, runPersonHistory)
}

export async function runPersonHistory(context: Context, said: string, options: PersonShowOptions): Promise<ExitCode> {
  const { saidPerson } = await import('./said-person.ts')
  const { readHistory } = await import('../../../store/history.ts')
  const { masterOf } = await import('../../../store/household-files.ts')
  const { historyJson, printHistory } = await import('../../history-view.ts')
  const store = await (await context.office()).store()
  const personNo = await saidPerson(store, said, { gone: true })
  const reveal = await mayReveal(context, options.reveal)
  if (reveal) await logReveal(context, { command: 'person history', person: personNo })
  const entries = await readHistory(store, 'person_no', personNo)
  const { definitions } = store
  const shown = { codes: definitions.codes, reveal, definitions, master: masterOf(store) }
  if (context.json)
    context.document({ person: personNo, history: entries.map((entry) => historyJson(entry, context, shown)) })
  else printHistory(context, entries, shown)
  return 0
}
