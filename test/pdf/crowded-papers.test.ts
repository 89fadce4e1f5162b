/** Papers with the longest that an office can have: nothing runs off a page, stands over something else or is left out. */
import { describe, expect, it } from 'vitest'
import { type BuildingRaster, buildingMap, type MapHousehold } from '../../src/cards/building-map.ts'
import { blankBooks, diaryBooks, type FieldBook, studyBooks } from '../../src/cards/field-book.ts'
import { residentsLetter } from '../../src/cards/residents-letter.ts'
import { kitLines, signInSheet } from '../../src/cards/signed-lists.ts'
import { type PersonDue, visitSheets } from '../../src/cards/visit-list.ts'
import type { Day } from '../../src/core/day.ts'
import { setPaper } from '../../src/pdf/set-paper.ts'
import { collisions, pageTexts } from './read-pdf.ts'
import { shop } from './shop.ts'

const COMMON = { community: '白沙社区居民委员会（示例）', printedOn: '2015-03-31', copy: 999 }
const NAMES = ['韦示例', '𠮷田䶮', '阿卜杜勒艾则孜·买买提吐尔逊', 'Alexander Hamilton-Smith III', '欧阳示例样', '覃']
const LONG = '住户反映楼道照明不亮、垃圾清运不及时、电动车乱停放，并询问医保缴费和老年人优待证办理材料；'.repeat(8)
const DAY = '2015-03-31' as Day

async function set(layout: string, data: Record<string, unknown>): Promise<{ texts: string[]; faults: string[] }> {
  const { bytes, missing } = setPaper(shop, layout, { ...COMMON, ...data })
  expect(missing).toEqual([])
  const texts = (await pageTexts(bytes)).map((text) => text.replaceAll(' ', ''))
  return { texts, faults: await collisions(bytes) }
}

