/** A card book → one PDF: cards in parts, then cover and index with the pages that came of it, joined with a bookmark a building. */
import { type CardBook, cardFront, cardSlip, pagesOf } from '../cards/card-book.ts'
import type { CardPage } from '../cards/card-page.ts'
import { type MissingCharacter, settable } from '../cards/rare-characters.ts'
import { type CompiledPaper, compilePaper } from './compile.ts'
import { joinPdf } from './join-pdf.ts'
import type { PrintShop } from './print-shop.ts'
import { twoUp } from './two-up.ts'

/** What `card-sheets.typ` reads. */
interface CardSheets {
  readonly community: string
  readonly printedOn: string
  readonly twoSided: boolean
  /** Pages of the book before this part. */
  readonly offset: number
  readonly copy: number
  /** Cards for another book: they carry no page number of this one. */
  readonly loose: boolean
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

/** How the pages lie on the paper. */
export interface PaperWay {
  /** A5, two to a sheet. */
  readonly twoUp: boolean
  readonly sides: 'all' | 'odd' | 'even-reversed'
}

/** The whole book. `onCards` is told how many cards were set since the last call. */
export function cardBookPdf(
  book: CardBook,
  shop: PrintShop,
  onCards: (count: number) => void = () => {},
  way: PaperWay = { twoUp: false, sides: 'all' },
): CardBookPdf {
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
    const { community, printedOn, twoSided, copy } = book
    const loose = book.exchange !== null
    const data: CardSheets = {
      community,
      printedOn,
      twoSided,
      copy,
      loose,
      offset,
      pages: cards.map((card) => card.data),
    }
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
  const bookmarks = bookmarksOf(book, starts)
  const joined = only ?? joinPdf(whole, { bookmarks: way.twoUp ? [] : bookmarks, evenParts: book.twoSided })
  const laid = way.twoUp ? twoUp(joined, { twoSided: book.twoSided, bookmarks }) : joined
  return {
    bytes: way.sides === 'all' ? laid : joinPdf([laid], { bookmarks: [], evenParts: false, sides: way.sides }),
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
  const pageNumber = (household: string) => starts.get(household) ?? 0
  if (book.exchange !== null) {
    const { data } = settable(cardSlip(book, book.exchange, pageNumber), shop.covers)
    return compilePaper({ ...shop, layout: 'card-exchange.typ', data })
  }
  const { data } = settable(cardFront(book, pageNumber, cardPages), shop.covers)
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
