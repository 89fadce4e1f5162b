/** Papers about the staff: who stands on them, whom a phone would call, and that nothing of residents does. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Post, staffCards } from '../../src/cards/staff-card.ts'
import type { Day } from '../../src/core/day.ts'
import { qrRows } from '../../src/pdf/qr.ts'
import { run } from '../app.ts'
import { filledOffice, NUMBERS } from '../store/office.ts'
import { pageTexts } from './read-pdf.ts'

/** CommonJS whose types speak of a module. */
const jsQR: typeof import('jsqr').default = createRequire(import.meta.url)('jsqr')

const POST: Post = {
  staffNo: 'S07',
  name: '韦网格',
  role: 'warden',
  roleLabel: '网格员',
  phone: '13000000007',
  gridNo: '07',
  groupNo: '四',
  from: '2015-01-01' as Day,
  to: null,
  duties: '',
  photo: '',
  link: '',
}
const LEADER: Post = { ...POST, staffNo: 'L4', name: '覃组长', role: 'group_leader', roleLabel: '网格长', gridNo: '' }
const ABOUT = { day: '2015-03-31' as Day, community: '示例社区', duties: { warden: ['采集', '走访'] } }

/** What a phone would read from the code. */
function scanned(rows: readonly string[]): string | undefined {
  const [scale, quiet] = [4, 4]
  const size = (rows.length + 2 * quiet) * scale
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255)
  for (const [y, row] of rows.entries())
    for (const [x, module] of [...row].entries())
      if (module === '1')
        for (let dy = 0; dy < scale; dy++)
          for (let dx = 0; dx < scale; dx++) {
            const at = (((y + quiet) * scale + dy) * size + (x + quiet) * scale + dx) * 4
            pixels.fill(0, at, at + 3)
          }
  const found = jsQR(pixels, size, size)
  return found ? new TextDecoder().decode(new Uint8Array(found.binaryData)) : undefined
}

describe('a card of the staff', () => {
  it('is made for who holds the post on the day, with the leader of the group to stand in', () => {
    const gone = { ...POST, staffNo: 'S06', name: '从前', to: '2015-03-30' as Day }
    const cards = staffCards([LEADER, gone, POST], [], ABOUT)
    expect(cards.map(({ name, grid, standIn }) => [name, grid, standIn?.name])).toEqual([
      ['韦网格', '第07网格', '覃组长'],
      ['覃组长', '', undefined],
    ])
  })

  it('has the duties of the person, else those of the role', () => {
    const own = { ...POST, duties: '采集信息、走访、代办' }
    const duties = (post: Post) => staffCards([post], [], ABOUT)[0]?.duties
    expect([duties(POST), duties(own), duties({ ...POST, duties: '一岗。二岗' })]).toEqual([
      ['采集', '走访'],
      ['采集信息', '走访', '代办'],
      ['一岗', '二岗'],
    ])
  })

  it('can be scanned: name and number, or the link that the office gave', () => {
    const code = (post: Post) => scanned(qrRows(staffCards([post], [], ABOUT)[0]?.contact.qr ?? ''))
    expect(code(POST)?.split('\r\n')).toEqual(
      expect.arrayContaining(['N:韦网格', 'TEL:13000000007', 'ORG:示例社区', 'TITLE:网格员']),
    )
    expect(code({ ...POST, link: 'https://u.wechat.com/示例' })).toBe('https://u.wechat.com/示例')
  })
})

describe('papers about the staff', () => {
  const dir = mkdtempSync(join(tmpdir(), 'gridbook-papers-'))
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  const print = (...words: string[]) =>
    run(['print', ...words], { cwd: dir, env: { GRIDBOOK_OFFICE: join(dir, 'office') }, today: '2015-03-31' })
  beforeAll(async () => {
    await filledOffice(dir)
    writeFileSync(
      join(dir, 'roster.csv'),
      '工号,姓名,联系电话,岗位,网格大组,所属网格,任职日期,照片\nS07,韦网格,13000000007,网格员,四,07,2015-01-01,S07.jpg\nL4,覃组长,13000000004,网格长,四,,2015-01-01,\n',
    )
    writeFileSync(
      join(dir, 'buildings.csv'),
      '小区,楼栋,单元数,层数,每层户数,所属网格\n长风花园,1,2,6,2,07\n长风花园,2,2,6,2,07\n',
    )
    const { code, err } = await run(['import', 'roster.csv', 'buildings.csv'], {
      cwd: dir,
      env: { GRIDBOOK_OFFICE: join(dir, 'office') },
      today: '2015-03-31',
    })
    if (code !== 0) throw new Error(err)
  })

  it.each([
    ['contact-cards', 1, ['韦网格', '13000000007', '覃组长']],
    ['service-cards', 2, ['韦网格', '带：身份证']],
    ['signboards', 2, ['长风花园1栋', '韦网格', '12345']],
    ['badges', 1, ['韦网格', '覃组长', '上岗证']],
  ])('%s are printed, with words that can be searched and nobody who lives here', async (paper, pages, words) => {
    const { code, err } = await print(paper, '-o', `${paper}.pdf`)
    expect([code, err.includes('S07.jpg')]).toEqual([0, paper === 'signboards' || paper === 'badges'])
    const texts = await pageTexts(readFileSync(join(dir, `${paper}.pdf`)))
    expect(texts).toHaveLength(pages)
    const whole = texts.join(' ').replaceAll(' ', '')
    for (const word of words) expect(whole).toContain(word)
    for (const number of NUMBERS) expect(whole).not.toContain(number)
  })

  it('say who is meant when somebody is not there, and want a .pdf', async () => {
    const nobody = await print('badges', '--warden', '赵六', '-o', 'b.pdf')
    expect([nobody.code, nobody.err]).toEqual([2, expect.stringContaining('S07 韦网格')])
    expect((await print('badges', '-o', 'b.doc')).code).toBe(2)
    expect((await print('badges', '-o', 'b.pdf', '--copy', '0')).code).toBe(2)
  })
})
