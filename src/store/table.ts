/** The shape of a table without a word of any SQL dialect: what the store keeps, and how a field becomes a column. */
import type { Field, FieldType } from '../forms/form.ts'

/** What an engine must be able to hold. */
export type Kind = 'text' | 'integer'

export interface Column {
  readonly name: string
  readonly kind: Kind
  /** Never null; with `fallback` for rows that do not say. */
  readonly required: boolean
  readonly fallback: string | null
  /** What the text means (a field type), so that a change of meaning is noticed even where the kind stays; '' for our own. */
  readonly type: string
  /** Names that the field had before: a column of one of them is this one. */
  readonly was?: readonly string[]
}

export interface Index {
  readonly name: string
  readonly columns: readonly string[]
  readonly unique: boolean
  /** Only rows in which this column is null, or is not null. */
  readonly where: { readonly column: string; readonly isNull: boolean } | null
}

/** `columns` of ours that point at the whole key of `table`; checked when the transaction ends. */
export interface Reference {
  readonly columns: readonly string[]
  readonly table: string
}

export interface Table {
  readonly name: string
  /** Key columns after the community code, which leads every key. */
  readonly key: readonly Column[]
  readonly columns: readonly Column[]
  readonly indexes: readonly Index[]
  readonly references: readonly Reference[]
}

/** Decimals are text: SQLite knows binary floats only. */
export const KIND = {
  text: 'text',
  long_text: 'text',
  name: 'text',
  id_no: 'text',
  phone: 'text',
  int: 'integer',
  decimal: 'text',
  date: 'text',
  month: 'text',
  bool: 'integer',
  code: 'text',
  multi: 'text',
  area: 'text',
  staff: 'text',
  household: 'text',
  grid: 'text',
} as const satisfies Record<FieldType, Kind>

export function fieldColumn(field: Field): Column {
  return { name: field.name, kind: KIND[field.type], required: false, fallback: null, type: field.type, was: field.was }
}

export function text(name: string): Column {
  return { name, kind: 'text', required: true, fallback: null, type: '' }
}

export function integer(name: string): Column {
  return { name, kind: 'integer', required: true, fallback: null, type: '' }
}

export function orNull(column: Column): Column {
  return { ...column, required: false }
}

/** JSON of an object, `{}` when nothing is said. */
export function json(name: string): Column {
  return { name, kind: 'text', required: true, fallback: '{}', type: '' }
}

/** Which batch made the row: what a batch created is known by the rows themselves, and written down nowhere else. */
export const MADE_IN: Column = { name: 'made_in', kind: 'integer', required: false, fallback: null, type: '' }

export function index(name: string, columns: readonly string[]): Index {
  return { name, columns, unique: false, where: null }
}
