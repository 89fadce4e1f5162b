/** Visit lists: from the register's reasons and visits, who is due by the end of a week, a sheet a grid. */
import { gridLabel, type Post, postsOn } from '../../../../cards/staff-card.ts'
import { type PersonDue, visitSheets, visitWorkbook } from '../../../../cards/visit-list.ts'
import { AppError } from '../../../../core/app-error.ts'
import { addDays, weekday } from '../../../../core/day.ts'
import { ageFrom } from '../../../../forms/conditions.ts'
import type { Role } from '../../../../forms/form.ts'
import { doorOfCells } from '../../../../register/draft.ts'
import { dueOn } from '../../../../register/visits-due.ts'
import type { Context } from '../../../context.ts'
import { saidDay } from '../../../said-where.ts'
import type { FilledPaper, PaperOptions } from '../paper.ts'
import { gridNoOf } from './staff.ts'

export async function visitLists(context: Context, options: PaperOptions): Promise<FilledPaper> {
  const day = saidDay('--week', options.week) ?? context.today
  const from = addDays(day, 1 - weekday(day))
  const to = addDays(from, 6)
  const store = await (await context.office()).store()
  const { readPosts } = await import('../../../../store/office-words.ts')
  const posts = postsOn(await readPosts(store), context.today).filter(({ role }) => role === 'warden')
  const grids = await wantedGrids(context, options, posts)
  const due = (await peopleDue(context, to)).filter(({ grid }) => grids === null || grids.has(grid))
  const wardens = new Map(posts.map(({ gridNo, name, phone }) => [gridLabel(gridNo), { name, phone }]))
  const sheets = visitSheets(due, wardens, { today: context.today, from, to })
  const list = visitWorkbook(sheets, `${(await context.office()).settings.community}走访清单`)
  return { data: { sheets }, list, count: sheets.length, none: 'print.nobody_due', residents: due.length }
}

/** Null means all. */
async function wantedGrids(
  context: Context,
  { grid, warden }: PaperOptions,
  posts: readonly Post[],
): Promise<Set<string> | null> {
  const named = grid === undefined ? null : gridLabel(await gridNoOf(context, grid))
  if (warden === undefined) return named === null ? null : new Set([named])
  const own = posts.filter((post) => [post.staffNo, post.name].includes(warden)).map(({ gridNo }) => gridLabel(gridNo))
  if (own.length === 0) {
    const known = posts.map(({ staffNo, name }) => `${staffNo} ${name}`).join('、')
    throw new AppError('print.nobody', 2, { flag: '--warden', value: warden, known })
  }
  return new Set(own.filter((one) => named === null || one === named))
}

async function peopleDue(context: Context, to: PersonDue['due']): Promise<PersonDue[]> {
  const store = await (await context.office()).store()
  const { readVisited } = await import('../../../../store/visited.ts')
  const { loadHouseholdFiles, masterOf } = await import('../../../../store/household-files.ts')
  const rules = store.definitions.checks.mustVisit
  const found = (await readVisited(store, { day: context.today, since: null })).flatMap((person) => {
    const standing = dueOn(rules, person, context.today)
    return standing !== null && standing.due <= to ? [{ person, standing }] : []
  })
  const master = masterOf(store)
  const codes = [...new Set(found.map(({ person }) => person.householdCode))]
  const files = codes.length === 0 ? [] : await loadHouseholdFiles(store, { codes, forms: new Set() })
  const fileOf = new Map(files.map((file) => [file.code, file]))
  const labels = store.definitions.codes.get('visit_class')?.entries ?? []
  const sexes = store.definitions.codes.get('gbt2261_1_sex')?.entries ?? []
  const column = (role: Role) => master.fields.find((field) => field.role === role)?.name ?? ''
  return found.flatMap(({ person, standing }): PersonDue[] => {
    const file = fileOf.get(person.householdCode)
    if (!file) return []
    const cells = file.members.find(({ personNo }) => personNo === person.personNo)?.cells ?? {}
    const of = (from: typeof cells, role: Role) =>
      from[column(role)]?.state === 'value' ? (from[column(role)]?.value ?? '') : ''
    const classes = new Set(standing.reasons.map((reason) => reason.class))
    const sex = of(cells, 'person.sex')
    return [
      {
        household: person.householdCode,
        door: doorOfCells(master, file.cells),
        grid: gridLabel(person.gridCode),
        name: person.name,
        sex: sexes.find(({ code }) => code === sex)?.label ?? '',
        age: String(ageFrom(person.subject.birth, context.today) ?? ''),
        phone: (of(cells, 'person.phone') || of(file.cells, 'household.head_phone')).split(';')[0] ?? '',
        classes: labels.filter(({ code }) => classes.has(code)).map(({ label }) => label),
        why: [...new Set(standing.reasons.map(({ why }) => why))],
        last: standing.last,
        due: standing.due,
      },
    ]
  })
}
