/** What a row below the headings is: data, a total, a note or signature, a heading printed again on the next page. */
import { fold } from '../core/text.ts'
import type { Role } from './form.ts'
import type { Column, SheetHeadings } from './headings.ts'
import type { RawCell, RawRow, RawSheet } from './raw-sheet.ts'

export type RowKind = 'data' | 'subtotal' | 'total' | 'note'

/** `1栋小计` and `本页合计` are sums of a part: the list goes on below them. */
const TOTAL = /^(.{0,8}?)(合计|总计|共计|累计|小计|总人数|总户数|总人口)([:(].*|\d*[户人]?)$/u
const NOTE =
  /^(填表|填报|制表|审核|复核|核对|说明|注[:.]|注意事项|备注[:]|单位负责|负责人|签字|签名|盖章|公章|联系人[:]|经办|报送|统计人|统计时间|网格员签|网格员[:]|社区(盖章|意见)|以上|本表|此表|注\d|第\d+页|共\d+页|\d[.、]\D{4})/u
/** `共12户35人` */
const COUNTED = /^(总|一)?共有?\d+(户|人|名|口)/u
/** `报表单位：白沙社区`, `日期：2015年6月` */
const LABELLED = /^[\p{L}()]{2,14}:/u

export function filled(cell: RawCell | undefined): boolean {
  return cell !== undefined && cell.kind !== 'blank' && cell.text.trim() !== ''
}

export function isRole(column: Column, role: Role): boolean {
  return column.meaning.kind === 'field' && column.meaning.field.role === role
}

/** Pure. */
export function kindOfRow(raw: RawRow, sheet: RawSheet, headings: SheetHeadings, numbers: readonly number[]): RowKind {
  const { columns } = headings
  if (isIdentified(raw, numbers)) return 'data'
  const shown = raw.cells.filter(filled).map((cell) => fold(cell?.text ?? ''))
  const sum = shown.slice(0, 3).flatMap((text) => TOTAL.exec(text) ?? [])
  if (sum.length > 0) return sum[1] === '' && sum[2] !== '小计' ? 'total' : 'subtotal'
  const first = shown[0] ?? ''
  if (COUNTED.test(first)) return 'total'
  const few = shown.length <= 3 || shown.length * 2 <= columns.length
  if (few && (NOTE.test(first) || LABELLED.test(first) || isBanner(raw, sheet, columns))) return 'note'
  if (raw.number === headings.lastRow + 1 && explainsHeadings(shown)) return 'note'
  const meant = columns.some(
    ({ meaning, index }) => meaning.kind !== 'extra' && meaning.kind !== 'serial' && filled(raw.cells[index]),
  )
  return meant && !repeatsHeading(raw, columns) ? 'data' : 'note'
}

/** Where identity numbers stand, 0-based. Pure. */
export function numberColumns(columns: readonly Column[]): number[] {
  return columns.flatMap(({ meaning, index }) =>
    meaning.kind === 'field' && meaning.field.type === 'id_no' ? [index] : [],
  )
}

/** Whatever the first cell says, a number of fifteen digits or more is somebody. Pure. */
export function isIdentified(raw: RawRow, numbers: readonly number[]): boolean {
  return numbers.some((index) => {
    const text = raw.cells[index]?.text ?? ''
    return text.length >= 15 && fold(text).replace(/[^\dX*]/gu, '').length >= 15
  })
}

/** One cell over most of the list: a title or a line of text, never a door. */
function isBanner(raw: RawRow, sheet: RawSheet, columns: readonly Column[]): boolean {
  if (raw.cells.filter(filled).length !== 1) return false
  const at = raw.cells.findIndex(filled)
  return sheet.merges.some(
    (merge) =>
      merge.top <= raw.number &&
      raw.number <= merge.bottom &&
      merge.left === at &&
      (merge.right - merge.left + 1) * 2 > columns.length,
  )
}

/** The line under the headings of official forms: numbers of columns, or how each is to be filled in. */
function explainsHeadings(shown: readonly string[]): boolean {
  const bare = shown
    .map((text) => text.replace(/^\((.*)\)$/u, '$1'))
    .filter((text, index) => index > 0 || !/^(填写|填表|填报)?(说明|要求|须知)$/u.test(text))
  const numbered = bare.filter((text, index) => index > 0 && Number(text) === Number(bare[index - 1]) + 1).length
  if (bare.length >= 4 && bare.every((text) => /^([甲乙丙丁]|\d{1,2})$/u.test(text)) && numbered >= bare.length - 4)
    return true
  return bare.length >= 2 && bare.every((text) => /必填|选填|可不填|填写|^如[:]|^例|格式|下拉/u.test(text))
}

/** A list printed over several pages repeats its heading, all of its rows. */
function repeatsHeading(raw: RawRow, columns: readonly Column[]): boolean {
  const shown = columns.filter((column) => filled(raw.cells[column.index]))
  const same = shown.filter((column) => {
    const text = fold(raw.cells[column.index]?.text ?? '')
    return column.heading.split('/').some((level) => fold(level) === text)
  })
  return same.length >= 2 && same.length >= shown.length - 1
}
