/** Changed cards of a printed book: the slip and its page numbers, who is exchanged and who is not; A5, sides and copies of card books. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardExchange } from '../../src/cards/card-exchange.ts'
import { openOffice } from '../../src/office/open-office.ts'
import { sheetsOf } from '../../src/pdf/two-up.ts'
import { readAudit } from '../../src/store/audit.ts'
import { run } from '../app.ts'
import { DEFINITIONS, emptyDoor, householdFile } from '../cards/fixture.ts'
import { filledOffice, NUMBERS } from '../store/office.ts'
import { pageTexts } from './read-pdf.ts'

const CHANGES = `所属网格,小区,幢（栋）,单元,室（房号）,姓名,公民身份号码,与户主关系,联系电话,出生日期
07,长风小区,2栋,1,302,蓝样例,${NUMBERS[2]},户主,13900000009,
07,长风小区,2栋,3,101,𠮷新户,,户主,13900000010,1980-05-01
`

const dir = mkdtempSync(join(tmpdir(), 'gridbook-exchange-'))
const inOffice = (...words: string[]) =>
  run(words, { cwd: dir, env: { GRIDBOOK_OFFICE: join(dir, 'office') }, today: '2015-04-02' })

async function cards(...words: string[]): Promise<string[]> {
  const { code, err } = await inOffice('print', 'cards', ...words, '-o', 'cards.pdf', '--yes')
  expect([code, err.includes('〓')]).toEqual([0, false])
  return (await pageTexts(readFileSync(join(dir, 'cards.pdf')))).map((text) => text.replaceAll(' ', ''))
}

beforeAll(async () => {
  await filledOffice(dir)
  writeFileSync(join(dir, '变动.csv'), CHANGES)
  const { code, out, err } = await inOffice('import', '变动.csv')
  if (code !== 0) throw new Error(out + err)
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('changed cards', () => {
  it('are those of households that were changed since a day, after a slip that names them and their pages', async () => {
    const [slip = '', ...pages] = await cards('--changed-since', '2015-04-01')
    expect(slip).toMatch(/卡册换页单2015年4月1日起改过的户.*取出旧卡1户.*放入新卡2户/)
    expect(slip).toMatch(/2栋1单元302室.*蓝样例.*联系电话.*2栋3单元101室.*𠮷新户.*—.*新户/)
    expect(slip).not.toContain('10栋')
    const places = [...slip.matchAll(/第(\d+)页/g)].map(([, page]) => Number(page))
    expect(places.map((page) => /长风小区2栋\d单元\d+室/.exec(pages[page - 2] ?? '')?.[0])).toEqual([
      '长风小区2栋1单元302室',
      '长风小区2栋3单元101室',
    ])
    expect(pages.join('')).not.toMatch(/覃示例|卡册第/)
    expect(pages[0]).toContain('换页')
  })

  it('can be asked for by the number of an import, and there may be none', async () => {
    expect((await cards('--changed-since', '4'))[0]).toContain('第4批导入起改过的户')
    const none = await inOffice('print', 'cards', '--changed-since', '2015-04-03', '-o', 'none.pdf')
    expect([none.code, none.err.includes('不用换页'), existsSync(join(dir, 'none.pdf'))]).toEqual([0, true, false])
    for (const words of [['99'], ['昨天'], ['4', '-o', 'x.xlsx']])
      expect((await inOffice('print', 'cards', '-o', 'x.pdf', '--changed-since', ...words)).code).toBe(2)
  })

  it('a household that is gone is only taken out; one that moved is looked for at its old door', () => {
    const resident = DEFINITIONS.forms.get('resident')
    if (!resident) throw new Error('no form')
    const [moved, gone] = [householdFile(1), emptyDoor(9)]
    const { cards: lines } = cardExchange('自今日起', resident, {
      files: [moved],
      changed: new Map([[moved.code, ['室（房号）']]]),
      made: new Set(),
      gone: new Map([[gone.code, { cells: gone.cells }]]),
      doorBefore: new Map([[moved.code, { room: { state: 'value', value: '999' } }]]),
    })
    expect(
      lines.map(({ household, take, put, doorBefore }) => [household, take, put, /999室/.test(doorBefore)]).sort(),
    ).toEqual(
      [
        [moved.code, true, true, true],
        [gone.code, true, false, false],
      ].sort(),
    )
  })
})

describe('a card book on paper', () => {
  it('as A5 has two pages a sheet, each page once, in the order of reading or of cutting', async () => {
    expect(sheetsOf(5, false)).toEqual([
      [0, 1],
      [2, 3],
      [4, null],
    ])
    expect(sheetsOf(5, true)).toEqual([
      [0, 2],
      [3, 1],
      [4, null],
      [null, null],
    ])
    const whole = await cards('--grid', '7')
    const sheets = await cards('--grid', '7', '--two-up')
    expect(sheets).toHaveLength(Math.ceil(whole.length / 2))
    expect(sheets.join('')).toBe(whole.join(''))
    expect(await cards('--grid', '7', '--two-up', '--pages', 'odd')).toEqual(sheets.filter((_, at) => at % 2 === 0))
  })

  it('has the number of the copy in every foot, and whole numbers only when they are asked for and logged', async () => {
    const copies = await cards('--grid', '7', '--copy', '3')
    expect(copies.filter((text) => !text.includes('第3份'))).toEqual([])
    expect(copies.join('')).not.toContain(NUMBERS[0])
    expect((await cards('--grid', '7', '--reveal')).join('')).toContain(NUMBERS[0])
    const refused = await inOffice('print', 'cards', '--reveal', '-o', 'revealed.pdf')
    expect([refused.code, existsSync(join(dir, 'revealed.pdf'))]).toEqual([2, false])
  })

  it('is printed without a question; of another paper with residents the last purpose is offered', async () => {
    const inTerminal = (answers: string[], ...words: string[]) => {
      const env = { GRIDBOOK_OFFICE: join(dir, 'office') }
      return run(['print', ...words], { cwd: dir, env, today: '2015-04-02', tty: true, answers })
    }
    expect((await inTerminal([], 'cards', '--grid', '7', '-o', 'asked.pdf')).questions).toEqual([])
    const asked = await inTerminal(['上墙'], 'building-map', '-o', 'map.pdf')
    expect([asked.code, asked.questions.length]).toEqual([0, 1])
    await inTerminal([''], 'building-map', '-o', 'map2.pdf')
    const office = await openOffice(join(dir, 'office'))
    const log = (await readAudit(await office.store())).filter(({ detail }) => detail.paper === 'building-map')
    await office.close()
    expect(log.map(({ purpose, detail }) => [purpose, detail.pages])).toEqual([
      ['上墙', 2],
      ['上墙', 2],
    ])
  })

  it('leaves nothing behind where it cannot be written', async () => {
    writeFileSync(join(dir, 'no-folder'), '')
    for (const paper of ['cards', 'building-map', 'notice']) {
      const { code, err } = await inOffice('print', paper, '-o', join('no-folder', 'x.pdf'))
      expect([paper, code === 0 || code === 70, err.includes('no-folder')]).toEqual([paper, false, true])
    }
    expect(readdirSync(dir).filter((name) => name.includes('.part'))).toEqual([])
  })
})
