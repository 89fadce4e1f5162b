/**
 * The contract that every form passes, those of the future too: its example is written into its own workbook, imported,
 * stored, exported, imported again without a change, shown on a card page and described in the dictionary.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cardPage } from '../src/cards/card-page.ts'
import { paperFields, paperPage } from '../src/cards/paper-page.ts'
import type { Day } from '../src/core/day.ts'
import { crossCheck } from '../src/forms/cross-check.ts'
import { dictionary } from '../src/forms/dictionary.ts'
import type { Field, Form } from '../src/forms/form.ts'
import { readPaper } from '../src/forms/paper/read-paper.ts'
import type { RawSheet } from '../src/forms/raw-sheet.ts'
import type { Cell } from '../src/forms/record.ts'
import { loadDefinitions } from '../src/office/load-definitions.ts'
import { openOffice } from '../src/office/open-office.ts'
import { readPaperLayout } from '../src/office/paper-layout.ts'
import type { HouseholdFile } from '../src/register/household-file.ts'
import type { AlsoCounts } from '../src/register/plan-outcome.ts'
import { paperBook } from '../src/sheets/paper-book.ts'
import { readWorkbook } from '../src/sheets/read-workbook.ts'
import { DEFAULT_TEMPLATE, writeTemplate } from '../src/sheets/template.ts'
import { loadHouseholdFiles } from '../src/store/household-files.ts'
import { run, tempFolder } from './app.ts'
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

/** A household with one person and one record of every area, every field of them filled in. */
function fullHousehold(): HouseholdFile {
  const number = '450299195806100019'
  const sampleOf = ({ type, role, codes, min, label }: Field): string => {
    if (role === 'person.birth_date') return '1958-06-10'
    if (role === 'person.sex') return '1'
    if (type === 'id_no') return number
    if (type === 'name') return '覃示例'
    if (type === 'date') return '2015-03-02'
    if (type === 'month') return '2015-03'
    if (type === 'phone') return '13000000001'
    if (type === 'bool') return '1'
    if (type === 'int' || type === 'decimal') return min?.includes('.') ? '89.5' : String(Math.max(Number(min ?? 1), 1))
    if (type === 'area') return '450205'
    if (type === 'grid') return '450205006003-07'
    if (type === 'household') return '450205006003-07-0001'
    if (type === 'staff') return 'W07'
    const table = definitions.codes.get(codes ?? '')?.entries ?? []
    if (type === 'code') return table.at(-1)?.code ?? ''
    if (type === 'multi')
      return table
        .slice(0, 2)
        .map(({ code }) => code)
        .join(';')
    return `示例${[...label]
      .filter((sign) => /\p{Script=Han}/u.test(sign))
      .slice(0, 3)
      .join('')}`
  }
  const cells = (fields: readonly Field[]) =>
    Object.fromEntries(fields.map((field) => [field.name, { state: 'value', value: sampleOf(field) } as const]))
  const of = (subject: Form['subject']) =>
    Object.fromEntries(
      forms
        .filter((form) => form.subject === subject && form.no > 0)
        .map((form) => [form.id, [{ form: form.id, subject: '', cells: cells(paperFields(form)), extras: {} }]]),
    )
  const master = paperFields(definitions.forms.get('resident') as Form)
  return {
    code: '450205006003-07-0001',
    gridCode: '450205006003-07',
    cells: cells(master.filter(({ per }) => per === 'household')),
    extras: {},
    members: [
      {
        personNo: 'P000001',
        idKey: number,
        cells: cells(master.filter(({ per }) => per === 'person')),
        extras: {},
        ties: ['registered', 'living'],
        areas: of('person'),
      },
    ],
    areas: of('household'),
    attempts: [],
    notApplicable: {},
  }
}

it('every field of every census form has a place on paper, and comes back from it', async () => {
  const file = fullHousehold()
  const page = paperPage(file, definitions, {
    today: TODAY,
    layout: readPaperLayout(null, definitions),
    community: '白沙社区',
    forms: new Set(forms.map(({ id }) => id)),
    grid: '',
    reveal: true,
    room: true,
  })
  const folder = tempFolder()
  const path = join(folder, 'paper.xlsx')
  const book = { day: TODAY, title: '', gridCode: null, editions: {} }
  writeFileSync(path, await paperBook([{ name: '一户', page }], definitions, book))
  const raw = await readWorkbook(path)
  const confirmed = { codes: definitions.codes, cells: new Map(), numbers: new Map(), known: new Map() }
  const sheet = raw.sheets.find(({ name }) => name === '一户') as RawSheet
  const read = readPaper(sheet, raw.stamp, { today: TODAY, definitions, file: raw.file, confirmed }) ?? []
  const census = forms.filter((form) => form.subject !== 'office' && !form.sensitive)
  expect(read.map(({ headings }) => headings.form.id).sort()).toEqual(census.map(({ id }) => id).sort())
  for (const form of census) {
    const [row, ...more] = read.find(({ headings }) => headings.form === form)?.rows ?? []
    expect([form.id, more.length]).toEqual([form.id, 0])
    const meant: Readonly<Record<string, Cell>> =
      form.no === 0
        ? { ...file.cells, ...file.members[0]?.cells }
        : ((file.areas[form.id] ?? file.members[0]?.areas[form.id])?.[0]?.cells ?? {})
    const grid = form.fields.find(({ type }) => type === 'grid')?.name
    for (const { name } of paperFields(form))
      if (name !== grid) expect([form.id, name, row?.cells.get(name)]).toEqual([form.id, name, meant[name]])
    const stood = row?.problems
      .filter(({ severity }) => severity === 'error')
      .map(({ code, place }) => [code, place.cell])
    expect([form.id, stood?.every(([, cell]) => cell !== undefined)]).toEqual([form.id, true])
  }
})

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

    if (form.subject !== 'office' && !form.sensitive) {
      await isOnTheCard(form, office.cwd)
      await comesBackFromPaper(form, office)
    }
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

/** A sheet a household changes nothing when it comes back, and has the record on it. */
async function comesBackFromPaper(form: Form, office: TestOffice): Promise<void> {
  const file = join(office.cwd, 'paper.xlsx')
  const argv = ['export', form.id, '--layout', 'paper', '-o', file, '--reveal', '--yes']
  expect((await run(argv, { cwd: office.cwd, today: TODAY })).code).toBe(0)
  const done = (await office.json('import', file)) as unknown as ImportDone
  expect([form.id, done.problems.filter(({ severity }) => severity === 'error')]).toEqual([form.id, []])
  expect([form.id, done.totals]).toMatchObject([form.id, { created: 0, updated: 0, rejected: 0 }])
  const also = done.files.flatMap(({ sheets }) =>
    sheets.flatMap((sheet) => (sheet as { also?: AlsoCounts[] }).also ?? []),
  )
  if (form.no === 0) return
  const own = also.filter((one) => one.form === form.id)
  expect([form.id, own.some((one) => one.unchanged > 0)]).toEqual([form.id, true])
  expect([form.id, own.some((one) => one.created + one.updated + one.rejected > 0)]).toEqual([form.id, false])
}

/** What the example says stands on the household's page. */
async function isOnTheCard(form: Form, cwd: string): Promise<void> {
  const opened = await openOffice(cwd)
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