describe('crowded papers', () => {
  it('a tower of 34 floors stands on one sheet, every household once', async () => {
    const raster: BuildingRaster = {
      estate: '云端花园',
      building: '1栋',
      units: 2,
      floors: 34,
      rooms: 4,
      grid: '第07网格',
    }
    const households = Array.from({ length: 272 }, (_, index): MapHousehold => {
      const [unit, floor, room] = [(index % 2) + 1, (Math.floor(index / 2) % 34) + 1, Math.floor(index / 68) + 1]
      const door = { estate: '云端花园', building: '1栋', unit: String(unit), room: `${floor}0${room}`, streetNo: '' }
      return {
        ...{
          door,
          grid: '第07网格',
          head: NAMES[index % 6] ?? '',
          living: 12,
          registered: 12,
          state: '',
          empty: false,
        },
        ...{ let: true, incomplete: true, hazard: true, classes: ['老', '弱', '小', '残', '孕'] },
      }
    })
    const { texts, faults } = await set('building-map.typ', { pages: buildingMap([raster], households, ['老', '弱']) })
    expect(faults).toEqual([])
    expect(texts).toHaveLength(1)
    for (const name of NAMES.slice(0, 5))
      expect(texts[0]?.split(name.replaceAll(' ', '')).length, name).toBe(
        households.filter(({ head }) => head === name).length + 1,
      )
  })

  it('a diary of long entries goes on on further pages, on A4 and on A5', async () => {
    const owner = { staffNo: 'S07', name: NAMES[2] ?? '', role: '网格员', grid: '第07网格' }
    const entries = Array.from({ length: 20 }, (_, index) => ({
      ...{
        date: `2015-03-${String(index + 1).padStart(2, '0')}`,
        staffNo: 'S07',
        kind: '走访（委托他人）',
        done: index % 2 === 0,
      },
      ...{
        place: '长风小区十二区第10栋12单元3401室',
        plan: LONG.slice(0, 90),
        report: LONG,
        measure: LONG.slice(0, 200),
        result: `结果${index}。`,
      },
    }))
    const books: FieldBook[] = diaryBooks([owner], entries, { from: '2015-03-01' as Day, to: DAY }, '2015年3月')
    for (const kind of ['diary', 'grid-diary'])
      for (const paper of ['a4', 'a5']) {
        const { texts, faults } = await set('field-books.typ', { kind, paper, books, blankPages: 0 })
        expect([kind, paper, faults]).toEqual([kind, paper, []])
        const whole = texts.join('')
        for (const { result } of entries) expect(whole.split(result).length).toBe(2)
        expect(texts.at(-1)?.slice(-80)).toContain(`第${texts.length}页共${texts.length}页`)
      }
    for (const kind of ['diary', 'grid-diary', 'study-notes'])
      expect(
        (await set('field-books.typ', { kind, paper: 'a5', books: blankBooks([owner]), blankPages: 2 })).faults,
      ).toEqual([])
    const session = {
      no: '第2015-0311期',
      date: '2015-03-02',
      topic: LONG.slice(0, 100),
      speaker: NAMES[3] ?? '',
      kind: '领导班子授经验',
    }
    const studies = studyBooks(
      [owner],
      [{ ...session, presence: new Map([['S07', '请假']]) }],
      { from: DAY.replace('31', '01') as Day, to: DAY },
      '2015年3月',
    )
    expect(
      (await set('field-books.typ', { kind: 'study-notes', paper: 'a5', books: studies, blankPages: 0 })).faults,
    ).toEqual([])
  })

  it('a list of a hundred visits with long reasons, doors and names', async () => {
    const due = Array.from(
      { length: 100 },
      (_, index): PersonDue => ({
        ...{ household: `H${index}`, grid: '第07网格', name: NAMES[index % 6] ?? '', sex: '女', age: '101' },
        door: {
          estate: '广西柳州钢铁集团有限公司第三职工生活小区',
          building: '10',
          unit: '12',
          room: String(101 + index),
          streetNo: '',
        },
        ...{
          phone: '0772-12345678',
          classes: ['老', '弱', '小', '残', '孕'],
          why: [LONG.slice(0, 60), LONG.slice(0, 30)],
        },
        ...{ last: '2014-12-31' as Day, due: '2015-01-01' as Day },
      }),
    )
    const week = { today: DAY, from: '2015-03-30' as Day, to: '2015-04-05' as Day }
    const sheets = visitSheets(due, new Map([['第07网格', { name: NAMES[2] ?? '', phone: '1' }]]), week)
    const { texts, faults } = await set('visit-list.typ', { sheets })
    expect(faults).toEqual([])
    for (const { door } of due) expect(texts.join('').split(`12单元${door.room}室`).length).toBe(2)
  })

  it('sixty people sign in, forty things are issued, and the letter stays one page', async () => {
    const people = Array.from({ length: 60 }, (_, index) => ({
      ...{ staffNo: `S${index}`, name: NAMES[index % 6] ?? '', role: '网格员', grid: '第07网格', presence: '到会' },
    }))
    const session = { no: '第11期', date: DAY, topic: LONG.slice(0, 60), speaker: NAMES[3] ?? '', kind: '讲业务' }
    const signed = await set('sign-in.typ', { sheet: signInSheet(session, people) })
    expect([signed.faults, signed.texts.join('').split('到会').length]).toEqual([[], 62])
    const items = Array.from({ length: 40 }, (_, index) => `便携式多功能入户信息采集终端及配件第${index}套`)
    const kit = { staffNo: 'S07', name: NAMES[2], role: '网格员', grid: '第07网格', lines: kitLines([], items) }
    const listed = await set('kit-list.typ', { sheets: [kit] })
    expect(listed.faults).toEqual([])
    for (const item of items) expect(listed.texts.join('')).toContain(item)
    const words = {
      title: '致居民朋友的一封信',
      collect: items.slice(0, 6),
      why: items.slice(0, 5),
      not: items.slice(0, 4),
      rights: items.slice(0, 4),
    }
    const warden = { grid: '第07网格', name: NAMES[2] ?? '', phone: '13000000007' }
    const hotlines = [{ name: '政务服务便民热线', phone: '12345' }]
    const letter = residentsLetter({ community: COMMON.community, words, warden, hotlines, day: DAY })
    const page = await set('notice.typ', { letter })
    expect([page.faults, page.texts.length]).toEqual([[], 1])
  })
})
