/** `gridbook backup`: a complete copy of the register, also while others are at work. */
import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { text } from '../../messages/say.ts'
import type { App, ExitCode } from '../app.ts'
import { type Context, runs } from '../context.ts'

export function registerBackup(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('backup')
    .alias('备份')
    .description(say('backup.about'))
    .argument('[FILE]', say('backup.file'))
  runs(command, app, runBackup)
}

export async function runBackup(context: Context, file: string | undefined): Promise<ExitCode> {
  const office = await context.office()
  const target = file === undefined ? null : intoFolder(resolve(context.app.cwd, file), context.today)
  if (target !== null && existsSync(target)) {
    if (!(await context.confirm(context.say('backup.ask_overwrite', { file: target })))) return 0
  }
  const path = target ?? (await office.keepCopy('backup', context.today))
  if (target !== null) await (await office.store()).backupTo(target)

  const { evidenceBeside } = await import('../../office/evidence.ts')
  const evidence = evidenceBeside(office.paths, path)
  const bytes = statSync(path).size
  if (context.json) context.document({ backup: path, bytes, evidence })
  else {
    context.out(path)
    context.notice(context.say('backup.done', { megabytes: String(Math.max(1, Math.round(bytes / 1e6))) }))
    if (evidence > 0) context.notice(context.say('backup.evidence', { count: String(evidence), folder: dirname(path) }))
  }
  return 0
}

/** Somebody who names the stick that the copy should go to has named a folder. */
function intoFolder(path: string, day: string): string {
  return existsSync(path) && statSync(path).isDirectory() ? join(path, `gridbook-${day}.db`) : path
}
