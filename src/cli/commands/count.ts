/** `gridbook count`: numbers for a report, by the columns that were named, each with the basis it was counted on. */
import { existsSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../core/app-error.ts'
import { text } from '../../messages/say.ts'
import { counterBy } from '../../register/count.ts'
import { readGroupings } from '../../register/count-by.ts'
import { type CountTable, countTable } from '../../register/count-table.ts'
import { BASES, type Basis, isAtHome, isCounted } from '../../register/standing.ts'
import type { App, ExitCode } from '../app.ts'
import { type Context, runs } from '../context.ts'
import { refusal, saidDay, saidWhere, type WhereOptions, whereFlags, whereScope } from '../said-where.ts'

export interface CountOptions extends WhereOptions {
  readonly by?: string
  readonly basis?: string
  readonly grid?: string
  readonly output?: string
}

/** What people say for a basis. */
const SAID_BASES: Readonly<Record<string, Basis>> = {
  ...Object.fromEntries(BASES.map((basis) => [basis, basis])),
  在册人口: 'all',
  在册: 'all',
  户籍人口: 'registered',
  户籍: 'registered',
  现住人口: 'living',
  现住: 'living',
  实有人口: 'living',
  常住人口: 'permanent',
  常住: 'permanent',
  流动人口: 'floating',
  流动: 'floating',
}

export function registerCount(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('count')
    .alias('统计')
    .description(say('count.about'))
    .option('--by <FIELDS>', say('count.by'))
    .option('--basis <BASIS>', say('count.basis'))
    .option('--grid <G>', say('register.grid'))
    .option('-o, --output <FILE>', say('count.output'))
  runs(whereFlags(command, app), app, runCount)
}

export async function runCount(context: Context, options: CountOptions): Promise<ExitCode> {
  const { app } = context
  const by = await context.wanted('--by', options.by, () => app.ask.text(context.say('count.ask_by'), '网格'))
  const basis = saidBasis(options.basis)
  const asOf = saidDay('--as-of', options.asOf)
  const store = await (await context.office()).store()
  const scope = await whereScope(context, store, asOf)
  const read = readGroupings(by, scope)
  if (!read.ok) throw refusal(context, '--by', by, read.mistake)
  const where = saidWhere(context, options.where, scope)
  const { saidGrid } = await import('../said-grid.ts')
  const grid = options.grid === undefined ? null : await saidGrid(store, options.grid)

  const asked = read.groupings.flatMap((one) => ('form' in one.asked ? [one.asked.form.id] : []))
  const counter = counterBy(
    grid === null
      ? read.groupings
      : read.groupings.map((one) => ({ ...one, always: one.always.filter((key) => key === grid) })),
  )
  const { standingPieces } = await import('../../store/standings.ts')
  const forms = new Set([...asked, ...(where?.forms ?? [])])
  for await (const piece of standingPieces(store, {
    forms,
    ...(grid === null ? {} : { grid }),
    ...(asOf === null ? {} : { asOf }),
  })) {
    for (const standing of piece)
      if (isAtHome(standing) && isCounted(basis, standing, scope.master) && (where === null || where.test(standing)))
        counter.add(standing)
  }

  const words = (code: string) => text(`count.${code}`, {}, options.output === undefined ? context.lang : 'zh')
  const table = countTable(read.groupings, counter, {
    total: words('total'),
    persons: words('persons'),
    households: words('households'),
  })
  const basisSaid = words(`basis.${basis}`)
  if (options.output !== undefined)
    await write(context, options.output, table, note(basisSaid, scope.day, where?.printed ?? null, 'zh'))
  if (context.json) {
    context.document({
      basis,
      as_of: scope.day,
      where: where?.printed ?? null,
      by: read.groupings.map(({ label }) => label),
      groups: counter.groups().map(({ keys, persons, households }) => ({
        key: keys.map((key, at) => read.groupings[at]?.say(key) ?? key),
        persons,
        households,
      })),
      total: counter.total(),
      ...(options.output === undefined ? {} : { file: resolve(app.cwd, options.output) }),
    })
    return 0
  }
  if (options.output === undefined) {
    context.table(
      table.headings.map((title, at) => ({ title, ...(at < table.heads ? {} : { align: 'right' as const }) })),
      table.rows,
    )
  }
  context.notice(note(basisSaid, scope.day, where?.printed ?? null, context.lang))
  if (table.overlaps) context.notice(context.say('count.overlaps'))
  return 0
}

function saidBasis(said: string | undefined): Basis {
  const basis = said === undefined ? 'all' : SAID_BASES[said]
  if (basis) return basis
  throw new AppError('usage.not_a_choice', 2, {
    flag: '--basis',
    value: said ?? '',
    choices: '在册人口、户籍人口、现住人口、常住人口、流动人口 (all, registered, living, permanent, floating)',
  })
}

function note(basis: string, day: string, where: string | null, lang: 'zh' | 'en'): string {
  return text(where === null ? 'count.note' : 'count.note_where', { basis, day, where: where ?? '' }, lang)
}

async function write(context: Context, output: string, table: CountTable, basis: string): Promise<void> {
  const path = resolve(context.app.cwd, output)
  const ending = extname(path).toLowerCase()
  if (ending !== '.xlsx' && ending !== '.csv')
    throw new AppError('export.ending', 2, { file: path, endings: '.xlsx .csv' })
  if (existsSync(path) && !(await context.confirm(context.say('export.ask_overwrite', { file: path })))) return
  const { exportCsv, exportXlsx } = await import('../../sheets/export.ts')
  const { writeFile } = await import('../../office/write-file.ts')
  const sheet = {
    sheet: text('count.sheet', {}, 'zh'),
    headings: table.headings,
    rows: [...table.rows, table.headings.map((_, at) => (at === 0 ? basis : ''))],
    textColumns: new Set(Array.from({ length: table.heads }, (_, at) => at)),
  }
  const store = await (await context.office()).store()
  writeFile(
    path,
    ending === '.csv'
      ? exportCsv(sheet)
      : await exportXlsx([sheet], { day: context.today, title: store.community.name, stamp: {} }),
  )
  context.out(path)
}
