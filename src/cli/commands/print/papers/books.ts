/** The wardens' books: civil diary, grid diary and study notes, blank or from the register. */
import {
  type BookEntry,
  type BookKind,
  type BookOwner,
  blankBooks,
  diaryBooks,
  type FieldBook,
  type SessionEntry,
  type Span,
  studyBooks,
} from '../../../../cards/field-book.ts'
import { gridLabel, type Post } from '../../../../cards/staff-card.ts'
import { AppError } from '../../../../core/app-error.ts'
import { type Day, firstDay, lastDay } from '../../../../core/day.ts'
import { compareNames } from '../../../../register/door-order.ts'
import type { Store } from '../../../../store/store.ts'
import type { Context } from '../../../context.ts'
import { saidMonth } from '../../../said-month.ts'
import type { FilledPaper, PaperOptions } from '../paper.ts'
import { pagesOf } from '../paper-flags.ts'
import { gridNoOf } from './staff.ts'

/** A month's worth of weekdays, and a few to spare. */
const BLANK_PAGES = 32

export async function diary(context: Context, options: PaperOptions): Promise<FilledPaper> {
  return book(context, options, 'diary', async (store, owners, span, period) =>
    diaryBooks(owners, await diaryEntries(store), span, period),
  )
}

/** What was done in the grid: calls, matters taken in, and the diary, day by day. */
export async function gridDiary(context: Context, options: PaperOptions): Promise<FilledPaper> {
  return book(context, options, 'grid-diary', async (store, owners, span, period) => {
    const entries = [...(await visitEntries(store)), ...(await matterEntries(store)), ...(await diaryEntries(store))]
    return diaryBooks(owners, entries, span, period)
  })
}

export async function studyNotes(context: Context, options: PaperOptions): Promise<FilledPaper> {
  return book(context, options, 'study-notes', async (store, owners, span, period) =>
    studyBooks(owners, await sessionEntries(store), span, period),
  )
}

type Fill = (store: Store, owners: readonly BookOwner[], span: Span, period: string) => Promise<readonly FieldBook[]>

async function book(context: Context, options: PaperOptions, kind: BookKind, fill: Fill): Promise<FilledPaper> {
  const paper = options.paper ?? 'a4'
  const blankPages = pagesOf(options.pagesOf, BLANK_PAGES)
  if (options.blank) {
    const named = options.grid !== undefined || options.warden !== undefined
    const owners = named ? await ownersOf(context, options, { from: context.today, to: context.today }) : []
    if (named && owners.length === 0) return { data: {}, count: 0 }
    const books = blankBooks(owners)
    return { data: { kind, books, paper, blankPages }, count: books.length }
  }
  if (options.pagesOf !== undefined) throw new AppError('print.pages_of_blank', 2, { flag: '--pages-of' })
  const { span, period } = await spanOf(context, options)
  const store = await (await context.office()).store()
  const books = await fill(store, await ownersOf(context, options, span), span, period)
  return { data: { kind, books, paper, blankPages: 0 }, count: books.length, residents: 0 }
}

async function spanOf(context: Context, { month, year }: PaperOptions): Promise<{ span: Span; period: string }> {
  if (month !== undefined && year !== undefined) {
    throw new AppError('usage.conflict', 2, { flag: '--month', other: '--year' })
  }
  if (year !== undefined) {
    if (!/^\d{4}$/.test(year)) throw new AppError('print.year_unclear', 2, { flag: '--year', value: year })
    return { span: { from: `${year}-01-01` as Day, to: `${year}-12-31` as Day }, period: `${year}年` }
  }
  const said = await context.wanted('--month', month, () =>
    context.app.ask.text(context.say('print.ranking.ask_month')),
  )
  const meant = saidMonth(said, context.today)
  const period = `${meant.slice(0, 4)}年${Number(meant.slice(5))}月`
  return { span: { from: firstDay(meant), to: lastDay(meant) }, period }
}

