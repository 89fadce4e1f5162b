/** Receipts of final months: every row carries its rules, the facts as they were and the hash of the row before. */
import { createHash } from 'node:crypto'
import type { MonthRecord } from '../assessment/month-record.ts'
import { type CorrectionNote, ENGINE, type ReceiptBasis } from '../assessment/receipt.ts'
import { canonicalJson, fromCanonical } from '../core/canonical.ts'
import type { Day, Month } from '../core/day.ts'
import type { Row, Value } from '../core/rows.ts'
import { freezeFinalMonths } from './sqlite/freeze-final.ts'
import type { Store } from './store.ts'

/** Warnings that were passed over, and why. */
export interface Skipped {
  readonly codes?: readonly string[]
  readonly reason?: string
}

export interface NewReceipt {
  readonly record: MonthRecord
  readonly day: Day
  readonly rulebook: string
  readonly rules: string
  readonly skipped: Skipped
  /** Null only where a month is kept again whose facts were never stored. */
  readonly basis: ReceiptBasis | null
  readonly correction: CorrectionNote | null
}

/** A receipt as it lies in the store. */
export interface Receipt {
  readonly month: Month
  readonly revision: number
  readonly day: Day
  readonly edition: string
  readonly rules: string
  readonly record: MonthRecord
  /** Null: kept by the first release. */
  readonly engine: string | null
  readonly basis: ReceiptBasis | null
  readonly correction: CorrectionNote | null
  /** What of the row does not hold: its own hash, the hash of the row before, the hash of its rules. */
  readonly broken: readonly ('hash' | 'chain' | 'rules')[]
}

/** Where a receipt stands in the chain. */
export interface ReceiptPlace {
  readonly month: Month
  readonly revision: number
  readonly hash: string
}

/** Adds receipts to the chain, each as the next revision of its month. Part of the caller's transaction. */
export async function keepReceipts(store: Store, receipts: readonly NewReceipt[]): Promise<void> {
  await freezeFinalMonths(store)
  await store.transaction(async () => {
    const chain = [...(await receiptChain(store))]
    for (const { record, day, rulebook, rules, skipped, basis, correction } of receipts) {
      const revision =
        Math.max(0, ...chain.filter(({ month }) => month === record.month).map((one) => one.revision)) + 1
      const row = {
        month: record.month,
        revision,
        state: 'final',
        day,
        rulebook,
        edition: record.edition,
        rules,
        rules_sha256: sha256(rules),
        result: canonicalJson(record),
        skipped: canonicalJson(skipped),
        no: chain.length + 1,
        previous: chain.at(-1)?.hash ?? '',
        engine: ENGINE,
        basis: basis === null ? null : canonicalJson(basis),
        correction: correction === null ? null : canonicalJson(correction),
      }
      const hash = hashOf(row)
      await store.insert('assess_month', [{ ...row, hash }])
      chain.push({ month: record.month, revision, hash })
    }
  })
}

/** Every receipt in the order in which they were made: those of the first release have no number, and stand by month. */
export async function receiptChain({ db, community }: Store): Promise<ReceiptPlace[]> {
  const rows = await db
    .selectFrom('assess_month')
    .select(['month', 'revision', 'hash', 'no'])
    .where('community', '=', community.code)
    .where('state', '=', 'final')
    .orderBy('month')
    .orderBy('revision')
    .execute()
  return rows
    .sort((a, b) => Number(a.no ?? 0) - Number(b.no ?? 0))
    .map(({ month, revision, hash }) => ({
      month: String(month) as Month,
      revision: Number(revision),
      hash: String(hash),
    }))
}

/** One receipt whole; `previous` is the hash of the row before it in the chain. */
export async function readReceipt(store: Store, place: ReceiptPlace, previous: string): Promise<Receipt | null> {
  const row = await store.db
    .selectFrom('assess_month')
    .selectAll()
    .where('community', '=', store.community.code)
    .where('month', '=', place.month)
    .where('revision', '=', place.revision)
    .executeTakeFirst()
  if (row === undefined) return null
  const stored = (column: string) => (row[column] === null || row[column] === undefined ? null : String(row[column]))
  const basis = stored('basis')
  const correction = stored('correction')
  return {
    month: place.month,
    revision: place.revision,
    day: String(row.day) as Day,
    edition: String(row.edition),
    rules: String(row.rules),
    record: JSON.parse(String(row.result)) as MonthRecord,
    engine: stored('engine'),
    basis: basis === null ? null : fromCanonical<ReceiptBasis>(basis),
    correction: correction === null ? null : fromCanonical<CorrectionNote>(correction),
    broken: brokenIn(row, previous),
  }
}

function brokenIn(row: Row, previous: string): Receipt['broken'] {
  const first = row.engine === null || row.engine === undefined
  const expected = first ? hashOfFirstRelease(row, previous) : hashOf(row)
  return [
    ...(row.hash === expected ? [] : (['hash'] as const)),
    ...(first || row.previous === previous ? [] : (['chain'] as const)),
    ...(row.rules_sha256 === sha256(String(row.rules)) ? [] : (['rules'] as const)),
  ]
}

const HASHED = [
  ...['month', 'revision', 'state', 'day', 'rulebook', 'edition', 'rules', 'rules_sha256', 'result', 'skipped'],
  ...['no', 'previous', 'engine', 'basis', 'correction'],
]

function hashOf(row: Row): string {
  return sha256(canonicalJson(Object.fromEntries(HASHED.map((column) => [column, row[column] ?? null]))))
}

function hashOfFirstRelease(row: Row, previous: string): string {
  const columns: Value[] = HASHED.slice(0, 10).map((column) => row[column] ?? null)
  return sha256(JSON.stringify([previous, ...columns]))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
