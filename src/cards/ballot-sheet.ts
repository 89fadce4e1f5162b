/** Residents' ballots of a month: who is rated, the choices of the regulation, and nothing that tells who voted. */
import { BALLOT_WAYS, type MonthSheets } from '../assessment/month-sheets.ts'
import type { Month } from '../core/day.ts'
import { monthWords } from './interview-papers.ts'
import { gridLabel } from './staff-card.ts'

export interface BallotSheet {
  readonly month: string
  readonly grid: string
  readonly name: string
  readonly choices: readonly string[]
  readonly ways: readonly string[]
  /** How many of it are printed. */
  readonly number: number
}

/** A ballot for each warden of the month, or only for the one of `gridCode`. Pure. */
export function ballotSheets(
  { wardens, choices }: MonthSheets,
  month: Month,
  { gridCode, number }: { readonly gridCode: string | null; readonly number: number },
): BallotSheet[] {
  if (choices.length === 0) return []
  return wardens
    .filter(({ gridNo }) => gridNo !== null && (gridCode === null || gridLabel(gridNo) === gridLabel(gridCode)))
    .toSorted((a, b) => ((a.gridNo ?? '') < (b.gridNo ?? '') ? -1 : 1))
    .map(({ name, gridNo }) => ({
      month: monthWords(month),
      grid: gridLabel(gridNo ?? ''),
      name,
      choices,
      ways: BALLOT_WAYS,
      number,
    }))
}
