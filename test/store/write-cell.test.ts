/** What is written of a cell reads back as the same cell, for every field and every code that we ship. */
import { expect, test } from 'vitest'
import type { Field } from '../../src/forms/form.ts'
import { readCell } from '../../src/forms/read-cell.ts'
import type { Cell } from '../../src/forms/record.ts'
import { writeCell } from '../../src/forms/write-cell.ts'
import { loadDefinitions } from '../../src/office/load-definitions.ts'

const { definitions } = await loadDefinitions(null)
const { codes } = definitions
const fields = [...definitions.forms.values()].flatMap((form) => form.fields.filter((field) => !field.drop))

const WORDS: Partial<Record<Cell['state'], readonly string[]>> = {
  blank: [''],
  none: ['无', '—', '/', '没有', '暂无'],
  unknown: ['不详', '未知', '不清楚', '待查', '不知道'],
  refused: ['拒填', '拒访', '拒绝', '未见面', '人不在', '不配合'],
}

function read(field: Field, text: string): Cell {
  return readCell(field, { kind: 'text', text }, { today: '2015-12-31', codes, otherDocument: false }).cell
}

function again(field: Field, cell: Cell): Cell {
  return read(field, writeCell(field, cell, { codes, reveal: true }))
}

test('none, unknown and refused come back as themselves from every field', () => {
  expect(fields.length).toBeGreaterThan(200)
  for (const field of fields)
    for (const [state, words] of Object.entries(WORDS)) {
      // A state that no word says in this field (a door that is refused is a code of its own) cannot be stored either.
      if (!words.some((word) => read(field, word).state === state)) continue
      expect([field.name, again(field, { state: state as Cell['state'], value: '' })]).toEqual([
        field.name,
        { state, value: '' },
      ])
    }
})

test('every code comes back as itself, alone and in a list', () => {
  for (const field of fields) {
    const table = codes.get(field.codes ?? '')
    if (!table || !['code', 'multi', 'area'].includes(field.type)) continue
    for (const { code } of table.entries)
      expect([field.name, again(field, { state: 'value', value: code }).value]).toEqual([field.name, code])
    const several = table.entries.slice(0, 3).map(({ code }) => code)
    if (field.type === 'multi') {
      const value = several.join(';')
      expect([field.name, again(field, { state: 'value', value }).value]).toEqual([field.name, value])
    }
  }
})

test('phones, yes and no, numbers and days of any precision come back as they are', () => {
  const values: Partial<Record<Field['type'], readonly string[]>> = {
    phone: ['13000000001;0772-2000001', '13000000001'],
    bool: ['1', '0'],
    date: ['2015', '2015-03', '2015-03-09'],
  }
  for (const field of fields)
    for (const value of values[field.type] ?? [])
      expect([field.name, again(field, { state: 'value', value })]).toEqual([field.name, { state: 'value', value }])
})

test('identity numbers are masked unless they are to be shown', () => {
  const field = fields.find((each) => each.type === 'id_no')!
  const cell: Cell = { state: 'value', value: '450299195806100019' }
  expect(writeCell(field, cell, { codes, reveal: false })).toBe('450299********0019')
  expect(writeCell(field, cell, { codes, reveal: true })).toBe('450299195806100019')
})
