/** A round of collection: named workbooks out, ticked off by import, sent back under their names, and a board that says who is missing. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/core/day.ts'
import { type BoardRow, boardOf, type HandedIn, type Round, workbookName } from '../../src/register/collection-round.ts'
import { run, tempFolder } from '../app.ts'
import { idNo } from '../import/office.ts'

const ROSTER = `工号,姓名,岗位,所属网格,任职日期
W07,张三,网格员,07,2015-01-01
W08,李四,网格员,08,2015-01-01
`
const HEADINGS = '姓名,性别,公民身份号码,所属网格,小区,楼栋,单元,房号,与户主关系'
const DUE = ['--due', '2015-03-15']

/** An office with grids 7 and 8, a warden for each, one door in each. */
async function office(): Promise<string> {
  const cwd = tempFolder()
  const today = '2015-03-01'
  await run(['init', '.', '--name', '白沙社区', '--code', '450205006003'], { cwd, today })
  writeFileSync(join(cwd, '花名册.csv'), ROSTER)
  const rows = [
    `王五,男,${idNo('1980-01-01', '001')},07,长风小区,3栋,2,501,户主`,
    `王六,男,${idNo('1982-01-01', '005')},07,长风小区,3栋,2,502,户主`,
    `赵六,男,${idNo('1981-01-01', '003')},08,长风小区,4栋,2,501,户主`,
  ]
  writeFileSync(join(cwd, '户情表.csv'), `${HEADINGS}\n${rows.join('\n')}\n`)
  await run(['import', '花名册.csv'], { cwd, today })
  await run(['import', '户情表.csv'], { cwd, today })
  return cwd
}

interface Board {
  readonly grids: readonly {
    readonly grid: string
    readonly state: string
    readonly late: boolean
    readonly handed_in: string | null
    readonly rows: number
    readonly rows_back: number
    readonly open_faults: number
  }[]
}

async function states(cwd: string, today = '2015-03-02'): Promise<string[]> {
  const { out } = await run(['collect', 'board', '--json'], { cwd, today })
  return (JSON.parse(out) as Board).grids.map(
    ({ grid, state, late }) => `${grid.slice(-2)} ${state}${late ? ' late' : ''}`,
  )
}

/** The number of the person born on the first day of 1980, written anew by another program. */
async function retype(from: string, to: string, number: string): Promise<void> {
  const book = new exceljs.Workbook()
  await book.xlsx.readFile(from)
  const sheet = book.getWorksheet('居民信息')
  sheet?.eachRow((row) =>
    row.eachCell((cell) => {
      if (/^45029919800101\d{3}[\dX]$/.test(cell.text)) cell.value = number
    }),
  )
  await book.xlsx.writeFile(to)
}

