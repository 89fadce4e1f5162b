/**
 * The contract that every form passes, those of the future too: its example is written into its own workbook, imported,
 * stored, exported, imported again without a change, shown on a card page and described in the dictionary.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cardPage } from '../src/cards/card-page.ts'
import type { Day } from '../src/core/day.ts'
import { crossCheck } from '../src/forms/cross-check.ts'
import { dictionary } from '../src/forms/dictionary.ts'
import type { Form } from '../src/forms/form.ts'
import { loadDefinitions } from '../src/office/load-definitions.ts'
import { openOffice } from '../src/office/open-office.ts'
import { DEFAULT_TEMPLATE, writeTemplate } from '../src/sheets/template.ts'
import { loadHouseholdFiles } from '../src/store/household-files.ts'
import { run } from './app.ts'
import { type ImportDone, type TestOffice, testOffice } from './import/office.ts'

const TODAY = '2015-12-31' as Day
const { definitions, problems } = await loadDefinitions(null)
const forms = [...definitions.forms.values()]

/** The people, staff and doors that the examples speak of. */
async function officeOfExamples(): Promise<TestOffice> {
  const office = await testOffice({ today: TODAY })
  const people = new Map<string, string>()
  for (const { example, subject } of forms) {
    if (example.id_no !== undefined && subject === 'person') people.set(example.id_no, example.name ?? '')
  }
  const second = forms.find((form) => form.id === 'visit')?.example.id_no ?? ''
  const staff = new Set(
    forms.flatMap(({ example, fields }) =>
      fields.filter(({ type }) => type === 'staff').flatMap(({ name }) => example[name]?.split('、') ?? []),
    ),
  )
  const roster = [...staff].map((one, index) =>
    /^S\d+$/.test(one) ? [one, `甲${'一二三四五六七八九'[index]}`] : [`X${index}`, one],
  )
  await office.import([
    ['工号', '姓名', '职务', '网格号', '任职起'],
    ...roster.map(([no = '', name = '']) => [no, name, '网格员', '7', '2015-01-01']),
  ])
  const resident = forms.find((form) => form.id === 'resident')?.example ?? {}
  const rows = [...people].map(([id, name]) => {
    const own = id === second
    const relation = own || id === resident.id_no ? '户主' : '其他亲属'
    return [
      resident.estate ?? '',
      resident.building ?? '',
      resident.unit_no ?? '',
      own ? '102' : (resident.room ?? ''),
      name,
      relation,
      id,
    ]
  })
  if (!people.has(second))
    rows.push([resident.estate ?? '', resident.building ?? '', resident.unit_no ?? '', '102', '韦老样', '户主', second])
  rows.sort((a, b) => Number(b[5] === '户主') - Number(a[5] === '户主'))
  const done = await office.import(
    [['小区', '楼栋', '单元', '房号', '姓名', '与户主关系', '身份证号'], ...rows],
    '--grid',
    '7',
  )
  expect(done.problems.filter((problem) => problem.severity === 'error')).toEqual([])
  return office
}

async function workbookOf(form: Form, cwd: string): Promise<string> {
  const filled = { [form.id]: [{ values: form.example, missing: new Set<string>() }] }
  const options = { ...DEFAULT_TEMPLATE, day: TODAY, title: '白沙社区', filled, rows: 5, sensitive: true }
  const file = join(cwd, `${form.id}.xlsx`)
  writeFileSync(file, await writeTemplate([form], definitions, options))
  return file
}

it('the shipped definitions can be read and fit together', () => {
  expect(problems).toEqual([])
  expect(crossCheck(definitions)).toEqual([])
  expect(forms.filter((form) => form.subject !== 'office').length).toBe(15)
})

describe.each(forms.map((form) => [form.id, form] as const))('%s', (id, form) => {
  it('goes the whole way: workbook, import, store, export, import, card, dictionary', async () => {
    const office = await officeOfExamples()
    const file = await workbookOf(form, office.cwd)
    const first = await office.json('import', file)
    expect((first as unknown as ImportDone).problems.filter((problem) => problem.severity === 'error')).toEqual([])
    expect(first).toMatchObject({
      totals: { rows: 1, rejected: 0 },
      files: [{ sheets: [{ form: id, unknown_columns: [] }] }],
    })

    const status = (await office.json('status')) as unknown as { forms: { form: string; records: number }[] }
    expect(status.forms.find((one) => one.form === id)?.records).toBeGreaterThan(0)

    for (const ending of ['xlsx', 'csv']) {
      const exported = join(office.cwd, `back.${ending}`)
      expect(
        (await run(['export', id, '-o', exported, '--reveal', '--yes'], { cwd: office.cwd, today: TODAY })).code,
      ).toBe(0)
      const again = await office.json('import', exported)
      expect([ending, again]).toMatchObject([ending, { totals: { created: 0, updated: 0, rejected: 0 } }])
    }

    const json = join(office.cwd, 'out.json')
    await run(['export', id, '-o', json, '--reveal', '--yes'], { cwd: office.cwd, today: TODAY })
    const stored = JSON.parse(readFileSync(json, 'utf8'))[id] as Record<string, unknown>[]
    const keys = form.fields.filter((field) => field.need === 'K' && !field.drop).map((field) => field.name)
    const full = stored.find((record) =>
      keys.every((name) => record[name] !== undefined || ['id_no', 'name', 'household_code'].includes(name)),
    )
    expect([id, full !== undefined]).toEqual([id, true])

    if (form.subject !== 'office' && !form.sensitive) await isOnTheCard(form, office.cwd)
    expect(dictionary(definitions, 'zh', [id]).length).toBe(form.fields.length)
  })

  it('has an example that fills every key field and at least one field of each of its types', () => {
    const types = new Set(
      form.fields.filter((field) => !field.drop && field.need !== 'S' && field.need !== 'D').map((field) => field.type),
    )
    const shown = new Set(
      form.fields.filter((field) => form.example[field.name] !== undefined).map((field) => field.type),
    )
    expect([...types].filter((type) => !shown.has(type))).toEqual([])
    expect(form.fields.filter((field) => field.need === 'K' && form.example[field.name] === undefined)).toEqual([])
  })
})

/** What the example says stands on the household's page. */
async function isOnTheCard(form: Form, cwd: string): Promise<void> {
  const opened = openOffice(cwd)
  try {
    const files = await loadHouseholdFiles(await opened.store())
    const options = {
      today: TODAY,
      maskIdNo: true,
      community: '白沙社区',
      gridLabels: new Map(),
      marks: new Map(),
      staffNames: new Map(),
    }
    const pages = files.map((file) => cardPage(file, definitions, options))
    const items = pages.flatMap((page) => {
      const areas = page.areas.filter((area) => area.form === form.id).flatMap((area) => area.records)
      const own = form.id === 'resident' ? [{ items: page.head }, ...page.members.rows] : areas
      return own.flatMap((one) => one.items)
    })
    expect([form.id, items.some((item) => item.state === 'filled' && item.text !== '')]).toEqual([form.id, true])
  } finally {
    await opened.close()
  }
}
