/** What phones collected by our own questionnaire, exported as ODK Central and KoboToolbox export it, makes the same register as a workbook. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { Form } from '../../src/forms/form.ts'
import { loadDefinitions } from '../../src/office/load-definitions.ts'
import { asker } from '../../src/sheets/xlsform-asker.ts'
import { surveyRows } from '../../src/sheets/xlsform-survey.ts'
import { run } from '../app.ts'
import { codes, type ImportDone, idNo, type TestOffice, testOffice } from './office.ts'

const TODAY = '2015-12-31'
const QIN = idNo('1944-06-10', '001')
const WEI = idNo('1946-01-10', '002')
const MENG = idNo('1985-03-15', '003')

const { definitions } = await loadDefinitions(null)
const FORMS = ['resident', 'housing', 'hazard', 'elderly', 'disability', 'medical_insurance']
  .map((id) => definitions.forms.get(id) as Form)
  .sort((a, b) => a.no - b.no)

/** A question with the groups that it stands in, and the roster if there is one. */
interface Question {
  readonly roster: string | null
  /** Below the roster. */
  readonly path: readonly string[]
  readonly name: string
  readonly labels: readonly string[]
  readonly several: boolean
}

function questionsOf(forms: readonly Form[]): Question[] {
  const open: { roster: boolean; name: string; label: string }[] = []
  const questions: Question[] = []
  for (const { type, name = '', label } of surveyRows(forms, asker(forms, definitions))) {
    if (type.startsWith('begin ')) open.push({ roster: type === 'begin repeat', name, label: label?.zh ?? name })
    else if (type.startsWith('end ')) open.pop()
    else {
      const roster = open.find((group) => group.roster)?.name ?? null
      const inside = open.slice(open.findIndex((group) => group.roster) + 1)
      const labels = [...open.map((group) => group.label), label?.zh ?? name]
      const several = type.startsWith('select_multiple')
      questions.push({ roster, path: [...inside.map((group) => group.name), name], name, labels, several })
    }
  }
  return questions
}

type Answers = Readonly<Record<string, string>>
interface Submission {
  readonly answers: Answers
  readonly members: readonly Answers[]
  readonly hazard: readonly Answers[]
}

const HOME = { grid_code: '07', building: '3栋', unit_no: '1', room: '101', collected_on: '2015-03-20' }
const SUBMISSIONS: readonly Submission[] = [
  {
    answers: { ...HOME, people_here: '1', use_status: '1', floor_area: '89.5', is_rented: '0' },
    members: [
      {
        name: '覃示例',
        id_no: QIN,
        relation_to_head: '02',
        political: '01',
        phone: '13000000001',
        is_permanent: '1',
        ethnic: '08',
        elder_living: '1',
        service_need: '1 4',
        disability_applies: '1',
        disability_type: '4',
        disability_grade: '3',
        insurance_type: '310',
        insurance_status: '1',
        birth_ymd: '19440610',
        age_years: '71',
        sex_known: '1',
      },
      {
        name: '韦示例',
        id_no: WEI,
        relation_to_head: '10',
        political: '13',
        is_permanent: '1',
        elder_living: '2',
        disability_applies: '0',
        insurance_status: '0',
        not_insured_reason: '外地参保',
        birth_ymd: '19460110',
        age_years: '69',
        sex_known: '2',
      },
    ],
    hazard: [
      {
        event_no: '07-20150320-01',
        event_kind: '01',
        event_title: '楼道堆物',
        event_on: '2015-03-20',
        event_place: '3栋1单元',
        event_text: '堆了旧家具',
      },
    ],
  },
  { answers: { ...HOME, room: '102', people_here: '0', door_state: '3' }, members: [], hazard: [] },
  {
    answers: { ...HOME, room: '201', people_here: '1' },
    members: [
      {
        name: '蒙示例',
        id_no: MENG,
        relation_to_head: '02',
        hukou_area_province: '450000',
        hukou_area: '450205',
        disability_applies: '0',
        birth_ymd: '19850315',
        age_years: '30',
        sex_known: '1',
      },
    ],
    hazard: [],
  },
]

