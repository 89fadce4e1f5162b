/** What the wardens send: the same bytes for the same seed, headings that forms know, faults where they were planted. */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../src/core/day.ts'
import { monthWorkbook, officeWorkbook } from '../../src/demo/office-workbooks.ts'
import { packWorkbook } from '../../src/demo/pack-workbook.ts'
import { makeCommunity } from '../../src/demo/people.ts'
import type { Workbook } from '../../src/demo/sheet.ts'
import { wardenWorkbook } from '../../src/demo/warden-workbooks.ts'
import { yearOfAssessments } from '../../src/demo/year.ts'
import { findHeadings } from '../../src/forms/headings.ts'
import { loadDefinitions } from '../../src/office/load-definitions.ts'
import { readWorkbook } from '../../src/sheets/read-workbook.ts'
import { tempFolder } from '../app.ts'

const community = makeCommunity(1, 140)
const wardens = community.grids.map(({ no }) => wardenWorkbook(community, no))

function hash(workbook: Workbook): string {
  return createHash('sha256')
    .update(packWorkbook(workbook, '2015-01-16' as Day))
    .digest('hex')
}

test('the same seed gives the same bytes', () => {
  const again = makeCommunity(1, 140)
  expect(community.grids.map(({ no }) => hash(wardenWorkbook(again, no).first))).toEqual(
    wardens.map(({ first }) => hash(first)),
  )
})

test('fourteen workbooks in four hands, three of them faulty and sent once more', () => {
  expect(wardens).toHaveLength(14)
  expect(new Set(wardens.map(({ style }) => style)).size).toBe(4)
  const faulty = wardens.filter(({ corrected }) => corrected !== null)
  expect(faulty.map(({ grid }) => grid)).toEqual([2, 11, 13])
  for (const { faults } of faulty) expect(faults.length).toBeGreaterThanOrEqual(2)
})

describe('faults', () => {
  test.each(wardens.filter(({ corrected }) => corrected !== null))(
    'grid $grid: stand where they are said to stand, and are gone afterwards',
    ({ first, corrected, faults }) => {
      for (const { sheet, row, column, cell } of faults) {
        const before = first.sheets.find(({ name }) => name === sheet)?.rows[row - 1]?.[column]
        const after = corrected?.sheets.find(({ name }) => name === sheet)?.rows[row - 1]?.[column]
        expect(before).toBe(cell)
        expect(after).not.toBe(cell)
      }
      const changed = first.sheets.flatMap(({ rows }, at) =>
        rows.flatMap((cells, row) =>
          cells.filter(
            (cell, column) => JSON.stringify(cell) !== JSON.stringify(corrected?.sheets[at]?.rows[row]?.[column]),
          ),
        ),
      )
      // A faulty date or word may stand once more as the original of nothing: only the planted cells differ.
      expect(changed).toHaveLength(faults.length)
    },
  )
})

test('every sheet is found by its headings, and only the lamp on the stairs is nobody’s column', async () => {
  const folder = tempFolder()
  const { definitions } = await loadDefinitions(folder)
  const months = yearOfAssessments(community, 12)
  const books = [
    ...wardens.map(({ first }) => first),
    officeWorkbook(definitions.forms, community),
    ...months.map((month) => monthWorkbook(definitions.forms, community, month.month, month)),
  ]
  const strange = new Set<string>()
  for (const book of books) {
    const path = join(folder, book.file)
    writeFileSync(path, packWorkbook(book, '2015-01-16' as Day))
    for (const sheet of (await readWorkbook(path)).sheets) {
      const found = findHeadings(sheet, definitions)
      expect(found.kind, `${book.file} ${sheet.name}`).toBe('found')
      if (found.kind !== 'found') continue
      expect(found.headings.duplicates).toEqual([])
      for (const { heading, meaning } of found.headings.columns) if (meaning.kind === 'extra') strange.add(heading)
    }
  }
  expect([...strange]).toEqual(['楼道灯'])
})
