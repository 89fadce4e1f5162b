/** The table of dirt in real Excel files, line by line, each with files that other programs wrote (test/fixtures/dirt/make.py). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../src/sheets/read-workbook.ts'
import { type ImportDone, idNo, type TestOffice, testOffice } from './office.ts'

const DIRT = fileURLToPath(new URL('../fixtures/dirt/', import.meta.url))
const MAY = idNo('1980-05-03', '111')
const at = (file: string) => join(DIRT, file)

type Person = Readonly<Record<string, unknown>>

/** The register as an export has it. */
async function stored(office: TestOffice): Promise<readonly Person[]> {
  const file = join(office.cwd, 'all.json')
  await office.json('export', 'resident', '-o', file, '--reveal', '--yes')
  return (JSON.parse(readFileSync(file, 'utf8')) as { resident: Person[] }).resident
}

async function imports(office: TestOffice, file: string, ...flags: string[]): Promise<ImportDone> {
  return (await office.json('import', file, ...flags)) as unknown as ImportDone
}

interface Line {
  readonly what: string
  readonly files: readonly string[]
  readonly flags?: readonly string[]
  /** Rows of data, and how many of them go in. */
  readonly rows: readonly [all: number, taken: number]
  /** `F2 id_number.lost_digits`; a person without a number is always a warning and not listed. */
  readonly problems?: readonly string[]
  /** Of the people stored, in the order of their doors: these fields, as they are stored. */
  readonly stored?: readonly Person[]
  /** What a sentence must say. */
  readonly says?: string
}

const births = (...days: readonly string[]) => days.map((birth_date) => ({ birth_date }))

