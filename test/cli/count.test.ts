/** Conditions and counts over a small register: what is found, on which day, on which basis, and what a mistake says. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../src/core/day.ts'
import { parseWhere } from '../../src/forms/where.ts'
import { openOffice } from '../../src/office/open-office.ts'
import { isAtHome, type Standing } from '../../src/register/standing.ts'
import { testOf, type WhereScope } from '../../src/register/where-meaning.ts'
import { masterOf } from '../../src/store/household-files.ts'
import { readGrids } from '../../src/store/snapshot.ts'
import { standingPieces } from '../../src/store/standings.ts'
import { run } from '../app.ts'
import { idNo, type TestOffice, testOffice } from '../import/office.ts'

const HEAD = [
  '网格',
  '楼栋',
  '单元',
  '房号',
  '姓名',
  '与户主关系',
  '身份证号',
  '政治面貌',
  '联系电话',
  '人口类型',
  '人户状态',
  '是否常住',
  '是否低保',
  '残疾等级',
  '残疾类别',
  '迁入日期',
  '现住址',
]
const ROWS = [
  [
    '07',
    '3栋',
    '1',
    '101',
    '唐示例',
    '户主',
    idNo('1950-03-15', '111'),
    '党员',
    '13000000001',
    '户籍人口',
    '人户一致',
    '是',
    '是',
    '',
    '',
    '',
    '长风路1号3栋',
  ],
  [
    '07',
    '3栋',
    '1',
    '101',
    '韦示例',
    '配偶',
    idNo('1955-08-19', '122'),
    '群众',
    '',
    '户籍人口',
    '人户一致',
    '是',
    '',
    '三级',
    '肢体',
    '',
    '',
  ],
  [
    '07',
    '03',
    '1',
    '102',
    '蓝示例',
    '户主',
    idNo('1990-01-20', '133'),
    '预备党员',
    '拒填',
    '流动人口',
    '人在户不在',
    '',
    '',
    '',
    '',
    '2015-02-01',
    '',
  ],
  [
    '08',
    '13栋',
    '2',
    '201',
    '莫示例',
    '户主',
    idNo('2009-12-31', '144'),
    '',
    '不详',
    '户籍人口',
    '户在人不在',
    '',
    '',
    '',
    '',
    '',
    '',
  ],
]

describe('count', () => {
  let office: TestOffice
  beforeAll(async () => {
    office = await testOffice({ cwd: mkdtempSync(join(tmpdir(), 'gridbook-')), today: '2015-03-15' })
    const done = await office.import([HEAD, ...ROWS])
    if (done.totals.created !== 4) throw new Error(JSON.stringify(done.problems))
    const opened = await openOffice(office.cwd)
    const store = await opened.store()
    const { definitions, community } = store
    scope = {
      definitions,
      master: masterOf(store),
      day: '2015-03-15' as Day,
      community: community.code,
      grids: await readGrids(store),
      office: null,
    }
    for await (const piece of standingPieces(store, {})) everybody.push(...piece.filter(isAtHome))
    await opened.close()
  })
  afterAll(() => rmSync(office.cwd, { recursive: true }))

  const everybody: Standing[] = []
  let scope: WhereScope
  const found = (where: string): number | string => {
    const reading = parseWhere(where)
    if (!reading.ok) return reading.mistake.code
    const meaning = testOf(reading.where, scope)
    return meaning.ok ? everybody.filter(meaning.test).length : meaning.mistake.code
  }

  const count = async (...argv: string[]) => {
    const { code, out, err } = await run(['count', ...argv, '--json'], { cwd: office.cwd, today: '2015-03-15' })
    return code === 0 ? JSON.parse(out) : { code, error: JSON.parse(out).error, err }
  }
  const persons = async (...argv: string[]) => (await count('--by', '网格', ...argv)).total.persons

  it.each([
    ['年龄>=60', 1],
    ['年龄>=65', 1],
    ['年龄=60..79', 1],
    ['年龄=50-64', 1],
    ['age<25', 1],
    ['性别=女', 2],
    ['性别=female', 2],
    ['性别!=女', 2],
    ['楼栋=3栋', 3],
    ['楼栋=13', 1],
    ['网格=7', 3],
    ['网格=08网格', 1],
    ['政治面貌=党员', 1],
    ['政治面貌 在 (中共党员, 预备党员)', 2],
    ['政治面貌 空', 1],
    ['党员', 1],
    ['预备党员', 1],
    ['有 party', 2],
    ['低保', 2],
    ['有 低保 且 性别=女', 1],
    ['非 低保', 2],
    ['elderly', 1],
    ['老年人', 1],
    ['有 残疾', 1],
    ['残疾等级=三级', 1],
    ['disability_grade=3', 1],
    ['残联.残疾类别 = 肢体', 1],
    ['地址 含 长风路', 1],
    ['地址 含 03栋', 1],
    ['电话 空', 1],
    ['电话=拒填', 1],
    ['电话 不详', 1],
    ['有 电话', 1],
    ['无 电话', 3],
    ['出生日期>=1955 且 出生日期<1991', 2],
    ['出生日期=1950', 1],
    ['人户状态=人户一致', 2],
    ['户籍人口', 3],
    ['流动人口', 1],
    ['常住人口', 2],
    ['户籍 且 居住', 2],
    ['姓名 含 示例 且 非(性别=女 或 年龄<30)', 1],
  ])('%s', (where, count) => expect(found(where)).toBe(count))

  it('takes several conditions as one', async () => {
    expect(await persons('--where', '性别=女', '--where', '年龄>=55')).toBe(1)
  })

  it('knows the birthday: sixty-five on the day, not the day before', async () => {
    expect(await persons('--where', '年龄>=65', '--as-of', '2015-03-15')).toBe(1)
    expect(await persons('--where', '年龄>=65', '--as-of', '2015-03-14')).toBe(0)
  })

  it('counts who was here on the day, and nobody who was not born', async () => {
    expect(await persons('--as-of', '2015-01-31')).toBe(3)
    expect(await persons('--as-of', '2015-02-01')).toBe(4)
    expect(await persons('--as-of', '2009-12-30')).toBe(2)
  })

  it('names its basis, and everybody is in the total once', async () => {
    expect(await count('--by', '网格')).toMatchObject({
      basis: 'all',
      groups: [
        { key: ['07'], persons: 3, households: 2 },
        { key: ['08'], persons: 1, households: 1 },
      ],
      total: { persons: 4, households: 3 },
    })
    for (const [basis, found] of [
      ['户籍人口', 3],
      ['现住', 3],
      ['常住', 2],
      ['floating', 1],
    ] as const)
      expect([basis, await persons('--basis', basis)]).toEqual([basis, found])
    expect((await office.json('status')).persons).toBe(4)
  })

  it('puts ages into tens or into bands of its own, codes in the order of their table', async () => {
    const ages = await count('--by', '年龄')
    expect(ages.groups.map(({ key }: { key: string[] }) => key[0])).toEqual(['0–9岁', '20–29岁', '50–59岁', '60–69岁'])
    const bands = await count('--by', '性别,年龄段=0-6,7-59,60+')
    expect(bands.by).toEqual(['性别', '年龄'])
    expect(bands.total.persons).toBe(4)
    const party = await count('--by', '政治面貌')
    expect(party.groups.map(({ key }: { key: string[] }) => key[0])).toEqual([
      '中国共产党党员',
      '中国共产党预备党员',
      '群众',
      '未填',
    ])
  })

  it('shows a table with sums at its edges, and writes it', async () => {
    const shown = await run(['count', '--by', '网格,性别'], { cwd: office.cwd, today: '2015-03-15' })
    expect(shown.out).toBe(
      '所属网格  男  女  合计\n07         2   1     3\n08         0   1     1\n合计       2   2     4\n',
    )
    expect(shown.err).toContain('口径：在册人口')
    const written = await run(['count', '--by', '网格', '--where', '低保', '-o', 'n.csv'], {
      cwd: office.cwd,
      today: '2015-03-15',
    })
    expect(written.code).toBe(0)
    expect(readFileSync(join(office.cwd, 'n.csv'), 'utf8')).toBe(
      '\ufeff所属网格,人数,户数\r\n07,2,1\r\n合计,2,1\r\n口径：在册人口（户籍在本社区或现住本社区，每人计一次）；截至 2015-03-15；条件：有 低保,,\r\n',
    )
  })

  it.each([
    ['年龄>=六十', 'where.bad_number'],
    ['出生日期>=去年', 'where.bad_date'],
    ['姓名>=李', 'where.no_order'],
    ['年龄=79..60', 'where.range_backwards'],
    ['网格=白云', 'where.no_grid'],
    ['低保=大概', 'where.no_code'],
    ['户籍人口=大概', 'where.not_yes_no'],
  ])('%s cannot be asked', (where, code) => expect(found(where)).toBe(code))

  it.each([
    ['性別=女', 'asked.unknown', '【性別】=女', '是不是“性别”'],
    ['年龄>=60 且 性bie=女', 'asked.unknown', '【性bie】', '第10个字'],
    ['政治面貌=党园', 'where.no_code', '【党园】', '可以写'],
    ['自理能力=自理', 'asked.ambiguous', '【自理能力】', '老龄.自理能力'],
    ['年龄>=60 性别=女', 'where.no_join', '【性别】', '且'],
  ])('%s is refused with its place', async (where, code, marked, said) => {
    const { error } = await count('--by', '网格', '--where', where)
    expect(error.code).toBe(code)
    expect(error.message).toContain(marked)
    expect(error.message + error.fix).toContain(said)
  })

  it('refuses columns, bands and bases that are none', async () => {
    expect((await count('--by', '网格,性别1')).error.message).toContain('--by “网格,【性别1】”第4个字')
    expect((await count('--by', '年龄=0-6,大人')).error).toMatchObject({ code: 'asked.unknown' })
    expect((await count('--by', '年龄=小孩')).error).toMatchObject({ code: 'count.bad_band' })
    expect((await count('--by', '网格', '--basis', '全部')).error).toMatchObject({ code: 'usage.not_a_choice' })
    expect((await count()).error).toMatchObject({ code: 'usage.missing_flag' })
  })
})

describe('export and find under a condition', () => {
  const options = { today: '2015-03-15' }
  const office = async () => {
    const made = await testOffice(options)
    await made.import([HEAD, ...ROWS])
    return made
  }

  it('exports those who fit, and the whole of it comes back unchanged', async () => {
    const { cwd, json } = await office()
    const ran = await run(
      ['export', 'resident', 'disability', '--where', '性别=女', '-o', 'w.xlsx', '--reveal', '--yes', '--json'],
      { ...options, cwd },
    )
    expect(JSON.parse(ran.out)).toMatchObject({
      forms: [
        { form: 'resident', records: 2 },
        { form: 'disability', records: 1 },
      ],
      where: '性别 = 女',
    })
    expect(await json('import', 'w.xlsx')).toMatchObject({
      totals: { created: 0, updated: 0, unchanged: 3, rejected: 0 },
    })
  })

  it('exports the columns that were named, ages and ticks too, which come back unchanged', async () => {
    const { cwd, json } = await office()
    const columns = '户编码,姓名,身份证,年龄,性别,残疾等级,党员'
    const ran = await run(['export', '--columns', columns, '--where', '楼栋=3', '-o', 'c.csv', '--reveal', '--yes'], {
      ...options,
      cwd,
    })
    expect([ran.code, ran.err]).toEqual([0, expect.stringContaining('3 条')])
    const [head, ...lines] = readFileSync(join(cwd, 'c.csv'), 'utf8').split('\r\n')
    expect(head).toBe('\ufeff户编码,姓名,公民身份号码,年龄,性别,残疾等级,党员类别')
    expect(lines.find((line) => line.includes('唐'))).toMatch(`,唐示例,${ROWS[0]?.[6]},65,男,,`)
    expect(lines.find((line) => line.includes('韦'))).toContain(',59,女,三级,')
    expect(await json('import', 'c.csv')).toMatchObject({
      totals: { created: 0, updated: 0, unchanged: 3, rejected: 0 },
      problems: [],
    })
  })

  it('lists who fits with find, in the columns that were named, numbers masked', async () => {
    const { cwd } = await office()
    const found = await run(['find', '--where', '年龄>=60', '--columns', '姓名,身份证,年龄'], { ...options, cwd })
    expect(found.out).toMatch(/^姓名 +公民身份号码 +年龄\n唐示例 +450299\*{8}\w{4} +65\n$/)
    const named = await run(['find', '示例', '--where', '性别=女', '--json'], { ...options, cwd })
    expect(JSON.parse(named.out).results.map(({ name }: { name: string }) => name)).toEqual(['韦示例', '莫示例'])
  })

  it('asks an office form by its own columns, and refuses what cannot go together', async () => {
    const { cwd } = await office()
    const roster = await run(['export', 'roster', '--where', '姓名 含 示例', '-o', 'r.json', '--json'], {
      ...options,
      cwd,
    })
    expect(JSON.parse(roster.out)).toMatchObject({ records: 0 })
    const mixed = await run(['export', 'roster', 'resident', '--where', '姓名 含 示例', '-o', 'm.json', '--json'], {
      ...options,
      cwd,
    })
    expect([mixed.code, JSON.parse(mixed.out).error.code]).toEqual([2, 'where.mixed_forms'])
    const computed = await run(['export', '--columns', '姓名,流动人口', '-o', 'n.csv', '--json'], { ...options, cwd })
    expect(JSON.parse(computed.out).error.code).toBe('asked.no_column')
  })
})
