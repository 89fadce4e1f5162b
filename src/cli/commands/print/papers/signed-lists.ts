/** Sign-in sheets of sessions and lists of the kit: from the roster, trainings, attendance and what was issued. */
import {
  kitLines,
  type Session,
  type SignInPerson,
  signInSheet,
  signInWorkbook,
} from '../../../../cards/signed-lists.ts'
import { gridLabel, type Post, postsOn, staffCards } from '../../../../cards/staff-card.ts'
import { AppError } from '../../../../core/app-error.ts'
import { parseDay } from '../../../../core/day.ts'
import { compareNames } from '../../../../register/door-order.ts'
import type { Store } from '../../../../store/store.ts'
import type { Context } from '../../../context.ts'
import { saidDay } from '../../../said-where.ts'
import type { FilledPaper, PaperOptions } from '../paper.ts'
import { gridNoOf } from './staff.ts'

/** Everybody with a post on the day of the session, and who is on record as having come. */
export async function signIn(context: Context, options: PaperOptions): Promise<FilledPaper> {
  const store = await (await context.office()).store()
  const { readPosts, readRecords } = await import('../../../../store/office-words.ts')
  const posts = await readPosts(store)
  const session = options.blank ? null : await sessionOf(context, store, options, posts)
  const seen = new Map(
    session === null
      ? []
      : (await readRecords(store, 'attendance'))
          .filter(({ session_no }) => session_no === session.no)
          .map(({ staff_no = '', presence = '' }) => [staff_no, presence]),
  )
  const day = session?.date ?? context.today
  // The same order as on every paper about the staff.
  const cards = staffCards(posts, [], { day, community: '', duties: {} })
  const once = [...new Map(cards.map((card) => [card.staffNo, card])).values()]
  const people = once.map(
    ({ staffNo, name, role, grid }): SignInPerson => ({ staffNo, name, role, grid, presence: seen.get(staffNo) ?? '' }),
  )
  const sheet = signInSheet(session, people)
  const list = signInWorkbook(sheet, `${(await context.office()).settings.community}培训签到表`)
  return { data: { sheet }, list, count: people.length === 0 ? 0 : 1 }
}

async function sessionOf(
  context: Context,
  store: Store,
  { session, date }: PaperOptions,
  posts: readonly Post[],
): Promise<Session> {
  const { readRecords } = await import('../../../../store/office-words.ts')
  const names = new Map(posts.map(({ staffNo, name }) => [staffNo, name]))
  const all = (await readRecords(store, 'training')).flatMap(
    ({ session_no: no = '', date: on = '', topic = '', speaker = '', kind = '' }): Session[] => {
      const day = parseDay(on)
      return day === null ? [] : [{ no, date: day, topic, speaker: names.get(speaker) ?? speaker, kind }]
    },
  )
  if (session !== undefined && date !== undefined) {
    throw new AppError('usage.conflict', 2, { flag: '--session', other: '--date' })
  }
  const day = saidDay('--date', date)
  const said =
    day !== null
      ? day
      : await context.wanted('--session', session, () => context.app.ask.text(context.say('print.ask_session')))
  const found = all.find((one) => (day === null ? one.no === said : one.date === said))
  if (found) return found
  const near = all
    .filter(({ date: on }) => on <= context.today || all.length < 6)
    .sort((a, b) => compareNames(a.date, b.date))
    .slice(-5)
  const known = near.map(({ no, date: on, topic }) => `${no}（${on} ${topic}）`).join('、')
  throw new AppError('print.no_session', 2, { value: said, known: known || '—' })
}

export async function kitList(context: Context, options: PaperOptions): Promise<FilledPaper> {
  const office = await context.office()
  const store = await office.store()
  const { readPosts, readRecords } = await import('../../../../store/office-words.ts')
  const { readPaperWords } = await import('../../../../office/paper-words.ts')
  const { kit } = readPaperWords(office.paths.templates)
  const gridNo = options.grid === undefined ? null : gridLabel(await gridNoOf(context, options.grid))
  const given = options.blank ? [] : await readRecords(store, 'kit')
  const held = postsOn(await readPosts(store), context.today)
  const wanted = held
    .filter(({ staffNo, name, role }) =>
      options.warden === undefined
        ? role === 'warden' || has(given, staffNo)
        : [staffNo, name].includes(options.warden),
    )
    .filter(({ gridNo: own }) => gridNo === null || gridLabel(own) === gridNo)
    .sort((a, b) => compareNames(a.gridNo || '~', b.gridNo || '~') || compareNames(a.staffNo, b.staffNo))
  if (wanted.length === 0 && options.warden !== undefined) {
    const known = held.map(({ staffNo, name }) => `${staffNo} ${name}`).join('、')
    throw new AppError('print.nobody', 2, { flag: '--warden', value: options.warden, known })
  }
  const sheets = wanted.map(({ staffNo, name, role, roleLabel, gridNo: own }) => ({
    ...{ staffNo, name, role: roleLabel, grid: role === 'warden' ? gridLabel(own) : '' },
    lines: kitLines(
      given
        .filter(({ staff_no }) => staff_no === staffNo)
        .map(({ item = '', issued_on = '', returned_on = '' }) => ({ item, issued: issued_on, returned: returned_on })),
      kit,
    ),
  }))
  return { data: { sheets }, count: sheets.length }
}

function has(given: readonly Readonly<Record<string, string>>[], staffNo: string): boolean {
  return given.some(({ staff_no }) => staff_no === staffNo)
}
