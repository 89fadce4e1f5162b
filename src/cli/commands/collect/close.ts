/** `gridbook collect close`: ends the round and says who never handed in. */
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { boardJson, nameOf, readBoard } from './board.ts'

export function registerCollectClose(parent: Command, app: App): void {
  const command = parent
    .command('close')
    .alias('结束')
    .description(text('collect.close.about', {}, app.lang))
  runs(command, app, runCollectClose)
}

export async function runCollectClose(context: Context): Promise<ExitCode> {
  const { closeRound, openedRound } = await import('../../../store/rounds.ts')
  const office = await context.office()
  const store = await office.store()
  office.lock()
  const round = await openedRound(store)
  if (round === null) throw new AppError('collect.none_open', 2, {})
  const board = await readBoard(context, store, round)
  const missing = board.filter(({ state }) => state === 'missing')
  const open = board.filter(({ state }) => state === 'sent_back')
  const counts = { missing: String(missing.length), back: String(open.length) }
  if (!(await context.confirm(context.say('collect.ask_close', { due: round.due, ...counts })))) return 0
  await closeRound(store, round, context.today)
  if (context.json) context.document(boardJson(context, { ...round, closedOn: context.today }, board))
  else {
    context.out(context.say('collect.close.done', { due: round.due }))
    for (const [code, rows] of [
      ['collect.close.missing', missing],
      ['collect.close.back', open],
    ] as const) {
      if (rows.length === 0) continue
      const names = rows.map((row) => nameOf(context, row)).join(context.lang === 'zh' ? '、' : ', ')
      context.out(context.say(code, { names }))
    }
  }
  return missing.length + open.length > 0 ? 1 : 0
}
