/** Drop-downs: short lists stand in the rule itself, long ones on a hidden sheet that the rule points to. */
import type { DataValidation, Workbook, Worksheet } from 'exceljs'
import { columnLetter } from '../forms/raw-sheet.ts'
import { displayWidth } from './display-width.ts'
import { font } from './look.ts'
import type { TemplateColumn } from './template-columns.ts'

export const LIST_SHEET = '代码表'

/** Excel takes no more than 255 characters in a rule, and a comma always parts two choices. */
const INLINE_LENGTH = 250

/** Gives the list formula for choices; lists that several columns share are written once. */
export type Lists = (title: string, choices: readonly string[]) => string

/** Lists of a workbook; `finish` adds the hidden sheet behind all others, if any list needs it. */
export function collectLists(workbook: Workbook): { readonly lists: Lists; readonly finish: () => void } {
  const columns = new Map<string, { readonly title: string; readonly choices: readonly string[] }>()
  const lists: Lists = (title, choices) => {
    const inline = choices.join(',')
    if (inline.length <= INLINE_LENGTH && !choices.some((choice) => /[,"]/.test(choice))) return `"${inline}"`
    const key = choices.join('\n')
    if (!columns.has(key)) columns.set(key, { title, choices })
    const letter = columnLetter([...columns.keys()].indexOf(key))
    return `'${LIST_SHEET}'!$${letter}$2:$${letter}$${choices.length + 1}`
  }
  const finish = () => {
    if (columns.size === 0) return
    const sheet = workbook.addWorksheet(LIST_SHEET, { state: 'hidden' })
    ;[...columns.values()].forEach(({ title, choices }, index) => {
      writeList(sheet, index + 1, title, choices)
    })
  }
  return { lists, finish }
}

/** The input rule of a column: it warns and never blocks, because 不详 or 拒填 may stand in every cell. */
export function columnValidation(column: TemplateColumn, lists: Lists): DataValidation | null {
  if (column.choices !== null) {
    return {
      type: 'list',
      allowBlank: true,
      formulae: [lists(column.heading, column.choices)],
      showErrorMessage: !column.several,
      ...warning('下拉里没有这一项。不详、拒填、未见面可以直接写。确定要这样写吗？'),
    }
  }
  if (column.idNo) {
    return {
      type: 'textLength',
      operator: 'between',
      allowBlank: true,
      formulae: [1, 18],
      showErrorMessage: true,
      ...warning('身份证号码是 18 位或 15 位，这里写多了。确定要这样写吗？'),
    }
  }
  if (column.number === null || (column.number.min === null && column.number.max === null)) return null
  const { whole, min, max } = column.number
  return {
    type: whole ? 'whole' : 'decimal',
    operator: min === null ? 'lessThanOrEqual' : max === null ? 'greaterThanOrEqual' : 'between',
    allowBlank: true,
    formulae: [min, max].filter((limit) => limit !== null),
    showErrorMessage: true,
    ...warning(
      `这里写${whole ? '整数' : '数字'}${min === null ? '' : `，不小于 ${min}`}${max === null ? '' : `，不大于 ${max}`}。确定要这样写吗？`,
    ),
  }
}

function warning(error: string): Pick<DataValidation, 'errorStyle' | 'errorTitle' | 'error'> {
  return { errorStyle: 'warning', errorTitle: '请看一下', error }
}

function writeList(sheet: Worksheet, index: number, title: string, choices: readonly string[]): void {
  const column = sheet.getColumn(index)
  column.numFmt = '@'
  column.font = font(10)
  column.width = Math.min(40, Math.max(displayWidth(title), ...choices.map(displayWidth)) + 2)
  ;[title, ...choices].forEach((text, row) => {
    sheet.getCell(row + 1, index).value = text
  })
  sheet.getCell(1, index).font = font(10, '1F2937', true)
}
