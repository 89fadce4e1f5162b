/** The card book as a PDF: what can be read out of it, what it is made of, and that it is the same every time. */
import { describe, expect, it } from 'vitest'
import { cardBook } from '../../src/cards/card-book.ts'
import { cardBookPdf } from '../../src/pdf/card-book-pdf.ts'
import { cells, DEFINITIONS, emptyDoor, householdFile, OPTIONS, person } from '../cards/fixture.ts'
import { pdfFonts, pdfText, poppler, shop } from './shop.ts'

const twelve = householdFile(2, { members: Array.from({ length: 12 }, () => person({ workplace: '示例厂三车间' })) })
const longDoor = householdFile(3, {
  cells: { ...householdFile(3).cells, ...cells({ estate: '示例省示例市示例区示例街道'.repeat(5).slice(0, 60) }) },
})
const rare = householdFile(5, { members: [person({ name: '𠮷䶮\u{30EDF}' })] })
const book = (files = [householdFile(1), twelve, longDoor, emptyDoor(4), rare], twoSided = false) =>
  cardBook(files, DEFINITIONS, { ...OPTIONS, twoSided })

describe('a card book as PDF', () => {
  const printed = cardBookPdf(book(), shop)

  it('has a cover, an index and a page a household', () => {
    expect(printed.pages).toBe(2 + 5)
  })

  it('is the same file when it is printed again', () => {
    expect(Buffer.compare(cardBookPdf(book(), shop).bytes, printed.bytes)).toBe(0)
    expect(Buffer.compare(cardBookPdf(book([twelve]), shop).bytes, cardBookPdf(book([twelve]), shop).bytes)).toBe(0)
  })

  it('names what no font has, with page and household', () => {
    expect(printed.missing.map((one) => [one.code, one.household, one.page])).toEqual([['U+30EDF', rare.code, 7]])
  })

  it('begins every card on a right-hand page when both sides are printed', () => {
    const both = cardBookPdf(book([householdFile(1), householdFile(2), rare], true), shop)
    expect([both.missing[0]?.page, both.pages]).toEqual([7, 8])
  })

  it('tells how many cards are done', () => {
    const counts: number[] = []
    cardBookPdf(book(), shop, (count) => counts.push(count))
    expect(counts).toEqual([5])
  })

  it.skipIf(!poppler)('can be searched and copied: no blanks between Chinese and digits, rare characters whole', () => {
    const text = pdfText(printed.bytes)
    expect(text).toContain('长风小区3栋2单元101室')
    expect(text).toContain('450299********0019')
    expect(text).toContain('2015年12月31日打印')
    expect(text).toContain('本户第1页')
    expect(text).toContain('𠮷䶮〓')
  })

  it.skipIf(!poppler)('carries its fonts with it, as subsets, and no others', () => {
    const rows = pdfFonts(printed.bytes).trim().split('\n').slice(2)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows)
      expect(row).toMatch(/^[A-Z]{6}\+NotoSans(SC|HK|JP)-(Regular|Bold) +CID TrueType +Identity-H +yes yes yes/)
  })
})
