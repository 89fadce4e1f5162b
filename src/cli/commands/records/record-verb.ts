/** What the commands over records of an office form have in common: flags for fields, questions where one is missing. */
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import type { Field, Form } from '../../../forms/form.ts'
import { text } from '../../../messages/say.ts'
import type { Store } from '../../../store/store.ts'
import type { App, Lang } from '../../app.ts'
import type { Context } from '../../context.ts'

/** Field → flag, where people would look for another word than the field's own name. */
const FLAG_OF: Readonly<Record<string, string>> = {
  staff_no: 'warden',
  household_code: 'household',
  id_no: 'person',
  session_no: 'session',
  received_on: 'on',
  issued_on: 'on',
  returned_on: 'on',
  due_by: 'due',
  wanted_on: 'wanted',
}

export interface FieldOptions {
  readonly [flag: string]: string | readonly string[] | undefined
  readonly set?: readonly string[]
}

/** `--household` for household_code. Pure. */
export function flagOf(field: string): string {
  return `--${(FLAG_OF[field] ?? field).replaceAll('_', '-')}`
}

/** A flag for each field, and `--set 栏目=值` for every other one. */
export function fieldFlags(command: Command, app: App, fields: readonly string[]): Command {
  for (const field of fields) {
    command.option(`${flagOf(field)} <VALUE>`, text(`records.flag.${FLAG_OF[field] ?? field}`, {}, app.lang))
  }
  return command.option('--set <FIELD=VALUE...>', text('records.flag.set', {}, app.lang))
}

/** What was said with flags, field → text. Throws on a `--set` that names no field of the form. */
export function saidFields(form: Form, fields: readonly string[], options: FieldOptions): Record<string, string> {
  const said: Record<string, string> = {}
  for (const field of fields) {
    const value = options[camelOf(flagOf(field))]
    if (typeof value === 'string') said[field] = value
  }
  for (const one of options.set ?? []) {
    const [, name = '', value = ''] = /^([^=＝]+)[=＝]([\s\S]*)$/u.exec(one) ?? []
    const field = form.fields.find(({ name: id, label, aliases }) => [id, label, ...aliases].includes(name.trim()))
    if (!field) {
      const known = form.fields.map(({ label }) => label).join('、')
      throw new AppError('records.no_field', 2, { value: one, form: form.label, known })
    }
    said[field.name] = value
  }
  return said
}

/** Asks for each of `fields` that is not said yet; off a terminal the first that is needed is a usage error. */
export async function askFields(
  context: Context,
  store: Store,
  form: Form,
  said: Record<string, string>,
  { needed, offered }: { readonly needed: readonly string[]; readonly offered: readonly string[] },
): Promise<void> {
  for (const name of [...needed, ...(context.canAsk ? offered : [])]) {
    const field = form.fields.find((one) => one.name === name)
    if (!field || said[name] !== undefined) continue
    said[name] = needed.includes(name)
      ? await context.wanted(flagOf(name), undefined, () => answer(context, store, field))
      : await answer(context, store, field)
  }
}

async function answer(context: Context, store: Store, field: Field): Promise<string> {
  const question = context.say('records.ask', { field: labelOf(field, context.lang) })
  const table = field.type === 'code' && field.codes ? store.definitions.codes.get(field.codes) : undefined
  if (!table) return context.app.ask.text(question)
  const choices = table.entries.map(({ label, en }) => ({ value: label, label: context.lang === 'zh' ? label : en }))
  return context.app.ask.choose(question, choices)
}

export function labelOf(field: Field, lang: Lang): string {
  return lang === 'zh' ? field.label : field.en
}

export function formNamed(store: Store, id: string): Form {
  const form = store.definitions.forms.get(id)
  if (!form) throw new AppError('records.no_form', 2, { form: id })
  return form
}

function camelOf(flag: string): string {
  return flag.slice(2).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
