/** The five wardens' workbooks, written by other programs, read as they were written. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { RawSheet, RawWorkbook } from '../../src/forms/raw-sheet.ts'
import { readWorkbook } from '../../src/sheets/read-workbook.ts'

const SAMPLES = new URL('../fixtures/samples/', import.meta.url).pathname

interface Expected {
  readonly file: string
  readonly rejected?: Readonly<Record<string, string>>
  readonly people?: readonly { readonly id?: string; readonly name: string }[]
}
const expected: readonly Expected[] = JSON.parse(readFileSync(`${SAMPLES}expected.json`, 'utf8'))

function texts(sheet: RawSheet | undefined): string[] {
  return (sheet?.rows ?? []).flatMap((row) => row.cells.map((cell) => cell?.text ?? ''))
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}

describe.each(expected.filter(({ people = [] }) => people.length > 0))('$file', ({ file, people = [] }) => {
  test('holds every person that it should, number and name unharmed', async () => {
    const workbook: RawWorkbook = await readWorkbook(SAMPLES + file)
    const found = new Set(workbook.sheets.flatMap(texts).map(plain))
    expect(people.filter(({ id, name }) => (id !== undefined && !found.has(id)) || !found.has(plain(name)))).toEqual([])
  })
})

test('a handmade register: merges, a damaged number, the rows of the sheet', async () => {
  const workbook = await readWorkbook(`${SAMPLES}warden-05-handmade.xlsx`)
  const sheet = workbook.sheets[0]
  expect(workbook.kind).toBe('xlsx')
  expect(sheet?.merges).toContainEqual({ top: 3, left: 1, bottom: 3, right: 4 })
  const cell = (row: number, column: number) => sheet?.rows.find(({ number }) => number === row)?.cells[column]
  expect(cell(82, 10)).toMatchObject({ kind: 'number', lossy: true })
  expect(cell(118, 10)).toMatchObject({ kind: 'text' })
  expect(sheet?.rows.at(-1)?.number).toBe(122)
})

test('four sheets with the 1904 epoch, a formula column and forty formatted blank rows', async () => {
  const { sheets } = await readWorkbook(`${SAMPLES}warden-06-areas.xlsx`)
  expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['人口', 54],
    ['残疾人', 8],
    ['医保登记', 55],
    ['党员', 6],
  ])
  expect(sheets[0]?.rows[1]?.cells[2]).toEqual({ kind: 'date', text: '14926', date: '1944-11-12' })
  expect(
    sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.cells)).every((cell) => cell?.kind !== 'error'),
  ).toBe(true)
})

test('GB18030 with a tab after every number: the number stays text', async () => {
  const { kind, sheets } = await readWorkbook(`${SAMPLES}warden-07-gbk.csv`)
  expect(kind).toBe('csv')
  expect(sheets[0]?.rows[1]?.cells[9]).toEqual({ kind: 'text', text: '450299197805252669\t' })
})

test('BIFF8', async () => {
  const { kind, sheets } = await readWorkbook(`${SAMPLES}warden-08-old.xls`)
  expect([kind, sheets.length, sheets[0]?.rows.length]).toEqual(['xls', 1, 44])
  expect(sheets[0]?.rows[1]?.cells[9]).toEqual({ kind: 'text', text: '450299197209055474' })
})
