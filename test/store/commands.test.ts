/** The commands that read the register, over an office that was filled by the import: what scripts and clerks see. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { displayWidth } from '../../src/cli/width.ts'
import { CODE, filledOffice, NUMBERS, type TestOffice } from './office.ts'

const HOME = `${CODE}-07-0003`
const [HEAD = '', SPOUSE = ''] = NUMBERS

/** For tests that only look; those that write fill one of their own. */
let office: TestOffice
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gridbook-'))
  office = await filledOffice(folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

async function json(at: TestOffice, ...words: string[]): Promise<Record<string, unknown>> {
  return JSON.parse((await at.run([...words, '--json'])).out)
}

test('status counts people who are here, households that have them, and doors apart', async () => {
  const status = await json(office, 'status')
  expect(status).toMatchObject({
    community: { name: '示例社区', code: CODE },
    grids: 1,
    households: 2,
    persons: 3,
    empty_doors: 1,
    by_grid: [{ grid: `${CODE}-07`, households: 2, persons: 3, empty_doors: 1 }],
  })
  expect(status.forms).toEqual(
    expect.arrayContaining([
      { form: 'resident', records: 3 },
      { form: 'housing', records: 2 },
    ]),
  )
  expect((await office.run(['status'])).out).toContain('1 个网格，2 户，3 人；另有 1 个没有人的门')
})

test('find knows names, ends of numbers, phones, doors and codes', async () => {
  const found = async (text: string) => {
    const { results } = await json(office, 'find', text)
    return (results as Record<string, string>[]).map((each) => each.name ?? each.door)
  }
  expect(await found('示例')).toEqual(['覃示例', '韦示例'])
  expect(await found('覃示例')).toEqual(['覃示例', '长风小区10栋1单元101室'])
  expect(await found(HEAD.slice(-4))).toEqual(['覃示例'])
  expect(await found(HEAD)).toEqual(['覃示例'])
  expect(await found('2000001')).toEqual(['蓝样例', '长风小区2栋1单元302室'])
  expect(await found('10-1-101')).toEqual(['长风小区10栋1单元101室'])
  expect(await found('2栋')).toEqual(['长风小区2栋1单元302室', '长风小区2栋2单元101室'])
  expect(await found('07-0003')).toEqual(['长风小区10栋1单元101室'])
  expect(await found('没有这个人')).toEqual([])
})

test('household show gives labels with their codes, states beside nulls, members and forms', async () => {
  const shown = await json(office, 'household', 'show', HOME)
  expect(shown).toMatchObject({
    household_code: HOME,
    building: '10栋',
    head_id_no: '450299********0019',
    members: [
      { name: '覃示例', sex: '男', is_permanent: true, codes: { sex: '1' }, extras: { 车牌: '无牌' } },
      {
        name: '韦示例',
        political: null,
        phone: null,
        remark: '同号 450299********0019',
        states: { political: 'unknown', phone: 'refused' },
      },
    ],
    forms: { housing: { floor_area: '89.5', is_rented: false, rooms_let: null, states: { rooms_let: 'none' } } },
  })
  expect((await office.run(['household', 'show', '10-1-101'])).out).toContain('89.5 ㎡')
})

test('a household or a person that is not there: exit 2 and the nearest', async () => {
  const household = await office.run(['household', 'show', `${CODE}-07-0033`])
  expect([household.code, household.err]).toEqual([2, expect.stringContaining(HOME)])
  const person = await office.run(['person', 'show', 'P000009'])
  expect([person.code, person.err]).toEqual([2, expect.stringContaining('P000001')])
  const several = await office.run(['household', 'show', '2栋'])
  expect([several.code, several.err]).toEqual([2, expect.stringContaining('长风小区2栋2单元101室')])
})

test('person show takes an identity number, a person number or a masked number', async () => {
  for (const id of [SPOUSE, 'p000002', '450299********0029']) {
    const shown = await json(office, 'person', 'show', id)
    expect(shown).toMatchObject({ name: '韦示例', household_code: HOME, relation_to_head: '配偶', forms: {} })
  }
})

test('whole numbers only with --reveal, which off a terminal wants --yes and is written down', async () => {
  const office = await filledOffice()
  const asked = await office.run(['person', 'show', HEAD, '--reveal', '--json'])
  expect([asked.code, JSON.parse(asked.out).error.code]).toEqual([2, 'usage.needs_yes'])
  const shown = await office.run(['person', 'show', HEAD, '--reveal', '--yes', '--json', '--purpose', '入户核对'])
  expect(JSON.parse(shown.out)).toMatchObject({ id_no: HEAD, head_id_no: HEAD })
  const { loadDefinitions } = await import('../../src/office/load-definitions.ts')
  const { openStore } = await import('../../src/store/open.ts')
  const { readAudit } = await import('../../src/store/audit.ts')
  const { definitions } = await loadDefinitions(null)
  const file = join(office.dir, 'office', 'gridbook.db')
  const store = await openStore(file, definitions, { code: CODE, name: '示例社区' })
  expect(await readAudit(store)).toMatchObject([
    { no: 1, day: '2015-03-31', action: 'reveal', purpose: '入户核对', detail: { person: 'P000001' } },
  ])
  await store.close()
  for (const words of [
    ['find', HEAD],
    ['household', 'show', HOME],
    ['household', 'list'],
    ['person', 'show', HEAD],
  ])
    for (const flags of [[], ['--json']])
      expect((await office.run([...words, ...flags])).out).not.toMatch(/450299\d{12}/)
})

test('what export writes, import takes back with no change, all five states among it', async () => {
  const office = await filledOffice()
  const batches = async () => (await json(office, 'imports', 'list')).imports as { changes: number }[]
  const ran = await json(office, 'export', '-o', 'all.xlsx', '--reveal', '--yes')
  expect(ran).toMatchObject({ records: 7, revealed: true })
  expect(statSync(join(office.dir, 'all.xlsx')).mode & 0o777).toBe(0o600)
  const back = await json(office, 'import', 'all.xlsx')
  expect(back.totals).toMatchObject({ rows: 7, unchanged: 7, created: 0, updated: 0, rejected: 0 })
  for (const form of ['resident', 'housing']) {
    await office.run(['export', form, '-o', `${form}.csv`, '--reveal', '--yes'])
    const { totals } = await json(office, 'import', `${form}.csv`)
    expect(totals).toMatchObject({ created: 0, updated: 0, rejected: 0 })
  }
  expect((await batches()).map((each) => each.changes).slice(-3)).toEqual([0, 0, 0])
})

test('an export is masked by default, and nothing in it runs in a spreadsheet', async () => {
  const office = await filledOffice()
  await office.run(['export', 'housing', '-o', 'housing.csv'])
  expect(readFileSync(join(office.dir, 'housing.csv'), 'utf8')).toContain('"\t=1+1"')
  await office.run(['export', '-o', 'all.ndjson'])
  const lines = readFileSync(join(office.dir, 'all.ndjson'), 'utf8')
  expect(lines).not.toMatch(/450299\d{12}/)
  expect(
    lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).form),
  ).toEqual(['resident', 'resident', 'resident', 'resident', 'housing', 'housing', 'grid'])
})

