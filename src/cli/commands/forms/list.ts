/** `gridbook forms list`: every table that the office fills in. */
import type { Command } from 'commander'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { definitionsAtHand, inFormOrder } from './chosen-forms.ts'

export function registerFormsList(parent: Command, app: App): void {
  runs(
    parent
      .command('list')
      .alias('列表')
      .description(text('forms.list.about', {}, app.lang)),
    app,
    runFormsList,
  )
}

export async function runFormsList(context: Context): Promise<ExitCode> {
  const forms = inFormOrder(await definitionsAtHand(context))
  if (context.json) {
    context.document({ forms: forms.map(({ id, label, sheet, subject }) => ({ id, label, sheet, subject })) })
    return 0
  }
  const columns = ['id', 'label', 'sheet', 'subject', 'fields'].map((name) => ({
    title: context.say(`forms.col.${name}`),
  }))
  const rows = forms.map((form) => [
    form.id,
    context.lang === 'zh' ? form.label : form.en,
    form.sheet,
    context.say(`forms.subject.${form.subject}`),
    String(form.fields.length),
  ])
  context.table(
    columns.map((column, index) => (index === 4 ? { ...column, align: 'right' } : column)),
    rows,
  )
  return 0
}
