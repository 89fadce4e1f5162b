/** A record as `--json` shows it: labels in place of codes with the codes beside them, states beside the nulls. */
import { maskIdNo } from '../core/text.ts'
import type { Field } from '../forms/form.ts'
import type { Cell } from '../forms/record.ts'
import { type WriteOptions, writeValue } from '../forms/write-cell.ts'
import { maskIdNumbers } from '../messages/message.ts'

export type JsonValue = string | number | boolean | null | readonly string[]

export interface RecordJson {
  readonly [field: string]: JsonValue | Readonly<Record<string, JsonValue>>
}

/**
 * Fields that nobody filled are left out. A field with a state other than a value is null and named in `states`; a code
 * stands in `codes` beside its label in the field; what no form knows is in `extras`. Pure.
 */
export function recordJson(
  fields: readonly Field[],
  cells: Readonly<Record<string, Cell>>,
  extras: Readonly<Record<string, string>>,
  options: WriteOptions,
): RecordJson {
  const values: Record<string, JsonValue> = {}
  const codes: Record<string, JsonValue> = {}
  const states: Record<string, JsonValue> = {}
  for (const field of fields) {
    const cell = cells[field.name]
    if (cell === undefined || cell.state === 'blank') continue
    if (cell.state !== 'value') {
      values[field.name] = null
      states[field.name] = cell.state
      continue
    }
    values[field.name] = jsonValue(field, cell.value, options)
    if (isCoded(field, options)) codes[field.name] = field.type === 'multi' ? cell.value.split(';') : cell.value
  }
  const shown = Object.entries(extras).map(([heading, text]) => [heading, masked(text, options)] as const)
  return {
    ...values,
    ...(Object.keys(codes).length > 0 ? { codes } : {}),
    ...(Object.keys(states).length > 0 ? { states } : {}),
    ...(shown.length > 0 ? { extras: Object.fromEntries(shown) } : {}),
  }
}

function jsonValue(field: Field, value: string, options: WriteOptions): JsonValue {
  const table = field.codes === null ? null : (options.codes.get(field.codes) ?? null)
  switch (field.type) {
    case 'bool':
      return value === '1'
    case 'int':
      return Number(value)
    case 'id_no':
      return options.reveal ? value : maskIdNo(value)
    case 'multi':
      return value.split(';').map((code) => writeValue({ ...field, type: 'code' }, code, table))
    case 'phone':
      return value
    case 'text':
    case 'long_text':
      return masked(value, options)
    default:
      return writeValue(field, value, table)
  }
}

function isCoded(field: Field, { codes }: WriteOptions): boolean {
  return (field.type === 'code' || field.type === 'multi') && field.codes !== null && codes.has(field.codes)
}

function masked(text: string, { reveal }: WriteOptions): string {
  return reveal ? text : maskIdNumbers(text)
}
