/**
 * `gridbook assess verify`: replays every receipt. Its hashes and its place in the chain, the record worked out again from
 * the facts and rules that it carries, and what the register would give today; says what differs and writes nothing.
 */
import type { Command } from 'commander'
import type { FinalResult } from '../../../assessment/inputs.ts'
import type { MonthRecord } from '../../../assessment/month-record.ts'
import { asCounted, COUNTED_AT_FIRST, ENGINE, type ReceiptBasis } from '../../../assessment/receipt.ts'
import type { Edition } from '../../../assessment/rulebook.ts'
import { AppError } from '../../../core/app-error.ts'
import { sameValue } from '../../../core/canonical.ts'
import type { Month } from '../../../core/day.ts'
import { error, type Problem } from '../../../core/problem.ts'
import { messageOf, text } from '../../../messages/say.ts'
import type { Receipt } from '../../../store/assess-receipts.ts'
import type { Store } from '../../../store/store.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { calendarOf } from './desk.ts'
import { shortened } from './explain.ts'
import { valueSaid } from './said-change.ts'

interface Difference {
  /** receipt: worked out again from its own facts · register: from the records of today. */
  readonly against: 'receipt' | 'register'
  readonly warden: string
  readonly name: string
  /** A field of the result, or `line` for one line of its explanation. */
  readonly field: string
  /** The words of the line; empty for a field. */
  readonly line: string
  readonly stored: string | null
  readonly now: string | null
}

interface Verified {
  readonly receipt: Receipt
  /** Its facts were stored, so that it could be worked out again. */
  readonly replayed: boolean
  readonly problems: readonly Problem[]
  readonly differences: readonly Difference[]
}

export function registerAssessVerify(parent: Command, app: App): void {
  const command = parent
    .command('verify')
    .alias('核验')
    .description(text('assess.verify.about', {}, app.lang))
    .argument('[MONTH]', text('assess.arg.month', {}, app.lang))
  runs(command, app, runAssessVerify)
}

export async function runAssessVerify(context: Context, said: string | undefined): Promise<ExitCode> {
  const month = said === undefined ? null : saidMonth(said, context.today)
  const store = await (await context.office()).store()
  const verified = await verify(context, store, month)
  if (month !== null && verified.length === 0) throw new AppError('assess.not_final', 2, { month })
  const ok = verified.every(sound)
  if (context.json) context.document({ ok, receipts: verified.map((one) => verifiedJson(one, context)) })
  else print(context, verified, ok)
  return ok ? 0 : 1
}

/** Every receipt in the order in which they were made, or those of one month; the chain is always walked whole. */
async function verify(context: Context, store: Store, month: Month | null): Promise<Verified[]> {
  const { readReceipt, receiptChain } = await import('../../../store/assess-receipts.ts')
  const { finalResults } = await import('../../../assessment/month-record.ts')
  const chain = await receiptChain(store)
  const records = new Map<Month, MonthRecord>()
  const finals = (): FinalResult[] => [...records.values()].flatMap(finalResults)
  const verified: Verified[] = []
  const inForce = new Map<Month, { readonly verified: Verified; readonly before: MonthRecord | null }>()
  let previous = ''
  for (const place of chain) {
    const wanted = month === null || place.month === month
    const receipt = await readReceipt(store, place, previous)
    previous = place.hash
    if (receipt === null) continue
    const before = records.get(place.month) ?? null
    if (wanted) {
      const one = await replay(receipt, before, finals())
      verified.push(one)
      inForce.set(place.month, { verified: one, before })
    }
    records.set(place.month, receipt.record)
  }
  for (const [own, { verified: one, before }] of inForce) {
    const differences = await againstRegister(context, store, one.receipt, before, finals())
    verified[verified.indexOf(one)] = { ...one, differences: [...one.differences, ...differences] }
    inForce.delete(own)
  }
  return verified
}

async function replay(receipt: Receipt, before: MonthRecord | null, finals: readonly FinalResult[]): Promise<Verified> {
  const detail = { month: receipt.month, revision: String(receipt.revision) }
  const problems = receipt.broken.map((what) => error(`assess.receipt_${what}`, {}, null, detail))
  const edition = await editionOf(receipt)
  if (edition === null) problems.push(error('assess.receipt_unread', {}, null, detail))
  const again = edition === null ? null : await workedOut(edition, receipt, receipt.basis, before, finals)
  if (again === null) return { receipt, replayed: false, problems, differences: [] }
  const differences = await differencesOf('receipt', receipt.record, again, true)
  if (differences.length > 0 && receipt.engine !== ENGINE) {
    const engines = { ...detail, engine: receipt.engine ?? '', own: ENGINE }
    problems.push(error('assess.receipt_engine', {}, null, engines))
  }
  return { receipt, replayed: true, problems, differences }
}

