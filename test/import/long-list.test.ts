/** A long list is planned and written part by part: it has to come out as if it had been planned whole, which `--snapshot` asks for. */
import { describe, expect, it } from 'vitest'
import { seenTexts } from '../../src/core/seen-texts.ts'
import { type ImportDone, idNo, registerRows, type TestOffice, testOffice } from './office.ts'
import { type Cells, writeXlsx } from './office-xlsx.ts'
import { content } from './planted-faults.ts'

const HEAD = [
  ...[
    '序号',
    '楼栋',
    '单元',
    '房号',
    '姓名',
    '性别',
    '民族',
    '与户主关系',
    '出生日期',
    '身份证号',
    '文化程度',
    '婚姻状况',
  ],
  ...[
    '联系电话',
    '现住地址',
    '户籍地址',
    '人户状态',
    '是否党员',
    '医保类型',
    '残疾类别',
    '残疾等级',
    '车牌',
    '房屋状态',
    '备注',
  ],
]
const HOUSEHOLDS = 420
const NAMES = ['唐', '韦', '蓝', '覃', '莫']

/** Families of three in the order of doors, with what wardens get wrong in some of them. */
function families(edit: (cells: Record<string, string | null>, household: number, member: number) => void): Cells[] {
  const rows: Cells[] = []
  for (let household = 0; household < HOUSEHOLDS; household++)
    for (let member = 0; member < 3; member++) {
      const birth = `${[1950, 1952, 1985][member]! + (household % 9)}-${String((household % 12) + 1).padStart(2, '0')}-${String((household % 28) + 1).padStart(2, '0')}`
      const order = String(100 + Math.floor(household / 84) * 6 + member * 2 + (member === 1 ? 0 : 1))
      const cells: Record<string, string | null> = {
        楼栋: `${Math.floor(household / 40) + 1}栋`,
        单元: String((Math.floor(household / 20) % 2) + 1),
        房号: String((Math.floor((household % 20) / 2) + 1) * 100 + (household % 2) + 1),
        姓名: `${NAMES[household % 5]}示${['甲', '乙', '丙'][member]}`,
        性别: member === 1 ? '女' : '男',
        民族: '壮族',
        与户主关系: ['户主', '配偶', '子'][member] ?? null,
        出生日期: birth,
        身份证号: idNo(birth, order),
        文化程度: ['小学', '高中', '本科'][household % 3] ?? null,
        婚姻状况: member === 2 ? '未婚' : '已婚',
        联系电话: `138${String(household * 3 + member).padStart(8, '0')}`,
        现住地址: `长风小区${household}号楼旁边的一条小路尽头`,
        户籍地址: `广西柳州市柳北区长风路${household}号的集体户口`,
        人户状态: household % 4 === 0 ? '人在户不在' : '人户一致',
        是否党员: household % 6 === 0 ? '是' : '否',
        医保类型: member === 0 ? '职工医保' : '居民医保',
        车牌: household % 50 === 0 ? '桂B00001' : null,
      }
      edit(cells, household, member)
      rows.push(HEAD.map((heading) => (heading === '序号' ? rows.length + 1 : (cells[heading] ?? null))))
    }
  return rows
}

async function imported(office: TestOffice, file: string, ...flags: string[]): Promise<ImportDone> {
  return office.json('import', file, ...flags) as Promise<unknown> as Promise<ImportDone>
}

/** Both ways, into offices of their own; `lists` one after the other. */
async function bothWays(...lists: readonly (readonly Cells[])[]): Promise<void> {
  const [parts, whole] = [await testOffice(), await testOffice()]
  for (const [at, rows] of lists.entries()) {
    const file = await writeXlsx(parts.cwd, `长名单${at}.xlsx`, { 居民: [HEAD, ...rows], Sheet2: [] })
    const flags = ['--grid', '7', '--accept-moves']
    const one = await imported(parts, file, ...flags)
    const other = await imported(whole, file, ...flags, '--snapshot')
    expect(one.files[0]?.sheets).toEqual(other.files[0]?.sheets)
    expect(one).toMatchObject({ exit: other.exit, batch: other.batch, totals: other.totals, problems: other.problems })
    expect(registerRows(parts.cwd).household).toEqual(registerRows(whole.cwd).household)
    expect(await content(parts.cwd)).toEqual(await content(whole.cwd))
  }
}

const RIGHT = families(() => {})

describe('a long list in the order of doors', () => {
  it('with every kind of fault, then corrected, comes out as if planned whole', async () => {
    const wrong = families((cells, household, member) => {
      const kind = household % 25
      if (kind === 1 && member === 0)
        cells.身份证号 = `${cells.身份证号?.slice(0, 17)}${cells.身份证号?.endsWith('1') ? '2' : '1'}`
      if (kind === 3 && member === 2) cells.联系电话 = '154'
      if (kind === 5 && member === 1) cells.与户主关系 = '户主'
      if (kind === 7 && member > 0) Object.assign(cells, { 楼栋: null, 单元: null, 房号: null })
      if (kind === 9)
        Object.assign(cells, {
          姓名: null,
          身份证号: null,
          出生日期: null,
          性别: null,
          与户主关系: null,
          房屋状态: '空房',
        })
      if (kind === 11 && member === 2) cells.身份证号 = null
      if (kind === 13 && member === 1) cells.与户主关系 = null
      if (kind === 15) Object.assign(cells, { 残疾类别: '肢体', 残疾等级: member === 0 ? '二级' : '九级' })
      if (kind === 17 && member === 1) cells.文化程度 = '大砖'
    })
    await bothWays(wrong, RIGHT, RIGHT)
  }, 120_000)

  it('that comes back to a door, names somebody twice or moves people is planned whole', async () => {
    const [first = [], second = []] = RIGHT
    const twice = [...RIGHT, ['', '20栋', '1', '101', ...first.slice(4)]]
    const moved = families((cells, household, member) => {
      if (household === 3 && member === 2) Object.assign(cells, { 楼栋: '1栋', 单元: '1', 房号: '101' })
    })
    await bothWays(twice, [...RIGHT.slice(2), second, first], moved)
  }, 120_000)
})

it('texts that were seen are known, others are not', () => {
  const seen = seenTexts()
  for (let number = 0; number < 5000; number += 2) seen.add(`4502991990${number}`)
  const known = Array.from({ length: 5000 }, (_, number) => seen.has(`4502991990${number}`))
  expect(known.map((one, number) => one === (number % 2 === 0)).every(Boolean)).toBe(true)
})
