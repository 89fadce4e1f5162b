/** A card book: households in the order of their doors, chapters by building, and an index of who is on which card. */
import type { Definitions } from '../forms/form.ts'
import type { HouseholdFile } from '../register/household-file.ts'
import type { CardExchange, ExchangedCard } from './card-exchange.ts'
import { type CardOptions, type CardPage, cardPage } from './card-page.ts'
import { buildingText, inOrderOfDoors } from './door.ts'

export interface CardBook {
  readonly community: string
  /** The grids in the book, as people call them. */
  readonly grids: readonly string[]
  readonly chapters: readonly CardChapter[]
  readonly households: number
  readonly people: number
  readonly printedOn: string
  readonly edition: string
  /** Identity numbers are masked: said on the cover. */
  readonly masked: boolean
  /** A cover and an index open a book of several households. */
  readonly bound: boolean
  /** Printed on both sides: every card begins on a right-hand page, margins change sides. */
  readonly twoSided: boolean
  /** The number of the copy, in the foot of every page. */
  readonly copy: number
  /** Cards to be exchanged in a printed book: they have a slip in place of cover and index, and no page number of the book. */
  readonly exchange: CardExchange | null
}

/** One building, or the one list where a book has no buildings. */
export interface CardChapter {
  readonly title: string
  readonly pages: readonly CardPage[]
}

export interface CardBookOptions extends CardOptions {
  readonly twoSided: boolean
  readonly copy?: number
  readonly exchange?: CardExchange
}

/** Cover and index: what is known of a book once its cards have page numbers. */
export interface CardFront extends Omit<CardBook, 'chapters' | 'bound' | 'exchange'> {
  readonly cardPages: number
  readonly chapters: readonly { readonly title: string; readonly rows: readonly IndexRow[] }[]
}

export interface IndexRow {
  readonly door: string
  readonly head: string
  readonly people: number
  readonly page: number
}

/** The card book of these households. Pure. */
export function cardBook(
  files: readonly HouseholdFile[],
  definitions: Definitions,
  options: CardBookOptions,
): CardBook {
  const resident = definitions.forms.get('resident') ?? null
  const chapters = new Map<string, CardPage[]>()
  for (const file of inOrderOfDoors(files, resident)) {
    const title = buildingText(file, resident)
    const pages = chapters.get(title) ?? []
    pages.push(cardPage(file, definitions, options))
    chapters.set(title, pages)
  }
  const grids = [...new Set(files.map((file) => file.gridCode))].sort()
  return {
    community: options.community,
    grids: grids.map((grid) => options.gridLabels.get(grid) ?? grid),
    chapters: [...chapters].map(([title, pages]) => ({ title, pages })),
    households: files.length,
    people: files.reduce((count, file) => count + file.members.length, 0),
    printedOn: options.today,
    edition: resident?.edition ?? '',
    masked: options.maskIdNo,
    bound: files.length > 1 || options.exchange !== undefined,
    twoSided: options.twoSided,
    copy: options.copy ?? 1,
    exchange: options.exchange ?? null,
  }
}

/** The pages of a book from the first door to the last. Pure. */
export function pagesOf(book: CardBook): CardPage[] {
  return book.chapters.flatMap((chapter) => chapter.pages)
}

/** What stands before the cards; `pageNumber` says where a household's card begins, `cardPages` how many pages they fill. Pure. */
export function cardFront(book: CardBook, pageNumber: (household: string) => number, cardPages: number): CardFront {
  const { bound: _, exchange: __, ...told } = book
  const row = (page: CardPage, chapter: string): IndexRow => ({
    door: indexDoor(page, chapter),
    head: page.head[0]?.text ?? '',
    people: page.members.rows.length,
    page: pageNumber(page.household),
  })
  const chapters = book.chapters.map(({ title, pages }) => ({ title, rows: pages.map((page) => row(page, title)) }))
  return { ...told, cardPages, chapters }
}

/** What `card-exchange.typ` reads. */
export interface CardSlip extends Pick<CardBook, 'community' | 'grids' | 'printedOn' | 'twoSided' | 'copy'> {
  readonly since: string
  readonly cards: readonly (ExchangedCard & { readonly page: number })[]
}

/** The slip before cards that are exchanged, with the page on which each new one begins. Pure. */
export function cardSlip(book: CardBook, exchange: CardExchange, pageNumber: (household: string) => number): CardSlip {
  const { community, grids, printedOn, twoSided, copy } = book
  const cards = exchange.cards.map((card) => ({ ...card, page: card.put ? pageNumber(card.household) : 0 }))
  return { community, grids, printedOn, twoSided, copy, since: exchange.since, cards }
}

/** The chapter has named estate and building. */
function indexDoor(page: CardPage, chapter: string): string {
  if (page.door === '') return page.household
  return page.door !== chapter && page.door.startsWith(chapter) ? page.door.slice(chapter.length) : page.door
}
