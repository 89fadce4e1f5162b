/** Returned workbooks part by part: what is not marked goes back as it is packed, however oddly the workbook is written. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../src/core/day.ts'
import { readWorkbook } from '../../src/sheets/read-workbook.ts'
import { patchSheet } from '../../src/sheets/returned/patch-sheet.ts'
import { measuresOf } from '../../src/sheets/returned/sheet-measures.ts'
import { type ReturnedProblem, writeReturned } from '../../src/sheets/returned/write-returned.ts'
import { partText, storedPart, unzipParts, type ZipPart, zipParts } from '../../src/sheets/zip-parts.ts'
import { handXlsx, MAIN } from './hand-xlsx.ts'
import { sameContent } from './same-content.ts'

const OFFICE = new URL('../fixtures/sheets/xlsxwriter-office.xlsx', import.meta.url).pathname
const DAY = '2015-03-22' as Day
const temporary = mkdtempSync(join(tmpdir(), 'gridbook-parts-'))
let files = 0

function problem(
  cell: string,
  kind = 'date.invalid',
  message = '“出生日期”：不是一天。',
  sheet = "张三'的表",
): ReturnedProblem {
  const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? []
  return { sheet, row: Number(row), column, cell, severity: 'error', kind, message }
}

async function sendBack(path: string, problems: readonly ReturnedProblem[]) {
  const source = await readWorkbook(path)
  const target = join(temporary, `${++files}.xlsx`)
  await writeReturned(source, problems, DAY, target)
  const parts = new Map(unzipParts(readFileSync(target)).map((part) => [part.name, part]))
  return { source, target, parts, back: await readWorkbook(target) }
}

/** Another program's look at it; exceljs can't read every workbook that Excel can. */
async function openedElsewhere(path: string): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook()
  await book.xlsx.readFile(path)
  return book
}

function saved(bytes: Uint8Array): string {
  const path = join(temporary, `${++files}.xlsx`)
  writeFileSync(path, bytes)
  return path
}

function changedIn(path: string, parts: ReadonlyMap<string, ZipPart>): string[] {
  return unzipParts(readFileSync(path))
    .filter(({ name, packed }) => Buffer.compare(packed, parts.get(name)?.packed ?? Buffer.alloc(0)) !== 0)
    .map(({ name }) => name)
}

function text(parts: ReadonlyMap<string, ZipPart>, name: string): string {
  return partText(parts.get(name) as ZipPart)
}

