/** Papers of a year of assessment: everybody's twelve months on one sheet, and the file of each warden. */
import type { MonthRecord } from '../../../../assessment/month-record.ts'
import { ASK, type Edition } from '../../../../assessment/rulebook.ts'
import type { YearResult } from '../../../../assessment/year.ts'
import { type Dossier, dossierBonus, dossierMonth } from '../../../../cards/dossier.ts'
import { monthWords } from '../../../../cards/interview-papers.ts'
import { monthCell, monthsOf, yearList } from '../../../../cards/ranking-list.ts'
import { gridLabel } from '../../../../cards/staff-card.ts'
import { AppError } from '../../../../core/app-error.ts'
import { lastDay, type Month, parseMonth } from '../../../../core/day.ts'
import { printDecimal } from '../../../../core/decimal.ts'
import { maskIdNumbers } from '../../../../messages/message.ts'
import { text } from '../../../../messages/say.ts'
import type { Store } from '../../../../store/store.ts'
import type { Context } from '../../../context.ts'
import { rulesOf } from '../../assess/desk.ts'
import { standingTasks } from '../../assess/tasks-list.ts'
import { short, shown, yearOf } from '../../assess/year.ts'
import type { FilledPaper, PaperOptions } from '../paper.ts'
import { dayWords } from './official.ts'
import { photosOf } from './staff.ts'

/** Every warden of the year, best first. */
export async function yearSheet(context: Context, options: PaperOptions): Promise<FilledPaper> {
  const desk = await yearDesk(context, options)
  const { edition, records, results, to } = desk
  const list = yearList({
    community: desk.community,
    year: desk.year,
    rules: `${edition.title}（${edition.edition} 版）`,
    final: records.size,
    draft: desk.draft,
    rows: results.map((one) => ({
      name: one.name,
      staffNo: one.staffNo,
      months: monthsOf(desk.year).map((month) =>
        monthCell(records.get(month)?.record.results.find(({ warden }) => warden === one.staffNo)),
      ),
      ...numbersOf(one, to),
    })),
  })
  return { data: { list, mark: desk.draft ? '草稿' : '' }, list, count: results.length }
}

/** A file a warden, or the one of `--warden`. */
export async function dossiers(context: Context, options: PaperOptions): Promise<FilledPaper> {
  const desk = await yearDesk(context, options)
  const chosen = desk.results.filter(
    ({ staffNo, name }) => options.warden === undefined || [staffNo, name].includes(options.warden),
  )
  if (chosen.length === 0 && options.warden !== undefined) {
    const known = desk.results.map(({ staffNo, name }) => `${staffNo} ${name}`).join('、')
    throw new AppError('print.nobody_in_month', 2, { flag: '--warden', value: options.warden, month: desk.year, known })
  }
  const sources = await sourcesOf(context, desk.year)
  const files = chosen.map((one) => dossierOf(one, desk, sources))
  const { images, problems, shown: dossiers } = await photosOf(context, files)
  return { data: { year: desk.year, dossiers }, images, problems, count: dossiers.length }
}

type YearDesk = Awaited<ReturnType<typeof yearDesk>>
type Sources = Awaited<ReturnType<typeof sourcesOf>>

/** The months of the year that are final, those before gridbook among them. */
async function yearDesk(context: Context, options: PaperOptions) {
  const said = await context.wanted('--year', options.year, () => context.app.ask.text(context.say('print.ask_year')))
  const year = said.normalize('NFKC').replace(/年$/u, '').trim()
  const december = /^\d{4}$/.test(year) ? parseMonth(`${year}-12`) : null
  if (december === null) throw new AppError('assess.not_a_year', 2, { value: said })
  const office = await context.office()
  const store = await office.store()
  const { readHistory, readKeptMonths } = await import('../../../../store/assess-months.ts')
  const { pastMonths, pastRecord } = await import('../../../../assessment/past-month.ts')
  const history = await readHistory(store)
  const { edition } = await rulesOf(context, december)
  const { results, problems } = await yearOf(edition, store, december, history)
  const [first] = problems.filter(({ severity, code }) => severity === 'error' && CANNOT.has(code))
  if (first) throw new AppError(first.code, 2, { value: first.value ?? '', ...first.detail })
  const records = new Map<Month, { record: MonthRecord; hash: string }>()
  for (const month of pastMonths(history).filter((one) => one.startsWith(year)))
    records.set(month, { record: pastRecord(month, history.past, (staffNo) => staffNo), hash: '' })
  for (const { month, record, hash } of await readKeptMonths(store))
    if (month.startsWith(year)) records.set(month, { record, hash })
  const draft = context.today <= lastDay(december) || problems.some(({ severity }) => severity === 'error')
  const to = edition.numbers === ASK ? { places: 2, mode: 'half_up' as const } : edition.numbers.annual_total
  return { year, edition, records, results, draft, to, community: office.settings.community }
}

/** Without them there is no year at all. */
const CANNOT = new Set(['assess.no_annual', 'assess.annual_open'])

function numbersOf(one: YearResult, to: YearDesk['to']) {
  return {
    ranked: String(one.months),
    average: one.average === null ? '—' : shown(one.average, to),
    bonus: short(one.bonus, to),
    total: one.total === null ? '—' : printDecimal(one.total, to.places),
    grade: one.grade ?? text(one.gradeWhy, {}, 'zh'),
  }
}

async function sourcesOf(context: Context, year: string) {
  const store = await (await context.office()).store()
  const { readBonus, readDecisions } = await import('../../../../store/assess-inputs.ts')
  const { readPosts } = await import('../../../../store/office-words.ts')
  return {
    posts: await readPosts(store),
    tasks: (await standingTasks(context)).filter(({ task }) => task.month.startsWith(year)),
    bonus: (await readBonus(store)).filter(({ date }) => date.startsWith(year)),
    decisions: (await readDecisions(store)).filter(({ month }) => month.startsWith(year)),
    kinds: store.definitions.codes.get('decision_kind')?.entries ?? [],
    work: await workOf(store, year),
  }
}

