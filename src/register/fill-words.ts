/** A cell of the register in the words of somebody else's table: of its drop-down list, or of the hint in its heading. */
import { fold, maskIdNo } from '../core/text.ts'
import { matchCode } from '../forms/code-match.ts'
import type { CodeTable, Definitions } from '../forms/form.ts'
import { readYesNo } from '../forms/read-cell.ts'
import type { Cell } from '../forms/record.ts'
import { writeValue } from '../forms/write-cell.ts'
import type { Asked } from './asked-names.ts'

export interface FillValue {
  /** A date is a whole day, YYYY-MM-DD. */
  readonly kind: 'text' | 'number' | 'date'
  readonly text: string
}

export interface FillWords {
  readonly definitions: Definitions
  /** What may be written in the column; null for anything. */
  readonly allowed: readonly string[] | null
  readonly reveal: boolean
  /** Takes identity numbers out of free text. */
  readonly mask: (text: string) => string
  /** Staff number → name. */
  readonly staff: ReadonlyMap<string, string>
}

/** Tables in which a code ending in 0 stands for all that begin alike: 已婚 for 初婚, 再婚 and 复婚. */
const GROUPED = new Set(['gbt2261_2_marital', 'gbt4658_education', 'gbt4761_family_2digit'])

/** Null leaves the cell empty; `unfit` when there is a value for which their table has no word. Pure. */
export function fillWriter(asked: Asked, words: FillWords): (cell: Cell) => FillValue | 'unfit' | null {
  const { allowed, definitions, reveal, mask, staff } = words
  const field = asked.kind === 'field' ? asked.field : null
  const table = field?.codes ? (definitions.codes.get(field.codes) ?? null) : null
  const yesNo = asked.kind !== 'age' && (field === null || field.type === 'bool')
  const asTheirs = (text: string): FillValue | 'unfit' | null => {
    if (text === '') return null
    if (allowed === null) return { kind: 'text', text }
    const word = allowed.find((one) => fold(bare(one)) === fold(text) || fold(one) === fold(text))
    return word === undefined ? 'unfit' : { kind: 'text', text: word }
  }
  return ({ state, value }) => {
    if (state === 'none') return allowed === null || allowed.includes('无') ? { kind: 'text', text: '无' } : null
    if (state !== 'value') return null
    if (yesNo) {
      const word = allowed?.find((one) => readYesNo(bare(one)) === (value === '1'))
      return word === undefined
        ? allowed
          ? 'unfit'
          : { kind: 'text', text: value === '1' ? '是' : '否' }
        : { kind: 'text', text: word }
    }
    if (field === null) return { kind: 'number', text: value }
    switch (field.type) {
      case 'code':
        return table && allowed ? coded(table, value, allowed) : asTheirs(writeValue(field, value, table))
      case 'multi': {
        const found = value
          .split(';')
          .map((code) =>
            table && allowed
              ? coded(table, code, allowed)
              : asTheirs(writeValue({ ...field, type: 'code' }, code, table)),
          )
        const texts = found.flatMap((one) => (one === 'unfit' || one === null ? [] : [one.text]))
        return texts.length === 0 ? 'unfit' : { kind: 'text', text: texts.join('、') }
      }
      case 'int':
      case 'decimal':
        return { kind: 'number', text: value }
      case 'date':
        return value.length === 10 ? { kind: 'date', text: value } : { kind: 'text', text: value }
      case 'id_no':
        return { kind: 'text', text: reveal ? value : maskIdNo(value) }
      case 'grid':
        return asTheirs(value.slice(-2))
      case 'staff':
        return asTheirs(staff.get(value) ?? value)
      default:
        return asTheirs(mask(writeValue(field, value, table)))
    }
  }
}

/** Their word that means the code, else one that means its group. */
function coded(table: CodeTable, code: string, allowed: readonly string[]): FillValue | 'unfit' {
  const meaning = (one: string) => matchCode(table, one) ?? matchCode(table, bare(one))
  const group = GROUPED.has(table.id) && code.length === 2 ? `${code[0]}0` : code
  const word = allowed.find((one) => meaning(one) === code) ?? allowed.find((one) => meaning(one) === group)
  const other = allowed.find((one) => /^其[他它]/u.test(bare(one)))
  const found = word ?? other
  return found === undefined ? 'unfit' : { kind: 'text', text: found }
}

/** `1.男` and `01 男` are 男. */
function bare(word: string): string {
  return word.replace(/^\d+[.．、:：)）\s-]*(?=\D)/u, '').trim()
}

/** The choices in a heading such as 性别（男/女）, or null. Pure. */
export function wordsInHeading(heading: string): string[] | null {
  const hint = /[（(]([^（()）]+)[）)]\s*$/u.exec(heading)?.[1]
  const words = hint?.split(/[/／、，,|｜]/u).map((word) => word.trim()) ?? []
  return words.length > 1 &&
    words.every((word) => word !== '' && word.length <= 12) &&
    !/\d{4}|填|如|例/u.test(hint ?? '')
    ? words
    : null
}