describe('pictures, charts, tables, conditional formats, names and print settings', () => {
  const problems = [
    problem('D3'),
    problem('B3', 'person.duplicate_in_file', '同一个号码'),
    problem('E26', 'required.missing'),
  ]

  test('go back as they are packed; only what must change is written anew', async () => {
    const { parts, source, back } = await sendBack(OFFICE, problems)
    expect(changedIn(OFFICE, parts).sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/comments1.xml',
      'xl/drawings/vmlDrawing1.vml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
      // The sheet that was selected, so that a correction is not written into two.
      'xl/worksheets/sheet2.xml',
    ])
    expect(sameContent(source.sheets, back.sheets.slice(1))).toBe(true)
    const before = unzipParts(readFileSync(OFFICE)).find(({ name }) => name === 'xl/worksheets/sheet1.xml') as ZipPart
    const rows = (xml: string) => xml.match(/<row [^>]*r="(?!3"|26")\d+".*?<\/row>/g)
    expect(rows(text(parts, 'xl/worksheets/sheet1.xml'))).toEqual(rows(partText(before)))
  })

  test('names that belong to a sheet still belong to it', async () => {
    const { parts } = await sendBack(OFFICE, problems)
    const book = text(parts, 'xl/workbook.xml')
    expect(book).toContain('<definedName name="局部" localSheetId="2">')
    expect(book).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="1">'张三''的表'!$1:$2`)
  })

  test('a note of somebody else stays above ours, and alone when ours goes', async () => {
    const first = await sendBack(OFFICE, problems)
    const note = (book: exceljs.Workbook, cell: string) => {
      const written = book.getWorksheet("张三'的表")?.getCell(cell).note as { texts: { text: string }[] } | undefined
      return written?.texts.map((one) => one.text) ?? []
    }
    expect(note(await openedElsewhere(first.target), 'B3').join('')).toMatch(
      /^派出所说过要核实\n【退回】\n同一个号码\n/,
    )
    const second = await sendBack(first.target, [problem('D4')])
    const book = await openedElsewhere(second.target)
    expect(note(book, 'B3').join('')).toBe('派出所说过要核实')
    expect(note(book, 'B9').join('')).toBe('别人的批注')
    expect(book.getWorksheet("张三'的表")?.getCell('D3').note).toBeUndefined()
    expect(text(second.parts, 'xl/drawings/vmlDrawing1.vml').match(/ObjectType="Note"/g)).toHaveLength(3)
  })

  test('returned twice, cells have their own colour again and the first ways back are gone', async () => {
    const first = await sendBack(OFFICE, problems)
    const second = await sendBack(first.target, [problem('C5')])
    const book = await openedElsewhere(second.target)
    const colour = (cell: string) => {
      const fill = book.getWorksheet("张三'的表")?.getCell(cell).fill as exceljs.FillPattern | undefined
      return fill?.fgColor?.argb
    }
    expect(['D3', 'B3', 'E26', 'C4', 'C5'].map(colour)).toEqual([
      'FFDDEBF7',
      undefined,
      undefined,
      'FFDDEBF7',
      'FFFFC8CF',
    ])
    const links = text(second.parts, 'xl/worksheets/sheet1.xml').match(/<hyperlink ref="(\w+)"/g)
    expect(links).toEqual(['<hyperlink ref="B4"', '<hyperlink ref="A5"'])
    expect(second.back.sheets.map(({ name }) => name)).toEqual(['退回说明', "张三'的表", '单位'])
    expect([...second.parts.keys()].filter((name) => /worksheets\/sheet/.test(name))).toHaveLength(3)
  })

  test('the list leads to the cell, the row leads back to its line, a hidden row says so', async () => {
    const { target, parts } = await sendBack(OFFICE, [problem('D3'), problem('D6')])
    const [list] = (await openedElsewhere(target)).worksheets
    expect([list?.getCell('C7').text, list?.getCell('C8').text]).toEqual(['D3', 'D6'])
    expect(list?.getCell('E8').text).toContain('隐藏')
    const page = [...parts.keys()].find((name) => text(parts, name).includes('怎么改')) as string
    expect(text(parts, page)).toContain(`<hyperlink ref="C7" location="'张三''的表'!D3"`)
    expect(text(parts, 'xl/worksheets/sheet1.xml')).toContain(
      `<hyperlink ref="A3" location="'&#36864;&#22238;&#35828;&#26126;'!A7"`,
    )
  })

  test('identity numbers are masked wherever a sentence shows one', async () => {
    const { parts } = await sendBack(OFFICE, [problem('D3', 'id_number.checksum', '450299198001010011 的最后一位不对')])
    const added = [...parts.keys()].filter(
      (name) => /comments|vml|退回/.test(name) || text(parts, name).includes('怎么改'),
    )
    expect(added.map((name) => text(parts, name)).join()).not.toContain('450299198001010011')
    expect(text(parts, 'xl/comments1.xml')).toContain('450299********0011')
  })
})

describe('however a workbook is written', () => {
  const strings = `<sst xmlns="${MAIN}"><si><t>姓名</t></si></sst>`
  const cells = '<c t="inlineStr"><is><t>姓名</t></is></c><c t="inlineStr"><is><t>电话</t></is></c>'
  const oddities: readonly (readonly [string, Parameters<typeof handXlsx>[0]])[] = [
    [
      'no styles and no references',
      { sheet: `<worksheet xmlns="${MAIN}"><sheetData><row>${cells}</row><row>${cells}</row></sheetData></worksheet>` },
    ],
    [
      'every element with a prefix',
      {
        sheet: `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData><x:pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/></x:worksheet>`,
        strings,
        styles: `<x:styleSheet xmlns:x="${MAIN}"><x:cellXfs count="1"><x:xf numFmtId="49"/></x:cellXfs></x:styleSheet>`,
      },
    ],
    [
      'rows and cells that are left out',
      {
        sheet: `<worksheet xmlns="${MAIN}"><cols><col min="2" max="2" width="9" style="0"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="9" spans="1:1"><c r="A9" t="s"><v>0</v></c></row></sheetData></worksheet>`,
        strings,
      },
    ],
    [
      'a row that is empty',
      {
        sheet: `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2" ht="30" customHeight="1"/></sheetData><legacyDrawingHF/></worksheet>`,
        strings,
      },
    ],
    [
      'a table',
      {
        sheet: `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData><tableParts count="0"/></worksheet>`,
        strings,
      },
    ],
  ]

  test.each(oddities)('%s: a missing cell is marked with a note, and nothing else changes', async (_, hand) => {
    const path = saved(handXlsx(hand))
    const { source, back, target, parts } = await sendBack(path, [
      problem('B2', 'required.missing', '没有填', '表'),
      problem('D12', 'required.missing', '没有填', '表'),
    ])
    expect(sameContent(source.sheets, back.sheets.slice(1))).toBe(true)
    // Strings would be written anew if the workbook had been built again.
    if (hand.strings !== undefined) expect(changedIn(path, parts)).not.toContain('xl/sharedStrings.xml')
    const sheet = text(parts, 'xl/worksheets/sheet1.xml')
    expect(sheet).toMatch(/<(x:)?c r="D12" s="\d+"\/>/)
    expect(sheet.indexOf('legacyDrawing ')).toBeGreaterThan(sheet.indexOf('</'))
    if (hand.sheet.includes('r="1"') && !hand.sheet.includes('x:')) {
      const book = await openedElsewhere(target)
      expect(JSON.stringify(book.getWorksheet('表')?.getCell('B2').note)).toContain('没有填')
      expect(book.getWorksheet('表')?.getCell('D12').fill).toMatchObject({ fgColor: { argb: 'FFFFEFA1' } })
    }
  })

  test('rows out of order, or a file that is no .xlsx at heart, are written anew from their cells', async () => {
    const row = (number: number) => `<row r="${number}"><c r="A${number}" t="s"><v>0</v></c></row>`
    const path = saved(
      handXlsx({ sheet: `<worksheet xmlns="${MAIN}"><sheetData>${row(3)}${row(1)}</sheetData></worksheet>`, strings }),
    )
    const { source, back, target } = await sendBack(path, [problem('A3', 'date.invalid', '不对', '表')])
    expect(sameContent(source.sheets, back.sheets.slice(1))).toBe(true)
    const book = await openedElsewhere(target)
    expect(JSON.stringify(book.getWorksheet('表')?.getCell('A3').note)).toContain('不对')
  })

  test('macros stay behind', async () => {
    const parts = unzipParts(readFileSync(OFFICE)).map((part) => {
      if (part.name === '[Content_Types].xml')
        return storedPart(part.name, partText(part).replace('.sheet.main+xml', '.sheet.macroEnabled.main+xml'))
      if (part.name !== 'xl/_rels/workbook.xml.rels') return part
      const macros =
        '<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>'
      return storedPart(part.name, partText(part).replace('</Relationships>', `${macros}</Relationships>`))
    })
    const path = saved(zipParts([...parts, storedPart('xl/vbaProject.bin', 'macros')], DAY))
    const { parts: back } = await sendBack(path, [problem('D3')])
    expect([...back.keys()]).not.toContain('xl/vbaProject.bin')
    expect(text(back, 'xl/_rels/workbook.xml.rels')).not.toContain('vbaProject')
    expect(text(back, '[Content_Types].xml')).toContain(
      'PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"',
    )
  })
})

