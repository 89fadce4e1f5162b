/** `gridbook household merge`: everybody of one household joins another, whose code and head stay. */
import type { Command } from 'commander'
import { text } from '../../../messages/say.ts'
import { merge } from '../../../register/motion.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidHousehold } from './show.ts'

export interface MergeOptions {
  readonly on?: string
  readonly relation?: readonly string[]
}

export function registerHouseholdMerge(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('merge')
    .alias('并户')
    .description(say('household.merge.about'))
    .argument('<KEPT>', say('household.merge.kept'))
    .argument('<OTHER>', say('household.merge.other'))
    .option('--on <DAY>', say('motion.on'))
    .option('--relation <ID=R...>', say('motion.relation'))
  runs(command, app, runHouseholdMerge)
}

export async function runHouseholdMerge(
  context: Context,
  said: string,
  other: string,
  options: MergeOptions,
): Promise<ExitCode> {
  const { homeIn, personIn, runMotion, saidOn, saidRelations } = await import('../motion/run-motion.ts')
  const store = await (await context.office()).store()
  const kept = await saidHousehold(store, said)
  const gone = await saidHousehold(store, other)
  const on = saidOn(context, options.on)
  const relations = await saidRelations(store, options.relation ?? [])
  return runMotion(context, store, {
    command: 'household merge',
    note: `household merge ${kept} ← ${gone} ${on}`,
    persons: [...relations.keys()],
    households: [kept, gone],
    newHead: null,
    decide: (draft) => {
      const said = new Map([...relations].map(([who, relation]) => [personIn(draft, who), relation]))
      return merge(draft, homeIn(draft, { code: kept }), homeIn(draft, { code: gone }), { on, relations: said })
    },
  })
}
