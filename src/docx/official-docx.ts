/** Official papers as one .docx in the layout of GB/T 9704: margins, sizes and typefaces of the standard, page numbers outside. */
import type { Paragraph as DocxParagraph, FileChild, IRunOptions } from 'docx'
import type { OfficialPaper, OfficialPart, RecordRow } from '../cards/official-paper.ts'
import type { Day } from '../core/day.ts'
import { settleZip } from '../sheets/settle-zip.ts'

type Docx = typeof import('docx')

/** The standard's typefaces, and what Word takes where one is not installed. */
const TITLE = '方正小标宋简体'
const BODY = '仿宋_GB2312'
const SERIF = '宋体'
const STAND_INS: Readonly<Record<string, string>> = { [TITLE]: '宋体', [BODY]: '仿宋' }

/** Sizes in half points: 2号, 3号, 小四, 4号. */
const SIZE = { title: 44, body: 32, table: 24, page: 28 } as const
/** 28 points a line: twenty-two lines of twenty-eight characters fill the page. */
const LINE = 560
/** A line of handwriting in a box. */
const RECORD_LINE = 480
const MM = 1440 / 25.4
const TEXT_WIDTH = Math.round(156 * MM)

/** The bytes of the document, a page break before every paper but the first; the same papers on the same day are the same bytes. */
export async function officialDocx(papers: readonly OfficialPaper[], day: Day, author: string): Promise<Uint8Array> {
  const docx = await import('docx')
  const page = {
    size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
    margin: {
      top: Math.round(37 * MM),
      bottom: Math.round(35 * MM),
      left: Math.round(28 * MM),
      right: Math.round(26 * MM),
      footer: Math.round(28 * MM),
    },
  }
  const document = new docx.Document({
    title: papers[0]?.title ?? '',
    creator: author,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: run(BODY, SIZE.body), paragraph: { spacing: { line: LINE, lineRule: 'exact' } } } },
    },
    sections: [
      {
        properties: { page },
        footers: { default: pageNumber(docx, 'right'), even: pageNumber(docx, 'left') },
        children: papers.flatMap((paper, index) => paperBlocks(docx, paper, index > 0)),
      },
    ],
  })
  const title = papers[0]?.title ?? ''
  const bytes = await docx.Packer.toBuffer(document, undefined, [
    { path: 'docProps/core.xml', data: coreXml(title, author, day) },
    { path: 'word/fontTable.xml', data: fontTableXml() },
  ])
  return settleZip(new Uint8Array(bytes), day)
}

function paperBlocks(docx: Docx, paper: OfficialPaper, newPage: boolean): FileChild[] {
  const centred = { alignment: docx.AlignmentType.CENTER }
  const head = [
    ...(paper.mark === ''
      ? []
      : [
          new docx.Paragraph({
            alignment: docx.AlignmentType.RIGHT,
            children: [new docx.TextRun(`【${paper.mark}】`)],
          }),
        ]),
    new docx.Paragraph({
      ...centred,
      spacing: { line: 640, lineRule: 'exact', after: 200 },
      children: [new docx.TextRun({ text: paper.title, ...run(TITLE, SIZE.title) })],
    }),
    ...(paper.number === '' ? [] : [new docx.Paragraph({ ...centred, children: [new docx.TextRun(paper.number)] })]),
    new docx.Paragraph({}),
    ...(paper.to === '' ? [] : [new docx.Paragraph({ children: [new docx.TextRun(paper.to)] })]),
  ]
  if (newPage)
    head.unshift(new docx.Paragraph({ children: [new docx.PageBreak()], spacing: { line: 20, lineRule: 'exact' } }))
  const tail = [
    ...(paper.signer === '' ? [] : [new docx.Paragraph({}), signed(docx, paper.signer)]),
    ...(paper.date === '' ? [] : [signed(docx, paper.date)]),
    ...(paper.foot === ''
      ? []
      : [new docx.Paragraph({}), new docx.Paragraph({ children: [new docx.TextRun(paper.foot)] })]),
  ]
  return [...head, ...paper.parts.flatMap((part) => partBlocks(docx, part)), ...tail]
}

