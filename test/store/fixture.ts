/** A tiny set of forms and an invented community, enough to hold every kind of column the store knows. */

import type { Day } from '../../src/core/day.ts'
import { NO_CHECKS } from '../../src/forms/checks.ts'
import type { Definitions, Field, FieldType, Form, Role } from '../../src/forms/form.ts'
import type { Cell } from '../../src/forms/record.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { blankField, blankForm } from '../blank-form.ts'

export const COMMUNITY = { code: '450299006003', name: '示例社区' }
export const GRID = '450299006003-07'
export const TODAY = '2015-03-31' as Day

export function field(name: string, label: string, type: FieldType, more: Partial<Field> = {}): Field {
  return { ...blankField(name, label), type, need: 'M', ...more }
}

export function form(id: string, label: string, fields: readonly Field[], more: Partial<Form> = {}): Form {
  return { ...blankForm(id, label), no: 1, edition: '2015-01', source: '示例', fields, ...more }
}

const door = (name: string, label: string, role: Role) => field(name, label, 'text', { per: 'household', role })

export const RESIDENT = form(
  'resident',
  '居民主档',
  [
    field('household_code', '户编码', 'household', { per: 'household', role: 'household.code' }),
    field('grid_code', '所属网格', 'grid', { per: 'household', role: 'household.grid' }),
    door('estate', '小区', 'household.estate'),
    door('building', '幢（栋）', 'household.building'),
    door('unit_no', '单元', 'household.unit'),
    door('room', '室（房号）', 'household.room'),
    field('head_name', '户主姓名', 'name', { per: 'household', role: 'household.head_name' }),
    field('name', '姓名', 'name', { role: 'person.name' }),
    field('id_no', '公民身份号码', 'id_no', { role: 'person.id_no' }),
    field('sex', '性别', 'code', { codes: 'sex', role: 'person.sex' }),
    field('birth_date', '出生日期', 'date', { role: 'person.birth_date' }),
    field('relation_to_head', '与户主关系', 'code', { codes: 'relation', role: 'person.relation' }),
    field('phone', '联系电话', 'phone', { role: 'person.phone' }),
    field('height', '身高', 'int'),
    field('religion', '宗教', 'text', { drop: true }),
  ],
  { no: 0 },
)

export const HOUSING = form(
  'housing',
  '居住信息',
  [
    field('household_code', '户编码', 'household', { need: 'K' }),
    field('area', '建筑面积', 'decimal', { unit: '平方米' }),
    field('rented', '是否出租', 'bool'),
    field('rooms', '房间数', 'int'),
  ],
  { subject: 'household' },
)

export const ASSISTANCE = form(
  'assistance',
  '社会救助',
  [
    field('id_no', '公民身份号码', 'id_no'),
    field('name', '姓名', 'name'),
    field('kind', '救助类别', 'code', { codes: 'assistance' }),
    field('since', '开始日期', 'date'),
  ],
  { no: 4, key: ['kind'] },
)

export const GRIDS = form(
  'grid',
  '网格',
  [
    field('grid_no', '网格编号', 'grid', { need: 'K' }),
    field('group_no', '大组', 'text'),
    field('name', '网格名称', 'text'),
  ],
  { no: 100, subject: 'office', key: ['grid_no'] },
)

const table = (id: string, entries: readonly (readonly [code: string, label: string])[]) =>
  [
    id,
    {
      id,
      standard: '示例',
      source: '示例',
      entries: entries.map(([code, label]) => ({ code, label, en: label, synonyms: [] })),
    },
  ] as const

const CODES = new Map([
  table('sex', [
    ['1', '男'],
    ['2', '女'],
  ]),
  table('relation', [
    ['02', '户主'],
    ['10', '配偶'],
    ['20', '子'],
    ['30', '女'],
  ]),
  table('assistance', [
    ['1', '低保'],
    ['2', '特困'],
  ]),
])

export function definitions(...forms: readonly Form[]): Definitions {
  const all = forms.length > 0 ? forms : [RESIDENT, HOUSING, ASSISTANCE, GRIDS]
  return { forms: new Map(all.map((each) => [each.id, each])), codes: CODES, checks: NO_CHECKS }
}

export function openMemory(forms: Definitions = definitions()): Promise<Store> {
  return openStore(':memory:', forms, COMMUNITY)
}

export function cell(value: string): Cell {
  return { state: 'value', value }
}
