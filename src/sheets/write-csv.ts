/** A plain table to CSV as Excel and WPS open it without a question: UTF-8 with its mark, CRLF, nothing that can run. */
import type { Table } from './write-workbook.ts'

/** The bytes of the table as CSV. Pure. */
export function writeCsv(table: Pick<Table, 'headings' | 'rows'>): Uint8Array {
  const lines = [table.headings, ...table.rows].map((cells) => cells.map(field).join(','))
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf8')
}

/**
 * Text that a spreadsheet would run gets a tab in front: it then stays text, and an import trims the tab away. A plain
 * negative number can do no harm.
 */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-\d+(\.\d+)?$/.test(text) ? `\t${text}` : text
  return /[",\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
