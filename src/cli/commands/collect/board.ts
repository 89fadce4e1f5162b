/** `gridbook collect board`: a row for every grid of the round, who is missing, late, sent back or clear. */
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import { text } from '../../../messages/say.ts'
import { type BoardRow, boardOf, type GridState } from '../../../register/collection-round.ts'
import type { StoredRound } from '../../../store/rounds.ts'
import type { Store } from '../../../store/store.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { labelOf } from '../../register-text.ts'

export function registerCollectBoard(parent: Command, app: App): void {
  const command = parent
    .command('board')
    .alias('进度')
    .description(text('collect.board.about', {}, app.lang))
  runs(command, app, runCollectBoard)
}

export async function runCollectBoard(context: Context): Promise<ExitCode> {
  const store = await (await context.office()).store()
  const { latestRound } = await import('../../../store/rounds.ts')
  const round = await latestRound(store)
  if (round === null) throw new AppError('collect.none', 2, {})
  const board = await readBoard(context, store, round)
  if (context.json) context.document(boardJson(context, round, board))
  else renderBoard(context, store, round, board)
  return 0
}

export async function readBoard(context: Context, store: Store, round: StoredRound): Promise<BoardRow[]> {
  const { readHandedIn } = await import('../../../store/rounds.ts')
  return boardOf(round, await readHandedIn(store, round), round.closedOn ?? context.today)
}

/** One line for `status`: what is being collected until when, and how many grids stand how. */
export function roundLine(context: Context, store: Store, round: StoredRound, board: readonly BoardRow[]): string {
  const counts = STATES.map((state) => ({ state, count: board.filter((row) => row.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${context.say(`collect.state.${state}`)} ${count}`)
  const comma = context.lang === 'zh' ? '，' : ', '
  return context.say('collect.line', {
    forms: formsOf(context, store, round),
    due: round.due,
    counts: counts.join(comma),
  })
}

const STATES: readonly GridState[] = ['missing', 'handed_in', 'sent_back', 'clear']

export function boardJson(context: Context, round: StoredRound, board: readonly BoardRow[]): unknown {
  const { number, forms, openedOn, due, closedOn } = round
  return {
    round: number,
    forms,
    opened_on: openedOn,
    due,
    closed_on: closedOn,
    as_of: context.today,
    grids: board.map((row) => ({
      grid: row.grid,
      warden: row.staffNo,
      name: row.warden,
      file: row.file,
      state: row.state,
      label: text(`collect.state.${row.state}`, {}, context.lang),
      late: row.late,
      handed_in: row.handedIn,
      rows: row.rows,
      rows_back: row.rejected,
      open_faults: row.faults,
    })),
    totals: Object.fromEntries(STATES.map((state) => [state, board.filter((row) => row.state === state).length])),
  }
}

function renderBoard(context: Context, store: Store, round: StoredRound, board: readonly BoardRow[]): void {
  const { say, colour } = context
  context.notice(roundLine(context, store, round, board))
  if (round.closedOn !== null) context.notice(say('collect.closed', { day: round.closedOn }))
  const paint: Readonly<Record<GridState, (text: string) => string>> = {
    ...{ missing: colour.bad, handed_in: colour.strong, sent_back: colour.warn, clear: colour.good },
  }
  const right = { align: 'right' as const }
  context.table(
    [
      ...['grid', 'warden', 'state', 'handed_in'].map((name) => ({ title: say(`collect.col.${name}`) })),
      ...['rows', 'rows_back', 'faults'].map((name) => ({ title: say(`collect.col.${name}`), ...right })),
    ],
    board.map((row) => [
      row.grid.slice(-2),
      row.warden === '' ? '—' : row.warden,
      paint[row.state](say(`collect.state.${row.state}`) + (row.late ? say('collect.late') : '')),
      row.handedIn ?? '',
      ...(row.handedIn === null ? ['', '', ''] : [row.rows, row.rejected, row.faults].map(String)),
    ]),
  )
  if (round.closedOn === null) pasteBoard(context, store, round, board)
}

/** One paragraph for the wardens' group: names, no numbers of anybody. */
function pasteBoard(context: Context, store: Store, round: StoredRound, board: readonly BoardRow[]): void {
  const { say } = context
  const named = (state: GridState) => board.filter((row) => row.state === state).map((row) => nameOf(context, row))
  const [missing, back] = [named('missing'), named('sent_back')]
  const comma = context.lang === 'zh' ? '、' : ', '
  const parts = [
    ...(missing.length > 0 ? [say('collect.paste.missing', { names: missing.join(comma) })] : []),
    ...(back.length > 0 ? [say('collect.paste.back', { names: back.join(comma) })] : []),
  ]
  context.notice('')
  context.notice(say('import.paste_title'))
  const forms = formsOf(context, store, round)
  context.notice(
    parts.length === 0
      ? say('collect.paste.all', { forms })
      : say(context.today > round.due ? 'collect.paste.over' : 'collect.paste', {
          forms,
          due: say('collect.day', {
            month: String(Number(round.due.slice(5, 7))),
            day: String(Number(round.due.slice(8))),
          }),
          who: parts.join(context.lang === 'zh' ? '；' : '; '),
        }),
  )
}

export function nameOf(context: Context, { grid, warden }: BoardRow): string {
  return context.say('collect.who', { grid: grid.slice(-2), warden }).trim()
}

function formsOf(context: Context, store: Store, round: StoredRound): string {
  const labels = round.forms.map((id) => {
    const form = store.definitions.forms.get(id)
    return id === 'resident' ? context.say('collect.table') : form ? labelOf(form, context) : id
  })
  return labels.join(context.lang === 'zh' ? '、' : ', ')
}
