/** The data dictionary says in words what the definitions say in keys. */
import { expect, test } from 'vitest'
import { dictionary } from '../../src/forms/dictionary.ts'
import { loadDefinitions } from '../../src/office/load-definitions.ts'

const { definitions } = await loadDefinitions(null)

function row(form: string, field: string, lang: 'zh' | 'en') {
  return dictionary(definitions, lang, [form]).find((one) => one.field === field)
}

test('one row for every field of every form', () => {
  const fields = [...definitions.forms.values()].reduce((count, form) => count + form.fields.length, 0)
  const rows = dictionary(definitions, 'zh')
  expect(rows).toHaveLength(fields)
  expect(rows.every((one) => one.label !== '' && one.type !== '' && one.need !== '')).toBe(true)
  expect(JSON.stringify(rows)).not.toMatch(/\{\w+\}|undefined/)
})

test('a row in Chinese and in English', () => {
  expect(row('housing', 'rooms_let', 'zh')).toEqual({
    form: '房屋与租赁',
    formId: 'housing',
    field: 'rooms_let',
    label: '出租间数',
    type: '整数',
    need: 'C 有条件必填',
    codes: '',
    unit: '间',
    rule: '1 到 999；是否出租为是时必填',
    aliases: '出租房间数、租赁间数',
  })
  expect(row('housing', 'rooms_let', 'en')).toMatchObject({
    form: 'Housing and tenancy',
    need: 'C needed on a condition',
    rule: '1 to 999; needed when Let is yes',
  })
})

test.each([
  ['party', 'full_member_on', '不晚于当天；党员类别为中国共产党党员时必填；不早于入党日期'],
  ['elderly', 'age_allowance', '满 80 岁时必填'],
  ['disability', 'guardian_name', '不超过 30 字；残疾类别为智力残疾、精神残疾或不满 18 岁时必填'],
  ['resident', 'religion', '认出后丢弃，不保存'],
])('%s.%s: %s', (form, field, rule) => {
  expect(row(form, field, 'zh')?.rule).toBe(rule)
})

test('short tables are spelt out, long ones are named', () => {
  expect(row('disability', 'disability_grade', 'zh')?.codes).toBe('disability_grade: 1 一级；2 二级；3 三级；4 四级')
  expect(row('resident', 'hukou_area', 'zh')?.codes).toBe('gbt2260')
})
