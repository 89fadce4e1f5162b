/** The neutral shape in which rows go in and out of the store, and a planned change of one row. */

export type Value = string | number | null
export type Row = Readonly<Record<string, Value>>

/**
 * One row of one table before and after; before null = insert (what `after` leaves out is empty), after null = delete. A change
 * of a row that stays may name only the columns that change. The community code is added by the store.
 */
export interface Change {
  readonly table: string
  /** Key columns without the community code, in the table's key order. */
  readonly key: Readonly<Record<string, string>>
  readonly before: Row | null
  readonly after: Row | null
}
