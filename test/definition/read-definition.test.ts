/** Definition files: what is read, and that what is wrong is named with its line. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readDefinition } from '../../src/definition/read-definition.ts'

const SCHEMA = z.strictObject({
  id: z.string(),
  points: z.string().regex(/^\d+$/, 'rulebook.not_a_decimal').optional(),
  kind: z.enum(['red', 'green']).optional(),
  fields: z.array(z.union([z.strictObject({ name: z.string() }), z.strictObject({ code: z.string() })])).optional(),
})

function read(text: string | Uint8Array) {
  const { value, problems } = readDefinition('a.yaml', text, SCHEMA, { words: { 扣分: 'points' } })
  return { value, codes: problems.map((p) => `${p.code} ${p.place.line}:${p.place.col}`), problems }
}

test('every scalar is the text in the file', () => {
  expect(read('id: 0.10\npoints: 010').value).toEqual({ id: '0.10', points: '010' })
})

test('an unknown key is named with what was probably meant', () => {
  const { codes, problems } = read('id: a\npionts: 1\n扣份: 2')
  expect(codes).toEqual(['definition.unknown_key 2:1', 'definition.unknown_key 3:1'])
  expect(problems.map((p) => p.detail.near)).toEqual(['points', 'points'])
  expect(problems[0]?.detail.allowed).toBe('points, kind, fields, id')
})

test('an unknown key deep inside is found at its own line', () => {
  const { codes, problems } = read('id: a\nfields:\n  - name: b\n  - {name: c, nam: d}')
  expect(codes).toEqual(['definition.unknown_key 4:15'])
  expect(problems[0]?.detail.near).toBe('name')
})

test.each([
  ['points: 1', ['definition.missing_key 1:1']],
  ['id: [a]', ['definition.wrong_kind 1:5']],
  ['id: a\nkind: gren', ['definition.not_allowed 2:7']],
  ['id: a\npoints: x', ['rulebook.not_a_decimal 2:9']],
  ['id：a', ['definition.full_width_colon 1:1']],
  ['id: a\npoints：3\nkind: red', ['definition.full_width_colon 2:1']],
  ['{id：a}', ['definition.full_width_colon 1:2']],
  ['id: a\nfields:\n  - {name：甲}', ['definition.full_width_colon 3:6']],
  ['id: a\npoints: ３', ['definition.full_width_digits 2:9']],
  ['id: a\npoints: "９５％"', ['definition.full_width_digits 2:9']],
  ['id: a\nfields:\n\t- name: b', ['definition.tab 3:1']],
  ['id: a\nid: b', ['definition.duplicate_key 2:1']],
  ['id: &x a\nkind: *x', ['definition.anchor 1:8', 'definition.anchor 2:7']],
  ['id: a\n<<: {kind: red}', ['definition.anchor 2:1']],
  ['id: !!int 3', ['definition.tag 1:11']],
  ['id: a\n---\nid: b', ['definition.several_documents 2:1']],
  ['', ['definition.missing_key 1:1']],
])('%j → %j', (text, codes) => {
  expect(read(text).codes).toEqual(codes)
})

test('bytes that are not UTF-8 are refused, a byte order mark is not', () => {
  expect(read(Uint8Array.of(0x69, 0x64, 0x3a, 0x20, 0xb0, 0xd7)).codes).toEqual(['definition.not_utf8 1:1'])
  expect(read(new TextEncoder().encode('\ufeffid: 白')).value).toEqual({ id: '白' })
})

test('locate finds values, and the nearest thing around what is missing', () => {
  const { locate } = readDefinition('a.yaml', 'id: a\nfields:\n  - name: b', SCHEMA)
  expect(locate(['fields', 0, 'name'])).toEqual({ line: 3, col: 11 })
  expect(locate(['fields', 3])).toEqual({ line: 3, col: 3 })
})
