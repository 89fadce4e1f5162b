/** Order, chapters and index of a card book; characters that no font has; what a poster leaves unsaid. */
import { describe, expect, it } from 'vitest'
import { cardBook, cardFront, pagesOf } from '../../src/cards/card-book.ts'
import { type MonthPosterInput, monthPoster } from '../../src/cards/month-poster.ts'
import { missingProblem, settable } from '../../src/cards/rare-characters.ts'
import { sayProblem } from '../../src/messages/say.ts'
import { cells, DEFINITIONS, emptyDoor, householdFile, OPTIONS } from './fixture.ts'

const at = (serial: number, building: string, room: string) =>
  householdFile(serial, { cells: { ...householdFile(serial).cells, ...cells({ building, room }) } })

describe('a card book', () => {
  const book = cardBook([at(1, '10', '101'), at(2, '2', '1001'), at(3, '2', '201')], DEFINITIONS, OPTIONS)

  it('goes from door to door, numbers by their size, a chapter a building', () => {
    expect(book.chapters.map((chapter) => [chapter.title, chapter.pages.map((page) => page.door)])).toEqual([
      ['长风小区2栋', ['长风小区2栋2单元201室', '长风小区2栋2单元1001室']],
      ['长风小区10栋', ['长风小区10栋2单元101室']],
    ])
    expect([book.households, book.people, book.bound]).toEqual([3, 3, true])
  })

  it('has an index with doors, heads, people and pages', () => {
    const numbers = new Map(pagesOf(book).map((page, index) => [page.household, index + 3]))
    const front = cardFront(book, (household) => numbers.get(household) ?? 0, 3)
    expect(front.chapters[0]?.rows).toEqual([
      { door: '2单元201室', head: '覃示例', people: 1, page: 3 },
      { door: '2单元1001室', head: '覃示例', people: 1, page: 4 },
    ])
  })

  it('is bound only when it holds more than one household', () => {
    expect(cardBook([emptyDoor(1)], DEFINITIONS, OPTIONS).bound).toBe(false)
  })
})

describe('characters that cannot be set', () => {
  it('are printed as 〓 and named once each, with page and household', () => {
    const covers = (codePoint: number) => codePoint < 0x10000
    const { data, missing } = settable({ name: '赵𠮷𠮷', rows: ['李\u{2A6A5}', 7] }, covers)
    expect(data).toEqual({ name: '赵〓〓', rows: ['李〓', 7] })
    expect(missing.map((one) => [one.character, one.code, one.text])).toEqual([
      ['𠮷', 'U+20BB7', '赵𠮷𠮷'],
      ['\u{2A6A5}', 'U+2A6A5', '李\u{2A6A5}'],
    ])
    const problem = missingProblem(missing[0]!, '卡册.pdf', 12, '450205006003-07-0003')
    expect(sayProblem(problem, 'zh')).toBe(
      '卡册.pdf：“赵𠮷𠮷”里的“𠮷”（U+20BB7）字库里没有，第 12 页户 450205006003-07-0003 的卡上印成了〓。请在那一页用笔补上这个字；电子数据里的字不受影响。',
    )
  })

  it('are none where only a variation selector is unknown', () => {
    expect(settable('葛\u{E0100}', (codePoint) => codePoint < 0x10000).missing).toEqual([])
  })
})

describe('the poster', () => {
  const input: MonthPosterInput = {
    month: '2015-03',
    community: '示例社区',
    edition: '考核办法',
    paper: 'a3',
    printedOn: '2015-04-01',
    results: [
      { rank: 2, name: '韦示例', grid: '第02网格', score: '95.00', star: false, moved: -1, absent: '' },
      { rank: 1, name: '覃示例', grid: '第07网格', score: '98.60', star: true, moved: 'new', absent: '' },
      { rank: null, name: '蓝样例', grid: '第03网格', score: null, star: false, moved: null, absent: '请假' },
    ],
  }

  it('ranks who was ranked, puts the star first and says who took no part', () => {
    const poster = monthPoster(input)
    expect(poster.rows.map((row) => [row.rank, row.name])).toEqual([
      ['1', '覃示例'],
      ['2', '韦示例'],
    ])
    expect(poster.stars.map((row) => row.name)).toEqual(['覃示例'])
    expect([poster.year, poster.monthOfYear]).toEqual(['2015', '3'])
    expect(poster.rows.map((row) => [row.moved, row.tied])).toEqual([
      ['new', false],
      [-1, false],
    ])
    expect(poster.absent).toEqual([{ name: '蓝样例', why: '请假' }])
    expect(JSON.stringify(poster.rows)).not.toContain('蓝样例')
  })
})
