/** `gridbook restore`: a copy takes the place of the register, after it was proved and what was there was kept. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../core/app-error.ts'
import { text } from '../../messages/say.ts'
import type { OpenOffice } from '../../office/open-office.ts'
import type { Store } from '../../store/store.ts'
import type { App, ExitCode } from '../app.ts'
import { type Context, runs } from '../context.ts'

export function registerRestore(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('restore')
    .alias('恢复')
    .description(say('restore.about'))
    .argument('<FILE>', say('restore.file'))
  runs(command, app, runRestore)
}

export async function runRestore(context: Context, name: string): Promise<ExitCode> {
  const { isGridbookDatabase, replaceDatabase } = await import('../../office/database-file.ts')
  const file = resolve(context.app.cwd, name)
  if (!isGridbookDatabase(file)) throw new AppError('restore.not_ours', 2, { file })
  const office = await context.office()
  const { database } = office.paths
  if (!(await context.confirm(context.say('restore.ask', { file, name: office.settings.community })))) return 0

  office.lock()
  const kept = existsSync(database) ? await keepWhatIsThere(office, context) : null
  await replaceDatabase(database, file, (aside) => prove(office, aside, file))

  const { evidenceFrom } = await import('../../office/evidence.ts')
  const evidence = evidenceFrom(office.paths, file)
  if (context.json) {
    context.document({ restored: file, kept, evidence })
    return 0
  }
  context.notice(context.say(kept === null ? 'restore.done_new' : 'restore.done', { file, kept: kept ?? '' }))
  if (evidence > 0) context.notice(context.say('restore.evidence', { count: String(evidence) }))
  return 0
}

/** A database that is damaged beyond opening is kept byte by byte: it may be the only one there is. */
async function keepWhatIsThere(office: OpenOffice, context: Context): Promise<string> {
  try {
    const path = await office.keepCopy('restore', context.today)
    await (await office.store()).close()
    return path
  } catch {
    const { copyFileSync } = await import('node:fs')
    const { keepCopy } = await import('../../office/copies.ts')
    const { paths, settings } = office
    const backupTo = async (path: string): Promise<void> => copyFileSync(paths.database, path)
    return keepCopy({ backups: paths.backups, day: context.today, reason: 'restore', keep: settings.copies, backupTo })
  }
}

async function prove({ settings, definitions }: OpenOffice, aside: string, file: string): Promise<void> {
  const { openStore } = await import('../../store/open.ts')
  const store = await openStore(aside, await definitions(), { code: settings.code, name: settings.community })
  try {
    const { ok, problems } = await store.integrity()
    if (!ok) throw new AppError('restore.damaged', 3, { file, reason: problems[0] ?? '' })
    await refuseOtherCommunity(store, file)
  } finally {
    await store.close()
  }
}

/** Another community's copy would look like an empty register. */
async function refuseOtherCommunity({ db, community }: Store, file: string): Promise<void> {
  const rows = await db.selectFrom('household').select('community').distinct().execute()
  const codes = rows.map((row) => String(row.community))
  const [other] = codes
  if (other !== undefined && !codes.includes(community.code)) {
    throw new AppError('restore.other_community', 3, { file, other, code: community.code })
  }
}
