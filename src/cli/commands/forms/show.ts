/** `gridbook forms show FORM`: the columns of one form, how to write them, and which of them are needed. */
import type { Command } from 'commander'
import type { CodeTable, Field } from '../../../forms/form.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { definitionsAtHand, namedForm } from './chosen-forms.ts'

export function registerFormsShow(parent: Command, app: App): void {
  const command = parent
    .command('show')
    .alias('查看')
    .description(text('forms.show.about', {}, app.lang))
    .argument('<FORM>', text('forms.form', {}, app.lang))
  runs(command, app, runFormsShow)
}

export async function runFormsShow(context: Context, name: string): Promise<ExitCode> {
  const definitions = await definitionsAtHand(context)
  const form = namedForm(definitions, name)
  if (context.json) {
    const { id, label, sheet, subject, edition, source, key } = form
    const fields = form.fields.map((field) => fieldJson(field, definitions.codes))
    const ticks = form.ticks.map(({ headings, set }) => ({ headings, set }))
    context.document({ id, label, sheet, subject, edition, source, key, fields, ticks })
    return 0
  }
  context.notice(`${form.label}（${form.id}）　${form.source}`)
  const { dictionary } = await import('../../../forms/dictionary.ts')
  const columns = ['field', 'label', 'type', 'need', 'rule', 'codes'].map((column) => ({
    title: context.say(`forms.col.${column}`),
  }))
  const rows = dictionary(definitions, context.lang, [form.id]).map((row) => [
    row.field,
    row.label,
    row.type,
    row.need,
    row.rule,
    row.codes,
  ])
  context.table(columns, rows)
  return 0
}

/** `codes` lists the choices of a code column; null where there are none to choose from. */
function fieldJson(field: Field, tables: ReadonlyMap<string, CodeTable>) {
  const table = field.codes === null ? undefined : tables.get(field.codes)
  return {
    name: field.name,
    label: field.label,
    aliases: field.aliases,
    type: field.type,
    need: field.need,
    codes: table ? table.entries.map(({ code, label, synonyms }) => ({ code, label, synonyms })) : null,
    code_table: field.codes,
    unit: field.unit,
    en: field.en,
  }
}
