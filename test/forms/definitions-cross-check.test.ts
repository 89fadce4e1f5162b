/** What no single file can know: every defect of the definitions as a whole is found, at its line, in both languages. */
import { expect, test } from 'vitest'
import type { Problem } from '../../src/core/problem.ts'
import { assembleDefinitions } from '../../src/forms/assemble-definitions.ts'
import { crossCheck } from '../../src/forms/cross-check.ts'
import { type CodesDraft, readCodes } from '../../src/forms/read-codes.ts'
import { type FormDraft, readForm } from '../../src/forms/read-form.ts'
import { sayProblem } from '../../src/messages/say.ts'

const FORM = `id: pets
no: 50
label: 宠物
en: Pets
sheet: 宠物
subject: household
edition: "2015"
source: 本社区
key: [kind]
applies: asked
fields:
  - { name: household_code, label: 户编码, en: Household code, type: household, need: K }
  - { name: kind, label: 种类, en: Kind, type: code, codes: pet_kind, need: K }
  - { name: born, label: 出生日期, en: Born, type: date, need: C, when: { field: kind, in: [dog] } }
  - { name: weight, label: 体重, en: Weight, type: decimal, unit: 公斤 }
ticks:
  - { headings: [养狗], set: { kind: dog } }
rules:
  - { rule: not_together, field: kind, when: { field: kind, in: [dog] }, why: 狗没有这么重, with: { field: weight, at_least: "90" } }
example:
  household_code: 450205006003-07-0001
  kind: 狗
`
const CODES = `id: pet_kind
standard: 自定
source: 自定
entries:
  - { code: dog, label: 狗, en: Dog, synonyms: [犬] }
  - { code: cat, label: 猫, en: Cat }
`

function check(forms: readonly string[], codes: readonly string[] = [CODES]): Problem[] {
  const layer = {
    forms: forms.map((text, index) => readForm(`${index}.yaml`, text).draft as FormDraft),
    codes: codes.map((text, index) => readCodes(`codes-${index}.yaml`, text).draft as CodesDraft),
  }
  const { definitions, problems, placeOf } = assembleDefinitions([layer])
  return [...problems, ...crossCheck(definitions, placeOf)]
}

function said(problems: readonly Problem[]): string[] {
  return problems.map((p) => `${p.code} ${p.place.file}:${p.place.line}`)
}

test('sound definitions', () => {
  expect(check([FORM])).toEqual([])
})

test.each([
  ['codes: pet_kind', 'codes: pet_kinds', 'form.table_unknown 0.yaml:13'],
  [', codes: pet_kind', '', 'form.codes_missing 0.yaml:13'],
  ['unit: 公斤', 'codes: pet_kind', 'form.codes_unused 0.yaml:15'],
  ['when: { field: kind, in: [dog] } }', 'when: { field: kin, in: [dog] } }', 'form.field_unknown 0.yaml:14'],
  ['when: { field: kind, in: [dog] } }', 'when: { field: kind, in: [dig] } }', 'form.code_unknown 0.yaml:14'],
  ['when: { field: kind, in: [dog] } }', 'when: { field: other.kind, filled: yes } }', 'form.field_unknown 0.yaml:14'],
  [', when: { field: kind, in: [dog] } }', ' }', 'form.when_missing 0.yaml:14'],
  ['type: date, need: C', 'type: date, need: O', 'form.when_unused 0.yaml:14'],
  ['type: date, need: C', 'type: date, unit: 天, need: C', 'form.not_for_type 0.yaml:14'],
  ['unit: 公斤', 'min: "9", max: "3"', 'form.range 0.yaml:15'],
  ['unit: 公斤', 'aliases: [种　类]', 'form.heading_shared 0.yaml:15'],
  ['unit: 公斤', 'aliases: [养狗]', 'form.heading_shared 0.yaml:17'],
  ['set: { kind: dog }', 'set: { kind: dig }', 'form.code_unknown 0.yaml:17'],
  ['set: { kind: dog }', 'set: { knd: dog }', 'form.field_unknown 0.yaml:17'],
  ['set: { kind: dog }', 'set: { kind: dog }, field: knd', 'form.field_unknown 0.yaml:17'],
  ['field: weight, at_least', 'field: wight, at_least', 'form.field_unknown 0.yaml:19'],
  ['applies: asked', 'applies: { field: resident.sex, in: ["1"] }', 'form.field_unknown 0.yaml:10'],
  ['key: [kind]', 'key: [kinds]', 'form.field_unknown 0.yaml:9'],
  ['  kind: 狗', '  kind: 鱼', 'form.example_code 0.yaml:21'],
  ['  kind: 狗', '  colour: 黑\n  kind: 狗', 'form.field_unknown 0.yaml:21'],
  ['  kind: 狗\n', '', 'form.example_gap 0.yaml:21'],
  ['name: weight, label', 'name: kind, label', 'form.field_twice 0.yaml:15'],
  [
    'name: weight, label: 体重, en: Weight, type: decimal, unit: 公斤',
    'name: weight, like: dogs.weight',
    'form.like_unknown 0.yaml:15',
  ],
  ['label: 体重, en: Weight', 'label: 体重', 'definition.missing_key 0.yaml:15'],
  ['unit: 公斤', 'role: person.phone', null],
  ['subject: household', 'subject: person', 'form.subject_missing 0.yaml:1'],
  ['subject: household', 'subject: office', null],
  ['key: [kind]\n', '', null],
])('%j → %j: %s', (from, to, expected) => {
  expect(FORM).toContain(from)
  const found = check([FORM.replace(from, to)])
  if (expected === null) expect(found).toEqual([])
  else expect(said(found)).toContain(expected)
  for (const problem of found) {
    expect(sayProblem(problem, 'zh')).not.toBe('')
    expect(sayProblem(problem, 'en')).not.toBe('')
  }
})

test('an office form needs a key, a master needs every role', () => {
  expect(said(check([FORM.replace('subject: household', 'subject: office').replace('key: [kind]\n', '')]))).toEqual([
    'form.key_missing 0.yaml:1',
  ])
  const master = check([FORM.replace('id: pets', 'id: resident')])
  expect(master.filter((p) => p.code === 'form.role_missing').map((p) => p.value)).toContain('person.birth_date')
})

test('two fields with one role', () => {
  const twice = FORM.replace('need: K }', 'need: K, role: person.name }').replace('unit: 公斤', 'role: person.name')
  expect(said(check([twice]))).toEqual(['form.role_shared 0.yaml:15'])
})

test('two files with one id, one sheet or one number', () => {
  expect(said(check([FORM, FORM]))).toEqual(['form.id_twice 1.yaml:1'])
  expect(said(check([FORM, FORM.replace('id: pets', 'id: dogs')]))).toEqual([
    'form.sheet_shared 1.yaml:5',
    'form.number_shared 1.yaml:1',
  ])
  expect(said(check([FORM], [CODES, CODES]))).toEqual(['form.id_twice codes-1.yaml:1'])
})

test('two entries with one word, one code twice', () => {
  expect(said(check([FORM], [CODES.replace('label: 猫', 'label: 犬')]))).toEqual(['form.code_shared codes-0.yaml:6'])
  expect(said(check([FORM], [CODES.replace('code: cat', 'code: dog')]))).toContain('form.code_twice codes-0.yaml:6')
  expect(
    said(check([FORM], ['id: pet_kind\nstandard: a\nsource: b\nlist: |\n  dog 狗\n  cat 猫\n  wolf 狗\n'])),
  ).toEqual(['form.code_shared codes-0.yaml:7'])
})