const LINES: readonly Line[] = [
  {
    what: '1 a number of 18 digits stored as a number has lost three, one of 15 none',
    files: ['01-id-as-number.xlsx'],
    rows: [3, 2],
    problems: ['F2 id_number.lost_digits'],
    stored: [{ id_no: '450299500101113', birth_date: '1950-01-01' }, { id_no: idNo('1975-02-01', '131') }],
    says: '450299********1000',
  },
  {
    what: '2 a number typed off the screen is as lost',
    files: ['02-scientific-text.csv'],
    rows: [2, 0],
    problems: ['F2 id_number.lost_digits', 'F3 id_number.lost_digits'],
    says: '4.50299E+17',
  },
  {
    what: '3 apostrophes, tabs, blanks, full width, small x, hyphens and invisible characters are no part of a number',
    files: ['03-id-dressed.xlsx'],
    rows: [8, 8],
    stored: ['111', '131', '151', '171', '191', '', '211', '231'].map((serial) => ({
      id_no: serial === '' ? idNo('1981-01-09', '111') : idNo('1980-05-03', serial),
    })),
  },
  {
    what: '4 a cell retyped in an export is a number, whatever its format says: doors and phones survive it, 18 digits do not',
    files: ['04-retyped-export.xlsx'],
    rows: [3, 2],
    problems: ['F4 id_number.lost_digits', 'H4 phone.invalid'],
    stored: [
      { room: '0101', phone: '13000000001' },
      { room: '102', unit_no: '1', phone: '13000000002', id_no: idNo('1975-02-01', '131') },
    ],
  },
  {
    what: '5 days as text keep the precision they came with',
    files: ['05-dates-as-text.xlsx'],
    rows: [14, 11],
    problems: ['G9 date.two_digit_year', 'G10 date.ambiguous', 'G12 date.lunar', 'G14 date.invalid'],
    stored: births(
      ...['1980-05-03', '1980-05-03', '1980-05-03', '1980-05-03', '1980-05', '1980-05-03', '1980-05', '1980-05-03'],
      ...['1980-05-03', '1980', '2012-03-04'],
    ),
    says: '1980-03-05',
  },
  {
    what: '6 1980.1 may have been October: asked, unless the number knows',
    files: ['06-october.xlsx'],
    rows: [4, 3],
    problems: ['G2 date.ambiguous'],
    stored: births('1980-05', '1980-10-07', '1980-11'),
    says: '1980-10',
  },
  {
    what: '7 serials and days without a format, by their size',
    files: ['07-serials.xlsx'],
    rows: [7, 5],
    problems: ['G7 date.invalid', 'G8 date.invalid'],
    stored: births('1980-05-03', '2014-10-31', '1980-05-03', '1980-05', '1980'),
  },
  {
    what: '8 the epoch of 1904',
    files: ['08-epoch-1904.xlsx', '08-epoch-1904.xls'],
    rows: [2, 2],
    stored: births('1944-11-12', '2000-02-29'),
  },
  {
    what: '9 29 February 1900 is no day, the days around it are right',
    files: ['09-february-1900.xlsx'],
    rows: [3, 2],
    problems: ['G2 date.invalid'],
    stored: births('1900-02-28', '1900-03-01'),
    says: '1900-02-29',
  },
  {
    what: '10 an hour shifts no day, as a serial and as an ISO text',
    files: ['10-time-of-day.xlsx', '10-iso-dates.xlsx'],
    rows: [3, 3],
    stored: births('1980-05-03', '1980-05-03', '1986-05-04'),
  },
  {
    what: '11 what a household has in common is filled down, merged or blank',
    files: ['11-merged-household.xlsx', '11-merged-household.xls'],
    rows: [5, 5],
    stored: ['101', '101', '101', '102', '102'].map((room) => ({ building: '3栋', unit_no: '2', room })),
  },
  {
    what: '12 titles, units and dates above two rows of headings, a line of explanation below them',
    files: ['12-titles.xlsx'],
    rows: [2, 2],
    stored: [{ room: '101', phone: '13000000001' }, { remark: '常年在外' }],
  },
  {
    what: '12 three rows of headings',
    files: ['12-three-row-heading.xlsx'],
    rows: [1, 1],
    stored: [{ building: '1栋', phone: '13000000001', id_no: MAY }],
  },
  {
    what: '12 two tables one below the other, each by its own headings',
    files: ['12-two-tables.xlsx'],
    rows: [3, 3],
    stored: [
      { building: '1栋', room: '101', name: '唐示例' },
      { building: '2栋', room: '201', name: '韦示例', phone: '13000000002' },
      { building: '2栋', room: '201', name: '韦示妻' },
    ],
  },
  { what: '13 sums, signatures and explanations are no rows', files: ['13-totals.xlsx'], rows: [2, 2] },
  {
    what: '14 formatted rows to the last one are none; what is hidden counts and is told',
    files: ['14-phantom-rows.xlsx'],
    rows: [4, 4],
    problems: [' columns.hidden', ' rows.hidden', ' sheet.hidden'],
    stored: [{ phone: '13000000001' }, { phone: '13000000002' }, {}, { room: '301' }],
    says: '第3行',
  },
  {
    what: '15 the old format',
    files: ['15-old.xls'],
    rows: [2, 2],
    stored: [{ birth_date: '1980-05-03' }, { room: '102', name: '𠮷示例' }],
  },
  { what: '15 a text that is named .xls', files: ['15-text.xls'], rows: [1, 1], stored: [{ id_no: MAY }] },
  {
    what: '17 every encoding and separator of text',
    files: ['17-gb18030.csv', '17-utf8-bom.csv', '17-utf8.csv', '17-utf16.txt', '17-tabs.tsv', '17-semicolons.csv'],
    rows: [2, 2],
    stored: [{ id_no: MAY, phone: '13000000001' }, { name: '镕𠮷' }],
  },
  {
    what: '18 full width in the names of file and sheet, in headings, doors and values',
    files: ['18-full-width（７网格）.xlsx'],
    rows: [1, 1],
    stored: [
      { building: '1栋', unit_no: '1', room: '101', name: '唐示例', birth_date: '1980-05-03', phone: '13000000001' },
    ],
  },
  {
    what: '19 names padded with blanks',
    files: ['19-padded-names.xlsx'],
    rows: [5, 5],
    stored: ['唐示', '韦示', '覃示', '阿布都·示例', 'Shi Li'].map((name) => ({ name })),
  },
  {
    what: '20 words for nothing and for the line above; nought is a number',
    files: ['20-null-markers.xlsx'],
    rows: [5, 5],
    stored: [
      { workplace: '示例厂', member_count_declared: 0, states: { phone: 'none' } },
      { room: '101', workplace: '示例厂', states: { phone: 'none' } },
      { room: '101', workplace: null, states: { workplace: 'unknown', phone: 'none' } },
      { room: '102', states: { workplace: 'none', member_count_declared: 'unknown', phone: 'none' } },
      { room: '103', member_count_declared: 3, states: { workplace: 'none', phone: 'refused' } },
    ],
  },
  {
    what: '21 rich text, links and formulas give what they show; errors go back',
    files: ['21-rich.xlsx'],
    rows: [4, 2],
    problems: ['H4 cell.error_value', 'G5 cell.error_value'],
    stored: [
      { name: '唐示例', room: '0101', phone: '13000000001' },
      { name: '韦示例', phone: '13000000002' },
    ],
    says: '#N/A',
  },
  {
    what: '21 a formula without its result',
    files: ['21-no-result.xlsx'],
    rows: [1, 0],
    problems: ['H2 cell.formula_without_value'],
  },
  {
    what: '22 several phones in one cell',
    files: ['22-several-in-a-cell.xlsx'],
    rows: [4, 3],
    problems: ['H5 phone.invalid'],
    stored: [
      { phone: '13000000001;0772-2812345' },
      { phone: '13000000002;13000000003' },
      { phone: '13000000004;13000000005' },
    ],
  },
  {
    what: '23 ticks',
    files: ['23-ticks.xlsx'],
    rows: [17, 16],
    problems: ['I18 bool.unknown'],
    stored: [...Array(8).fill(true), ...Array(7).fill(false), undefined].map((is_permanent) => ({ is_permanent })),
  },
  {
    what: "24 sex in letters and in the standard's digits",
    files: ['24-sex-letters.xlsx'],
    rows: [4, 4],
    stored: ['男', '女', '男', '女'].map((sex) => ({ sex })),
  },
  {
    what: "24 another system's 1 for a woman is held against her number",
    files: ['24-sex-other-system.xlsx'],
    rows: [2, 1],
    problems: ['I3 id_number.sex_mismatch'],
    stored: [{ sex: '男' }],
  },
  {
    what: '25 rare characters stay, middle dots become one',
    files: ['25-rare.xlsx'],
    rows: [9, 9],
    stored: [...['𠮷示例', '㛃示例', '\ue863示例', '㐂𫞩'], ...Array<string>(5).fill('买买提·示例')].map((name) => ({
      name,
    })),
  },
  {
    what: '26 one person twice is one; one number for two people is none of them',
    files: ['26-duplicates.xlsx'],
    rows: [5, 3],
    problems: ['F3 person.duplicate_in_file', 'F4 person.duplicate_in_file', 'F5 person.duplicate_in_file'],
    stored: [{ name: '唐示例' }, { name: '黄示例' }],
    says: '［户情表］第5行',
  },
  {
    what: '27 two households behind one door',
    files: ['27-two-households.xlsx'],
    rows: [4, 4],
    problems: ['E4 household.two_heads'],
    stored: ['0001', '0001', '0002', '0002'].map((serial) => ({
      household_code: `450205006003-07-${serial}`,
      room: '101',
    })),
  },
  {
    what: '27 one household behind two doors: the second says that it has no head',
    files: ['27-two-doors.xlsx'],
    rows: [2, 2],
    problems: ['E3 household.no_head'],
    stored: [{ room: '101' }, { room: '102' }],
  },
]

