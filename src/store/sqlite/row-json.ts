/** Rows and their JSON in SQL: a key as the log of changes writes it, a row without what it does not say, a value out of JSON. */
import type { Column, Table } from '../table.ts'
import { quote } from './ddl.ts'

/** `{"person_no":"P000001"}` of the row that `from` names, the same text as the log has. */
export function keyJson(table: Table, from: string): string {
  const parts = table.key.map(({ name }) => `${word(name)}, CAST(${from}.${quote(name)} AS TEXT)`)
  return `json_object(${parts.join(', ')})`
}

/** The whole row as JSON; columns that hold nothing, or their fallback, are left out. */
export function rowJson(table: Table, from: string): string {
  const parts = table.columns.map(({ name, fallback }) => {
    const column = `${from}.${quote(name)}`
    const nothing = fallback === null ? `${column} IS NULL` : `${column} IS ${word(fallback)}`
    return `CASE WHEN ${nothing} THEN '' ELSE ${word(`,${JSON.stringify(name)}:`)} || json_quote(${column}) END`
  })
  return `'{' || substr(${parts.join(' || ')}, 2) || '}'`
}

/** A column's value out of a row's JSON, or its fallback. */
export function valueIn(json: string, { name, fallback }: Column): string {
  const value = `json_extract(${json}, ${path(name)})`
  return fallback === null ? value : `coalesce(${value}, ${word(fallback)})`
}

/** Whether a row's JSON says anything of a column, be it null. */
export function says(json: string, name: string): string {
  return `json_type(${json}, ${path(name)}) IS NOT NULL`
}

/** `a = … AND b = …`: the row of `from` whose key stands in `json`. */
export function hasKey(table: Table, from: string, json: string): string {
  return table.key.map(({ name }) => `${from}.${quote(name)} = json_extract(${json}, ${path(name)})`).join(' AND ')
}

export function word(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function path(name: string): string {
  return word(`$.${JSON.stringify(name)}`)
}