/** Whoever was a warden in the span, each once, in the order of grids; or those that were named, whatever their post. */
async function ownersOf(context: Context, { grid, warden }: PaperOptions, span: Span): Promise<BookOwner[]> {
  const { readPosts } = await import('../../../../store/office-words.ts')
  const posts = await readPosts(await (await context.office()).store())
  const gridNo = grid === undefined ? null : await gridNoOf(context, grid)
  const held = posts
    .filter(({ from, to }) => (from === null || from <= span.to) && (to === null || span.from <= to))
    .sort((a, b) => compareNames(a.gridNo, b.gridNo) || compareNames(a.staffNo, b.staffNo))
  const found = held.filter(
    (post) =>
      (warden === undefined ? post.role === 'warden' : [post.staffNo, post.name].includes(warden)) &&
      (gridNo === null || gridLabel(post.gridNo) === gridLabel(gridNo)),
  )
  if (warden !== undefined && found.length === 0) {
    const known = [...new Set(held.map(({ staffNo, name }) => `${staffNo} ${name}`))].join('、')
    throw new AppError('print.nobody', 2, { flag: '--warden', value: warden, known })
  }
  return [...new Map(found.map((post) => [post.staffNo, ownerOf(post)])).values()]
}

function ownerOf({ staffNo, name, roleLabel, role, gridNo }: Post): BookOwner {
  return { staffNo, name, role: roleLabel, grid: role === 'warden' ? gridLabel(gridNo) : '' }
}

async function diaryEntries(store: Store): Promise<BookEntry[]> {
  const { readRecords } = await import('../../../../store/office-words.ts')
  return (await readRecords(store, 'diary')).map(
    ({ date = '', staff_no = '', plan = '', report = '', measure = '', result = '' }) => ({
      ...{ date, staffNo: staff_no, kind: '', place: '', plan, report, measure, result },
      done: /^已?办[结毕好]|^已解决|^已完成|^已办/u.test(result),
    }),
  )
}

async function visitEntries(store: Store): Promise<BookEntry[]> {
  const { readRecords } = await import('../../../../store/office-words.ts')
  const door = await doorsOf(store)
  return (await readRecords(store, 'visit')).map(
    ({ date = '', staff_no = '', household_code = '', way = '', finding = '', follow_up = '' }) => ({
      ...{ date, staffNo: staff_no, kind: way === '' || way === '入户' ? '走访' : `走访（${way}）` },
      ...{ place: door(household_code), plan: '', report: finding, measure: follow_up, result: '', done: false },
    }),
  )
}

async function matterEntries(store: Store): Promise<BookEntry[]> {
  const { readRecords } = await import('../../../../store/office-words.ts')
  const door = await doorsOf(store)
  return (await readRecords(store, 'matter')).map(
    ({
      received_on = '',
      staff_no = '',
      household_code = '',
      summary = '',
      unit = '',
      closed_on = '',
      result = '',
    }) => ({
      ...{ date: received_on, staffNo: staff_no, kind: '受理', place: door(household_code), plan: '', report: summary },
      ...{ measure: unit === '' ? '' : `转${unit}`, result: result || (closed_on === '' ? '' : '已办结') },
      done: closed_on !== '',
    }),
  )
}

async function sessionEntries(store: Store): Promise<SessionEntry[]> {
  const { staffNames } = await import('../../../said-staff.ts')
  const { readRecords } = await import('../../../../store/office-words.ts')
  const names = await staffNames(store)
  const attendance = await readRecords(store, 'attendance')
  return (await readRecords(store, 'training')).map(
    ({ session_no: no = '', date = '', topic = '', speaker = '', kind = '' }) => ({
      ...{ no, date, topic, kind, speaker: names.get(speaker) ?? speaker },
      presence: new Map(
        attendance
          .filter(({ session_no }) => session_no === no)
          .map(({ staff_no = '', presence = '' }) => [staff_no, presence]),
      ),
    }),
  )
}

async function doorsOf(store: Store): Promise<(code: string) => string> {
  const { masterOf } = await import('../../../../store/household-files.ts')
  const { rowsWith } = await import('../../../../store/rows.ts')
  const { cellsOfRow, householdFields } = await import('../../../../register/stored-row.ts')
  const { doorOfCells } = await import('../../../../register/draft.ts')
  const { sayDoor } = await import('../../../../register/door.ts')
  const master = masterOf(store)
  const rows = await rowsWith(store, 'household', 'household_code', null)
  const doors = new Map(
    rows.map((row) => [
      String(row.household_code),
      sayDoor(doorOfCells(master, cellsOfRow(householdFields(master), row))),
    ]),
  )
  return (code) => doors.get(code) || code
}
