/** The month's workbooks: one a rater, with names, grids and drop-downs; filled in they come back, and what is wrong goes back by its cell. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { office } from './assess-office.ts'

const SLOW = { timeout: 60_000 }

async function opened(path: string) {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  const sheet = book.worksheets[0] as ExcelJS.Worksheet
  const rows = (from = 5): string[][] => {
    const all: string[][] = []
    for (let row = from; String(sheet.getCell(row, 1).value ?? '') !== ''; row++)
      all.push([1, 2, 3, 4, 5, 6].map((column) => String(sheet.getCell(row, column).value ?? '')))
    return all
  }
  return { book, sheet, rows }
}

test(
  'one file a rater; filled in, the folder gives the month its ranking, and once more it shows what is known',
  SLOW,
  async () => {
    const { cwd, go, json } = await office('W04,丁四,网格员,04,2015-06-20')
    writeFileSync(
      join(cwd, '离任.csv'),
      '工号,姓名,岗位,所属网格,任职日期,离任日期\nW05,戊五,网格员,05,2014-01-01,2015-04-30',
    )
    await go('import', '离任.csv')
    const { files } = await json('assess', 'template', '2015-05', '-o', '五月')
    const names = readdirSync(join(cwd, '五月')).sort()
    expect(names).toEqual([
      '2015-05_网格员自评_W01_甲一.xlsx',
      '2015-05_网格员自评_W02_乙二.xlsx',
      '2015-05_网格员自评_W03_丙三.xlsx',
      '2015-05_群众测评.xlsx',
      '2015-05_考核事实.xlsx',
      '2015-05_裁定.xlsx',
      '2015-05_领导点评_M01_主任.xlsx',
    ])
    expect(files.find((one: { rater: string }) => one.rater === 'M01').form).toBe('scorecard')

    // Nobody sees another's marks; the director sees every warden of the month and nobody else.
    const own = await opened(join(cwd, '五月', names[0] ?? ''))
    expect(own.rows()).toEqual(
      ['入户采集', '走访服务', '学习'].map((criterion) => [
        '2015-05',
        'W01 甲一 01网格',
        '自评',
        'W01 甲一',
        criterion,
        '',
      ]),
    )
    expect(own.sheet.getCell('A1').value).toContain('网格员自评　评分人：W01 甲一 01网格')
    expect(own.sheet.getCell('A3').value).toContain('满分：入户采集 30 分，走访服务 40 分，学习 30 分')
    const facts = await opened(join(cwd, '五月', '2015-05_考核事实.xlsx'))
    const offered = JSON.stringify(facts.sheet.model)
    expect([offered.includes('漏登住户'), offered.includes('五必访漏访')]).toEqual([true, false])

    // Not one score is in yet: every line of a scorecard goes back, marked, and nothing is kept.
    const empty = await json('import', '五月')
    expect(empty.problems.filter((one: { code: string }) => one.code === 'assess.row_no_score')).toHaveLength(12)
    expect(empty.totals).toMatchObject({ created: 0, unchanged: 12, rejected: 12 })

    const fill = async (
      name: string,
      marks: readonly (readonly (string | number | null)[])[],
      columns: readonly number[],
    ) => {
      const path = join(cwd, '五月', name)
      const { book, sheet } = await opened(path)
      marks.forEach((row, at) => {
        columns.forEach((column, index) => {
          sheet.getCell(5 + at, column).value = row[index] ?? null
        })
      })
      await book.xlsx.writeFile(path)
    }
    for (const name of names.slice(0, 3)) await fill(name, [[28], [38], [27]], [6])
    await fill('2015-05_领导点评_M01_主任.xlsx', [[95], [90.5], [70]], [6])
    const votes = [0, 1, 2].flatMap(() => [
      [8, '入户', '陈文员'],
      [2, '入户', '陈文员'],
      [null, null, null],
      [0, '入户', '陈文员'],
    ])
    await fill('2015-05_群众测评.xlsx', votes, [4, 5, 6])
    await fill(
      '2015-05_考核事实.xlsx',
      [['2015-05-09', 'W03 丙三 03网格', '漏登住户', 2, '抽查第1号']],
      [1, 2, 3, 4, 5],
    )
    await fill(
      '2015-05_裁定.xlsx',
      [['2015-06-01', '2015-05', 'W03 丙三 03网格', '酌情扣分', '工作态度', -1, '两次未到', '主任']],
      [1, 2, 3, 4, 5, 6, 7, 8],
    )
    const taken = await go('import', '五月', '--json')
    expect([taken.code, JSON.parse(taken.out).totals.rejected]).toEqual([0, 0])
    const month = await json('assess', 'month', '2015-05')
    expect([
      month.blockers,
      month.results.map((one: { warden: string; score: string }) => [one.warden, one.score]),
    ]).toEqual([
      [],
      // 93 × 20% + leader × 40% + 96 × 40%, W03 less 1 for two doors and 1 by decision.
      [
        ['W01', '95.00'],
        ['W02', '93.20'],
        ['W03', '83.00'],
      ],
    ])

    // Made again it would take the place of files that are there: asked first. What is known is in its place.
    expect((await go('assess', 'template', '2015-05', '-o', '五月')).code).toBe(2)
    expect((await go('assess', 'template', '2015-05', '-o', '五月', '--yes')).code).toBe(0)
    expect((await opened(join(cwd, '五月', '2015-05_领导点评_M01_主任.xlsx'))).rows().map((row) => row[5])).toEqual([
      '95',
      '90.5',
      '70',
    ])
    const again = await json('import', '五月')
    expect(again.totals).toMatchObject({ created: 0, updated: 0, rejected: 0 })
  },
)

describe('there are no workbooks', () => {
  test('of a closed month, of a month to come, and for raters who are nobody', SLOW, async () => {
    const { cwd, go, score } = await office()
    expect((await go('assess', 'template', '2015-08', '-o', '八月')).code).toBe(2)
    expect((await go('assess', 'template', '2015-06')).err).toContain('-o')
    expect((await go('assess', 'template', '2015-06', '-o', '六月', '--rater', '无人')).code).toBe(2)
    await score('2015-01', { W01: '95', W02: '88', W03: '70' })
    await go('assess', 'close', '2015-01', '--yes')
    expect((await go('assess', 'template', '2015-01', '-o', '一月')).code).toBe(3)
    expect(['八月', '六月', '一月'].some((folder) => existsSync(join(cwd, folder)))).toBe(false)
    const named = await go('assess', 'template', '2015-06', '-o', '六月', '--rater', 'W02')
    expect([named.code, readdirSync(join(cwd, '六月')).filter((name) => name.includes('领导点评'))]).toEqual([
      0,
      ['2015-06_领导点评_W02_乙二.xlsx'],
    ])
  })
})

test(
  'a sheet that says what the regulation does not allow goes back by its cell, and nothing is changed',
  SLOW,
  async () => {
    const { cwd, go, json } = await office('G01,组长,网格长,,2014-01-01', 'W04,丁四,网格员,04,2015-06-20')
    mkdirSync(join(cwd, '收'))
    const sheet = (name: string, ...lines: readonly string[]) => writeFileSync(join(cwd, '收', name), lines.join('\n'))
    sheet(
      '评分.csv',
      '月份,网格员,评分来源,评分人,评分项,得分',
      '2015-05,W01,领导,M01,,101',
      '2015-05,W01,自评,W01,走访服务,41',
      '2015-05,W01,自评,W01,仪表,10',
      '2015-05,W01,自评,W02,,90',
      '2015-05,W02,领导,W01,,90',
      '2015-05,W02,领导,W02,,90',
      '2015-05,W02,领导,M01,,90.25',
      '2015-05,W04,领导,M01,,90',
      '2015-09,W01,领导,M01,,90',
      '2015-05,W02,领导,G01,,',
    )
    sheet('测评.csv', '月份,网格员,评价,票数', '2015-05,M01,满意,9', '2015-05,W01,很好,9', '2015-05,无人,满意,9')
    sheet(
      '裁定.csv',
      '裁定日期,月份,网格员,裁定类别,考核项,分值,理由,决定人',
      '2015-06-03,2015-05,W01,一票否决,打架,,查实,主任',
      '2015-06-03,2015-05,W01,酌情扣分,工作态度,9,查实,主任',
    )
    const ran = await go('import', '收', '--json')
    const report = JSON.parse(ran.out)
    const found = report.problems.map(({ code, file, cell }: Record<string, string>) => `${file} ${cell} ${code}`)
    expect([ran.code, report.totals]).toMatchObject([1, { created: 0, updated: 0, rejected: 15 }])
    expect(found.sort()).toEqual(
      [
        '评分.csv F2 assess.score_out_of_range',
        '评分.csv F3 assess.score_out_of_range',
        '评分.csv E4 assess.unknown_criterion',
        '评分.csv D5 assess.row_self_rater',
        '评分.csv D6 assess.row_not_a_rater',
        '评分.csv D7 assess.row_rates_oneself',
        '评分.csv F8 assess.too_many_decimals',
        '评分.csv B9 assess.row_not_warden',
        '评分.csv A10 date.future',
        '评分.csv F11 assess.row_no_score',
        '测评.csv B2 assess.row_not_warden',
        '测评.csv C3 assess.unknown_choice',
        '测评.csv B4 reference.unknown',
        '裁定.csv E2 assess.unknown_veto',
        '裁定.csv F3 assess.points_out_of_range',
      ].sort(),
    )
    expect(report.problems.find((one: { cell: string }) => one.cell === 'F2').message).toContain(
      '甲一的“领导点评”打了 101 分',
    )
    expect(
      (await json('status')).forms
        .filter((one: { form: string }) => ['scorecard', 'ballot', 'decision'].includes(one.form))
        .every((one: { records: number }) => one.records === 0),
    ).toBe(true)
  },
)

test(
  "evaluations with names of the office's own go out and come back, two ballots with words of their own are two",
  SLOW,
  async () => {
    const { cwd, go, json } = await office()
    const rules = readFileSync('templates/rules/baisha.yaml', 'utf8')
    const head = rules.slice(0, rules.indexOf('components:\n')).replace('id: baisha', 'id: office')
    const rest = rules
      .slice(rules.indexOf('\nitems:'), rules.indexOf('\ntests:'))
      .replace('[masses, leader]', '[masses, dept]')
    const peers = 'raters: [{roles: [director], weight: "60"}, {roles: [warden], weight: "40"}]'
    const components = [
      'components:',
      '  - {id: self, name: 网格员自评, weight: "10", method: scorecard, when_missing: block}',
      '  - {id: dept, name: 部门考核, weight: "30", method: scorecard, raters: [{roles: [director], weight: "100"}], when_missing: block}',
      `  - {id: peers, name: 领导点评, weight: "20", method: scorecard, ${peers}, criteria: [{name: 协作, max: "60"}, {name: 纪律, max: "40"}], when_missing: block}`,
      '  - {id: masses, name: 群众测评, weight: "20", method: ballot, map: {满意: "100", 不满意: "40"}, when_missing: block}',
      '  - {id: units, name: 驻区单位测评, weight: "20", method: ballot, map: {好: "90", 差: "40"}, when_missing: block}',
    ].join('\n')
    mkdirSync(join(cwd, 'templates', 'rules'), { recursive: true })
    const own = join(cwd, 'templates', 'rules', 'office.yaml')
    writeFileSync(own, `${head}${components}\n${rest}`)
    const settings = join(cwd, 'gridbook.yaml')
    writeFileSync(settings, `${readFileSync(settings, 'utf8')}\nrulebook: office\n`)
    expect((await json('assess', 'rules', 'check')).problems).toEqual([])

    const { files } = await json('assess', 'template', '2015-01', '-o', join(cwd, '表'))
    const sheets = files.flatMap(({ file, rater }: { file: string; rater: string | null }) =>
      rater === null ? [] : [[basename(file).split('_')[1], rater]],
    )
    expect(sheets).toEqual([
      ...['W01', 'W02', 'W03'].map((one) => ['网格员自评', one]),
      ['部门考核', 'M01'],
      ...['M01', 'W01', 'W02', 'W03'].map((one) => ['领导点评', one]),
    ])

    // Every warden's peers, the director and both ballots; the name 领导点评 is now the peers' and nobody else's.
    const lines = ['W01', 'W02', 'W03'].flatMap((warden) => [
      `2015-01,${warden},自评,${warden},,90`,
      `2015-01,${warden},部门考核,M01,,80`,
      ...['M01', 'W01', 'W02', 'W03'].flatMap((rater) =>
        rater === warden
          ? []
          : [`2015-01,${warden},领导点评,${rater},协作,50`, `2015-01,${warden},peers,${rater},纪律,40`],
      ),
    ])
    writeFileSync(join(cwd, '评分.csv'), ['月份,网格员,评分来源,评分人,评分项,得分', ...lines].join('\n'))
    const ballots = ['W01', 'W02', 'W03'].flatMap((one) => [
      `2015-01,${one},满意,10`,
      `2015-01,${one},好,6`,
      `2015-01,${one},差,0`,
    ])
    writeFileSync(join(cwd, '测评.csv'), ['月份,网格员,评价,票数', ...ballots].join('\n'))
    for (const file of ['评分.csv', '测评.csv']) expect((await go('import', join(cwd, file))).code).toBe(0)
    const month = await json('assess', 'month', '2015-01')
    // 90 × 10% + 80 × 30% + 90 × 20% + 100 × 20% + 90 × 20%
    expect([month.blockers, month.warnings, month.results[0].score]).toEqual([[], [], '89.00'])
    const explained = (await go('assess', 'explain', '2015-01', 'W01')).out
    expect(explained).toContain('主任组 1 人平均')
    expect(explained).toContain('网格员组 2 人平均')
    const unknown = await go('assess', 'evaluate', '2015-01', 'W01', '--source', 'leader', '--score', '9')
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('peers（领导点评）')])

    writeFileSync(own, readFileSync(own, 'utf8').replace('好: "90"', '满意: "90"'))
    const twice = await json('assess', 'rules', 'check')
    expect(twice.problems.map((one: { code: string }) => one.code)).toEqual(['rulebook.choice_twice'])
  },
)