interface Work {
  readonly what: string
  readonly count: string
  readonly detail: string
}

/** What the register has of the year's field work, by staff number; a form that the office does not keep says nothing. */
async function workOf(store: Store, year: string): Promise<(staffNo: string) => Work[]> {
  const { readRecords } = await import('../../../../store/office-words.ts')
  const { groupBy } = await import('../../../../core/group.ts')
  const dated = async (form: string, day: string) =>
    (await readRecords(store, form)).filter((record) => record[day]?.startsWith(year))
  const visits = groupBy(await dated('visit', 'date'), (record) => record.staff_no ?? '')
  const diary = groupBy(await dated('diary', 'date'), (record) => record.staff_no ?? '')
  const matters = groupBy(await dated('matter', 'received_on'), (record) => record.staff_no ?? '')
  const sessions = new Set((await dated('training', 'date')).map((record) => record.session_no))
  const attended = (await readRecords(store, 'attendance')).filter(({ session_no }) => sessions.has(session_no))
  const attendance = groupBy(attended, (record) => record.staff_no ?? '')
  return (staffNo) => {
    const own = visits.get(staffNo) ?? []
    const doors = new Set(own.map(({ household_code }) => household_code)).size
    const received = matters.get(staffNo) ?? []
    const closed = received.filter(({ closed_on }) => (closed_on ?? '') !== '').length
    const days = new Set((diary.get(staffNo) ?? []).map(({ date }) => date)).size
    const present = groupBy(attendance.get(staffNo) ?? [], ({ presence = '' }) => presence)
    const total = (attendance.get(staffNo) ?? []).length
    return [
      { what: '走访', count: `${own.length} 次`, detail: own.length === 0 ? '' : `${doors} 户；${byMonth(own)}` },
      { what: '民情日记', count: `${days} 天`, detail: '' },
      { what: '受理事项', count: `${received.length} 件`, detail: received.length === 0 ? '' : `已办结 ${closed} 件` },
      {
        what: '网格员之音',
        count: `${total} 次`,
        detail: [...present].map(([presence, some]) => `${presence} ${some.length} 次`).join('，'),
      },
    ]
  }
}

function byMonth(records: readonly Readonly<Record<string, string>>[]): string {
  const counts = new Map<number, number>()
  for (const { date = '' } of records) {
    const month = Number(date.slice(5, 7))
    counts.set(month, (counts.get(month) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([month, count]) => `${month}月 ${count}`)
    .join('、')
}

function dossierOf(one: YearResult, desk: YearDesk, sources: Sources): Dossier {
  const { staffNo, name } = one
  const posts = sources.posts.filter((post) => post.staffNo === staffNo)
  const latest = posts.findLast(({ role }) => role === 'warden') ?? posts.at(-1)
  const since = posts.flatMap(({ from }) => from ?? []).sort()[0]
  const months = monthsOf(desk.year).map((month) => {
    const kept = desk.records.get(month)
    const label = `${Number(month.slice(5))}月`
    if (kept === undefined) return dossierMonth(label, null)
    const result = kept.record.results.find(({ warden }) => warden === staffNo)
    return dossierMonth(label, result && { ...result, pool: kept.record.pool, receipt: kept.hash })
  })
  const stars = months.filter(({ note }) => note.startsWith('★')).length
  const { to, edition } = desk
  return {
    name,
    staffNo,
    grid: gridLabel(latest?.gridNo ?? ''),
    group: latest?.groupNo ?? '',
    phone: latest?.phone ?? '',
    since: since === undefined ? '' : dayWords(since),
    photo: latest?.photo ?? '',
    rules: edition.title,
    mark: desk.draft ? '草稿' : '',
    months,
    year: { ...numbersOf(one, to), stars: String(stars) },
    bonus: dossierBonus(one.items, sources.bonus, (value) => short(value, to)),
    tasks: sources.tasks
      .filter(({ task }) => task.staffNo === staffNo)
      .map(({ task, state }) => ({
        month: monthWords(task.month),
        task: task.task,
        by: task.by,
        state:
          text(`assess.tasks.state.${state}`, { day: task.doneOn ?? '' }, 'zh') +
          (task.doneOn === null ? '' : ` ${task.doneOn}`),
        said: [
          ...Object.entries(task.evaluation).map(([field, words]) => `${field}：${maskIdNumbers(words)}`),
          ...(task.minutes === null ? [] : [maskIdNumbers(task.minutes)]),
        ],
      })),
    decisions: sources.decisions
      .filter((decision) => decision.staffNo === staffNo)
      .map(({ date, kind, item, points, reason, decidedBy }) => ({
        date,
        what: [
          sources.kinds.find(({ code }) => code === kind)?.label ?? kind,
          named(edition, item),
          points === null ? '' : `${printDecimal(points)} 分`,
        ]
          .filter((part) => part !== '')
          .join(' '),
        reason: maskIdNumbers(reason),
        by: sources.posts.find((post) => post.staffNo === decidedBy)?.name ?? decidedBy ?? '',
      })),
    work: sources.work(staffNo),
  }
}

function named({ items, vetoes, annual }: Edition, said: string | null): string {
  const known = [...(items === ASK ? [] : items), ...(vetoes === ASK ? [] : vetoes)]
  const bonus = annual === ASK || annual === null ? [] : annual.bonus
  return known.find(({ id }) => id === said)?.name ?? bonus.find(({ kind }) => kind === said)?.name ?? said ?? ''
}
