/** Definition files with something wrong in them: named with line and column, said in both languages. */
import { expect, test } from 'vitest'
import { readCodes } from '../../src/forms/read-codes.ts'
import { readForm } from '../../src/forms/read-form.ts'

const FORM = `id: pets
no: 50
label: 宠物
en: Pets
sheet: 宠物
subject: household
edition: "2015"
source: 本社区
fields:
  - { name: household_code, label: 户编码, en: Household code, type: household, need: K }
  - { name: kind, label: 种类, en: Kind }
example:
  household_code: 450205006003-07-0001
`

/** The code of each problem, and the word that stands where it points. */
function complaints(text: string): string[] {
  const rows = text.split('\n')
  return readForm('pets.yaml', text).problems.map(({ code, place }) => {
    const there = (rows[(place.line ?? 0) - 1] ?? '').slice((place.col ?? 0) - 1)
    return `${code} ${place.line} ${/^[^,: ]+/.exec(there)?.[0]}`
  })
}

test('a form says only what differs from the usual', () => {
  expect(readForm('pets.yaml', FORM).problems).toEqual([])
})

test.each([
  ['need: K }', 'need: X }', ['definition.not_allowed 10 X']],
  ['type: household', 'type: househld', ['definition.not_allowed 10 househld']],
  ['en: Kind }', 'en: Kind, alias: [品种] }', ['definition.unknown_key 11 alias']],
  ['en: Kind }', 'en: Kind, role: person.nmae }', ['definition.not_allowed 11 person.nmae']],
  ['name: kind', 'name: Kind', ['form.name 11 Kind']],
  ['en: Kind }', 'en: Kind, max_length: 二十 }', ['form.not_a_number 11 二十']],
  ['en: Kind }', 'en: Kind, need: C, when: { field: household_code } }', ['form.condition 11 {']],
  ['en: Kind }', 'en: Kind, need: C, when: { field: a, in: [x], age: { from: 3 } } }', ['form.condition 11 {']],
  ['en: Kind }', 'en: Kind, short: true }', ['definition.not_allowed 11 true']],
  ['en: Kind }', 'en: Kind, like: kind }', ['form.like 11 kind']],
  ['id: pets\n', '', ['form.id_or_extends 1 no']],
  ['en: Pets\n', '', ['definition.missing_key 1 id']],
  ['sheet: 宠物', `sheet: ${'宠'.repeat(32)}`, [`form.sheet_name 5 ${'宠'.repeat(32)}`]],
  ['example:', 'rules:\n  - { rule: not_before, field: kind }\nexample:', ['form.rule_key 13 {']],
  [
    'example:',
    'rules:\n  - { rule: not_befor, field: kind, than: kind }\nexample:',
    ['definition.not_allowed 13 not_befor'],
  ],
])('%j → %j', (from, to, expected) => {
  expect(complaints(FORM.replace(from, to))).toEqual(expected)
})

test('a word that other tools use for a key is answered with ours', () => {
  const [problem] = readForm('pets.yaml', FORM.replace('en: Kind }', 'en: Kind, 别名: [品种] }')).problems
  expect(problem).toMatchObject({ code: 'definition.unknown_key', detail: { near: 'aliases' } })
})

test.each([
  ['id: a\nstandard: x\nsource: y\nentries:\n  - { code: "1" }', ['definition.missing_key 5']],
  ['id: a\nstandard: x\nsource: y', ['definition.missing_key 1']],
  ['id: a\nsource: y\nlist: |\n  1 甲', ['definition.missing_key 1']],
  ['id: a\nstandard: x\nsource: y\nlist: |\n  1甲', ['form.list_line 4']],
])('code table %j → %j', (text, expected) => {
  expect(readCodes('a.yaml', text).problems.map((p) => `${p.code} ${p.place.line}`)).toEqual(expected)
})
