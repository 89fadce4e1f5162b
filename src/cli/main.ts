/** One run of gridbook: words of a command line in, an exit code out; nothing else decides exit codes. */
import { Command, Option } from 'commander'
import { text } from '../messages/say.ts'
import { packageVersion } from '../office/package-root.ts'
import type { App, ExitCode } from './app.ts'
import { translateArgv } from './argv.ts'
import { registerCommands } from './commands.ts'
import { exitCodeOf } from './context.ts'
import { sayThrown } from './errors.ts'
import { helpWording } from './help.ts'
import { chooseLanguage } from './language.ts'

/** `argv` without node and the script. Never throws. */
export async function main(argv: readonly string[], outside: App): Promise<ExitCode> {
  const args = translateArgv(argv)
  let program: Command | null = null
  let app = outside
  try {
    const lang = chooseLanguage(args, outside)
    app = { ...outside, lang, ask: outside.askIn?.(lang) ?? outside.ask }
    program = buildProgram(app)
    const { operands, unknown } = program.parseOptions([...args])
    if (operands.length === 0 && unknown.length === 0) return await alone(program, app, args)
    await program.parseAsync(args, { from: 'user' })
    return exitCodeOf(program)
  } catch (thrown) {
    return sayThrown(thrown, { app, args, program })
  }
}

/** Every command with its options, and nothing run: for `main`, for completion and for the tests of help. */
export function buildProgram(app: App): Command {
  const say = (code: string): string => text(code, {}, app.lang)
  const program = new Command('gridbook')
    .description(say('cli.about'))
    .version(packageVersion(), '-V, --version', say('cli.option.version'))
    .option('--office <DIR>', say('cli.option.office'))
    .addOption(new Option('--lang <zh|en>', say('cli.option.lang')).choices(['zh', 'en']))
    .option('--json', say('cli.option.json'))
    .option('--no-color', say('cli.option.no_color'))
    .option('--quiet', say('cli.option.quiet'))
    .option('-y, --yes', say('cli.option.yes'))
    .option('--today <DAY>', say('cli.option.today'))
    .option('--purpose <TEXT>', say('cli.option.purpose'))
    .exitOverride()
    .configureOutput({
      writeOut: (words) => app.out(words),
      writeErr: (words) => app.err(words),
      getOutHelpWidth: () => app.width,
      getErrHelpWidth: () => app.width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      // Said by errors.ts, in the person's language.
      outputError: () => {},
    })
  helpWording(program, app.lang)
  registerCommands(program, app)
  return program
}

/** `gridbook` and nothing more: the menu where somebody sits, the help where nobody does. */
async function alone(program: Command, app: App, globals: readonly string[]): Promise<ExitCode> {
  const { contextOf } = await import('./make-context.ts')
  const context = contextOf(program, app, [])
  if (!context.canAsk || !app.stdoutTty) {
    app.out(program.helpInformation())
    return 0
  }
  const { showMenu } = await import('./menu.ts')
  return showMenu(context, globals, main)
}
