/** `gridbook init`: a new office folder, with everything asked that was not said. */
import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../core/app-error.ts'
import { text } from '../../messages/say.ts'
import { divisionName, parseCommunityCode } from '../../office/division.ts'
import type { App, ExitCode } from '../app.ts'
import { type Context, runs } from '../context.ts'

export interface InitOptions {
  readonly name?: string
  readonly code?: string
  readonly from?: string
  readonly cardId?: 'masked' | 'whole'
}

export function registerInit(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('init')
    .alias('新建')
    .description(say('init.about'))
    .argument('[DIR]', say('init.dir'))
    .option('--name <NAME>', say('init.name'))
    .option('--code <CODE>', say('init.code'))
    .option('--from <ROSTER>', say('init.from'))
    .option('--card-id <masked|whole>', say('init.card_id'))
  runs(command, app, runInit)
}

export async function runInit(context: Context, dir: string | undefined, options: InitOptions): Promise<ExitCode> {
  const { app } = context
  const { makeOffice, refuseOffice } = await import('../../office/office-folder.ts')
  const { openOffice } = await import('../../office/open-office.ts')
  const { syncedService } = await import('../../office/synced-folder.ts')
  const folder = resolve(app.cwd, dir ?? '.')
  refuseOffice(folder)
  const roster = options.from === undefined ? null : resolve(app.cwd, options.from)
  // An office that was made for a roster that is not there would stand in the way of the second try.
  if (roster !== null && !existsSync(roster)) throw new AppError('disk.not_found', 2, { path: options.from ?? '' })

  const name = await context.wanted('--name', options.name, () =>
    app.ask.text(context.say('init.ask_name'), dir === undefined ? undefined : basename(folder)),
  )
  if (name.trim() === '') throw new AppError('office.name_empty', 2)
  const code = await askCode(context, options.code)
  const service = syncedService(folder)
  if (service !== null) context.warn(context.say('init.synced', { service }))

  const paths = makeOffice(folder, {
    community: name.trim(),
    code,
    language: context.lang,
    cardIdNumbers: await cardId(context, options.cardId),
  })
  const office = await openOffice(folder)
  const { codes } = await office.definitions()
  await office.store()
  await office.close()

  const place = divisionName(code, codes.get('gbt2260'))
  if (!context.json) {
    context.out(paths.dir)
    context.notice(context.say('init.done', { name: name.trim(), code, place }))
  }
  const imported = roster === null ? null : await importRoster(context, folder, roster)
  if (context.json) context.document({ office: paths.dir, place, ...(imported ? { import: imported.document } : {}) })
  else if (imported === null) context.notice(context.say('init.next', { dir: paths.dir }))
  return imported?.code ?? 0
}

async function askCode(context: Context, told: string | undefined): Promise<string> {
  const given = await context.wanted('--code', told, () => context.app.ask.text(context.say('init.ask_code')))
  const code = parseCommunityCode(given)
  if (code === null) throw new AppError('office.code_invalid', 2, { value: given })
  return code
}

async function cardId(context: Context, told: string | undefined): Promise<'masked' | 'whole'> {
  if (told === 'masked' || told === 'whole') return told
  if (told !== undefined) {
    throw new AppError('usage.not_a_choice', 2, { flag: '--card-id', value: told, choices: 'masked, whole' })
  }
  if (!context.canAsk || context.yes) return 'masked'
  return (await context.app.ask.yesNo(context.say('init.ask_card_id'), false)) ? 'whole' : 'masked'
}

/** The same `gridbook import` that the clerk would have typed next. */
async function importRoster(context: Context, office: string, roster: string) {
  const { main } = await import('../main.ts')
  const { app, json } = context
  const said: string[] = []
  const listening: App = json ? { ...app, out: (words) => void said.push(words) } : app
  const flags = ['--lang', context.lang, ...(json ? ['--json'] : []), ...(context.quiet ? ['--quiet'] : [])]
  const code = await main(['import', roster, '--office', office, ...flags], listening)
  return { code, document: json ? JSON.parse(said.join('')) : null }
}
