/** Workbooks made to do harm: too much behind little, lies about sizes, entities, links, circles and names that are paths. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../src/core/app-error.ts'
import type { Day } from '../../src/core/day.ts'
import { DEFAULT_LIMITS, type ReadLimits } from '../../src/sheets/read-limits.ts'
import { readWorkbook } from '../../src/sheets/read-workbook.ts'
import { storedPart, unzipParts, type ZipPart, zipParts } from '../../src/sheets/zip-parts.ts'
import { tempFolder } from '../app.ts'
import { testOffice } from '../import/office.ts'
import { handXlsx, MAIN } from './hand-xlsx.ts'

const DIRT = fileURLToPath(new URL('../fixtures/dirt/', import.meta.url))
const ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>'
const sheetXml = (rows: string, before = '') =>
  `${before}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`

function zipped(parts: readonly ZipPart[]): Buffer {
  return Buffer.from(zipParts(parts, '2015-03-20' as Day))
}

function withPart(part: ZipPart, bytes = handXlsx({ sheet: sheetXml(ROW) })): Buffer {
  return zipped([...unzipParts(bytes).filter((other) => other.name !== part.name), part])
}

function packed(name: string, content: Buffer, size = content.length): ZipPart {
  return { name, method: 8, crc: crc32(content), size, packed: deflateRawSync(content) }
}

async function read(bytes: Buffer, limits: Partial<ReadLimits> = {}) {
  const file = join(tempFolder(), 'evil.xlsx')
  writeFileSync(file, bytes)
  return readWorkbook(file, { ...DEFAULT_LIMITS, ...limits })
}

async function refusal(bytes: Buffer, limits: Partial<ReadLimits> = {}): Promise<string> {
  const thrown: unknown = await read(bytes, limits).catch((error: unknown) => error)
  if (!(thrown instanceof AppError)) throw new Error('it was read')
  return `${thrown.code} ${thrown.detail.why ?? ''}`.trim()
}

const SHEET = 'xl/worksheets/sheet1.xml'

describe('too much behind little', () => {
  it('a part that unpacks to far more than it is packed to, before it is unpacked', async () => {
    const bomb = packed(SHEET, Buffer.alloc(64 * 1024 * 1024, 32))
    expect(await refusal(withPart(bomb))).toBe('file.too_large ratio')
    expect(await refusal(withPart(bomb), { unpacked: 1024 * 1024 })).toBe('file.too_large unpacked')
  })

  it('a part that says it is small is cut off where it said it would end', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ROW.replaceAll('1', String(index + 1))).join('')
    const lie = packed(SHEET, Buffer.from(sheetXml(rows)), 100)
    expect(await refusal(withPart(lie), { unpacked: 64 * 1024 })).toBe('file.unreadable damaged')
    const other = packed(SHEET, Buffer.from(sheetXml(ROW)), 5000)
    expect(await refusal(withPart(other))).toBe('file.unreadable damaged')
  })

  it('more parts, cells or text than an office allows', async () => {
    const parts = Array.from({ length: 60 }, (_, index) => storedPart(`xl/media/${index}.png`, ''))
    expect(await refusal(zipped(parts), { entries: 50 })).toBe('file.too_large entries')
    const long = sheetXml(ROW.replace('姓名', '姓'.repeat(5000)))
    expect(await refusal(handXlsx({ sheet: long }), { text: 4000 })).toBe('file.too_large text')
    expect(await refusal(handXlsx({ sheet: sheetXml(ROW + ROW.replaceAll('1', '2')) }), { cells: 1 })).toBe(
      'file.too_large cells',
    )
  })

  it.each([
    ['file_mb: 1', 'file'],
    ['unpacked_mb: 1', 'unpacked'],
    ['entries: 3', 'entries'],
    ['cells: 5', 'cells'],
    ['text: 3', 'text'],
  ])('gridbook.yaml says %s, and the refusal says which line to raise', async (line, why) => {
    const office = await testOffice()
    const settings = join(office.cwd, 'gridbook.yaml')
    writeFileSync(settings, `${readFileSync(settings, 'utf8')}\nlimits:\n  ${line}\n`)
    const file = join(office.cwd, 'list.xlsx')
    const filler = Buffer.from(Array.from({ length: 400_000 }, (_, index) => (index * index) % 9973).join())
    const media = why === 'file' ? storedPart('xl/media/a.png', filler.toString()) : packed('xl/media/a.png', filler)
    writeFileSync(file, withPart(media, readFileSync(join(DIRT, '03-id-dressed.xlsx'))))
    const done = await office.json('import', file, '--grid', '7')
    expect(done).toMatchObject({ exit: 2, error: { code: 'file.too_large', detail: { why } } })
    expect((done.error as unknown as { fix: string }).fix).toContain(line.split(':')[0])
  })
})

describe('what a workbook may not make us do', () => {
  it.each([
    [
      'the billion laughs',
      '<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
      '&c;',
    ],
    ['a file of the machine', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '&a;'],
    ['an entity that nobody defined', '', '&a;'],
  ])('read %s', async (_, before, text) => {
    expect(await refusal(handXlsx({ sheet: sheetXml(ROW.replace('姓名', text), before) }))).toBe(
      'file.unreadable damaged',
    )
    const strings = `${before}<sst xmlns="${MAIN}"><si><t>${text}</t></si></sst>`
    const sheet = sheetXml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    expect(await refusal(handXlsx({ sheet, strings }))).toBe('file.unreadable damaged')
  })

  it('write where a name inside it points', async () => {
    const folder = tempFolder()
    const names = [
      '../../evil-a.txt',
      '/tmp/gridbook-evil-b.txt',
      '..\\evil-c.txt',
      `${folder}/evil-d.txt`,
      'C:\\evil-e.txt',
    ]
    const parts = [...unzipParts(handXlsx({ sheet: sheetXml(ROW) })), ...names.map((name) => storedPart(name, 'x'))]
    expect((await read(zipped(parts))).sheets[0]?.rows).toHaveLength(1)
    for (const name of [`${folder}/evil-d.txt`, '/tmp/gridbook-evil-b.txt', join(folder, '../evil-a.txt')])
      expect(existsSync(name)).toBe(false)
  })

  it('follow a sheet or a link that lies outside', async () => {
    const [, , , relations] = unzipParts(handXlsx({ sheet: sheetXml(ROW) }))
    expect(relations?.name).toBe('xl/_rels/workbook.xml.rels')
    const outside = (target: string, mode = '') =>
      storedPart(
        'xl/_rels/workbook.xml.rels',
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="${target}"${mode}/></Relationships>`,
      )
    expect(await refusal(withPart(outside('http://example.invalid/sheet.xml', ' TargetMode="External"')))).toBe(
      'file.empty',
    )
    expect(await refusal(withPart(outside('../../../../etc/passwd')))).toBe('file.unreadable damaged')
  })

  it('run its macros: an .xlsm is read for its cells', async () => {
    const office = await testOffice()
    const file = join(office.cwd, 'macros.xlsm')
    writeFileSync(
      file,
      withPart(
        storedPart('xl/vbaProject.bin', 'Attribute VB_Name = "evil"'),
        readFileSync(join(DIRT, '03-id-dressed.xlsx')),
      ),
    )
    expect((await office.json('import', file, '--grid', '7')).totals).toMatchObject({ created: 8, rejected: 0 })
  })
})

it('a cell of a string without a number is blank, one of a string that is not there is damage', async () => {
  const strings = `<sst xmlns="${MAIN}"><si><t>姓名</t></si></sst>`
  const cells = (second: string) =>
    sheetXml(`<row><c t="s"><v>0</v></c><c t="s"><v>${second}</v></c><c><v>7</v></c></row>`)
  const { sheets } = await read(handXlsx({ sheet: cells(''), strings }))
  expect(sheets[0]?.rows[0]?.cells.map((cell) => cell?.text)).toEqual(['姓名', undefined, '7'])
  for (const second of ['1', '-1', '0.5', 'x'])
    expect(await refusal(handXlsx({ sheet: cells(second), strings }))).toBe('file.unreadable damaged')
})

it('an old workbook whose chain of sectors runs in a circle is damaged, not endless', async () => {
  const circle = readFileSync(join(DIRT, '15-old.xls'))
  const fat = (circle.readUInt32LE(76) + 1) * 512
  for (let at = fat; at < fat + 512; at += 4) circle.writeUInt32LE((at - fat) / 4, at)
  expect(await refusal(circle)).toBe('file.unreadable damaged')
})

it('rows formatted down to the last one of a sheet leave nothing', async () => {
  const blank = Array.from(
    { length: 100_000 },
    (_, index) => `<row r="${1_048_576 - 99_999 + index}" s="1" customFormat="1"/>`,
  ).join('')
  const workbook = await read(withPart(packed(SHEET, Buffer.from(sheetXml(ROW + blank)))))
  expect(workbook.sheets[0]?.rows.map((row) => row.number)).toEqual([1])
})

/** The zip hands out 64 KiB at a time: the text moves by a byte a turn, so that every border cuts it everywhere. */
it.each(['inline', 'shared'])('no %s text is cut at a border of pieces', async (kind) => {
  const text = '张𠮷示例'
  for (let shift = 0; shift < 14; shift++) {
    const count = 9000
    const cell = (index: number) =>
      kind === 'inline' ? `<c t="inlineStr"><is><t>${text}</t></is></c>` : `<c t="s"><v>${index}</v></c>`
    const rows = Array.from({ length: count }, (_, index) => `<row>${cell(index)}</row>`).join('')
    const pad = `<!--${'x'.repeat(shift)}-->`
    const strings = `${pad}<sst xmlns="${MAIN}">${Array.from({ length: count }, () => `<si><t>${text}</t></si>`).join('')}</sst>`
    const workbook = await read(handXlsx({ sheet: sheetXml(rows, pad), ...(kind === 'shared' ? { strings } : {}) }))
    const read_ = workbook.sheets[0]?.rows.map((row) => row.cells[0]?.text) ?? []
    expect(read_).toHaveLength(count)
    expect(new Set(read_)).toEqual(new Set([text]))
  }
})

