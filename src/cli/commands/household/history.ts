/** `gridbook household history`: every value that was ever stored of a household, who was tied to it, and where it stood. */
import type { Command } from 'commander'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { logReveal, mayReveal } from '../../reveal.ts'
import { type ShowOptions, saidHousehold } from './show.ts'

export function registerHouseholdHistory(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('history')
    .alias('历史')
    .description(say('household.history.about'))
    .argument('<CODE>', say('household.show.code'))
    .option('--reveal', say('reveal.option'))
  runs(command, app, runHouseholdHistory)
}

export async function runHouseholdHistory(context: Context, said: string, options: ShowOptions): Promise<ExitCode> {
  const { readHistory } = await import('../../../store/history.ts')
  const { masterOf } = await import('../../../store/household-files.ts')
  const { historyJson, printHistory } = await import('../../history-view.ts')
  const store = await (await context.office()).store()
  const code = await saidHousehold(store, said)
  const reveal = await mayReveal(context, options.reveal)
  if (reveal) await logReveal(context, { command: 'household history', household: code })
  const entries = await readHistory(store, 'household_code', code)
  const { definitions } = store
  const shown = { codes: definitions.codes, reveal, definitions, master: masterOf(store) }
  if (context.json)
    context.document({ household_code: code, history: entries.map((entry) => historyJson(entry, context, shown)) })
  else printHistory(context, entries, shown)
  return 0
}
