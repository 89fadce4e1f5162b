/** What a file really is, by its first bytes and never by its ending: exports renamed to .xls are everyday material. */

import { workbookStream } from './biff-records.ts'
import { openOle } from './ole-file.ts'
import { encrypted, unreadable } from './unreadable.ts'

export type FileKind = 'zip' | 'xls' | 'text'

const SIGNATURES: readonly (readonly [string, 'pdf' | 'picture' | 'archive' | 'old_xls'])[] = [
  ['255044462d', 'pdf'],
  ['89504e47', 'picture'],
  ['ffd8ff', 'picture'],
  ['47494638', 'picture'],
  ['49492a00', 'picture'],
  ['4d4d002a', 'picture'],
  ['526172211a07', 'archive'],
  ['377abcaf271c', 'archive'],
  ['1f8b', 'archive'],
  // A bare BIFF stream without its OLE envelope: Excel 2 to 4.
  ['0900', 'old_xls'],
  ['0902', 'old_xls'],
  ['0904', 'old_xls'],
]

/** The kind of a file's bytes; throws `file.unreadable` or `file.encrypted` for what is no workbook. Pure. */
export function fileKind(file: string, bytes: Buffer): FileKind {
  if (startsWith(bytes, '504b0304') || startsWith(bytes, '504b0506') || startsWith(bytes, '504b0708')) return 'zip'
  if (startsWith(bytes, 'd0cf11e0a1b11ae1')) return oleKind(file, bytes)
  for (const [signature, why] of SIGNATURES) if (startsWith(bytes, signature)) throw unreadable(file, why)
  if (isPicture(bytes)) throw unreadable(file, 'picture')
  const markup = markupKind(bytes)
  if (markup !== null) throw unreadable(file, markup)
  return 'text'
}

function startsWith(bytes: Buffer, hex: string): boolean {
  return bytes.subarray(0, hex.length / 2).toString('hex') === hex
}

/** An OLE file says what it is by the names of its streams. A workbook of today that is locked is one too. */
function oleKind(file: string, bytes: Buffer): 'xls' {
  const ole = openOle(bytes)
  const names = new Set(ole.streams.map((name) => name.toLowerCase()))
  if (names.has('encryptedpackage')) throw encrypted(file)
  if (workbookStream(ole) !== null) return 'xls'
  if (names.has('worddocument')) throw unreadable(file, 'word')
  if (names.has('powerpoint document')) throw unreadable(file, 'slides')
  throw unreadable(file, names.has('book') || names.has('workbook') ? 'old_xls' : 'damaged')
}

function isPicture(bytes: Buffer): boolean {
  const box = bytes.subarray(4, 12).toString('latin1')
  if (/^ftyp(heic|heix|mif1|avif|msf1)/.test(box)) return true
  if (startsWith(bytes, '52494646') && bytes.subarray(8, 12).toString('latin1') === 'WEBP') return true
  // "BM" may begin a text; a bitmap also has four zero bytes at offset 6.
  return startsWith(bytes, '424d') && bytes.length > 26 && bytes.readUInt32LE(6) === 0
}

function markupKind(bytes: Buffer): 'html' | 'xml' | null {
  const head = bytes
    .subarray(0, 4096)
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(ÿþ|þÿ|\u00ef\u00bb\u00bf)/, '')
  const start = head.trimStart().toLowerCase()
  if (/^mime-version:/.test(start)) return 'html'
  if (!start.startsWith('<')) return null
  if (start.startsWith('<?xml') && !/<html|<table[\s>]/.test(start)) return 'xml'
  // A table of text may begin with a word in angle brackets.
  return /^<(!doctype|!--|\?xml|html|head|body|meta|style|table|tr|div)\b|^<!--/.test(start) ||
    /<\/?(table|tr|td)\b/.test(start)
    ? 'html'
    : null
}
