/** The shipped definitions: complete, consistent, and able to read what wardens write. */
import { expect, test } from 'vitest'
import { matchCode } from '../../src/forms/code-match.ts'
import type { CodeTable, Form } from '../../src/forms/form.ts'
import { loadDefinitions } from '../../src/office/load-definitions.ts'
import { readIdNo } from '../../src/register/identity.ts'

const { definitions, problems } = await loadDefinitions(null)
const form = (id: string) => definitions.forms.get(id) as Form
const table = (id: string) => definitions.codes.get(id) as CodeTable
const field = (id: string, name: string) => form(id).fields.find((one) => one.name === name)

test('nothing is wrong in them', () => {
  expect(problems).toEqual([])
})

test('every census form is there, in the order of the areas, with all of its fields', () => {
  const census = [...definitions.forms.values()].filter((one) => one.subject !== 'office')
  expect(census.map((one) => [one.no, one.id, one.fields.length])).toEqual([
    [0, 'resident', 47],
    [1, 'housing', 28],
    [2, 'party', 17],
    [3, 'family_planning', 26],
    [4, 'assistance', 18],
    [5, 'medical_insurance', 15],
    [6, 'pension', 12],
    [7, 'employment', 15],
    [8, 'elderly', 17],
    [9, 'disability', 20],
    [10, 'veteran', 15],
    [11, 'floating', 18],
    [12, 'minor', 15],
    [13, 'special_care', 9],
    [14, 'hazard', 21],
  ])
})

test('office forms have the fields and keys that the rest relies on', () => {
  const office = [...definitions.forms.values()].filter((one) => one.subject === 'office')
  const said = Object.fromEntries(office.map((one) => [one.id, one.fields.map((f) => f.name).join(' ')]))
  expect(said).toEqual({
    grid: 'grid_no group_no name scope',
    must_visit_override: 'id_no name tier class reason from to decided_by',
    building: 'estate building units floors rooms_per_floor grid_no',
    premises: 'name kind address contact phone grid_no',
    roster: 'staff_no name sex phone role group_no grid_no from to duties photo',
    leave: 'staff_no from to reason',
    visit: 'date staff_no household_code id_no class way finding follow_up',
    diary: 'date staff_no plan report measure result',
    matter: 'matter_no received_on staff_no household_code kind summary unit due_by closed_on result satisfaction',
    training: 'session_no date topic speaker kind',
    attendance: 'session_no staff_no presence',
    notice: 'notice_no date title body audience',
    appointment: 'appointment_no received_on name phone household_code service wanted_on staff_no state',
    kit: 'staff_no item issued_on returned_on',
    scorecard: 'month staff_no source rater criterion score comment',
    ballot: 'month staff_no choice count way collector',
    fact: 'date staff_no item quantity evidence recorder event',
    bonus: 'date staff_no kind level piece coauthors evidence',
    decision: 'date month staff_no kind item points reason decided_by',
    past_result: 'month staff_no score last star',
  })
  for (const one of office) expect(one.key.length, one.id).toBeGreaterThan(0)
})

test.each([
  ['resident', 'household_code', '户编码', 'household', 'K'],
  ['resident', 'building', '幢（栋）', 'text', 'K'],
  ['resident', 'relation_to_head', '与户主关系', 'code', 'K'],
  ['resident', 'hukou_area', '户籍地（区划）', 'area', 'M'],
  ['housing', 'floor_area', '建筑面积', 'decimal', 'M'],
  ['housing', 'rooms_let', '出租间数', 'int', 'C'],
  ['party', 'dues_paid_to', '党费交至', 'month', 'O'],
  ['party', 'party_years', '党龄', 'int', 'D'],
  ['family_planning', 'special_family', '是否计划生育特殊家庭（失独/伤残）', 'bool', 'M'],
  ['assistance', 'serious_illness', '重大疾病名称', 'text', 'S'],
  ['medical_insurance', 'insurance_type', '参保险种', 'code', 'K'],
  ['pension', 'retired_on', '离退休日期', 'date', 'C'],
  ['employment', 'difficulty', '就业困难类别', 'multi', 'M'],
  ['elderly', 'elder_living', '居住情况', 'code', 'K'],
  ['disability', 'disability_no', '残疾人证号', 'text', 'C'],
  ['veteran', 'veteran_kind', '对象类别', 'multi', 'K'],
  ['floating', 'flow_area', '来源地/去向（区划）', 'area', 'K'],
  ['minor', 'school_state', '就学状况', 'code', 'K'],
  ['special_care', 'group_kind', '类别', 'code', 'S'],
  ['hazard', 'handler', '化解责任人', 'staff', 'M'],
] as const)('%s.%s is %s', (formId, name, label, type, need) => {
  expect(field(formId, name)).toMatchObject({ label, type, need })
})

test('person areas begin with number and name, household areas with the household, written once in resident', () => {
  for (const one of definitions.forms.values()) {
    if (one.subject === 'office' || one.id === 'resident') continue
    const first = one.fields.slice(0, one.subject === 'person' ? 2 : 1).map((f) => f.name)
    expect(first, one.id).toEqual(one.subject === 'person' ? ['id_no', 'name'] : ['household_code'])
  }
  expect(field('party', 'id_no')?.aliases).toEqual(field('resident', 'id_no')?.aliases)
  expect(field('housing', 'household_code')?.aliases).toContain('门牌')
  expect(field('housing', 'household_code')?.aliases).toContain('户编号')
})

test('household columns of resident come first', () => {
  const per = form('resident').fields.map((one) => one.per)
  expect(per.lastIndexOf('household')).toBeLessThan(per.indexOf('person'))
})

