/** `gridbook export`: the register as a file that other programs read and `import` takes back without a change. */
import { existsSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../core/app-error.ts'
import type { Form } from '../../forms/form.ts'
import { maskIdNumbers } from '../../messages/message.ts'
import { text } from '../../messages/say.ts'
import { registerTable } from '../../register/register-table.ts'
import { storedFields } from '../../register/stored-row.ts'
import type { Store } from '../../store/store.ts'
import type { App, ExitCode } from '../app.ts'
import { type Context, runs } from '../context.ts'
import { recordJson } from '../record-json.ts'
import { logReveal, mayReveal } from '../reveal.ts'
import { saidLayout } from '../said-layout.ts'
import { whereFlags } from '../said-where.ts'
import { type Exported, type RecordsWanted, readExported, saidForms } from './exported-records.ts'

export interface ExportOptions extends RecordsWanted {
  readonly output?: string
  readonly layout?: string
  readonly reveal?: boolean
}

const ENDINGS = ['.xlsx', '.csv', '.json', '.ndjson'] as const
type Ending = (typeof ENDINGS)[number]

export function registerExport(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('export')
    .alias('导出')
    .description(say('export.about'))
    .argument('[FORM...]', say('export.forms'))
    .option('-o, --output <FILE>', say('export.output'))
    .option('--grid <G>', say('register.grid'))
    .option('--building <B>', say('register.building'))
    .option('--columns <FIELDS>', say('where.columns'))
    .option('--layout <LAYOUT>', say('export.layout'))
    .option('--reveal', say('reveal.option'))
  runs(whereFlags(command, app), app, runExport)
}

export async function runExport(context: Context, said: readonly string[], options: ExportOptions): Promise<ExitCode> {
  const { app } = context
  const output = await context.wanted('-o', options.output, () => app.ask.text(context.say('export.ask_output')))
  const path = resolve(app.cwd, output)
  const ending = endingOf(path)
  if (saidLayout(options.layout) === 'paper') {
    const { exportPaper } = await import('./export-paper.ts')
    return exportPaper(context, said, { ...options, output })
  }
  const store = await (await context.office()).store()
  const forms = saidForms(store.definitions, said, options)
  const [only] = forms
  if (ending === '.csv' && said.length === 0)
    forms.splice(0, forms.length, ...forms.filter(({ id }) => id === 'resident'))
  else if (ending === '.csv' && forms.length > 1)
    throw new AppError('export.one_form', 2, { first: only?.id ?? '', count: String(forms.length) })
  if (existsSync(path) && !(await context.confirm(context.say('export.ask_overwrite', { file: path })))) return 0
  const reveal = await mayReveal(context, options.reveal)

  const { exported: all, where, asOf } = await readExported(context, store, forms, options, reveal)
  // Nobody asked for the empty ones by name.
  const exported = said.length > 0 || ending === '.csv' ? all : all.filter(({ records }) => records.length > 0)
  const records = exported.reduce((sum, one) => sum + one.records.length, 0)
  await logReveal(
    context,
    {
      forms: exported.map(({ form }) => form.id).join(' '),
      records,
      file: output,
      revealed: reveal ? 1 : 0,
      ...(where ? { where: where.printed } : {}),
      ...(asOf ? { as_of: asOf } : {}),
    },
    'export',
  )
  const { writeFile } = await import('../../office/write-file.ts')
  writeFile(path, await contentOf(exported, ending, store, reveal, context))

  if (context.json) {
    const forms = exported.map((one) => ({ form: one.form.id, records: one.records.length }))
    context.document({
      file: path,
      forms,
      records,
      revealed: reveal,
      ...(where ? { where: where.printed } : {}),
      ...(asOf ? { as_of: asOf } : {}),
    })
  } else {
    context.out(path)
    context.notice(
      context.say(reveal ? 'export.done_whole' : 'export.done', {
        records: String(records),
        forms: String(exported.length),
      }),
    )
  }
  return 0
}

async function contentOf(
  exported: readonly Exported[],
  ending: Ending,
  store: Store,
  reveal: boolean,
  context: Context,
): Promise<string | Uint8Array> {
  const { codes } = store.definitions
  const mask = reveal ? (words: string) => words : maskIdNumbers
  const tables = () =>
    exported.map(({ form, records, asked }) =>
      asked ? askedTable(form, asked) : registerTable(form, records, { codes, reveal, mask }),
    )
  if (ending === '.csv') {
    const { exportCsv } = await import('../../sheets/export.ts')
    const [table] = tables()
    return table ? exportCsv(table) : ''
  }
  if (ending === '.xlsx') {
    const { exportXlsx } = await import('../../sheets/export.ts')
    const stamp = Object.fromEntries(exported.map(({ form }) => [form.id, form.edition]))
    return exportXlsx(tables(), { day: context.today, title: store.community.name, stamp })
  }
  const objects = exported.map(({ form, records, asked }) => ({
    form: form.id,
    records: asked
      ? asked.rows.map((row) => Object.fromEntries(asked.columns.map(({ name }, at) => [name, row[at] || null])))
      : records.map(({ personNo, householdCode, cells, extras }) => ({
          ...(personNo === null ? {} : { person_no: personNo }),
          ...(householdCode === null ? {} : { household_code: householdCode }),
          ...recordJson(storedFields(form), cells, extras, { codes, reveal }),
        })),
  }))
  if (ending === '.json')
    return `${JSON.stringify(Object.fromEntries(objects.map(({ form, records }) => [form, records])), null, 2)}\n`
  return objects
    .flatMap(({ form, records }) => records.map((each) => `${JSON.stringify({ form, ...each })}\n`))
    .join('')
}

function askedTable({ sheet }: Form, { columns, rows }: NonNullable<Exported['asked']>) {
  return {
    sheet,
    headings: columns.map(({ heading }) => heading),
    rows,
    textColumns: new Set(columns.flatMap(({ isNumber }, at) => (isNumber ? [] : [at]))),
  }
}

function endingOf(path: string): Ending {
  const ending = extname(path).toLowerCase()
  const known = ENDINGS.find((each) => each === ending)
  if (known) return known
  throw new AppError('export.ending', 2, { file: path, endings: ENDINGS.join(' ') })
}
