/** Papers for work in the grid, read back page by page: what the register says stands on them, once and in order, and no more. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../app.ts'
import { CODE, filledOffice, NUMBERS } from '../store/office.ts'
import { pageTexts } from './read-pdf.ts'

const ROSTER = `工号,姓名,联系电话,岗位,网格大组,所属网格,任职日期
S07,韦网格,13000000007,网格员,四,07,2015-01-01
S08,阿依古丽·买买提,13000000008,网格员,四,08,2015-01-01
L4,覃组长,13000000004,网格长,四,,2015-01-01
`
const DIARY = `日期,网格员,今日安排,群众信息,采取措施,结果反馈
2015-03-02,S07,走访十栋,一楼灯不亮，证件${NUMBERS[0]}要补,报物业,已办结
2015-03-02,S07,走访二栋,问征兵,告知材料,跟进中
2015-03-09,S07,发告知书,无异常,,
2015-02-09,S07,二月的事,二月,,
2015-03-03,S08,走访,八网格的事,,
`
const SESSIONS = `期号,日期,主题,主讲人,形式
第9期,2015-03-02,低保怎么讲,S08,讲业务
第10期,2015-03-09,医保缴费,街道张老师,上讲台
`
const ATTENDANCE = `期号,网格员,到会情况
第9期,S07,到会
第10期,S07,请假
`
const VISITS = `走访日期,走访人,走访户,走访方式,走访情况
2015-03-05,S07,${CODE}-07-0001,上门,老人身体好
`
const KIT = `领用人,物品,领用日期,交回日期
S07,上岗证,2015-01-05,
S07,雨伞,2015-01-06,2015-03-01
`
const BUILDINGS = `小区,楼栋,单元数,层数,每层户数,所属网格
长风小区,10栋,1,3,2,07
`
const FILES: Readonly<Record<string, string>> = {
  '花名册.csv': ROSTER,
  '民情日记.csv': DIARY,
  '培训.csv': SESSIONS,
  '签到.csv': ATTENDANCE,
  '走访.csv': VISITS,
  '装备.csv': KIT,
  '楼栋.csv': BUILDINGS,
}

const dir = mkdtempSync(join(tmpdir(), 'gridbook-field-'))
const inOffice = (...words: string[]) =>
  run(words, { cwd: dir, env: { GRIDBOOK_OFFICE: join(dir, 'office') }, today: '2015-03-31' })
const print = (...words: string[]) => inOffice('print', ...words)

/** Pages without white space. */
async function pages(file: string): Promise<string[]> {
  return (await pageTexts(readFileSync(join(dir, file)))).map((text) => text.replaceAll(' ', ''))
}

async function printed(...words: string[]): Promise<string[]> {
  const { code, err } = await print(...words, '-o', 'paper.pdf', '--yes')
  expect([code, err.includes('〓')]).toEqual([0, false])
  return pages('paper.pdf')
}

/** Everything that stands in a workbook. */
async function cellsOf(file: string): Promise<string> {
  const book = new exceljs.Workbook()
  await book.xlsx.readFile(join(dir, file))
  const texts: string[] = []
  for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => void texts.push(cell.text)))
  return texts.join('\n')
}

