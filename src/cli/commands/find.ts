/** `gridbook find`: people and doors by name, number, phone or address. */
import type { Command } from 'commander'
import { maskIdNo } from '../../core/text.ts'
import { maskIdNumbers } from '../../messages/message.ts'
import { text } from '../../messages/say.ts'
import { readColumns } from '../../register/asked-columns.ts'
import { isAtHome, type Standing } from '../../register/standing.ts'
import type { Found } from '../../store/find.ts'
import type { Store } from '../../store/store.ts'
import type { App, ExitCode } from '../app.ts'
import { type Context, runs } from '../context.ts'
import { logReveal, mayReveal } from '../reveal.ts'
import { refusal, saidDay, saidWhere, type WhereOptions, whereFlags, whereScope } from '../said-where.ts'

export interface FindOptions extends WhereOptions {
  readonly columns?: string
  readonly reveal?: boolean
}

export function registerFind(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('find')
    .alias('找')
    .description(say('find.about'))
    .argument('[TEXT...]', say('find.text'))
    .option('--columns <FIELDS>', say('where.columns'))
    .option('--reveal', say('reveal.option'))
  runs(whereFlags(command, app), app, runFind)
}

export async function runFind(context: Context, words: readonly string[], options: FindOptions): Promise<ExitCode> {
  const { where, columns, asOf } = options
  const asked = where !== undefined || columns !== undefined || asOf !== undefined
  const wanted =
    asked || words.length > 0
      ? words.join(' ')
      : await context.wanted('TEXT', undefined, () => context.app.ask.text(context.say('menu.ask_find')))
  const { findInRegister } = await import('../../store/find.ts')
  const store = await (await context.office()).store()
  if (asked) return findAsked(context, store, wanted, options)
  const { readingsFor } = await import('../../office/pinyin.ts')
  const found = await findInRegister(store, wanted, readingsFor(wanted))
  const reveal = await mayReveal(context, options.reveal)
  const persons = found.filter((entry) => entry.kind === 'person')
  if (reveal && persons.length > 0) await logReveal(context, { command: 'find', persons: persons.length })
  const idNo = (whole: string) => (reveal ? whole : maskIdNo(whole))

  if (context.json) {
    context.document({ results: found.map((entry) => foundJson(entry, idNo)) })
    return 0
  }
  if (found.length === 0) {
    context.notice(context.say('find.nothing', { text: wanted }))
    return 0
  }
  if (persons.length > 0) {
    context.table(
      ['name', 'id_no', 'phone', 'door', 'household'].map((column) => ({ title: context.say(`find.${column}`) })),
      persons.map((person) => [
        person.name,
        idNo(person.idNo),
        person.phone.replaceAll(';', '、'),
        person.door || context.say(person.householdCode === null ? 'find.gone' : 'find.no_door'),
        person.householdCode ?? person.personNo,
      ]),
    )
  }
  const households = found.filter((entry) => entry.kind === 'household')
  if (households.length > 0) {
    context.table(
      [
        ...['door', 'head', 'phone'].map((column) => ({ title: context.say(`find.${column}`) })),
        { title: context.say('find.members'), align: 'right' },
        { title: context.say('find.household') },
      ],
      households.map(({ door, headName, phone, members, householdCode }) => [
        door,
        headName,
        phone.replaceAll(';', '、'),
        String(members),
        householdCode,
      ]),
    )
  }
  return 0
}

const SHOWN = 'name,id_no,phone,living_address,household_code'

/** People who fit the condition, and the words where there are some, in the order of doors. */
async function findAsked(context: Context, store: Store, words: string, options: FindOptions): Promise<ExitCode> {
  const asOf = saidDay('--as-of', options.asOf)
  const scope = await whereScope(context, store, asOf)
  const where = saidWhere(context, options.where, scope)
  const said = options.columns ?? SHOWN
  // Columns are checked before anything is asked.
  const columnsWith = (reveal: boolean) => {
    const mask = reveal ? (text: string) => text : maskIdNumbers
    const read = readColumns(said, scope, { codes: store.definitions.codes, reveal, mask })
    if (!read.ok) throw refusal(context, '--columns', said, read.mistake)
    return read.columns
  }
  columnsWith(false)
  const reveal = await mayReveal(context, options.reveal)
  const columns = columnsWith(reveal)
  const { findInRegister } = await import('../../store/find.ts')
  const { readingsFor } = await import('../../office/pinyin.ts')
  const named =
    words === ''
      ? null
      : new Set(
          (await findInRegister(store, words, readingsFor(words))).map((one) =>
            one.kind === 'person' ? one.personNo : one.householdCode,
          ),
        )
  const forms = new Set([
    ...(where?.forms ?? []),
    ...columns.flatMap(({ asked }) => ('form' in asked ? [asked.form.id] : [])),
  ])
  const { standingPieces } = await import('../../store/standings.ts')
  const rows: { standing: Standing; texts: string[] }[] = []
  for await (const piece of standingPieces(store, { forms, ...(asOf === null ? {} : { asOf }) })) {
    for (const standing of piece) {
      const { person, household } = standing
      if (person === null || !isAtHome(standing) || (where && !where.test(standing))) continue
      if (named && !named.has(person.personNo) && !named.has(household.code)) continue
      rows.push({ standing, texts: columns.map((column) => column.textOf(standing)) })
    }
  }
  if (reveal && rows.length > 0) await logReveal(context, { command: 'find', persons: rows.length })
  if (context.json) {
    const results = rows.map(({ standing: { person, household }, texts }) => ({
      kind: 'person',
      person_no: person?.personNo ?? null,
      household_code: household.code,
      grid: household.gridCode,
      ...Object.fromEntries(columns.map(({ name }, at) => [name, texts[at] || null])),
    }))
    context.document({ as_of: scope.day, where: where?.printed ?? null, results })
    return 0
  }
  if (rows.length > 0)
    context.table(
      columns.map(({ heading, isNumber }) => ({ title: heading, ...(isNumber ? { align: 'right' as const } : {}) })),
      rows.map(({ texts }) => texts),
    )
  context.notice(context.say('find.so_many', { count: String(rows.length), where: where?.printed ?? words }))
  return 0
}

function foundJson(entry: Found, idNo: (whole: string) => string): Record<string, unknown> {
  if (entry.kind === 'person') {
    return {
      kind: 'person',
      person: entry.idNo === '' ? entry.personNo : idNo(entry.idNo),
      person_no: entry.personNo,
      name: entry.name,
      id_no: entry.idNo === '' ? null : idNo(entry.idNo),
      phone: entry.phone === '' ? null : entry.phone,
      household_code: entry.householdCode,
      grid: entry.gridCode,
      door: entry.door,
    }
  }
  return {
    kind: 'household',
    household: entry.householdCode,
    household_code: entry.householdCode,
    grid: entry.gridCode,
    door: entry.door,
    head_name: entry.headName === '' ? null : entry.headName,
    phone: entry.phone === '' ? null : entry.phone,
    members: entry.members,
  }
}