test('a workbook saved as strict OOXML stays one: its own words in every part, ours too', async () => {
  const NAMES = [
    ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main'],
    [
      'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      'http://purl.oclc.org/ooxml/officeDocument/relationships',
    ],
  ] as const
  const isText = ({ name }: ZipPart) => /^(xl\/(workbook|styles|worksheets\/)|.*\.rels$)/u.test(name)
  const parts = unzipParts(readFileSync(OFFICE)).map((part) => {
    if (!isText(part)) return part
    return storedPart(
      part.name,
      NAMES.reduce((words, [usual, strict]) => words.replaceAll(usual, strict), partText(part)),
    )
  })
  const { source, parts: back, back: again } = await sendBack(saved(zipParts(parts, DAY)), [problem('D3')])
  expect(again.sheets.map(({ name }) => name)).toEqual(['退回说明', ...source.sheets.map(({ name }) => name)])
  expect(again.sheets.find(({ name }) => name === "张三'的表")?.rows).toEqual(
    source.sheets.find(({ name }) => name === "张三'的表")?.rows,
  )
  for (const [name, part] of back)
    if (isText(part))
      for (const [usual] of NAMES) expect([name, partText(part)]).not.toEqual([name, expect.stringContaining(usual)])
})

test('a sheet comes out the same, wherever the pieces that it comes in are cut', async () => {
  const part = unzipParts(readFileSync(OFFICE)).find(({ name }) => name === 'xl/worksheets/sheet1.xml') as ZipPart
  const bytes = Buffer.from(partText(part))
  const marks = new Map(
    [3, 6, 25, 40].map((row) => [
      row,
      new Map([
        [1, 'wrong' as const],
        [9, 'missing' as const],
      ]),
    ]),
  )
  const plan = {
    ...{ marks, page: '退回说明', lines: new Map([[3, 9]]), drawing: 'rId3', office: 'r' },
    styleFor: (base: number) => base + 100,
  }
  const through = async (size: number) => {
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    }
    const out: Uint8Array[] = []
    for await (const piece of patchSheet(pieces(), plan, { measures: measuresOf('', new Map()) })) out.push(piece)
    return Buffer.concat(out).toString('utf8')
  }
  const whole = await through(bytes.length)
  expect(whole).toContain('<row r="40"><c r="B40" s="100"/><c r="J40" s="100"/></row></sheetData>')
  for (const size of [1, 7, 100, 1021]) expect(await through(size)).toBe(whole)
})
