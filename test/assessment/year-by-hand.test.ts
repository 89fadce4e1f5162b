/** A whole year worked out in a spreadsheet that knows nothing of this program, with its own formulas: the same to the last digit. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { run, tempFolder } from '../app.ts'

const FIXTURE = 'test/fixtures/year-by-hand'

/** Rows of a sheet by its headings, as the spreadsheet stored what its formulas make. */
async function storedValues(sheet: string): Promise<Record<string, string>[]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(readFileSync(join(FIXTURE, 'by-hand.xlsx')) as never)
  const rows: string[][] = []
  let formulas = 0
  book.getWorksheet(sheet)?.eachRow((row) => {
    const values = row.values as unknown[]
    rows.push(
      Array.from(values.slice(1), (value) => {
        if (typeof value !== 'object' || value === null) return String(value ?? '')
        formulas++
        return String((value as { result?: unknown }).result ?? '0')
      }),
    )
  })
  expect(formulas).toBeGreaterThan(rows.length)
  const [head = [], ...lines] = rows
  return lines.map((line) => Object.fromEntries(head.map((name, at) => [name, line[at] ?? ''])))
}

test('assess year is what the spreadsheet says, and so is every month', { timeout: 180_000 }, async () => {
  const cwd = tempFolder()
  const go = (...argv: string[]) => run([...argv, '--office', cwd], { cwd, today: '2016-01-10' })
  const json = async (...argv: string[]) => JSON.parse((await go(...argv, '--json')).out)
  await go('init', cwd, '--name', '试验社区', '--code', '450299001001')
  mkdirSync(join(cwd, 'templates', 'rules'), { recursive: true })
  copyFileSync(join(FIXTURE, 'rules.yaml'), join(cwd, 'templates', 'rules', 'byhand.yaml'))
  const settings = join(cwd, 'gridbook.yaml')
  writeFileSync(settings, `${readFileSync(settings, 'utf8')}\nrulebook: byhand\n`)
  copyFileSync(join(FIXTURE, 'records.xlsx'), join(cwd, 'records.xlsx'))
  const imported = await json('import', join(cwd, 'records.xlsx'))
  expect([
    imported.totals?.rejected,
    imported.problems?.filter((one: { severity: string }) => one.severity === 'error'),
  ]).toEqual([0, []])

  const months = await storedValues('月评')
  for (let at = 1; at <= 12; at++) {
    const month = `2015-${String(at).padStart(2, '0')}`
    const closed = await json('assess', 'close', month, '--yes', '--skip', 'all', '--reason', '按手工核算')
    expect([month, closed.state, closed.blockers]).toEqual([month, 'final', []])
    const scores = Object.fromEntries(
      closed.results.map((one: { warden: string; score: string; ranked: boolean }) => [
        one.warden,
        [one.score, one.ranked],
      ]),
    )
    const byHand = months.filter((line) => line.月份 === month)
    expect([month, scores]).toEqual([
      month,
      Object.fromEntries(byHand.map((line) => [line.工号, [Number(line.得分).toFixed(2), line.参评 === '1']])),
    ])
  }
  const year = await json('assess', 'year', '2015')
  const byHand = await storedValues('年评')
  expect(byHand).toHaveLength(5)
  for (const line of byHand) {
    const own = year.results.find((one: { warden: string }) => one.warden === line.工号)
    expect(own).toMatchObject({
      months: Number(line.参评月数),
      average: Number(line['月平均（两位）']).toFixed(2),
      bonus: line['加分（两位）'],
      total: Number(line.年度得分).toFixed(2),
      grade: line.等次,
    })
  }
  // Every line of the year is explained, for one warden on request.
  const shown = await go('assess', 'year', '2015', 'W05')
  expect(shown.out).toContain('2015-09')
  expect(shown.out).not.toContain('甲一')
  expect((await go('assess', 'year', '2017')).code).toBe(2)
})
