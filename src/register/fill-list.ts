/** Somebody else's empty list understood: what each of its columns is, where its rows begin and what stands below them. */

import type { Form } from '../forms/form.ts'
import { headingKey, isSerial } from '../forms/heading-words.ts'
import { findHeadings, headingTextsOf } from '../forms/headings.ts'
import type { RawRow, RawSheet } from '../forms/raw-sheet.ts'
import type { Where } from '../forms/where.ts'
import { type Asked, askedBy } from './asked-names.ts'
import { peopleOf } from './fill-people.ts'
import { wordsInHeading } from './fill-words.ts'
import type { WhereScope } from './where-meaning.ts'

export interface FillColumn {
  /** 0-based. */
  readonly index: number
  readonly heading: string
  readonly meaning: Asked | 'serial' | null
  /** The clerk said so, now or the last time. */
  readonly said: boolean
  readonly allowed: readonly string[] | null
}

export interface FillList {
  readonly columns: readonly FillColumn[]
  /** What the list as a whole is about; null where its headings fit no form. */
  readonly form: Form | null
  /** One row a household: its head's. */
  readonly perHousehold: boolean
  /** 1-based: the first empty row, whose look the others take. */
  readonly first: number
  /** The first row below that is not empty; null where nothing follows. */
  readonly tail: number | null
  /** What stands above the headings. */
  readonly title: string
}

/** Heading (normalised) → name of a column of ours; '' leaves it empty. */
export type Matches = ReadonlyMap<string, string>

/**
 * Null where the sheet is no list of people or households. `drops` are the words of the drop-down lists by column.
 * Sensitive columns and internal remarks are filled only when `matches` names them. Pure.
 */
export function readFillList(
  sheet: RawSheet,
  drops: ReadonlyMap<number, readonly string[]>,
  scope: WhereScope,
  matches: Matches,
): FillList | null {
  const { definitions } = scope
  const block = headingTextsOf(sheet, definitions)
  if (block === null) return null
  const found = findHeadings(sheet, definitions)
  const headings = found.kind === 'found' && found.headings.form.subject !== 'office' ? found.headings : null
  const title = sheet.rows
    .filter((row) => row.number < block.firstRow)
    .flatMap(textsOf)
    .join(' ')
  const form = headings?.form ?? null
  const guess = peopleOf(`${title} ${sheet.name}`, form, scope)
  const about = guess ? areaOf(guess, scope) : null
  const columns = block.texts.flatMap((levels, index): FillColumn[] => {
    const leaf = levels.at(-1)
    if (leaf === undefined) return []
    const heading = levels.join('/')
    const allowed = drops.get(index) ?? wordsInHeading(leaf)
    const name = matches.get(headingKey(heading)) ?? matches.get(headingKey(leaf))
    if (name !== undefined)
      return [{ index, heading, meaning: name === '' ? null : named(name, scope), said: true, allowed }]
    const meaning = headings?.columns.find((column) => column.index === index)?.meaning
    const counted = meaning?.kind === 'serial' || (meaning === undefined && isSerial([leaf]))
    const asked: Asked | null =
      meaning?.kind === 'field'
        ? { kind: 'field', form: meaning.form, field: meaning.field }
        : meaning?.kind === 'tick'
          ? { kind: 'tick', form: meaning.form, tick: meaning.tick }
          : computed(leaf, about, scope)
    if (counted && asked?.kind !== 'age') return [{ index, heading, meaning: 'serial', said: false, allowed }]
    const open = asked !== null && isOpen(asked) ? inWords(asked, leaf, scope) : null
    return [{ index, heading, meaning: open, said: false, allowed }]
  })
  if (!columns.some(({ meaning }) => namesSomebody(meaning))) return null
  const first = firstEmpty(sheet, block.lastRow, columns)
  return {
    columns,
    form,
    perHousehold: headings !== null && (headings.headsOnly || (form?.subject === 'household' && form.no > 0)),
    first,
    tail:
      sheet.rows.find((row) => row.number > first && !isEmpty(row, columns))?.number ??
      (isEmptyAt(sheet, first, columns) ? null : first),
    title,
  }
}

