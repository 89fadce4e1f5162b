/** A stored cell as the text a person reads and `readCell` takes back: the counterpart of read-cell.ts. */
import { maskIdNo } from '../core/text.ts'
import { codeLabel, matchCode } from './code-match.ts'
import type { CodeTable, Field } from './form.ts'
import { readState, readYesNo } from './read-cell.ts'
import type { Cell, CellState } from './record.ts'

/** In the order of preference: the first that the field does not take for a value of its own. */
const STATE_WORDS: Readonly<Record<CellState, readonly string[]>> = {
  value: [''],
  blank: [''],
  none: ['无', '—'],
  unknown: ['不详', '不清楚', '待查', '不知道'],
  refused: ['拒填', '不配合', '拒访', '拒绝', '未见面', '人不在'],
  clear: ['清空'],
}

export interface WriteOptions {
  readonly codes: ReadonlyMap<string, CodeTable>
  /** Whole identity numbers instead of `450205********1232`. */
  readonly reveal: boolean
}

/** Blank is ''. Pure. */
export function writeCell(field: Field, cell: Cell | undefined, { codes, reveal }: WriteOptions): string {
  if (cell === undefined || cell.state === 'blank') return ''
  const table = field.codes === null ? null : (codes.get(field.codes) ?? null)
  if (cell.state !== 'value') return stateWord(field, cell.state, table)
  return field.type === 'id_no' && !reveal ? maskIdNo(cell.value) : writeValue(field, cell.value, table)
}

/** A canonical value as a person reads it: codes as labels, 1 as 是, several joined by 、. Pure. */
export function writeValue(field: Field, value: string, table: CodeTable | null): string {
  switch (field.type) {
    case 'bool':
      return value === '1' ? '是' : '否'
    case 'code':
      return table ? label(table, value) : value
    case 'multi':
      return value
        .split(';')
        .map((code) => (table ? labelInList(table, code) : code))
        .join('、')
    case 'area':
      return table ? areaName(table, value) : value
    case 'phone':
      return value.replaceAll(';', '、')
    default:
      return value
  }
}

function stateWord(field: Field, state: CellState, table: CodeTable | null): string {
  const words = STATE_WORDS[state]
  const taken = (word: string) =>
    (field.type === 'bool' && readYesNo(word) !== null) ||
    (field.type === 'code' && table !== null && matchCode(table, word) !== null)
  return words.find((word) => !taken(word)) ?? words[0] ?? ''
}

/** The label, or the code where the label would be read as another one's. */
function label(table: CodeTable, code: string): string {
  const text = codeLabel(table, code)
  return matchCode(table, text) === code ? text : matchCode(table, code) === code ? code : text
}

function labelInList(table: CodeTable, code: string): string {
  const text = label(table, code)
  const misread = /[、,，;；/\s]/u.test(text) || readState(text) !== null
  return misread && matchCode(table, code) === code ? code : text
}

/** 柳北区 may be in one place only; where a name has several places the code stays. */
function areaName(table: CodeTable, value: string): string {
  const own = table.entries.find((entry) => entry.code === value)
  if (!own) return value
  return table.entries.filter((entry) => entry.label === own.label).length === 1 ? own.label : value
}
