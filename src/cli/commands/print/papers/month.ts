/** Papers of a month of assessment: ballots and score sheets to fill in, slips and notes to hand out, the ranking to sign. */
import { monthSheets, type RaterSheet } from '../../../../assessment/month-sheets.ts'
import { ballotSheets } from '../../../../cards/ballot-sheet.ts'
import { deductions } from '../../../../cards/deduction-note.ts'
import { monthWords } from '../../../../cards/interview-papers.ts'
import { rankingList } from '../../../../cards/ranking-list.ts'
import { scoreSlip } from '../../../../cards/score-slip.ts'
import { gridLabel } from '../../../../cards/staff-card.ts'
import { AppError } from '../../../../core/app-error.ts'
import { type Month, monthOf } from '../../../../core/day.ts'
import type { Context } from '../../../context.ts'
import { saidMonth } from '../../../said-month.ts'
import { calendarOf, rulesOf, type ShownMonth, saidPast, showMonth } from '../../assess/desk.ts'
import { publicationRule } from '../../assess/on-the-way.ts'
import type { FilledPaper, PaperOptions } from '../paper.ts'
import { numberOf } from '../paper-flags.ts'
import { BLANK_DAY, dayWords } from './official.ts'

/** A grid's ballots begin on a sheet of their own. */
export async function ballots(context: Context, options: PaperOptions): Promise<FilledPaper> {
  const month = await wantedMonth(context, options)
  const { edition, roster, store } = await rulesAndRoster(context, month)
  const { saidGrid } = await import('../../../said-grid.ts')
  const gridCode = options.grid === undefined ? null : await saidGrid(store, options.grid)
  const sheets = ballotSheets(monthSheets(edition, roster, month), month, {
    gridCode,
    number: numberOf(options.number, 4),
  })
  return { data: { ballots: sheets }, count: sheets.reduce((sum, { number }) => sum + number, 0) }
}

/** One sheet a rater; who rates nobody that month has none. */
export async function scoreForms(context: Context, options: PaperOptions): Promise<FilledPaper> {
  const month = await wantedMonth(context, options)
  const { edition, roster } = await rulesAndRoster(context, month)
  const { warden } = options
  const { raterSheets } = monthSheets(edition, roster, month)
  const sheets = raterSheets
    .filter(({ rater }) => warden === undefined || [rater.staffNo, rater.name].includes(warden))
    .map((sheet) => raterForm(sheet))
  return { data: { month: monthWords(month), rules: edition.title, sheets }, count: sheets.length }
}

function raterForm({ component, name, rater, wardens, criteria }: RaterSheet) {
  const own = wardens.length === 1 && wardens[0]?.staffNo === rater.staffNo
  return {
    component,
    name,
    own,
    rater: { name: rater.name, staffNo: rater.staffNo, grid: gridLabel(rater.gridNo ?? '') },
    wardens: wardens.map((warden) => ({
      name: warden.name,
      staffNo: warden.staffNo,
      grid: gridLabel(warden.gridNo ?? ''),
    })),
    criteria: criteria ?? [{ name: '总分', max: '100' }],
  }
}

/** One a warden; `--deduction DAY`: one for everything that was booked on that day and costs points. */
export async function slips(context: Context, options: PaperOptions): Promise<FilledPaper> {
  if (options.deduction !== undefined) return deductionNotes(context, options.deduction, options.warden)
  const shown = await keptMonth(context, options)
  const { month } = shown.record
  const rules = await rulesOf(context, month)
  const rule = publicationRule(rules)
  const receipt = await receiptOf(context, month)
  const hung = await publicationOf(context, month)
  const base = {
    record: shown.record,
    rules: rules.edition.title,
    state: shown.state,
    show: hung?.show ?? rule?.show ?? ('full' as const),
    lastDay: hung === null ? BLANK_DAY : dayWords(hung.until),
    receipt: receipt === '' ? '' : `${receipt.slice(0, 16)}　第 ${shown.revision} 版`,
  }
  const comments = await commentsOf(context, month)
  const chosen = wantedResults(shown, options.warden)
  const made = chosen.map((one) => scoreSlip(base, one, comments.get(one.warden) ?? []))
  return { data: { slips: made, notes: [] }, count: made.length }
}

