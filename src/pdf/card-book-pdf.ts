/** A card book → one PDF: cards in parts, then cover and index with the pages that came of it, joined with a bookmark a building. */
import { type CardBook, cardFront, pagesOf } from '../cards/card-book.ts'
import type { CardPage } from '../cards/card-page.ts'
import { type MissingCharacter, settable } from '../cards/rare-characters.ts'
import { type CompiledPaper, compilePaper } from './compile.ts'
import { joinPdf } from './join-pdf.ts'
import type { PrintShop } from './print-shop.ts'

/** What `card-sheets.typ` reads. */
interface CardSheets {
  readonly community: string
  readonly printedOn: string
  readonly twoSided: boolean
  /** Pages of the book before this part. */
  readonly offset: number
  readonly pages: readonly CardPage[]
}

export interface CardBookPdf {
  readonly bytes: Buffer
  readonly pages: number
  readonly missing: readonly MissingOnCard[]
}

export interface MissingOnCard extends MissingCharacter {
  readonly household: string
  readonly page: number
}

/** About 500 MB of the typesetter's memory, whatever the size of the book; each part brings its own subset of the fonts. */
const CARDS_A_PART = 100

/** The whole book. `onCards` is told how many cards were set since the last call. */
export function cardBookPdf(book: CardBook, shop: PrintShop, onCards: (count: number) => void = () => {}): CardBookPdf {
  const before = book.bound ? sheets(frontOf(book, new Map(), 0, shop).pages, book) : 0
  const starts = new Map<string, number>()
  const missing: Omit<MissingOnCard, 'page'>[] = []
  const parts: Buffer[] = []
  let offset = before
  let pages = before
  for (const part of partsOf(pagesOf(book))) {
    const cards = part.map((page) => settable(page, shop.covers))
    for (const [index, card] of cards.entries()) {
      for (const found of card.missing) missing.push({ ...found, household: part[index]?.household ?? '' })
    }
    const { community, printedOn, twoSided } = book
    const data: CardSheets = { community, printedOn, twoSided, offset, pages: cards.map((card) => card.data) }
    const compiled = compilePaper({ ...shop, layout: 'card-sheets.typ', data })
    for (const [household, page] of compiled.places) starts.set(household, page + offset)
    parts.push(compiled.bytes)
    pages = offset + compiled.pages
    offset += sheets(compiled.pages, book)
    onCards(part.length)
  }
  const front = book.bound ? [frontOf(book, starts, pages - before, shop).bytes] : []
  const whole = [...front, ...parts]
  const only = whole.length === 1 ? whole[0] : undefined
  return {
    bytes: only ?? joinPdf(whole, { bookmarks: bookmarksOf(book, starts), evenParts: book.twoSided }),
    pages,
    missing: missing.map((found) => ({ ...found, page: starts.get(found.household) ?? 0 })),
  }
}

/** Pages that a part takes up: whole sheets where both sides are printed. */
function sheets(pages: number, { twoSided }: CardBook): number {
  return twoSided ? pages + (pages % 2) : pages
}

function frontOf(
  book: CardBook,
  starts: ReadonlyMap<string, number>,
  cardPages: number,
  shop: PrintShop,
): CompiledPaper {
  const { data } = settable(
    cardFront(book, (household) => starts.get(household) ?? 0, cardPages),
    shop.covers,
  )
  return compilePaper({ ...shop, layout: 'card-front.typ', data })
}

function bookmarksOf(book: CardBook, starts: ReadonlyMap<string, number>) {
  return book.chapters.map((chapter) => {
    const page = starts.get(chapter.pages[0]?.household ?? '') ?? 1
    return { title: chapter.title === '' ? '未分栋' : chapter.title, page }
  })
}

function partsOf(pages: readonly CardPage[]): CardPage[][] {
  const count = Math.ceil(pages.length / CARDS_A_PART)
  return Array.from({ length: count }, (_, index) => pages.slice(index * CARDS_A_PART, (index + 1) * CARDS_A_PART))
}