/** The same three homes as a warden's lists. */
async function byWorkbook(office: TestOffice): Promise<void> {
  await office.import(
    [
      [
        '栋',
        '单元',
        '房号',
        '房屋状态',
        '采集日期',
        '姓名',
        '身份证号',
        '与户主关系',
        '政治面貌',
        '联系电话',
        '是否常住',
        '民族',
        '户籍地（区划）',
        '老人居住情况',
        '养老服务需求',
        '是否残疾',
        '残疾类别',
        '残疾等级',
        '参保险种',
        '医保参保状态',
        '未参保原因',
        '房屋使用状态',
        '建筑面积',
        '是否出租',
      ],
      [
        '3栋',
        '1',
        '101',
        '',
        '2015-03-20',
        '覃示例',
        QIN,
        '户主',
        '党员',
        '13000000001',
        '是',
        '壮族',
        '',
        '独居',
        '助餐、助医',
        '是',
        '肢体',
        '三级',
        '职工基本医疗保险',
        '正常参保',
        '',
        '自住',
        '89.5',
        '否',
      ],
      [
        '3栋',
        '1',
        '101',
        '',
        '2015-03-20',
        '韦示例',
        WEI,
        '配偶',
        '群众',
        '',
        '是',
        '',
        '',
        '空巢',
        '',
        '否',
        '',
        '',
        '',
        '未参保',
        '外地参保',
        '自住',
        '89.5',
        '否',
      ],
      ['3栋', '1', '102', '空房', '2015-03-20', ...Array(19).fill('')],
      [
        '3栋',
        '1',
        '201',
        '',
        '2015-03-20',
        '蒙示例',
        MENG,
        '户主',
        '',
        '',
        '',
        '',
        '450205',
        '',
        '',
        '否',
        ...Array(8).fill(''),
      ],
    ],
    '--grid',
    '7',
  )
  await office.import(
    [
      ['栋', '单元', '房号', '事项编号', '隐患类别', '事件名称', '发现日期', '隐患位置', '隐患描述'],
      ['3栋', '1', '101', '07-20150320-01', '01', '楼道堆物', '2015-03-20', '3栋1单元', '堆了旧家具'],
    ],
    '--grid',
    '7',
  )
}

/** Everything that the register knows of these forms. */
async function register(office: TestOffice): Promise<Record<string, unknown>> {
  const { exit: _, ...status } = await office.json('status')
  const exported: Record<string, unknown> = { grids: status }
  for (const { id } of FORMS) {
    const ran = await run(['export', id, '-o', `${id}.json`, '--reveal', '--yes'], { cwd: office.cwd, today: TODAY })
    expect([id, ran.code]).toEqual([id, 0])
    exported[id] = JSON.parse(readFileSync(join(office.cwd, `${id}.json`), 'utf8'), (key, value) =>
      // Whoever came in first has the lower number.
      key === 'person_no' ? undefined : value,
    )
  }
  return exported
}