describe('a round of collection', () => {
  it('hands out a named workbook a grid, and the board follows what is imported, sent back, corrected and undone', async () => {
    const cwd = await office()
    const today = '2015-03-02'
    const opened = await run(['collect', 'open', ...DUE, '--filled', '--short', '--json'], { cwd, today: '2015-03-01' })
    expect(opened.code).toBe(0)
    const folder = join(cwd, '打印/发表_截止0315')
    expect(readdirSync(folder)).toEqual(['07网格_张三_户情表_截止0315.xlsx', '08网格_李四_户情表_截止0315.xlsx'])
    expect(await states(cwd)).toEqual(['07 missing', '08 missing'])

    await run(['import', join(folder, '08网格_李四_户情表_截止0315.xlsx')], { cwd, today })
    const wrong = idNo('1980-01-01', '001').replace(/.$/, (last) => (last === '1' ? '2' : '1'))
    await retype(join(folder, '07网格_张三_户情表_截止0315.xlsx'), join(cwd, '新建表格.xlsx'), wrong)
    const done = await run(['import', '新建表格.xlsx', '--json'], { cwd, today })
    const [file] = (JSON.parse(done.out) as { files: { returned: string }[] }).files
    expect(file?.returned).toBe('退回/退回_07网格_张三_户情表_截止0315.xlsx')
    expect(await states(cwd)).toEqual(['07 sent_back', '08 clear'])
    const board = JSON.parse((await run(['collect', 'board', '--json'], { cwd, today })).out) as Board
    expect(board.grids[0]).toMatchObject({ handed_in: today, rows: 2, rows_back: 1, open_faults: 1 })

    const returned = join(cwd, file?.returned ?? '')
    await retype(returned, join(cwd, '退回_07网格_张三_户情表_截止0315.xlsx'), idNo('1980-01-01', '001'))
    await run(['import', '退回_07网格_张三_户情表_截止0315.xlsx'], { cwd, today })
    expect(await states(cwd)).toEqual(['07 clear', '08 clear'])

    const { batch } = JSON.parse(done.out) as { batch: number }
    await run(['imports', 'undo', String(batch + 1), '--yes'], { cwd, today })
    expect(await states(cwd)).toEqual(['07 sent_back', '08 clear'])
  })

  it('says in words who is missing and late, in a paragraph to paste, and ends with who never handed in', async () => {
    const cwd = await office()
    await run(['collect', 'open', ...DUE], { cwd, today: '2015-03-01' })
    const late = await run(['collect', 'board'], { cwd, today: '2015-03-20' })
    expect(late.out).toMatch(/07 +张三 +未交（逾期）/)
    expect(late.err).toContain('户情表应在3月15日以前交，已经过了。还没有交的：07网格张三、08网格李四。')
    expect((await run(['status'], { cwd, today: '2015-03-20' })).out).toContain('收表：户情表，截止 2015-03-15；未交 2')
    const unasked = await run(['collect', 'close'], { cwd, today: '2015-03-20' })
    expect([unasked.code, (await run(['collect', 'open', ...DUE], { cwd, today: '2015-03-02' })).code]).toEqual([2, 3])
    const closed = await run(['collect', 'close', '--yes'], { cwd, today: '2015-03-20' })
    expect(closed.code).toBe(1)
    expect(closed.out).toContain('始终没有交：07网格张三、08网格李四')
    expect((await run(['collect', 'close', '--yes'], { cwd })).err).toContain('没有正在收的表')
  })

  it('ticks off a list of one’s own by the grid of its rows, and only while the round is open', async () => {
    const cwd = await office()
    await run(['collect', 'open', 'resident', ...DUE, '--grid', '8', '-o', '发'], { cwd, today: '2015-03-01' })
    expect(existsSync(join(cwd, '发/08网格_李四_户情表_截止0315.xlsx'))).toBe(true)
    expect(await states(cwd)).toEqual(['08 missing'])
    await run(['import', '户情表.csv'], { cwd, today: '2015-03-16' })
    expect(await states(cwd)).toEqual(['08 missing'])
    writeFileSync(
      join(cwd, '四栋.csv'),
      `${HEADINGS}\n赵六,男,${idNo('1981-01-01', '003')},08,长风小区,4栋,2,501,户主\n`,
    )
    await run(['import', '四栋.csv'], { cwd, today: '2015-03-16' })
    expect(await states(cwd)).toEqual(['08 clear late'])
  })

  it('refuses a day that is none or past, an unknown form, and a board without a round', async () => {
    const cwd = await office()
    const said = async (...argv: string[]) => {
      const { code, err } = await run(['collect', ...argv], { cwd, today: '2015-03-01' })
      return `${code} ${err.split('。')[0]}`
    }
    expect(await said('open', '--due', '2015-02-01')).toBe('2 --due 的“2015-02-01”已经过去了（今天是 2015-03-01）')
    expect(await said('open', '--due', '月底')).toBe('2 --due 的“月底”不是一个日期')
    expect(await said('open')).toContain('2 缺少参数 --due')
    expect(await said('open', '户情', '--due', '3月15日')).toContain('2 ')
    expect(await said('board')).toContain('2 还没有发过表来收')
    expect(await said('open', '--due', '3月15日')).toContain('0 ')
  })
})

describe('the board', () => {
  const due = '2015-03-15' as Day
  const round: Round = {
    ...{ number: 1, forms: ['resident', 'housing'], openedOn: '2015-03-01' as Day, due, closedOn: null },
    grids: [{ grid: '450205006003-07', staffNo: 'W07', warden: '张三', file: '07网格_张三_户情表_截止0315.xlsx' }],
  }
  const handed = (more: Partial<HandedIn>): HandedIn => {
    const file = more.file ?? '07.xlsx'
    const plain = { forms: ['resident'], rows: 3, rejected: 0, faults: 0, workbook: file }
    return { grid: '450205006003-07', day: '2015-03-10' as Day, ...plain, ...more, file }
  }
  const stands = (...files: HandedIn[]) => boardOf(round, files, '2015-03-20' as Day)[0] as BoardRow

  it('is clear only when every form has come and nothing is open', () => {
    expect(stands().state).toBe('missing')
    expect(stands(handed({})).state).toBe('handed_in')
    expect(stands(handed({}), handed({ file: '房.xlsx', forms: ['housing'] })).state).toBe('clear')
    expect(stands(handed({ forms: ['resident', 'housing'], rejected: 1, faults: 2 })).state).toBe('sent_back')
  })

  it('counts the latest state of a workbook, however often it came and whatever was added to its name', () => {
    const first = handed({ rows: 5, rejected: 2, faults: 2 })
    const names = ['退回_07.xlsx', '退回2_07(1).xlsx', '07 - 副本.xlsx']
    for (const file of names) expect(stands(first, handed({ file, rows: 5 }))).toMatchObject({ rows: 5, faults: 0 })
    expect(stands(first, handed({ file: '七网格.xlsx' }))).toMatchObject({ rows: 8, faults: 2, late: false })
  })

  it('names workbooks that every system takes', () => {
    expect(workbookName('450205006003-07', '张 三', '户/情', due)).toBe('07网格_张三_户情_截止0315.xlsx')
    expect(workbookName('450205006003-07', '', '户情表', due)).toBe('07网格_户情表_截止0315.xlsx')
  })
})