/** The same month from the records of today. Streaks are left out: they are what the receipts before make them. */
async function againstRegister(
  context: Context,
  store: Store,
  receipt: Receipt,
  before: MonthRecord | null,
  finals: readonly FinalResult[],
): Promise<Difference[]> {
  const { readMonthInputs, readPastResults } = await import('../../../store/assess-inputs.ts')
  const edition = await editionOf(receipt)
  if (edition === null) return []
  const { asItStood, factsOf } = await import('../../../assessment/facts.ts')
  const names = factsOf(edition, receipt.month)
  const read = await readMonthInputs(store, receipt.month, await calendarOf(context), { names })
  const today = { ...read, facts: asItStood(read.facts, receipt.basis?.inputs.facts ?? null) }
  const counted = receipt.basis?.counted ?? COUNTED_AT_FIRST
  const inputs = asCounted(today, counted)
  // The same facts make the same record, and what that is was worked out already.
  if (receipt.basis !== null && sameValue(receipt.basis.inputs, inputs)) return []
  const resets = receipt.basis?.resets ?? []
  const basis = { inputs, past: await readPastResults(store), resets, answered: [], counted }
  const now = await workedOut(edition, receipt, basis, before, finals)
  if (now === null) return []
  // The first release stored no facts: of its months only the results can be held against today's.
  const found = await differencesOf('register', receipt.record, now, receipt.basis !== null)
  return found.filter(({ field }) => field !== 'streak')
}

async function workedOut(
  edition: Edition,
  receipt: Receipt,
  basis: ReceiptBasis | null,
  before: MonthRecord | null,
  finals: readonly FinalResult[],
): Promise<MonthRecord | null> {
  const { settleMonth, withSeenStreaks } = await import('../../../assessment/receipt.ts')
  const { correction, month } = receipt
  const others = finals.filter((result) => result.month !== month)
  if (basis === null) {
    if (correction === null || before === null) return null
    return withSeenStreaks(edition, before, { finals: others, past: correction.past }, new Set(correction.resets))
  }
  const corrected = correction === null || before === null ? null : { before, concerned: correction.concerned }
  return settleMonth(edition, basis, { finals: others, past: basis.past }, corrected).record
}

async function editionOf({ rules, month, revision }: Receipt): Promise<Edition | null> {
  const { readRulebook } = await import('../../../assessment/read-rulebook.ts')
  return readRulebook(`${month}-r${revision}`, rules).edition
}

async function differencesOf(
  against: Difference['against'],
  stored: MonthRecord,
  now: MonthRecord,
  lines: boolean,
): Promise<Difference[]> {
  const { changedFields, changedLines } = await import('../../../assessment/record-changes.ts')
  if (sameValue(stored, now)) return []
  const fields = changedFields(stored, now).map(({ warden, name, field, before, after }): Difference => {
    return { against, warden, name, field, line: '', stored: before, now: after }
  })
  if (!lines) return fields
  const told = changedLines(stored, now).map(({ warden, name, params, code, before, after }): Difference => {
    return { against, warden, name, field: 'line', line: params.name ?? code, stored: before, now: after }
  })
  const all = [...fields, ...told]
  // Same rows, other words: notes, parameters, the order of the rows.
  const notes = { against, warden: '', name: '', field: 'explanation', line: '', stored: null, now: null } as const
  return all.length === 0 ? [notes] : all
}

function sound({ problems, differences }: Verified): boolean {
  return problems.length === 0 && differences.length === 0
}

function verifiedJson(one: Verified, context: Context) {
  const { receipt, replayed, problems, differences } = one
  return {
    month: receipt.month,
    revision: receipt.revision,
    day: receipt.day,
    edition: receipt.edition,
    engine: receipt.engine,
    replayed,
    ok: sound(one),
    problems: problems.map(({ code, detail }) => ({ code, ...messageOf(code, detail, context.lang) })),
    differences,
  }
}

function print(context: Context, verified: readonly Verified[], ok: boolean): void {
  if (verified.length === 0) {
    context.out(context.say('assess.verify.none'))
    return
  }
  const mark = (good: boolean) => context.say(good ? 'assess.verify.same' : 'assess.verify.differs')
  context.table(
    [
      { title: context.say('assess.column.month') },
      { title: context.say('assess.column.revision'), align: 'right' },
      { title: context.say('assess.column.edition') },
      { title: context.say('assess.column.receipt') },
      { title: context.say('assess.column.replay') },
      { title: context.say('assess.column.register') },
    ],
    verified.map(({ receipt, replayed, problems, differences }) => {
      const against = (which: Difference['against']) => mark(!differences.some((one) => one.against === which))
      const last = !verified.some(
        (one) => one.receipt.month === receipt.month && one.receipt.revision > receipt.revision,
      )
      return [
        receipt.month,
        String(receipt.revision),
        receipt.edition,
        mark(problems.length === 0),
        replayed ? against('receipt') : context.say('assess.verify.no_facts'),
        last ? against('register') : '–',
      ]
    }),
  )
  for (const { receipt, problems, differences } of verified) {
    for (const problem of problems) context.warn(context.problem(problem))
    const head = { month: receipt.month, revision: String(receipt.revision) }
    for (const one of differences) {
      const what = one.line === '' ? context.say(`assess.field.${one.field}`) : one.line
      const detail = {
        ...head,
        name: one.name,
        what,
        stored: sideOf(context, one, one.stored),
        now: sideOf(context, one, one.now),
      }
      context.out(context.say(`assess.verify.against_${one.against}`, detail))
    }
  }
  context.notice(context.say(ok ? 'assess.verify.sound' : 'assess.verify.not_sound'))
}

function sideOf(context: Context, { line, field }: Difference, value: string | null): string {
  if (line === '') return valueSaid(context, field, value)
  return value === null ? '–' : shortened(value)
}
