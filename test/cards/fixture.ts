/** A handful of forms and invented households for the tests of paper. */

import type { CardBookOptions } from '../../src/cards/card-book.ts'
import type { Day } from '../../src/core/day.ts'
import { NO_CHECKS } from '../../src/forms/checks.ts'
import type { CodeTable, Definitions, Field, Form } from '../../src/forms/form.ts'
import type { Cell, FormRecord } from '../../src/forms/record.ts'
import type { HouseholdFile, PersonFile } from '../../src/register/household-file.ts'
import { blankField, blankForm } from '../blank-form.ts'

export function field(name: string, label: string, more: Partial<Field> = {}): Field {
  return { ...blankField(name, label), ...more }
}

export function form(id: string, no: number, label: string, more: Partial<Form>): Form {
  return { ...blankForm(id, label), no, applies: 'asked', ...more }
}

function table(id: string, labels: Readonly<Record<string, string>>): CodeTable {
  const entries = Object.entries(labels).map(([code, label]) => ({ code, label, en: label, synonyms: [] }))
  return { id, standard: '', source: '', entries }
}

const household = { per: 'household' } as const

const RESIDENT = form('resident', 0, '户与人主档', {
  applies: 'all',
  fields: [
    field('household_code', '户编码', { ...household, type: 'household', need: 'K', role: 'household.code' }),
    field('estate', '小区', { ...household, role: 'household.estate' }),
    field('building', '幢（栋）', { ...household, role: 'household.building' }),
    field('unit_no', '单元', { ...household, role: 'household.unit' }),
    field('room', '室（房号）', { ...household, role: 'household.room' }),
    field('head_name', '户主姓名', { ...household, type: 'name', need: 'K', role: 'household.head_name' }),
    field('head_id_no', '户主公民身份号码', { ...household, type: 'id_no', need: 'K', role: 'household.head_id_no' }),
    field('head_phone', '户主联系方式', { ...household, type: 'phone', need: 'K', role: 'household.head_phone' }),
    field('collected_by', '采集人（网格员）', { ...household, type: 'staff', need: 'K' }),
    field('remark', '备注', { ...household, type: 'long_text' }),
    field('income', '年收入', { ...household, type: 'decimal', unit: '元', need: 'D' }),
    field('name', '姓名', { type: 'name', need: 'K', role: 'person.name' }),
    field('id_no', '公民身份号码', { type: 'id_no', need: 'K', role: 'person.id_no' }),
    field('sex', '性别', { type: 'code', codes: 'sex', need: 'K', role: 'person.sex' }),
    field('birth_date', '出生日期', { type: 'date', need: 'K', role: 'person.birth_date' }),
    field('relation', '与户主关系', { type: 'code', codes: 'relation', need: 'K', role: 'person.relation' }),
    field('phone', '联系电话', { type: 'phone', need: 'M', role: 'person.phone' }),
    field('residence', '人户状态', { type: 'code', codes: 'residence', role: 'person.residence_status' }),
    field('political', '政治面貌', { type: 'code', codes: 'political', need: 'M' }),
    field('workplace', '工作单位（服务处所）'),
    field('illness', '重大疾病', { need: 'S' }),
    field('religion', '宗教信仰', { drop: true }),
  ],
})

const HOUSING = form('housing', 1, '房屋与租赁', {
  subject: 'household',
  applies: 'all',
  fields: [
    field('household_code', '户编码', { type: 'household', need: 'K' }),
    field('floor_area', '建筑面积', { type: 'decimal', unit: '㎡', need: 'M' }),
    field('is_rented', '是否出租', { type: 'bool', need: 'K' }),
    field('rooms_let', '出租间数', {
      type: 'int',
      unit: '间',
      need: 'C',
      when: { field: 'is_rented', in: ['1'] },
    }),
    field('title_no', '不动产权证号'),
  ],
})

const PARTY = form('party', 2, '党建', {
  applies: { field: 'resident.political', in: ['01'] },
  fields: [
    field('id_no', '公民身份号码', { type: 'id_no', need: 'K' }),
    field('name', '姓名', { type: 'name' }),
    field('joined_on', '入党日期', { type: 'date', need: 'K' }),
  ],
})

const DISABILITY = form('disability', 9, '残联', {
  fields: [field('disability_no', '残疾人证号', { need: 'K' })],
})

const SPECIAL = form('special_care', 13, '特殊人群', { sensitive: true, fields: [field('kind', '类别')] })

const ROSTER = form('roster', 100, '花名册', { subject: 'office', fields: [field('staff_no', '工号')] })

export const CODES = new Map(
  [
    table('sex', { '1': '男', '2': '女' }),
    table('relation', { '02': '户主', '12': '妻', '20': '子' }),
    table('residence', { '1': '人户一致（人在户在）', '2': '人在户不在' }),
    table('political', { '01': '中共党员', '13': '群众' }),
  ].map((one) => [one.id, one] as const),
)

export const DEFINITIONS: Definitions = {
  forms: new Map([RESIDENT, HOUSING, PARTY, DISABILITY, SPECIAL, ROSTER].map((one) => [one.id, one])),
  codes: CODES,
  checks: NO_CHECKS,
}

/** The same forms with one more field in one of them. */
export function withField(formId: string, added: Field): Definitions {
  const forms = new Map(DEFINITIONS.forms)
  const old = forms.get(formId)
  if (old) forms.set(formId, { ...old, fields: [...old.fields, added] })
  return { ...DEFINITIONS, forms }
}

export function cells(values: Readonly<Record<string, string>>): Record<string, Cell> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { state: 'value', value }]))
}

export function record(formId: string, values: Readonly<Record<string, string>>): FormRecord {
  return { form: formId, subject: '', cells: cells(values), extras: {} }
}

export function person(
  values: Readonly<Record<string, string>>,
  more: Partial<Omit<PersonFile, 'cells'>> = {},
): PersonFile {
  const known = {
    name: '覃示例',
    sex: '1',
    birth_date: '1958-06-10',
    id_no: '450299195806100019',
    relation: '02',
    ...values,
  }
  const filled = Object.entries(known).filter(([, value]) => value !== '')
  return {
    personNo: 'P000001',
    idKey: null,
    cells: cells(Object.fromEntries(filled)),
    extras: {},
    ties: ['registered', 'living'],
    areas: {},
    ...more,
  }
}

export function householdFile(serial: number, more: Partial<HouseholdFile> = {}): HouseholdFile {
  return {
    code: `450205006003-07-${String(serial).padStart(4, '0')}`,
    gridCode: '450205006003-07',
    cells: cells({
      estate: '长风小区',
      building: '3',
      unit_no: '2',
      room: String(100 + serial),
      head_name: '覃示例',
      head_id_no: '450299195806100019',
      head_phone: '13000000001;0772-2000001',
      collected_by: 'S07',
    }),
    extras: {},
    members: [person({})],
    areas: {},
    attempts: [],
    notApplicable: {},
    ...more,
  }
}

/** A door that somebody has knocked at in vain. */
export function emptyDoor(serial: number): HouseholdFile {
  return householdFile(serial, {
    cells: cells({ estate: '长风小区', building: '3', unit_no: '2', room: String(100 + serial) }),
    members: [],
    attempts: [{ on: '2015-03-02', outcome: '空房' }],
  })
}

export const OPTIONS: CardBookOptions = {
  today: '2015-12-31' as Day,
  maskIdNo: true,
  community: '示例社区',
  gridLabels: new Map([['450205006003-07', '第07网格']]),
  marks: new Map(),
  staffNames: new Map([['S07', '蓝样例']]),
  twoSided: false,
}
