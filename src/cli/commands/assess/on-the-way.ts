/** A month between draft and final: what is missing, until when its publication hangs, what would follow if it became final. */
import type { Outlook } from '../../../assessment/outlook.ts'
import { changedFields } from '../../../assessment/record-changes.ts'
import type { Publication as PublicationRule } from '../../../assessment/rulebook.ts'
import type { History } from '../../../assessment/streaks.ts'
import { lastDay, type Month } from '../../../core/day.ts'
import { error, type Problem, warning } from '../../../core/problem.ts'
import type { InForce } from '../../../office/load-rulebooks.ts'
import type { Publication } from '../../../store/assess-publications.ts'
import type { Store } from '../../../store/store.ts'
import type { Context } from '../../context.ts'
import type { ComputedMonth } from './desk.ts'

export interface OnTheWay {
  /** As it was last published; null: not published. */
  readonly publication: Publication | null
  /** By the regulation it has to be published before it becomes final. */
  readonly toPublish: boolean
  readonly outlook: readonly Outlook[]
  readonly blockers: readonly Problem[]
  readonly warnings: readonly Problem[]
}

export const NOTHING_OPEN: OnTheWay = { publication: null, toPublish: false, outlook: [], blockers: [], warnings: [] }

/** What stands between the month and its being final; `history` is without it. */
export async function onTheWay(
  context: Context,
  store: Store,
  rules: InForce,
  { assessed, record }: ComputedMonth,
  history: History,
): Promise<OnTheWay> {
  const { readPublication } = await import('../../../store/assess-publications.ts')
  const { readObjections } = await import('../../../store/assess-objections.ts')
  const { openObjections } = await import('../../../assessment/objections.ts')
  const { outlook } = await import('../../../assessment/outlook.ts')
  const publication = await readPublication(store, record.month)
  const blockers = [...assessed.blockers, ...openObjections(await readObjections(store, record.month))]
  const warnings = [...assessed.warnings, ...(await uncorrected(store))]
  if (publication !== null) {
    if (context.today <= publication.until) {
      const detail = { month: record.month, until: publication.until, today: context.today }
      blockers.push(error('assess.still_published', {}, null, detail))
    }
    if (publication.beyondCalendar) {
      warnings.push(warning('assess.published_beyond', {}, null, { month: record.month, until: publication.until }))
    }
    const changed = changedFields(publication.record, record).filter(({ field }) => field !== 'streak')
    const names = [...new Set(changed.map(({ name }) => name))].join('、')
    if (names !== '') {
      const detail = { month: record.month, day: publication.day, names }
      warnings.push(warning('assess.changed_since_published', {}, null, detail))
    }
  }
  return {
    publication,
    toPublish: publicationRule(rules) !== null,
    outlook: outlook(rules.edition, rules.editions, history, record),
    blockers,
    warnings,
  }
}

/** A correction that was decided and not made: the months after it may rest on what will not stand. */
async function uncorrected(store: Store): Promise<Problem[]> {
  const { readOpenCorrections } = await import('../../../store/assess-months.ts')
  const months = [...new Set((await readOpenCorrections(store)).map((decision) => decision.month))].sort()
  return months.map((month) => warning('assess.correction_waits', {}, null, { month }))
}

/** What the regulation says about publication; null: it says nothing, or the office has not said. */
export function publicationRule({ edition }: InForce): PublicationRule | null {
  return edition.publication === 'ask' ? null : edition.publication
}

/** A month that is not over can only be judged with a reason. */
export function notOver(month: Month, context: Context): Problem[] {
  return context.today > lastDay(month) ? [] : [warning('assess.not_over', {}, null, { month, today: context.today })]
}
