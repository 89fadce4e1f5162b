/** Taking an import back: the changes that restore every value before, and the later batches that stand in the way. */
import type { Change } from '../core/rows.ts'

export interface LaterTouch {
  readonly batch: number
  readonly table: string
  readonly key: Readonly<Record<string, string>>
}

export interface UndoPlan {
  /** In the opposite order of what is taken back: what refers to a row goes before the row. */
  readonly changes: readonly Change[]
  /** Later batches that changed the same rows, or put something on people and doors that would be gone. */
  readonly inTheWay: readonly number[]
}

/**
 * With `keepNewer` whatever a later batch touched stays as it is now, and so do the people and doors that it needs;
 * without it such a batch stands in the way. Pure.
 */
export function planUndo(changes: readonly Change[], later: readonly LaterTouch[], keepNewer: boolean): UndoPlan {
  const made = new Set(
    changes.filter((change) => change.before === null).flatMap(({ table, key }) => entityOf(table, key)),
  )
  const own = new Set(changes.map(({ table, key }) => rowOf(table, key)))
  const newer = later.filter(
    ({ table, key }) => own.has(rowOf(table, key)) || entitiesIn(table, key).some((one) => made.has(one)),
  )
  const kept = new Set(newer.flatMap(({ table, key }) => [rowOf(table, key), ...entitiesIn(table, key)]))
  // Somebody who stays, stays at home.
  for (const { table, key } of changes) {
    if (table !== 'tie' || !kept.has(key.person_no ?? '')) continue
    for (const one of [rowOf(table, key), key.household_code ?? '']) kept.add(one)
  }
  const stays = ({ table, key }: Change) =>
    kept.has(rowOf(table, key)) || entityOf(table, key).some((one) => kept.has(one))
  const back = keepNewer ? changes.filter((change) => !stays(change)) : changes
  return {
    changes: back.toReversed().map(({ table, key, before, after }) => ({ table, key, before: after, after: before })),
    inTheWay: keepNewer ? [] : [...new Set(newer.map(({ batch }) => batch))].sort((a, b) => a - b),
  }
}

function rowOf(table: string, key: Readonly<Record<string, string>>): string {
  return `${table} ${JSON.stringify(Object.entries(key).sort())}`
}

/** The person or household that a row is. */
function entityOf(table: string, key: Readonly<Record<string, string>>): string[] {
  if (table === 'person') return [key.person_no ?? '']
  return table === 'household' ? [key.household_code ?? ''] : []
}

/** The people and households that a row speaks of. */
function entitiesIn(table: string, key: Readonly<Record<string, string>>): string[] {
  const named = [key.person_no, key.household_code, key.subject].filter((one) => one !== undefined && one !== '')
  return [...entityOf(table, key), ...(named as string[])]
}
