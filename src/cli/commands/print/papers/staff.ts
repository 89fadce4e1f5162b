/** Papers about the staff alone: contact cards, service cards, signboards and badges. */
import { cardOfGrid, gridLabel, staffCards } from '../../../../cards/staff-card.ts'
import { AppError } from '../../../../core/app-error.ts'
import type { Problem } from '../../../../core/problem.ts'
import { compareNames } from '../../../../register/door-order.ts'
import type { Context } from '../../../context.ts'
import type { FilledPaper, PaperOptions } from '../paper.ts'

/** Ten cards of a person to a sheet. */
export async function contactCards(context: Context, options: PaperOptions): Promise<FilledPaper> {
  const { cards, words } = await wanted(context, options)
  return { data: { cards, hotlines: words.hotlines }, count: cards.length }
}

export async function serviceCards(context: Context, options: PaperOptions): Promise<FilledPaper> {
  const { cards, words } = await wanted(context, options)
  const { services, hotlines } = words
  return { data: { cards, services, hotlines }, count: cards.length }
}

/** A card the size of a bank card for everybody with a post. */
export async function badges(context: Context, options: PaperOptions): Promise<FilledPaper> {
  const { cards } = await wanted(context, options, 'all')
  const { images, problems, shown } = await photosOf(context, cards)
  return { data: { cards: shown }, count: cards.length, images, problems }
}

/** One for each building of the office's list, with the warden of its grid on the day. */
export async function signboards(context: Context, options: PaperOptions): Promise<FilledPaper> {
  const { all, words, store } = await staffOf(context)
  const { readRecords } = await import('../../../../store/office-words.ts')
  const grid = options.grid === undefined ? null : await gridNoOf(context, options.grid)
  const buildings = (await readRecords(store, 'building'))
    .map(({ estate = '', building = '', grid_no = '' }) => ({
      name: nameOf(estate, building),
      building,
      gridNo: grid_no,
    }))
    .filter(({ gridNo }) => grid === null || gridLabel(gridNo) === gridLabel(grid))
    .filter(({ name, building }) => options.building === undefined || [name, building].includes(options.building))
    .sort((a, b) => compareNames(a.gridNo, b.gridNo) || compareNames(a.name, b.name))
  const { images, problems, shown } = await photosOf(context, all)
  const boards = buildings.map(({ name, gridNo }) => ({
    building: name,
    grid: gridLabel(gridNo),
    // A vacant post is seen to be vacant.
    warden: cardOfGrid(shown, gridNo),
  }))
  return { data: { boards, hotlines: words.hotlines }, count: boards.length, images, problems }
}

function nameOf(estate: string, building: string): string {
  return `${estate}${building}${/[栋幢座楼]$/u.test(building) ? '' : '栋'}`
}

export async function staffOf(context: Context) {
  const office = await context.office()
  const store = await office.store()
  const { readPosts, readGridsInWords } = await import('../../../../store/office-words.ts')
  const { readPaperWords } = await import('../../../../office/paper-words.ts')
  const words = readPaperWords(office.paths.templates)
  const about = { day: context.today, community: office.settings.community, duties: words.duties }
  const all = staffCards(await readPosts(store), await readGridsInWords(store), about)
  return { all, words, store }
}

/** Wardens, or everybody with a post, or those that `--grid` and `--warden` name. */
async function wanted(context: Context, options: PaperOptions, who: 'wardens' | 'all' = 'wardens') {
  const { all, words } = await staffOf(context)
  const grid = options.grid === undefined ? null : gridLabel(await gridNoOf(context, options.grid))
  const { warden } = options
  const cards = all.filter(
    (card) =>
      (who === 'all' || card.grid !== '' || warden !== undefined) &&
      (grid === null || card.grid === grid) &&
      (warden === undefined || card.staffNo === warden || card.name === warden),
  )
  if (cards.length > 0) return { cards, words }
  const known = all.map(({ staffNo, name }) => `${staffNo} ${name}`).join('、')
  if (warden !== undefined) throw new AppError('print.nobody', 2, { flag: '--warden', value: warden, known })
  return { cards, words }
}

export async function gridNoOf(context: Context, said: string): Promise<string> {
  const { saidGrid } = await import('../../../said-grid.ts')
  return (await saidGrid(await (await context.office()).store(), said)).slice(-2)
}

/** Photos by the names that layouts know; who has none that can be printed keeps a frame to paste one in. */
export async function photosOf<T extends { readonly photo: string }>(context: Context, cards: readonly T[]) {
  const { readPhoto } = await import('../../../../office/photos.ts')
  const { dir } = await context.office()
  const images = new Map<string, Uint8Array>()
  const problems: Problem[] = []
  const shown = cards.map((card) => {
    if (card.photo === '') return card
    const photo = readPhoto(dir, card.photo)
    if ('severity' in photo) {
      problems.push(photo)
      return { ...card, photo: '' }
    }
    images.set(photo.name, photo.bytes)
    return { ...card, photo: photo.name }
  })
  return { images, problems, shown }
}