/** Signer and day stand four characters from the right edge, where the seal goes over them. */
function signed(docx: Docx, text: string): DocxParagraph {
  const indent = { right: 4 * SIZE.body * 10 }
  return new docx.Paragraph({ alignment: docx.AlignmentType.RIGHT, indent, children: [new docx.TextRun(text)] })
}

function partBlocks(docx: Docx, part: OfficialPart): FileChild[] {
  if (part.kind === 'text') {
    const indent = { firstLine: 2 * SIZE.body * 10 }
    return [new docx.Paragraph({ alignment: docx.AlignmentType.BOTH, indent, children: [new docx.TextRun(part.text)] })]
  }
  if (part.kind === 'signatures') {
    return part.labels.map(
      (label) => new docx.Paragraph({ spacing: { line: 600, lineRule: 'exact' }, children: [new docx.TextRun(label)] }),
    )
  }
  const rows =
    part.kind === 'record'
      ? part.rows.map((row) => recordRow(docx, row))
      : [part.columns.map(({ title }) => title), ...part.rows].map((cells, index) => {
          const children = cells.map((text, at) => cell(docx, text, part.columns[at]?.width ?? 0, index === 0))
          return new docx.TableRow({ tableHeader: index === 0, cantSplit: true, children })
        })
  const widths = part.kind === 'record' ? [22, 78] : part.columns.map(({ width }) => width)
  const columnWidths = widths.map((width) => Math.round((TEXT_WIDTH * width) / 100))
  const width = { size: TEXT_WIDTH, type: docx.WidthType.DXA }
  return [new docx.Table({ width, columnWidths, rows }), new docx.Paragraph({})]
}

function recordRow(docx: Docx, { label, text, lines }: RecordRow) {
  const height = { value: Math.max(1, lines) * RECORD_LINE, rule: docx.HeightRule.ATLEAST }
  return new docx.TableRow({ height, children: [cell(docx, label, 22, true), cell(docx, text, 78, false, 'left')] })
}

function cell(docx: Docx, text: string, width: number, bold: boolean, align: 'left' | 'center' = 'center') {
  return new docx.TableCell({
    width: { size: Math.round((TEXT_WIDTH * width) / 100), type: docx.WidthType.DXA },
    verticalAlign: align === 'left' ? docx.VerticalAlignTable.TOP : docx.VerticalAlignTable.CENTER,
    margins: { left: 100, right: 100, top: 40, bottom: 40 },
    children: text.split('\n').map((line) => {
      const spacing = { line: 400, lineRule: docx.LineRuleType.AT_LEAST }
      const children = [new docx.TextRun({ text: line, ...run(bold ? SERIF : BODY, SIZE.table, bold) })]
      return new docx.Paragraph({ alignment: align, spacing, children })
    }),
  })
}

function pageNumber(docx: Docx, side: 'left' | 'right') {
  const children = [new docx.TextRun({ children: ['— ', docx.PageNumber.CURRENT, ' —'], ...run(SERIF, SIZE.page) })]
  return new docx.Footer({
    children: [new docx.Paragraph({ alignment: side, indent: { [side]: SIZE.page * 10 }, children })],
  })
}

function run(face: string, size: number, bold = false): Pick<IRunOptions, 'font' | 'size' | 'bold'> {
  return { font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: face }, size, bold }
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** The library dates a document by the machine; ours is dated by the office's day. */
function coreXml(title: string, author: string, day: Day): string {
  const moment = `${day}T00:00:00Z`
  const dated = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${moment}</dcterms:${name}>`
  const spaces = [
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:dcterms="http://purl.org/dc/terms/"',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  ].join(' ')
  const parts = [
    `<dc:title>${escaped(title)}</dc:title>`,
    `<dc:creator>${escaped(author)}</dc:creator>`,
    dated('created'),
    dated('modified'),
  ]
  return `${HEAD}<cp:coreProperties ${spaces}>${parts.join('')}</cp:coreProperties>`
}

function fontTableXml(): string {
  const fonts = Object.entries(STAND_INS).map(
    ([name, other]) => `<w:font w:name="${name}"><w:altName w:val="${other}"/></w:font>`,
  )
  return `${HEAD}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