it('a format of days is one in any language', async () => {
  const codes = [
    ...[
      '[$-804]yyyy"年"m"月"d"日";@',
      '[$-F800]dddd, mmmm dd, yyyy',
      'yyyy\\-mm\\-dd',
      '[$-411]ggge"年"m"月"d"日"',
      'aaaa',
      'd/m/yy h:mm',
    ],
    ...['[DBNum1][$-804]yyyy"年"m"月"d"日"', '[$-409]d\\-mmm\\-yy;@', 'yyyy/m/d;@'],
  ]
  const escaped = codes.map((code) => code.replaceAll('"', '&quot;'))
  const styles = `<styleSheet xmlns="${MAIN}"><numFmts>${escaped.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code}"/>`).join('')}</numFmts><cellXfs>${codes.map((_, index) => `<xf numFmtId="${200 + index}"/>`).join('')}<xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="57"/></cellXfs></styleSheet>`
  const cells = Array.from({ length: codes.length + 3 }, (_, index) => `<c s="${index}"><v>29344</v></c>`).join('')
  const { sheets } = await read(handXlsx({ sheet: sheetXml(`<row>${cells}</row>`), styles }))
  expect(sheets[0]?.rows[0]?.cells.map((cell) => cell?.date)).toEqual(Array(codes.length + 3).fill('1980-05-03'))
})
