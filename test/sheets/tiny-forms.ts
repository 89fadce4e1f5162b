/** Two small forms for the tests of workbooks to hand out: one of everything that a column can be. */
import { NO_CHECKS } from '../../src/forms/checks.ts'
import type { CodeTable, Definitions, Field, Form } from '../../src/forms/form.ts'
import { blankField, blankForm } from '../blank-form.ts'

export function field(name: string, label: string, rest: Partial<Field> = {}): Field {
  return { ...blankField(name, label), en: name, ...rest }
}

function form(id: string, rest: Partial<Form>): Form {
  return { ...blankForm(id, id), ...rest }
}

export const RESIDENT = form('resident', {
  sheet: '居民信息',
  fields: [
    field('name', '姓名', { type: 'name', need: 'K', short: true }),
    field('id_no', '公民身份号码', { type: 'id_no', need: 'K', short: true }),
    field('phone', '联系电话', { type: 'phone', need: 'M', short: true }),
    field('ethnic', '民族', { type: 'code', codes: 'ethnic', need: 'M' }),
    field('sex', '性别', { type: 'code', codes: 'sex', need: 'K' }),
    field('children', '子女数', { type: 'int', unit: '人', min: '0', max: '20' }),
    field('income', '年收入', { type: 'decimal', unit: '元' }),
    field('skills', '特长', { type: 'multi', codes: 'sex' }),
    field('age', '年龄', { type: 'int', need: 'D' }),
    field('belief', '信仰', { need: 'S' }),
    field('religion', '宗教', { drop: true }),
  ],
})

export const PARTY = form('party', {
  no: 2,
  sheet: '党建',
  ticks: [{ headings: ['是否党员', '党员'], set: {} }],
  fields: [field('joined_on', '入党日期', { type: 'date', need: 'K' })],
})

function table(id: string, labels: readonly string[]): CodeTable {
  const entries = labels.map((label, index) => ({ code: String(index), label, en: label, synonyms: [] }))
  return { id, standard: '', source: '', entries }
}

/** More than 255 characters together. */
export const LONG_LIST = Array.from({ length: 80 }, (_, index) => `民族名称${index}`)

export const DEFINITIONS: Definitions = {
  forms: new Map([
    ['resident', RESIDENT],
    ['party', PARTY],
  ]),
  codes: new Map([
    ['sex', table('sex', ['男', '女'])],
    ['ethnic', table('ethnic', LONG_LIST)],
  ]),
  checks: NO_CHECKS,
}