beforeAll(async () => {
  await filledOffice(dir)
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(dir, name), text)
  const { code, err, out } = await inOffice('import', ...Object.keys(FILES))
  if (code !== 0) throw new Error(out + err)
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('the three books', () => {
  it('a civil diary has the month of one warden in order, with identity numbers masked', async () => {
    const [cover, page, ...more] = await printed('diary', '--warden', '韦网格', '--month', '3月')
    expect([cover, more]).toEqual([expect.stringContaining('韦网格'), []])
    for (const words of ['3月2日', '周一', '走访十栋', '问征兵', '3月9日', '第2页共2页', '第1份'])
      expect(page).toContain(words)
    expect(page?.indexOf('问征兵')).toBeLessThan(page?.indexOf('发告知书') ?? 0)
    expect(page).not.toMatch(/二月|八网格的事/)
    expect(page).toContain(`${NUMBERS[0]?.slice(0, 6)}********`)
    expect(page).not.toContain(NUMBERS[0])
  })

  it('a file has a book for everybody who wrote, in the order of grids', async () => {
    const texts = await printed('diary', '--month', '2015-03', '--copy', '2')
    expect(texts).toHaveLength(4)
    expect([texts[0], texts[2]]).toEqual([expect.stringContaining('第07网格'), expect.stringContaining('第08网格')])
    expect(texts[2]).toContain('阿依古丽·买买提')
    expect(texts[3]).toContain('第2份')
  })

  it('a grid diary puts calls beside the diary, by door and not by name', async () => {
    const [, page = ''] = await printed('grid-diary', '--grid', '7', '--month', '2015-03')
    expect(page).toMatch(/3月2日.*3月5日周四.*走访.*长风小区2栋1单元302室.*老人身体好.*3月9日/)
    expect(page).not.toContain('蓝样例')
  })

  it('study notes have a page a session and say whether one was there', async () => {
    const texts = await printed('study-notes', '--warden', 'S07', '--month', '2015-03')
    expect(texts).toHaveLength(3)
    expect(texts[1]).toMatch(/阿依古丽·买买提.*到会.*低保怎么讲/)
    expect(texts[2]).toMatch(/街道张老师.*请假.*医保缴费/)
  })

  it('a blank book has a cover, so many pages, and nothing of anybody', async () => {
    for (const book of ['diary', 'grid-diary', 'study-notes']) {
      const texts = await printed(book, '--blank', '--pages-of', '3', '--paper', 'a5')
      expect(texts).toHaveLength(4)
      expect(texts.join('')).not.toMatch(/韦网格|覃示例/)
    }
    expect((await printed('diary', '--blank', '--pages-of', '1', '--warden', 'S07'))[0]).toContain('韦网格')
  })

  it('can be printed side by side by hand: odd pages, then even ones from the last on', async () => {
    const whole = await printed('study-notes', '--warden', 'S07', '--year', '2015')
    expect(await printed('study-notes', '--warden', 'S07', '--year', '2015', '--pages', 'odd')).toEqual([
      whole[0],
      whole[2],
    ])
    expect(await printed('study-notes', '--warden', 'S07', '--year', '2015', '--pages', 'even-reversed')).toEqual([
      '',
      whole[1],
    ])
  })

  it('say what is missing or wrong, and write nothing', async () => {
    const codes = await Promise.all(
      [
        ['diary', '-o', 'x.pdf'],
        ['diary', '--month', '2015-07', '-o', 'x.pdf'],
        ['diary', '--month', '2015-03', '--year', '2015', '-o', 'x.pdf'],
        ['diary', '--month', '2015-03', '--pages-of', '3', '-o', 'x.pdf'],
        ['diary', '--year', '15', '-o', 'x.pdf'],
        ['diary', '--blank', '--pages-of', '0', '-o', 'x.pdf'],
        ['diary', '--warden', '赵六', '--month', '2015-03', '-o', 'x.pdf'],
      ].map(async (words) => (await print(...words)).code),
    )
    expect(codes).toEqual([2, 2, 2, 2, 2, 2, 2])
    expect(() => readFileSync(join(dir, 'x.pdf'))).toThrow()
  })
})

describe('the building map', () => {
  it('has a door for every household in the raster of its building, and buildings that are on no list', async () => {
    const texts = await printed('building-map', '--grid', '7')
    expect(texts).toHaveLength(2)
    expect(texts[0]).toMatch(/长风小区2栋.*302.*蓝样例.*101.*空房/)
    expect(texts[0]).not.toContain('未登记')
    expect(texts[1]).toMatch(/长风小区10栋.*301未登记302未登记.*101.*2人.*覃示例/)
    for (const number of NUMBERS) expect(texts.join('')).not.toContain(number)
  })

  it('can say the surname alone', async () => {
    const [, tenth = ''] = await printed('building-map', '--grid', '7', '--surnames')
    expect([tenth.includes('覃户'), tenth.includes('覃示例')]).toEqual([true, false])
  })
})

describe('lists', () => {
  it('a sign-in sheet names everybody with a post and what is on record', async () => {
    const [page = '', ...more] = await printed('sign-in', '--session', '第10期')
    expect([page, more]).toEqual([
      expect.stringMatching(/3月9日周一.*医保缴费.*韦网格.*请假.*阿依古丽·买买提.*覃组长/),
      [],
    ])
    expect((await printed('sign-in', '--date', '2015-03-02'))[0]).toContain('低保怎么讲')
    expect((await printed('sign-in', '--blank'))[0]).not.toMatch(/请假|医保缴费/)
    const wrong = await print('sign-in', '--session', '第99期', '-o', 'x.pdf')
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('第10期')])
  })

  it('a kit list has what was issued and what is still to be, a page a person', async () => {
    const texts = await printed('kit-list')
    expect(texts).toHaveLength(2)
    expect(texts[0]).toMatch(/韦网格.*上岗证2015-01-05.*网格服务卡.*雨伞2015-01-062015-03-01/)
    expect(texts[1]).toContain('阿依古丽·买买提')
    expect((await printed('kit-list', '--warden', 'L4', '--blank'))[0]).not.toContain('2015-01')
  })

  it('a visit list of a week in which nobody is due is no mistake, and no file', async () => {
    const { code, err } = await print('visit-list', '--grid', '7', '-o', 'nobody.pdf')
    expect([code, err]).toEqual([0, expect.stringContaining('没有该走访的人')])
    expect(() => readFileSync(join(dir, 'nobody.pdf'))).toThrow()
  })

  it('go into workbooks as they go on paper, without identity numbers', async () => {
    await print('sign-in', '--session', '第9期', '-o', '签到.xlsx')
    const sheet = await cellsOf('签到.xlsx')
    expect(sheet).toContain('韦网格')
    expect(sheet).toContain('2015年3月2日')
    expect((await print('sign-in', '--session', '第9期', '-o', '签到2.xlsx', '--pages', 'odd')).code).toBe(2)
  })

  it('the letter to residents has the warden of the grid and nobody who lives there, as PDF and for Word', async () => {
    const [page = '', ...more] = await printed('notice', '--grid', '7')
    expect(more).toEqual([])
    for (const words of ['韦网格', '13000000007', '不收集宗教信仰', '回执', '示例社区居民委员会'])
      expect(page).toContain(words)
    expect(page).not.toMatch(/覃示例|蓝样例/)
    expect((await printed('notice'))[0]).not.toContain('韦网格')
    expect((await print('notice', '-o', '告知书.docx')).code).toBe(0)
    expect(readFileSync(join(dir, '告知书.docx')).subarray(0, 2).toString()).toBe('PK')
  })

  it('a visit list names who is due and why, once, with a phone and without a number, on paper and in a workbook', async () => {
    const elder = `所属网格,小区,幢（栋）,单元,室（房号）,姓名,出生日期,性别,与户主关系,联系电话
07,长风小区,10栋,1,101,覃奶奶,1930-05-01,女,母亲,13000000077
`
    writeFileSync(join(dir, '补充.csv'), elder)
    const { code, out, err } = await inOffice('import', '补充.csv')
    expect([code, code === 0 ? '' : out + err]).toEqual([0, ''])
    const [page = '', ...more] = await printed('visit-list', '--warden', 'S07')
    expect(more).toEqual([])
    expect(page).toMatch(
      /第07网格韦网格.*3月30日至4月5日1户1人.*长风小区10栋.*1单元101室.*覃奶奶女84岁.*老.*八十岁以上.*13000000077.*没有记录/,
    )
    expect((await print('visit-list', '-o', '走访.xlsx')).code).toBe(0)
    expect(await cellsOf('走访.xlsx')).toMatch(/长风小区10栋1单元101室\n覃奶奶 女 84岁\n老/)
  })
})
