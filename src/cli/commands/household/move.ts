/** `gridbook household move`: a whole household goes to another door or grid; its code stays. */
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import { text } from '../../../messages/say.ts'
import { moveHousehold } from '../../../register/motion.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidHousehold } from './show.ts'

export interface HouseholdMoveOptions {
  readonly to?: string
  readonly grid?: string
}

export function registerHouseholdMove(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('move')
    .alias('搬家')
    .description(say('household.move.about'))
    .argument('<CODE>', say('household.show.code'))
    .option('--to <DOOR>', say('household.move.to'))
    .option('--grid <G>', say('motion.grid'))
  runs(command, app, runHouseholdMove)
}

export async function runHouseholdMove(
  context: Context,
  said: string,
  options: HouseholdMoveOptions,
): Promise<ExitCode> {
  const { homeIn, runMotion } = await import('../motion/run-motion.ts')
  const { doorAnew } = await import('../motion/said-door.ts')
  const { saidGrid } = await import('../../said-grid.ts')
  const store = await (await context.office()).store()
  const code = await saidHousehold(store, said)
  const { to, grid } = options
  const asked =
    to === undefined && grid !== undefined
      ? null
      : await context.wanted('--to', to, () => context.app.ask.text(context.say('person.move.ask_to')))
  const anew = asked === null ? null : await doorAnew(store, asked, grid)
  const onlyGrid = grid === undefined ? null : await saidGrid(store, grid)
  return runMotion(context, store, {
    command: 'household move',
    note: `household move ${code} → ${asked ?? onlyGrid}`,
    persons: [],
    households: [code],
    newHead: null,
    decide: (draft) => {
      const home = homeIn(draft, { code })
      const gridCode = anew?.gridCode ?? onlyGrid
      if (gridCode === null) throw new AppError('motion.no_grid', 2, { value: said })
      return moveHousehold(draft, home, anew?.door ?? home.door, gridCode)
    },
  })
}
