/** An empty exceljs workbook whose dates are the office's day; exceljs is loaded here and only when something is written. */
import type { Workbook } from 'exceljs'
import type { Day } from '../core/day.ts'

/** A workbook without sheets, made by `网格册` on `day`. */
export async function newWorkbook(day: Day, title: string): Promise<Workbook> {
  const module = await import('exceljs')
  const workbook = new module.default.Workbook()
  workbook.title = title
  return dated(workbook, day)
}

/** The workbook with the office's name and day as its own, so that the same content gives the same bytes. */
export function dated(workbook: Workbook, day: Day): Workbook {
  const moment = new Date(`${day}T00:00:00Z`)
  workbook.creator = '网格册'
  workbook.lastModifiedBy = '网格册'
  workbook.created = moment
  workbook.modified = moment
  return workbook
}

/** A sheet name that Excel takes and no other sheet of the workbook has. Pure. */
export function sheetNameFor(wanted: string, taken: Iterable<string>): string {
  const clean =
    wanted
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet'
  const names = new Set([...taken].map((name) => name.toLowerCase()))
  for (let count = 1; ; count++) {
    const tail = count === 1 ? '' : ` (${count})`
    const name = clean.slice(0, 31 - tail.length) + tail
    if (!names.has(name.toLowerCase())) return name
  }
}
