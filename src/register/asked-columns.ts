/** Columns that somebody asked for by name, over people, doors or records: `--columns 姓名,年龄,残疾等级`. */
import type { Definitions, Field, Form } from '../forms/form.ts'
import { headingKey, vocabularyOf } from '../forms/heading-words.ts'
import type { Cell } from '../forms/record.ts'
import { mistake, type WhereMistake } from '../forms/where-words.ts'
import { writeCell } from '../forms/write-cell.ts'
import { type AskedOf, cellsReader } from './asked-cells.ts'
import { type Asked, askedBy, askedLabel } from './asked-names.ts'
import { listWords } from './count-by.ts'
import type { TableOptions } from './register-table.ts'
import type { WhereScope } from './where-meaning.ts'

export interface AskedColumn {
  readonly asked: Asked
  /** As `import` would recognise it. */
  readonly heading: string
  /** For JSON. */
  readonly name: string
  /** Numbers may stand as numbers. */
  readonly isNumber: boolean
  textOf(of: AskedOf): string
}

export type ColumnsResult =
  | { readonly ok: true; readonly columns: readonly AskedColumn[] }
  | { readonly ok: false; readonly mistake: WhereMistake }

/** Fields, the age and ticks; what is only computed is no column. Pure. */
export function readColumns(text: string, scope: WhereScope, options: TableOptions): ColumnsResult {
  const columns: AskedColumn[] = []
  for (const word of listWords(text)) {
    const column = askedBy(word.text, scope.definitions, scope.office, 'column')
    const found = column.ok ? column : askedBy(word.text, scope.definitions, scope.office, 'flag')
    if (!found.ok) return { ok: false, mistake: mistake(found.code, word, found.detail) }
    const { asked } = found
    if (asked.kind === 'basis' || asked.kind === 'area')
      return { ok: false, mistake: mistake('asked.no_column', word, { name: word.text }) }
    columns.push(columnOf(asked, scope, options))
  }
  return columns.length > 0
    ? { ok: true, columns }
    : { ok: false, mistake: mistake('asked.no_columns', { at: 0, end: text.length }) }
}

/** Pure. */
export function columnOf(asked: Asked, scope: WhereScope, options: TableOptions): AskedColumn {
  const cells = cellsReader(asked, scope)
  const say = sayer(asked, options)
  const field = asked.kind === 'field' ? asked.field : null
  return {
    asked,
    heading: asked.kind === 'field' ? headingOf(asked.form, asked.field, scope.definitions) : askedLabel(asked),
    name: field ? field.name : asked.kind === 'age' ? 'age' : askedLabel(asked),
    isNumber: asked.kind === 'age' || field?.type === 'int' || field?.type === 'decimal',
    textOf: (of) =>
      cells(of)
        .map(say)
        .filter((text) => text !== '')
        .join('、'),
  }
}

/** An answer 否 that nobody gave stays blank, so that it is not taken for one when the table comes back. */
function sayer(asked: Asked, options: TableOptions): (cell: Cell) => string {
  if (asked.kind === 'age') return ({ value }) => value
  if (asked.kind !== 'field') return ({ value }) => (value === '1' ? '是' : '')
  const { field } = asked
  if (field.type === 'id_no') return (cell) => writeCell(field, cell, options)
  return (cell) => options.mask(writeCell(field, cell, options))
}

/** The label, or where several areas have it the first alias that only this one has. */
function headingOf(form: Form, field: Field, definitions: Definitions): string {
  const { byKey } = vocabularyOf(definitions)
  const own = (word: string) => {
    const matches = (byKey.get(headingKey(word)) ?? []).filter((match) => match.form.subject !== 'office')
    const master = matches.filter((match) => match.form.no === 0)
    return (master.length > 0 ? master : matches).every((match) => match.form === form && match.field === field)
  }
  return form.subject === 'office' ? field.label : ([field.label, ...field.aliases].find(own) ?? field.label)
}
