/** Paper forms: what a sheet looks like in Excel and on A4, and that it comes back. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { expect, it } from 'vitest'
import { run, tempFolder } from '../app.ts'

const SOFFICE = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice'].find(existsSync)

async function blankForm(cwd: string, ...flags: string[]): Promise<{ file: string; workbook: exceljs.Workbook }> {
  const file = join(cwd, 'form.xlsx')
  const made = await run(['forms', 'template', '--layout', 'paper', '-o', file, '--yes', ...flags], { cwd })
  expect([made.err, made.code]).toEqual(['', 0])
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(file)
  return { file, workbook }
}

it('a blank form has every area, drop-downs, boxes to tick and text in every cell', async () => {
  const { workbook } = await blankForm(tempFolder())
  const [sheet] = workbook.worksheets
  expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
    ['空白表', 'visible'],
    ['代码表', 'hidden'],
  ])
  const texts = new Set<string>()
  const formats = new Set<string>()
  sheet?.eachRow((row) => {
    row.eachCell({ includeEmpty: true }, (cell) => {
      texts.add(String(cell.value ?? ''))
      if (typeof cell.value !== 'number') formats.add(cell.numFmt)
    })
  })
  for (const title of ['一、住户信息', '二、家庭成员', '三、房屋与租赁', '十五、综治·隐患矛盾'])
    expect(texts).toContain(title)
  expect(texts).toContain('□是 □否')
  expect([...texts].filter((text) => /特殊人群|宗教/u.test(text))).toEqual([])
  expect([...formats]).toEqual(['@'])
  expect(
    Object.keys((sheet as unknown as { dataValidations: { model: object } }).dataValidations.model).length,
  ).toBeGreaterThan(20)
  expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, orientation: 'portrait', fitToPage: false })
})

it('as many sheets as wanted, only the areas that are named, and nothing comes of a form that nobody filled in', async () => {
  const cwd = tempFolder()
  await run(['init', '.', '--name', '白沙社区', '--code', '450205006003'], { cwd })
  const { file, workbook } = await blankForm(cwd, '党建', 'hazard', '--rows', '3')
  expect(workbook.worksheets.map(({ name }) => name).filter((name) => name !== '代码表')).toEqual([
    '第1户',
    '第2户',
    '第3户',
  ])
  const titles = workbook.worksheets[0]?.getColumn(1).values?.filter((text) => /^[一二三四五]+、/u.test(String(text)))
  expect([...new Set(titles)]).toEqual(['一、住户信息', '二、家庭成员', '三、党建', '四、综治·隐患矛盾'])
  const done = JSON.parse((await run(['import', file, '--json'], { cwd })).out)
  expect([done.totals.rows, done.problems]).toEqual([0, []])
})

it('an office lays its form out by a file of its own, and hears where that file is wrong', async () => {
  const cwd = tempFolder()
  await run(['init', '.', '--name', '白沙社区', '--code', '450205006003'], { cwd })
  mkdirSync(join(cwd, 'templates', 'paper'), { recursive: true })
  const layout = join(cwd, 'templates', 'paper', 'household.yaml')
  writeFileSync(layout, 'title: 入户走访表\nmembers: 5\nareas:\n  elderly: 2\n')
  const { workbook } = await blankForm(cwd)
  const sheet = workbook.worksheets[0]
  expect(sheet?.getCell('A1').value).toBe('白沙社区　入户走访表')
  const parts = sheet?.getColumn(1).values?.map(String) ?? []
  expect([parts.filter((text) => text === '*姓名').length, parts.includes('三、老龄')]).toEqual([2, true])
  expect([parts.includes('5'), parts.includes('6')]).toEqual([true, false])
  writeFileSync(layout, 'title: 入户走访表\nmembers: 5\nareas:\n  elder: 2\n')
  const refused = await run(['forms', 'template', '--layout', 'paper', '-o', join(cwd, 'x.xlsx')], { cwd })
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('household.yaml')])
})

it('refuses what has no place on paper', async () => {
  const cwd = tempFolder()
  for (const argv of [
    ['forms', 'template', '花名册', '--layout', 'paper', '-o', 'a.xlsx'],
    ['forms', 'template', 'visit', '--layout', 'paper', '-o', 'a.xlsx'],
    ['forms', 'template', '--layout', 'paper', '--rows', '9999', '-o', 'a.xlsx'],
    ['forms', 'template', '--household', '07-0001', '-o', 'a.xlsx'],
    ['forms', 'template', '--layout', 'a4', '-o', 'a.xlsx'],
  ]) {
    const refused = await run(argv, { cwd })
    expect([argv, refused.code]).toEqual([argv, 2])
  }
})

it.skipIf(SOFFICE === undefined)(
  'is as wide as an A4 page: no part is cut off to a page beside it',
  async () => {
    const cwd = tempFolder()
    const { file } = await blankForm(cwd, '党建')
    execFileSync(
      SOFFICE ?? '',
      [`-env:UserInstallation=file://${join(cwd, 'lo')}`, '--headless', '--convert-to', 'pdf', '--outdir', cwd, file],
      { stdio: 'ignore', timeout: 120_000 },
    )
    const pages = execFileSync('pdfinfo', [join(cwd, 'form.pdf')], { encoding: 'utf8' })
    expect(pages).toMatch(/Pages: +2\b/u)
    expect(pages).toMatch(/A4/u)
  },
  150_000,
)