function named(name: string, scope: WhereScope): Asked | null {
  const column = askedBy(name, scope.definitions, null, 'column')
  const found = column.ok ? column : askedBy(name, scope.definitions, null, 'flag')
  return found.ok ? found.asked : null
}

/** The area that the title is about: 监护人 on a list of the disabled is theirs. */
function areaOf(where: Where, { definitions }: WhereScope): Form | null {
  const has = 'parts' in where ? where.parts.find((part) => part.kind === 'has') : where
  const named = has?.kind === 'has' ? askedBy(has.name.text, definitions, null, 'flag') : null
  return named?.ok && 'form' in named.asked ? named.asked.form : null
}

/** A household is told by its door where a code is not asked for. */
function inWords(asked: Asked, heading: string, { master }: WhereScope): Asked {
  if (asked.kind !== 'field' || asked.field.type !== 'household' || /[码号]/u.test(heading)) return asked
  const address = master.fields.find(({ role }) => role === 'person.living_address')
  return address ? { kind: 'field', form: master, field: address } : asked
}

/** 年龄, 是否流动人口: what import has no use for. */
function computed(heading: string, about: Form | null, scope: WhereScope): Asked | null {
  const bare = headingKey(heading).replace(/^(?:是否|是不是)/u, '')
  const found = [heading, ...(about ? [`${about.id}.${bare}`] : []), bare]
    .map((word) => askedBy(word, scope.definitions, null, 'column'))
    .find(({ ok }) => ok)
  if (found?.ok) return found.asked
  const flag = askedBy(bare, scope.definitions, null, 'flag')
  return flag.ok ? flag.asked : null
}

/** Nobody else's table gets what is guarded, or the office's own remarks, without being told to. */
function isOpen(asked: Asked): boolean {
  if ('form' in asked && asked.form.sensitive) return false
  if (asked.kind !== 'field') return true
  return !asked.field.drop && asked.field.need !== 'S' && !(asked.form.no === 0 && asked.field.type === 'long_text')
}

const SOMEBODY = new Set(['person.name', 'person.id_no', 'household.head_name', 'household.code', 'household.address'])

function namesSomebody(meaning: FillColumn['meaning']): boolean {
  if (meaning === null || meaning === 'serial' || meaning.kind !== 'field') return false
  return SOMEBODY.has(meaning.field.role ?? '') || meaning.field.name === 'name' || meaning.field.name === 'id_no'
}

/** Column numbers and an example may stand between headings and the first empty row. */
function firstEmpty(sheet: RawSheet, last: number, columns: readonly FillColumn[]): number {
  let first = last + 1
  for (;;) {
    const row = sheet.rows.find(({ number }) => number === first)
    if (!row || isEmpty(row, columns) || isBelow(row)) return first
    first++
  }
}

function isEmptyAt(sheet: RawSheet, number: number, columns: readonly FillColumn[]): boolean {
  const row = sheet.rows.find((one) => one.number === number)
  return !row || isEmpty(row, columns)
}

/** Nothing but a number in the serial column. */
function isEmpty(row: RawRow, columns: readonly FillColumn[]): boolean {
  const serial = columns.find(({ meaning }) => meaning === 'serial')?.index
  return row.cells.every(
    (cell, index) =>
      !cell ||
      cell.kind === 'blank' ||
      cell.kind === 'formula_without_value' ||
      cell.text.trim() === '' ||
      (index === serial && /^\d+$/u.test(cell.text.trim())),
  )
}

export const BELOW =
  /^(?:合计|总计|小计|共计|填表|填报|制表|审核|审批|经办|负责|联系|单位|盖章|说明|备注|注[:：]|日期)/u

function isBelow(row: RawRow): boolean {
  return BELOW.test(textsOf(row)[0]?.replace(/[\s（(]/gu, '') ?? '')
}

function textsOf(row: RawRow): string[] {
  return row.cells.flatMap((cell) => (cell && cell.text.trim() !== '' ? [cell.text.trim()] : []))
}
