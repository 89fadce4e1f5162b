/** `gridbook find`: people and doors by name, number, phone or address. */
import type { Command } from 'commander'
import { maskIdNo } from '../../core/text.ts'
import { text } from '../../messages/say.ts'
import type { Found } from '../../store/find.ts'
import type { App, ExitCode } from '../app.ts'
import { type Context, runs } from '../context.ts'
import { logReveal, mayReveal } from '../reveal.ts'

export interface FindOptions {
  readonly reveal?: boolean
}

export function registerFind(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('find')
    .alias('找')
    .description(say('find.about'))
    .argument('<TEXT...>', say('find.text'))
    .option('--reveal', say('reveal.option'))
  runs(command, app, runFind)
}

export async function runFind(context: Context, words: readonly string[], options: FindOptions): Promise<ExitCode> {
  const { findInRegister } = await import('../../store/find.ts')
  const store = await (await context.office()).store()
  const wanted = words.join(' ')
  const found = await findInRegister(store, wanted)
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
