/** What stands beside a score: what the leading group decided about the person that month, and objections with their answers. */
import type { Decision } from '../../../assessment/inputs.ts'
import type { Objection } from '../../../assessment/objections.ts'
import { ASK } from '../../../assessment/rulebook.ts'
import type { Month } from '../../../core/day.ts'
import { printDecimal } from '../../../core/decimal.ts'
import type { Context } from '../../context.ts'
import { rulesOf } from './desk.ts'
import { objectionJson, objectionLines } from './objection-list.ts'

export interface Beside {
  readonly decisions: readonly Decision[]
  readonly objections: readonly Objection[]
}

export async function besideScore(context: Context, month: Month, staffNo: string): Promise<Beside> {
  const { readDecisions } = await import('../../../store/assess-inputs.ts')
  const { readObjections } = await import('../../../store/assess-objections.ts')
  const store = await (await context.office()).store()
  const decisions = (await readDecisions(store)).filter((one) => one.month === month && one.staffNo === staffNo)
  const objections = (await readObjections(store, month)).filter((one) => one.staffNo === staffNo)
  return { decisions: [...decisions].sort((a, b) => (a.date < b.date ? -1 : 1)), objections }
}

export function besideJson({ decisions, objections }: Beside, context: Context) {
  return {
    decisions: decisions.map(({ date, kind, item, points, reason, decidedBy }) => {
      return { date, kind, item, points: points === null ? null : printDecimal(points), reason, decided_by: decidedBy }
    }),
    objections: objections.map((objection) => objectionJson(objection, context.today)),
  }
}

/** A line a decision, a few an objection. */
export async function besideLines(context: Context, month: Month, beside: Beside, name: string): Promise<string[]> {
  if (beside.decisions.length + beside.objections.length === 0) return []
  const { items, vetoes } = (await rulesOf(context, month)).edition
  const known = [...(items === ASK ? [] : items), ...(vetoes === ASK ? [] : vetoes)]
  const named = (item: string) => known.find(({ id }) => id === item)?.name ?? item
  const kinds = (await (await context.office()).definitions()).codes.get('decision_kind')
  const said = beside.decisions.map(({ date, kind, item, points, reason, decidedBy }) => {
    const entry = kinds?.entries.find(({ code }) => code === kind)
    return context.say('assess.explain.decision', {
      date,
      by: decidedBy ?? '',
      kind: (context.lang === 'zh' ? entry?.label : entry?.en) ?? kind,
      item: item === null ? '' : ` ${named(item)}`,
      points: points === null ? '' : context.say('assess.explain.decision_points', { points: printDecimal(points) }),
      reason,
    })
  })
  const objected = beside.objections.flatMap((objection) => {
    const [head = '', ...lines] = objectionLines(context, objection, name)
    return [context.say('assess.explain.objection', { line: head }), ...lines]
  })
  return [...said, ...objected]
}
