/** Households and people as a person reads them on a terminal. */
import type { Field, Form } from '../forms/form.ts'
import type { Cell, FormRecord } from '../forms/record.ts'
import { writeCell } from '../forms/write-cell.ts'
import { maskIdNumbers } from '../messages/message.ts'
import { sayDoor } from '../register/door.ts'
import { doorOfCells } from '../register/draft.ts'
import type { HouseholdFile } from '../register/household-file.ts'
import { storedFields } from '../register/stored-row.ts'
import { block, type Pair } from './block.ts'
import type { Context } from './context.ts'
import type { JsonOptions } from './register-json.ts'

/** 长风小区3栋2单元201室 */
export function doorOfFile(file: HouseholdFile, master: Form): string {
  return sayDoor(doorOfCells(master, file.cells))
}

/** What is filled in of these fields, units behind their numbers, then the extra columns. */
export function pairsOf(
  fields: readonly Field[],
  cells: Readonly<Record<string, Cell>>,
  extras: Readonly<Record<string, string>>,
  context: Context,
  options: JsonOptions,
): Pair[] {
  const pairs: Pair[] = []
  for (const field of fields) {
    const cell = cells[field.name]
    const written = writeCell(field, cell, options)
    if (written === '') continue
    const text = options.reveal || field.type === 'id_no' ? written : maskIdNumbers(written)
    const unit = cell?.state === 'value' && field.unit !== null ? ` ${field.unit}` : ''
    pairs.push([labelOf(field, context), text + unit])
  }
  for (const [heading, text] of Object.entries(extras))
    pairs.push([heading, options.reveal ? text : maskIdNumbers(text)])
  return pairs
}

/** Pairs as lines of the terminal, with the colon of the person's language. */
export function pairLines(pairs: readonly Pair[], { app, lang }: Context): string[] {
  return block(pairs, app.width, lang === 'en' ? ': ' : '：')
}

/** The areas of a person or a household, one block a record; what names the subject is left out. */
export function areaLines(
  areas: Readonly<Record<string, readonly FormRecord[]>>,
  of: string,
  context: Context,
  options: JsonOptions,
): string[] {
  const lines: string[] = []
  for (const [id, records] of Object.entries(areas)) {
    const form = options.definitions.forms.get(id)
    if (!form) continue
    const fields = storedFields(form).filter((field) => !['household_code', 'id_no', 'name'].includes(field.name))
    for (const { cells, extras } of records) {
      lines.push('', context.colour.strong(`${labelOf(form, context)}${of === '' ? '' : ` · ${of}`}`))
      lines.push(...pairLines(pairsOf(fields, cells, extras, context, options), context))
    }
  }
  return lines
}

/** Values that look wrong and were confirmed, with the reason, one a line. */
export function flagLines(subject: string, context: Context, options: JsonOptions): string[] {
  return (options.flags.get(subject) ?? []).map(({ form, field, why, on }) => {
    const known = options.definitions.forms.get(form)?.fields.find(({ name }) => name === field)
    const reason = options.reveal ? why : maskIdNumbers(why)
    return `  ${context.say('register.confirmed', { field: known ? labelOf(known, context) : field, why: reason, on })}`
  })
}

export function labelOf(named: { readonly label: string; readonly en: string }, context: Context): string {
  return context.lang === 'en' && named.en !== '' ? named.en : named.label
}
