/** Papers that an office signs and stamps: notices of talks with their records, evaluations, the publication of a month. */
import { type BasisMonth, interviewPapers, monthWords } from '../../../../cards/interview-papers.ts'
import type { OfficialPaper } from '../../../../cards/official-paper.ts'
import { publicationPaper } from '../../../../cards/publication-paper.ts'
import { gridLabel } from '../../../../cards/staff-card.ts'
import { AppError } from '../../../../core/app-error.ts'
import { addMonths, type Day, type Month } from '../../../../core/day.ts'
import type { KeptTask } from '../../../../store/assess-tasks.ts'
import type { Store } from '../../../../store/store.ts'
import type { Context } from '../../../context.ts'
import { saidMonth } from '../../../said-month.ts'
import { rulesOf, showMonth } from '../../assess/desk.ts'
import { publicationRule } from '../../assess/on-the-way.ts'
import { type StandingTask, standingTasks } from '../../assess/tasks-list.ts'
import type { FilledPaper, PaperOptions } from '../paper.ts'

/** A line to write a day on. */
export const BLANK_DAY = '　　　　年　　月　　日'

/** Open tasks, or those that `--warden` and `--month` name, done or not. */
export async function interview(context: Context, options: PaperOptions): Promise<FilledPaper> {
  const { words, community, store } = await desk(context)
  const month = options.month === undefined ? null : saidMonth(options.month, context.today)
  const all = await standingTasks(context)
  const chosen = all.filter(
    ({ task, name, state }) =>
      (options.warden === undefined || [task.staffNo, name].includes(options.warden)) &&
      (month === null || task.month === month) &&
      (options.warden !== undefined || month !== null || state === 'open' || state === 'overdue'),
  )
  if (chosen.length === 0 && all.length > 0) {
    const known = all.map(({ task, name }) => `${task.month} ${task.staffNo} ${name} ${task.task}`).join('；')
    throw new AppError('print.no_task', 2, { known })
  }
  const papers: OfficialPaper[] = []
  for (const standing of chosen) {
    const { task, due, name } = standing
    papers.push(
      ...interviewPapers(
        {
          community,
          name,
          staffNo: task.staffNo,
          grid: gridLabel(await gridIn(store, task)),
          rules: (await rulesOf(context, task.month)).edition.title,
          task: task.task,
          by: task.by,
          count: task.count,
          basis: await basisOf(store, task),
          due: due === null ? BLANK_DAY : dayWords(due.day),
          form: task.form,
          doneOn: task.doneOn === null ? '' : dayWords(task.doneOn),
          minutes: task.minutes ?? '',
          evaluation: task.evaluation,
          year: context.today.slice(0, 4),
          date: dayWords(context.today),
          basisGone: isGone(standing),
        },
        words,
      ),
    )
  }
  return { data: { papers }, official: papers, count: chosen.length }
}

/** The month as it was hung out; one that has not been is printed as a draft. */
export async function publication(context: Context, options: PaperOptions): Promise<FilledPaper> {
  const { words, community } = await desk(context)
  const said = await context.wanted('--month', options.month, () =>
    context.app.ask.text(context.say('print.ranking.ask_month')),
  )
  const month = saidMonth(said, context.today)
  const shown = await showMonth(context, month)
  if (shown.past) throw new AppError('print.month_of_before', 2, { month })
  const rules = await rulesOf(context, month)
  const rule = publicationRule(rules)
  const { readPublication } = await import('../../../../store/assess-publications.ts')
  const hung = await readPublication(await (await context.office()).store(), month)
  const paper = publicationPaper(
    {
      community,
      rules: rules.edition.title,
      record: hung !== null && shown.state !== 'final' ? hung.record : shown.record,
      show: hung?.show ?? rule?.show ?? 'full',
      from: hung === null ? BLANK_DAY : dayWords(hung.day),
      until: hung === null ? BLANK_DAY : dayWords(hung.until),
      answerWorkdays: rule?.answer_workdays ?? null,
      counts: shown.state !== 'draft',
      date: dayWords(hung?.day ?? context.today),
    },
    words.publication,
  )
  return { data: { papers: [paper] }, official: [paper], count: 1 }
}

async function desk(context: Context) {
  const office = await context.office()
  const { readOfficialWords } = await import('../../../../office/official-words.ts')
  const store = await office.store()
  return { words: readOfficialWords(office.paths.templates), community: office.settings.community, store }
}

function isGone({ task }: StandingTask): boolean {
  return task.basisGoneOn !== null
}

/** The months of the streak in which the warden was last, as they stand today. */
async function basisOf(store: Store, task: KeptTask): Promise<BasisMonth[]> {
  const { readHistory, readKeptMonth } = await import('../../../../store/assess-months.ts')
  const { pastRecord } = await import('../../../../assessment/past-month.ts')
  const { past } = await readHistory(store)
  const basis: BasisMonth[] = []
  for (let month: Month = task.start; month <= task.month; month = addMonths(month, 1)) {
    const kept = await readKeptMonth(store, month)
    const record = kept?.record ?? pastRecord(month, past, (staffNo) => staffNo)
    const own = record.results.find((one) => one.warden === task.staffNo)
    if (own?.last !== true) continue
    const place = own.rank === null ? '—' : `第 ${own.rank} 名（参评 ${record.pool} 人）`
    basis.push({ month, score: own.score ?? '—', place, receipt: kept?.hash ?? '' })
  }
  return basis
}

async function gridIn(store: Store, task: KeptTask): Promise<string> {
  const { readKeptMonth } = await import('../../../../store/assess-months.ts')
  const kept = await readKeptMonth(store, task.month)
  return kept?.record.results.find((one) => one.warden === task.staffNo)?.grid ?? ''
}

/** `2015年5月12日` */
export function dayWords(day: Day): string {
  return `${monthWords(day.slice(0, 7) as Month)}${Number(day.slice(8, 10))}日`
}