test('export refuses what it cannot do and asks before it overwrites', async () => {
  const office = await filledOffice()
  const code = async (...words: string[]) =>
    JSON.parse((await office.run(['export', ...words, '--json'])).out).error?.code
  expect(await code('-o', 'all.pdf')).toBe('export.ending')
  expect(await code('housng', '-o', 'a.xlsx')).toBe('export.no_form_near')
  expect(await code('resident', 'housing', '-o', 'a.csv')).toBe('export.one_form')
  expect(await code()).toBe('usage.missing_flag')
  expect(await code('resident', '-o', 'a.csv')).toBeUndefined()
  expect(await code('resident', '-o', 'a.csv')).toBe('usage.needs_yes')
  expect(await code('--grid', '9', '-o', 'b.csv')).toBe('grid.unknown')
})

test('imports list and show trace every row', async () => {
  const { imports } = await json(office, 'imports', 'list')
  expect((imports as { files: { file: string }[] }[]).map((each) => each.files[0]?.file)).toEqual([
    '网格.csv',
    '户情表.csv',
    '房屋与租赁.csv',
  ])
  const shown = await json(office, 'imports', 'show', '2')
  expect((shown.row_list as { subject: string }[]).map((row) => row.subject)).toEqual([
    'P000001',
    'P000002',
    'P000003',
    `${CODE}-07-0002`,
  ])
  const unknown = await office.run(['imports', 'show', '9'])
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('没有第 9 批')])
})

test.each([80, 120])('nothing is wider than a terminal of %i columns', async (width) => {
  for (const words of [
    ['status'],
    ['find', '示例'],
    ['household', 'list', '--grid', '七号网格'],
    ['household', 'show', HOME],
    ['person', 'show', HEAD],
    ['imports', 'show', '2', '--all'],
  ]) {
    const { out } = await office.run(words, { tty: true, width })
    expect(out).not.toBe('')
    for (const line of out.split('\n'))
      expect([words.join(' '), line, displayWidth(line) <= width]).toEqual([words.join(' '), line, true])
  }
})
