/** The history of a person or a household as a table and as `--json`: what was said, when, and in which cell it stood. */
import type { Field } from '../forms/form.ts'
import { writeCell } from '../forms/write-cell.ts'
import { maskIdNumbers } from '../messages/message.ts'
import type { Said } from '../register/field-history.ts'
import { relationField } from '../register/stored-row.ts'
import type { HistoryEntry, Source } from '../store/history.ts'
import { formOf } from '../store/name-rows.ts'
import { labelOfTable } from './commands/imports/hindrances.ts'
import { whatOf } from './commands/imports/list.ts'
import type { Context } from './context.ts'
import type { JsonOptions } from './register-json.ts'
import { labelOf } from './register-text.ts'

type HistoryOptions = Omit<JsonOptions, 'flags'>

export function printHistory(context: Context, entries: readonly HistoryEntry[], options: HistoryOptions): void {
  if (entries.length === 0) {
    context.notice(context.say('history.none'))
    return
  }
  const columns = ['day', 'batch', 'source', 'what', 'before', 'after']
  context.table(
    columns.map((name) => ({ title: context.say(`history.${name}`) })),
    entries.map((entry) => [
      entry.batch.day,
      String(entry.batch.batch),
      entry.sources.length === 0 ? whatOf(entry.batch, context) : sayPlaces(entry.sources, context),
      labelsOf(entry, context, options).join(' · '),
      written(entry, entry.before, context, options),
      written(entry, entry.after, context, options),
    ]),
  )
}

export function historyJson(entry: HistoryEntry, context: Context, options: HistoryOptions): Record<string, unknown> {
  const [first] = entry.sources
  const { batch } = entry
  return {
    batch: batch.batch,
    day: batch.day,
    kind: batch.kind,
    undoes: batch.undoes,
    undone_by: batch.undoneBy,
    file: first?.file ?? null,
    sheet: first?.sheet ?? null,
    row: first?.row ?? null,
    cell: first?.cell ?? null,
    sources: entry.sources,
    table: entry.table,
    key: entry.key,
    form: formOf(entry),
    field: entry.field,
    label: labelsOf(entry, context, options).at(-1),
    whole: entry.whole,
    before: entry.before && { state: entry.before.state, value: written(entry, entry.before, context, options) },
    after: entry.after && { state: entry.after.state, value: written(entry, entry.after, context, options) },
  }
}

/** 户情表.xlsx［居民］G12, the other places behind it. */
function sayPlaces(sources: readonly Source[], { lang }: Context): string {
  return sources
    .map(({ file, sheet, row, cell }) => {
      const where = cell ?? (lang === 'zh' ? `第${row}行` : `row ${row}`)
      return lang === 'zh' ? `${file}［${sheet}］${where}` : `${file} [${sheet}] ${where}`
    })
    .join(lang === 'zh' ? '、' : ', ')
}

/** The table or form, which of several records, and the field. */
function labelsOf(entry: HistoryEntry, context: Context, options: HistoryOptions): string[] {
  const field = fieldOf(entry, options)
  const label = field ? labelOf(field, context) : entry.extra ? entry.field : labelOfColumn(entry, context)
  if (entry.table === 'person' || entry.table === 'household') return [label]
  const { key } = entry
  const which =
    entry.table === 'tie'
      ? [context.say(`tie.${key.kind}`), key.household_code ?? '']
      : [key.record_key ?? key.on_day ?? '']
  const form = entry.table === 'area_answer' ? `form_${key.form}` : entry.table
  const head = entry.table === 'tie' ? [] : [labelOfTable(context, { definitions: options.definitions }, form)]
  return [[...head, ...which].filter((part) => part !== '').join(' '), label]
}

function labelOfColumn({ table, field }: HistoryEntry, context: Context): string {
  const known = ['tie.to_on', 'tie.since', 'area_answer.applies', 'door_attempt.outcome', 'household.grid_code']
  return known.includes(`${table}.${field}`) ? context.say(`history.column.${field}`) : field
}

function fieldOf(entry: HistoryEntry, { definitions, master }: HistoryOptions): Field | undefined {
  if (entry.extra) return undefined
  if (entry.field === 'relation') return relationField(master) ?? undefined
  return definitions.forms.get(formOf(entry))?.fields.find(({ name }) => name === entry.field)
}

function written(entry: HistoryEntry, said: Said | null, context: Context, options: HistoryOptions): string {
  if (said === null) return ''
  if (entry.field === 'since' && said.value === '') return context.say('history.no_beginning')
  const field = fieldOf(entry, options)
  if (entry.field === 'applies') return said.value === '1' ? '是' : '否'
  if (!field) return options.reveal ? said.value : maskIdNumbers(said.value)
  const text = writeCell(field, { state: said.state as 'value', value: said.value }, options)
  return options.reveal || field.type === 'id_no' ? text : maskIdNumbers(text)
}
