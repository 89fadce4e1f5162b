/** What a running command holds in its hand: options of every command, the office, the clock, words and streams. */
import type { Command } from 'commander'
import type { Day } from '../core/day.ts'
import type { Detail, Problem } from '../core/problem.ts'
import type { OpenOffice } from '../office/open-office.ts'
import type { App, ExitCode, Lang } from './app.ts'
import type { Colour } from './colour.ts'
import type { Column } from './table.ts'

export interface Context {
  readonly app: App
  readonly lang: Lang
  readonly json: boolean
  readonly quiet: boolean
  /** `-y/--yes`: what would be asked is answered with yes. */
  readonly yes: boolean
  /** `--purpose`: what for, as the audit log has it. */
  readonly purpose: string | null
  /** The office's clock: --today, GRIDBOOK_TODAY, gridbook.yaml, the machine. */
  readonly today: Day
  /** For stdout. */
  readonly colour: Colour
  /** Somebody is there to be asked, and `--json` was not given. */
  readonly canAsk: boolean
  /** Data: a line of stdout. */
  out(line: string): void
  /** Talk: a line of stderr, unless `--quiet` or `--json`. */
  notice(line: string): void
  /** What must be seen even with `--quiet`: stderr. */
  warn(line: string): void
  /** A table on stdout. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void
  /** The one document of `--json`. */
  document(value: unknown): void
  /** Words by code, in the person's language. */
  say(code: string, detail?: Detail): string
  problem(problem: Problem): string
  /** `--office` as it was given. */
  readonly officeFlag: string | null
  /** The folder of the office, not opened. */
  officeDir(): string
  /** Settings, definitions and store, opened once and closed when the command has ended. */
  office(): Promise<OpenOffice>
  /** Yes or no before something is deleted, overwritten, closed or revealed; off a terminal without `--yes` a usage error. */
  confirm(question: string): Promise<boolean>
  /** The flag's value, or on a terminal the answer to a question; off it a usage error that names the flag. */
  wanted(flag: string, value: string | undefined, question: () => Promise<string>): Promise<string>
}

const exitCodes = new WeakMap<Command, ExitCode>()

/**
 * Sets what a command does: `run(context, ...operands, options)`, and its exit code. The office is closed afterwards
 * whatever happens.
 */
export function runs(
  command: Command,
  app: App,
  run: (context: Context, ...input: never[]) => Promise<ExitCode>,
): void {
  command.action(async (...input: unknown[]) => {
    const opened: OpenOffice[] = []
    try {
      // Only now: tables and colours take a third of the start, and help and wrong commands need neither.
      const { contextOf } = await import('./make-context.ts')
      const exit = await run(contextOf(command, app, opened), ...(input.slice(0, -1) as never[]))
      exitCodes.set(root(command), exit)
    } finally {
      for (const office of opened) await office.close()
    }
  })
}

/** What the command of this run ended with; 0 for help and version. */
export function exitCodeOf(program: Command): ExitCode {
  return exitCodes.get(program) ?? 0
}

function root(command: Command): Command {
  return command.parent === null ? command : root(command.parent)
}