describe.each(LINES)('$what', ({ files, rows, problems = [], stored: wanted, says }) => {
  it.each(files)('%s', async (file) => {
    const office = await testOffice()
    const done = await imports(office, at(file), '--grid', '7')
    const taken = done.totals.created + done.totals.updated + done.totals.unchanged
    expect([done.totals.rows, taken, done.totals.rejected]).toEqual([...rows, rows[0] - rows[1]])
    const told = done.problems.filter((problem) => problem.code !== 'person.without_number')
    expect(told.map(({ cell, code }) => `${cell ?? ''} ${code}`).sort()).toEqual([...problems].sort())
    expect(done.exit).toBe(rows[0] === rows[1] ? 0 : 1)
    if (says !== undefined) expect(told.map((problem) => problem.message).join('\n')).toContain(says)
    if (wanted === undefined) return
    const people = await stored(office)
    expect(people.map((person, index) => pick(person, wanted[index]))).toEqual(wanted)
  })
})

function pick(person: Person, wanted: Person = {}): Person {
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, person[name]]))
}

describe('lines of the table that take more than one file', () => {
  it('4 a workbook to hand out has text cells for numbers, doors and phones in every row', async () => {
    const office = await testOffice()
    const file = join(office.cwd, 'blank.xlsx')
    await office.json('forms', 'template', 'resident', '-o', file)
    const { default: exceljs } = await import('exceljs')
    const book = new exceljs.Workbook()
    await book.xlsx.readFile(file)
    const sheet = book.getWorksheet('居住信息') ?? book.worksheets[0]
    const headings =
      sheet
        ?.getSheetValues()
        .findIndex((row) => Array.isArray(row) && row.some((cell) => /公民身份号码/.test(String(cell)))) ?? 0
    const row = sheet?.getRow(headings)
    const columns: number[] = []
    row?.eachCell((cell, column) => {
      if (/^[*\s]*(公民身份号码|联系电话|室|户编码)/.test(String(cell.value))) columns.push(column)
    })
    expect(columns.length).toBeGreaterThanOrEqual(4)
    for (const column of columns)
      for (const below of [1, 50, 200]) expect(sheet?.getRow(headings + below).getCell(column).numFmt).toBe('@')
  })

  it.each(['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati'])('10 in %s', async (zone) => {
    const before = process.env.TZ
    process.env.TZ = zone
    try {
      const { sheets } = await readWorkbook(at('10-time-of-day.xlsx'))
      expect(sheets[0]?.rows.slice(1).map((row) => row.cells[6]?.date)).toEqual([
        '1980-05-03',
        '1980-05-03',
        '1986-05-04',
      ])
    } finally {
      process.env.TZ = before
    }
  })

  it.each([
    ['15-page.xls', 'html', /网页/, /另存为/],
    ['16-excel95.xls', 'old_xls', /Excel 97/, /另存为/],
  ])('%s says what it is and which menu helps', async (file, why, message, fix) => {
    const office = await testOffice()
    const done = await imports(office, at(file), '--grid', '7')
    expect(done).toMatchObject({ exit: 2, error: { code: 'file.unreadable', detail: { why } } })
    expect(done.error?.message).toMatch(message)
    expect(done.error?.fix).toMatch(fix)
  })

  it('28 a list sent back with other headings changes what is new in it, and sent again nothing', async () => {
    const office = await testOffice()
    expect((await imports(office, at('28-first.xlsx'), '--grid', '7')).totals.created).toBe(2)
    const first = await imports(office, at('28-first.xlsx'), '--grid', '7')
    expect(first.totals).toMatchObject({ rows: 2, unchanged: 2 })
    const edited = await imports(office, at('28-edited.xlsx'), '--grid', '7')
    expect(edited.totals).toMatchObject({ rows: 2, updated: 1, unchanged: 1, created: 0 })
    expect((await stored(office)).map((person) => person.phone)).toEqual(['13000000001', '13000000002'])
  })
})
