/** What must hold of a register at any time: nobody in two places, memberships one after another, one head a home, every home in a grid. */
import { groupBy } from '../core/group.ts'
import { isHeadCode } from './motion.ts'
import type { StoredTie } from './snapshot.ts'

export interface Register {
  readonly households: readonly { readonly code: string; readonly gridCode: string }[]
  readonly ties: readonly StoredTie[]
  /** The office's list of grids, whole codes; empty where it keeps none. */
  readonly grids: readonly string[]
  readonly community: string
}

export const LAWS = ['two_ties', 'overlap', 'backwards', 'two_heads', 'no_head', 'no_grid'] as const
export type Law = (typeof LAWS)[number]

export interface Breach {
  readonly law: Law
  /** A person number or a household code. */
  readonly subject: string
}

/** Every breach, in the order of the laws; none in a sound register. Pure. */
export function breaches({ households, ties, grids, community }: Register): Breach[] {
  const found: Breach[] = []
  const note = (law: Law, subject: string) => found.push({ law, subject })
  for (const own of groupBy(ties, ({ personNo, kind }) => `${personNo}|${kind}`).values()) {
    const subject = own[0]?.personNo ?? ''
    if (own.filter(({ to }) => to === null).length > 1) note('two_ties', subject)
    if (own.some(({ from, to }) => to !== null && isBefore(to, from))) note('backwards', subject)
    const inOrder = own.toSorted((a, b) => compare(a.from, b.from) || compare(a.to ?? '~', b.to ?? '~'))
    if (inOrder.some(({ from }, at) => at > 0 && overlaps(inOrder[at - 1]?.to ?? null, from))) note('overlap', subject)
  }
  const current = groupBy(
    ties.filter(({ to }) => to === null),
    ({ householdCode }) => householdCode,
  )
  for (const [code, members] of current) {
    const heads = new Set(members.filter(({ relation }) => isHeadCode(relation ?? '')).map(({ personNo }) => personNo))
    if (heads.size > 1) note('two_heads', code)
    if (heads.size === 0) note('no_head', code)
  }
  const known = new Set(grids)
  for (const { code, gridCode } of households)
    if (!gridCode.startsWith(`${community}-`) || (known.size > 0 && !known.has(gridCode))) note('no_grid', code)
  return found.sort((a, b) => LAWS.indexOf(a.law) - LAWS.indexOf(b.law))
}

/** Days of which one may be a month or a year only: 2015-05 is not before 2015-05-20. */
function isBefore(a: string, b: string): boolean {
  const known = Math.min(a.length, b.length)
  return a.slice(0, known) < b.slice(0, known)
}

function overlaps(to: string | null, from: string): boolean {
  return to === null || from === '' || isBefore(from, to)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
