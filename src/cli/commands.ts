/**
 * Every command in the order of the help. A command file exports `register…(parent, app)`: it calls
 * `parent.command('name').alias('中文名')`, describes itself with `text(code, {}, app.lang)` and hands its work to
 * `runs(command, app, run)`. A new command is one file and one line here.
 */
import type { Command } from 'commander'
import { text } from '../messages/say.ts'
import type { App } from './app.ts'
import { registerBackup } from './commands/backup.ts'
import { registerDoctor } from './commands/doctor.ts'
import { registerImport } from './commands/import/import.ts'
import { registerInit } from './commands/init.ts'
import { registerRestore } from './commands/restore.ts'

export function registerCommands(program: Command, app: App): void {
  program.commandsGroup(text('cli.group.office', {}, app.lang))
  registerInit(program, app)
  registerDoctor(program, app)
  registerBackup(program, app)
  registerRestore(program, app)

  program.commandsGroup(text('cli.group.forms', {}, app.lang))

  program.commandsGroup(text('cli.group.data', {}, app.lang))
  registerImport(program, app)

  program.commandsGroup(text('cli.group.assess', {}, app.lang))

  program.commandsGroup(text('cli.group.paper', {}, app.lang))
}

/** A command that only holds others: `forms`, `assess`, `print`. Its words are `cli.command.<name>` in the catalogue. */
export function group(parent: Command, app: App, name: string, alias: string): Command {
  return parent
    .command(name)
    .alias(alias)
    .description(text(`cli.command.${name}`, {}, app.lang))
}