/** For the files, with everybody's signature. */
export async function rankingSheet(context: Context, options: PaperOptions): Promise<FilledPaper> {
  const shown = await keptMonth(context, options)
  const { month } = shown.record
  const { settings } = await context.office()
  const list = rankingList({
    community: settings.community,
    rules: (await rulesOf(context, month)).edition.title,
    record: shown.record,
    state: shown.state,
    receipt: await receiptOf(context, month),
    revision: shown.revision,
  })
  return { data: { list, mark: shown.state === 'draft' ? '草稿' : '' }, list, count: shown.record.results.length }
}

async function deductionNotes(context: Context, said: string, warden: string | undefined): Promise<FilledPaper> {
  const day = saidPast(context, said)
  const { edition, roster, store } = await rulesAndRoster(context, monthOf(day))
  const { readDecisions, readMonthInputs } = await import('../../../../store/assess-inputs.ts')
  const { gridOf } = await import('../../../../assessment/posts.ts')
  const { recorded } = await readMonthInputs(store, monthOf(day), await calendarOf(context), { names: new Set() })
  const names = new Map(roster.map(({ staffNo, name }) => [staffNo, name]))
  const notes = deductions(edition, day, { recorded, decisions: await readDecisions(store) })
    .map((note) => ({
      ...note,
      day: dayWords(note.day),
      month: monthWords(note.month),
      name: names.get(note.staffNo) ?? note.staffNo,
      by: names.get(note.by) ?? note.by,
      grid: gridLabel(gridOf(roster, note.staffNo, note.month) ?? ''),
    }))
    .filter(({ staffNo, name }) => warden === undefined || [staffNo, name].includes(warden))
  if (notes.length === 0) throw new AppError('print.nothing_deducted', 2, { day })
  return { data: { slips: [], notes }, count: notes.length }
}

async function wantedMonth(context: Context, options: PaperOptions): Promise<Month> {
  const said = await context.wanted('--month', options.month, () =>
    context.app.ask.text(context.say('print.ranking.ask_month')),
  )
  return saidMonth(said, context.today)
}

/** A month with explanations behind its scores. */
async function keptMonth(context: Context, options: PaperOptions): Promise<ShownMonth> {
  const month = await wantedMonth(context, options)
  const shown = await showMonth(context, month)
  if (shown.past) throw new AppError('print.month_of_before', 2, { month })
  return shown
}

function wantedResults({ record }: ShownMonth, said: string | undefined) {
  const { results, month } = record
  const chosen = results.filter(({ warden, name }) => said === undefined || [warden, name].includes(said))
  if (chosen.length > 0 || said === undefined) return chosen
  const known = results.map(({ warden, name }) => `${warden} ${name}`).join('、')
  throw new AppError('print.nobody_in_month', 2, { flag: '--warden', value: said, month, known })
}

async function rulesAndRoster(context: Context, month: Month) {
  const store = await (await context.office()).store()
  const { readRoster } = await import('../../../../store/assess-inputs.ts')
  const { edition } = await rulesOf(context, month)
  return { edition, roster: await readRoster(store), store }
}

async function receiptOf(context: Context, month: Month): Promise<string> {
  const { readKeptMonth } = await import('../../../../store/assess-months.ts')
  return (await readKeptMonth(await (await context.office()).store(), month))?.hash ?? ''
}

async function publicationOf(context: Context, month: Month) {
  const { readPublication } = await import('../../../../store/assess-publications.ts')
  return readPublication(await (await context.office()).store(), month)
}

/** What others than the warden wrote beside their scores, by warden. */
async function commentsOf(context: Context, month: Month): Promise<Map<string, { by: string; text: string }[]>> {
  const store = await (await context.office()).store()
  const { readMonthInputs } = await import('../../../../store/assess-inputs.ts')
  const { SELF } = await import('../../../../assessment/components.ts')
  const { scorecards, roster } = await readMonthInputs(store, month, await calendarOf(context), { names: new Set() })
  const names = new Map(roster.map(({ staffNo, name }) => [staffNo, name]))
  const comments = new Map<string, { by: string; text: string }[]>()
  for (const { staffNo, source, rater, comment } of scorecards) {
    if (source === SELF || comment === null || comment.trim() === '') continue
    comments.set(staffNo, [
      ...(comments.get(staffNo) ?? []),
      { by: names.get(rater ?? '') ?? rater ?? '', text: comment },
    ])
  }
  return comments
}