const csv = (rows: readonly (readonly string[])[], delimiter = ',') =>
  rows
    .map((row) => row.map((cell) => (/[",;\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter))
    .join('\n')

/** ODK Central: one table for submissions, one for each roster; paths with `-`; choices split when that is asked for. */
function central(split: boolean): Record<string, string> {
  const asked = questionsOf(FORMS)
  const columns = (roster: string | null) =>
    asked
      .filter((question) => question.roster === roster)
      .flatMap((question) => {
        const heading = question.path.join('-')
        const plain = { heading, value: (answers: Answers) => answers[question.name] ?? '' }
        if (!split || !question.several) return [plain]
        return [
          plain,
          ...['1', '2', '4'].map((choice) => ({
            heading: `${heading}/${choice}`,
            value: (answers: Answers) =>
              answers[question.name] ? String(Number(answers[question.name]?.split(' ').includes(choice))) : '',
          })),
        ]
      })
  const table = (
    roster: string | null,
    before: string[],
    after: string[],
    rows: readonly (readonly [string[], Answers, string[]])[],
  ) => {
    const own = columns(roster)
    return csv([
      [...before, ...own.map(({ heading }) => heading), ...after],
      ...rows.map(([front, answers, back]) => [...front, ...own.map(({ value }) => value(answers)), ...back]),
    ])
  }
  const key = (index: number) => `uuid:0000000${index}-aaaa`
  const roster = (name: 'members' | 'hazard') =>
    table(
      name,
      [],
      ['PARENT_KEY', 'KEY'],
      SUBMISSIONS.flatMap((one, index) =>
        one[name].map((answers, at) => [[], answers, [key(index), `${key(index)}/${name}[${at + 1}]`]] as const),
      ),
    )
  return {
    'gridbook.csv': table(
      null,
      ['SubmissionDate'],
      [
        'meta-instanceID',
        'meta-instanceName',
        'KEY',
        'SubmitterID',
        'SubmitterName',
        'AttachmentsPresent',
        'AttachmentsExpected',
        'Status',
        'ReviewState',
        'DeviceID',
        'Edits',
        'FormVersion',
      ],
      SUBMISSIONS.map(
        (one, index) =>
          [
            ['2015-03-20T02:10:11.000Z'],
            one.answers,
            [key(index), '3栋', key(index), '5', '小覃', '0', '0', '', '', 'x', '0', '2015-a'],
          ] as const,
      ),
    ),
    'gridbook-members.csv': roster('members'),
    'gridbook-hazard.csv': roster('hazard'),
  }
}

/** KoboToolbox: a sheet for submissions, one for each roster; paths with `/`, by name or by label; choices as columns. */
async function kobo(file: string, labels: boolean): Promise<void> {
  const workbook = new exceljs.Workbook()
  const asked = questionsOf(FORMS)
  const add = (roster: string | null, after: string[], rows: readonly (readonly [Answers, readonly string[]])[]) => {
    const own = asked
      .filter((question) => question.roster === roster)
      .flatMap((question) => {
        const path = labels ? question.labels : [...(roster ? [roster] : []), ...question.path]
        const heading = path.join('/')
        if (!question.several)
          return [
            { heading, value: (answers: Answers) => labelled(question.name, answers[question.name] ?? '', labels) },
          ]
        return ['1', '2', '4'].map((choice) => ({
          heading: `${heading}/${labelled(question.name, choice, labels)}`,
          value: (answers: Answers) =>
            answers[question.name] ? String(Number(answers[question.name]?.split(' ').includes(choice))) : '',
        }))
      })
    const sheet = workbook.addWorksheet(roster ?? '白沙社区')
    sheet.addRow([...own.map(({ heading }) => heading), ...after])
    for (const [answers, back] of rows) sheet.addRow([...own.map(({ value }) => value(answers)), ...back])
  }
  const meta = [
    '__version__',
    '_id',
    '_uuid',
    '_submission_time',
    '_validation_status',
    '_notes',
    '_status',
    '_submitted_by',
    '_tags',
    '_index',
  ]
  add(
    null,
    meta,
    SUBMISSIONS.map(
      (one, index) =>
        [
          one.answers,
          [
            'v',
            String(900 + index),
            `uuid-${index}`,
            '2015-03-20 02:10:11',
            '',
            '',
            'submitted_via_web',
            '',
            '',
            String(index + 1),
          ],
        ] as const,
    ),
  )
  const back = [
    '_index',
    '_parent_table_name',
    '_parent_index',
    '_submission__id',
    '_submission__uuid',
    '_submission__submission_time',
  ]
  for (const roster of ['members', 'hazard'] as const) {
    const rows = SUBMISSIONS.flatMap((one, index) =>
      one[roster].map(
        (answers) =>
          [
            answers,
            ['1', '白沙社区', String(index + 1), String(900 + index), `uuid-${index}`, '2015-03-20 02:10:11'],
          ] as const,
      ),
    )
    add(roster, back, rows)
  }
  await workbook.xlsx.writeFile(file)
}

function labelled(name: string, code: string, labels: boolean): string {
  if (!labels) return code
  const field = FORMS.flatMap((form) => form.fields).find((one) => one.name === name)
  if (field?.type === 'bool' || name.endsWith('_applies') || name === 'people_here')
    return { 1: '是', 0: '否' }[code] ?? ''
  const table = definitions.codes.get(field?.codes ?? '')
  return table?.entries.find((entry) => entry.code === code)?.label ?? code
}

async function expectTheSame(office: TestOffice, done: ImportDone): Promise<void> {
  expect(done.problems.map(({ code, cell, message }) => `${code} ${cell} ${message}`)).toEqual([])
  const other = await testOffice({ today: TODAY })
  await byWorkbook(other)
  expect(await register(office)).toEqual(await register(other))
}

async function office(): Promise<TestOffice> {
  return testOffice({ today: TODAY })
}

describe('ODK Central', () => {
  it.each([false, true])(
    'the tables of a folder make the same register as a workbook (choices split: %s)',
    async (split) => {
      const here = await office()
      const folder = join(here.cwd, 'central')
      mkdirSync(folder)
      for (const [name, text] of Object.entries(central(split))) writeFileSync(join(folder, name), text)
      await expectTheSame(here, (await here.json('import', 'central')) as unknown as ImportDone)
      const again = (await here.json('import', 'central')) as unknown as ImportDone
      expect(again.totals).toMatchObject({ created: 0, updated: 0, rejected: 0 })
    },
  )

  it('a roster without its submissions is refused, and so are submissions without their roster', async () => {
    const here = await office()
    for (const [name, text] of Object.entries(central(false))) writeFileSync(join(here.cwd, name), text)
    for (const name of ['gridbook-members.csv', 'gridbook.csv']) {
      const { error, exit } = (await here.json('import', name)) as unknown as ImportDone
      expect([exit, error?.code, error?.message]).toEqual([2, 'import.half', expect.stringContaining(name)])
    }
    expect(((await here.json('status')) as unknown as { households: number }).households).toBe(0)
  })

  it('a member who goes back stands in a list with the door beside, which goes in when it is corrected', async () => {
    const here = await office()
    for (const [name, text] of Object.entries(central(false)))
      writeFileSync(join(here.cwd, name), text.replace(WEI, `${WEI.slice(0, 17)}0`))
    const done = (await here.json(
      'import',
      'gridbook.csv',
      'gridbook-members.csv',
      'gridbook-hazard.csv',
    )) as unknown as ImportDone
    expect(codes(done)).toEqual(['id_number.checksum'])
    expect(done.totals).toMatchObject({ created: 4, rejected: 1 })
    const book = new exceljs.Workbook()
    const path = join(here.cwd, done.files[0]?.returned ?? '')
    await book.xlsx.readFile(path)
    const sheet = book.getWorksheet('居民信息')
    const cell = done.problems[0]?.cell ?? ''
    if (sheet) sheet.getCell(cell).value = WEI
    await book.xlsx.writeFile(join(here.cwd, '改好.xlsx'))
    await expectTheSame(here, { ...((await here.json('import', '改好.xlsx')) as unknown as ImportDone) })
  })
})

describe('KoboToolbox', () => {
  it.each([false, true])(
    'a workbook with a sheet for each roster makes the same register (labels: %s)',
    async (labels) => {
      const here = await office()
      await kobo(join(here.cwd, 'kobo.xlsx'), labels)
      await expectTheSame(here, (await here.json('import', 'kobo.xlsx')) as unknown as ImportDone)
    },
  )

  it('one table with semicolons goes in by the names or the labels of its questions', async () => {
    const here = await office()
    writeFileSync(
      join(here.cwd, 'visit.csv'),
      csv(
        [
          ['date', 'staff_no', 'way', '走访情况', '_id', '_uuid', '_submission_time', '_index'],
          ['2015-03-20', 'S07', '1', '家里都好', '1', 'u-1', '2015-03-20 02:10:11', '1'],
        ],
        ';',
      ),
    )
    const done = (await here.json('import', 'visit.csv')) as unknown as ImportDone
    expect(done.files[0]?.sheets[0]).toMatchObject({ form: 'visit', unknown_columns: [] })
  })
})