test('religion is recognised and dropped, special care is off unless named', () => {
  expect(field('resident', 'religion')).toMatchObject({ drop: true, need: 'S' })
  expect([...definitions.forms.values()].filter((one) => one.sensitive).map((one) => one.id)).toEqual(['special_care'])
})

test.each([
  ['gbt2261_1_sex', { 男: '1', 女: '2', M: '1' }],
  ['gbt3304_ethnic', { 汉: '01', 汉族: '01', 壮: '08', 瑶: '13', 侗: '12', 苗族: '06', 仫佬: '32' }],
  [
    'gbt4658_education',
    { 大专: '30', 本科: '20', 研究生: '10', 高中: '60', 初中: '70', 小学: '80', 文盲: '90', 中专: '40' },
  ],
  [
    'gbt4762_political',
    { 党员: '01', 预备党员: '02', 团员: '03', 群众: '13', '群众（现称普通公民）': '13', '群众（普通公民）': '13' },
  ],
  [
    'gbt4761_family_2digit',
    {
      户主: '02',
      本人: '01',
      配偶: '10',
      妻子: '12',
      老婆: '12',
      丈夫: '11',
      子: '20',
      儿子: '20',
      女: '30',
      女儿: '30',
      媳妇: '38',
      外孙: '43',
      租客: '99',
    },
  ],
  ['gbt2261_2_marital', { 已婚: '20', 未婚: '10', 丧偶: '30', 离异: '40' }],
  ['residence_status_practice', { 人户一致: '1', 人在户不在: '2', 户在人不在: '3' }],
  ['medical_insurance_type', { 城乡居民: '390', 城镇职工: '310', 城乡居民基本医疗保险: '390', 新农合: '380' }],
  ['medical_insurance_status', { 正常参保: '1', 未参保: '0' }],
  ['disability_type', { 言语残疾: '3', 视力: '1', 听力残疾: '2', 智力残疾: '5' }],
  ['disability_grade', { 三级: '3', '1级': '1', 二级: '2' }],
  ['door_state', { 空房: '3', 装修: '4', 未见面: '5', 人不在: '5', 租客不让进: '6', 拒访: '6', 常住: '1', 出租: '2' }],
  ['assistance_kind', { 低保: '1', 特困: '2', 无: '0' }],
  ['gbt31000_safety_hazard', { 无: '00', 消防: '02' }],
  ['role', { 网格员: 'warden', 网格长: 'group_leader', 主任: 'director', 文员: 'clerk' }],
  ['presence', { 到会: 'present', 请假: 'leave', 缺席: 'absent' }],
  ['score_source', { 自评: 'self', 领导: 'leader' }],
  [
    'gbt2260',
    {
      柳州: '450200',
      柳州市柳北区: '450205',
      广西柳州市: '450200',
      '450299': '450299',
      示例区: '450299',
      柳江县: null,
      广西壮族自治区柳州市柳江县: '450221',
      '450221': '450221',
      鹿寨县: '450223',
      北京市东城区: '110101',
      东城区: '110101',
      鼓楼区: null,
    },
  ],
] as [string, Record<string, string | null>][])('%s reads the words of real lists', (id, words) => {
  expect(Object.fromEntries(Object.keys(words).map((word) => [word, matchCode(table(id), word)]))).toEqual(words)
})

test.each([
  ['gbt4658_education', '研究僧'],
  ['gbt2261_2_marital', '1'],
  ['gbt2261_1_sex', '3'],
] as const)('%s does not take %s', (id, word) => {
  expect(matchCode(table(id), word)).toBeNull()
})

test('areas say their whole path', () => {
  const liubei = table('gbt2260').entries.find((entry) => entry.code === '450205')
  expect(liubei?.label).toBe('广西壮族自治区柳州市柳北区')
  expect(table('nbs_liubei_villages').entries.find((entry) => entry.code === '450205006003')?.label).toBe(
    '白沙社区居委会',
  )
})

test('people in examples can belong to nobody: 450299, with a checksum that is right', () => {
  for (const one of definitions.forms.values()) {
    for (const { name, type } of one.fields) {
      const written = one.example[name]
      if (type !== 'id_no' || written === undefined) continue
      expect(written.startsWith('450299'), `${one.id}.${name}`).toBe(true)
      expect(readIdNo(written).ok, `${one.id}.${name}`).toBe(true)
    }
  }
})

test('an example has one field of every type that its form has, sensitive and derived fields aside', () => {
  for (const one of definitions.forms.values()) {
    const fillable = one.fields.filter((f) => f.need !== 'D' && (f.need !== 'S' || one.sensitive))
    const types = new Set(fillable.map((f) => f.type))
    const shown = new Set(fillable.filter((f) => one.example[f.name] !== undefined).map((f) => f.type))
    expect(
      [...types].filter((type) => !shown.has(type)),
      one.id,
    ).toEqual([])
  }
})

test('ticks of a wide list', () => {
  const tick = (id: string, heading: string) => form(id).ticks.find((one) => one.headings.includes(heading))
  expect(tick('party', '是否党员')?.set).toEqual({ party_status: '01' })
  expect(tick('assistance', '是否低保户')?.set).toEqual({ aid_kind: '1' })
  expect(tick('veteran', '是否退役军人')?.set).toEqual({})
  expect(tick('elderly', '独居')).toMatchObject({ set: { elder_living: '1' }, partial: true })
  expect(tick('medical_insurance', '医保')?.field).toBe('insurance_type')
})
