/** What a running command holds in its hand: options of every command, the office, the clock, words and streams. */
import type { Command } from 'commander'
import { AppError } from '../core/app-error.ts'
import { type Day, parseDay } from '../core/day.ts'
import type { Detail, Problem } from '../core/problem.ts'
import { sayProblem, text } from '../messages/say.ts'
import { findOffice, peekSettings, requireOffice } from '../office/find-office.ts'
import type { OpenOffice } from '../office/open-office.ts'
import type { App, ExitCode, Lang } from './app.ts'
import { type Colour, colour } from './colour.ts'
import { type Column, table } from './table.ts'

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

interface GlobalOptions {
  readonly office?: string
  readonly json?: boolean
  readonly color?: boolean
  readonly quiet?: boolean
  readonly yes?: boolean
  readonly today?: string
  readonly purpose?: string
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

/** Offices opened through the context are put on `opened`, and whoever made the context closes them. */
export function contextOf(command: Command, app: App, opened: OpenOffice[]): Context {
  const options = command.optsWithGlobals<GlobalOptions>()
  const { lang } = app
  const json = options.json ?? false
  const quiet = options.quiet ?? false
  const yes = options.yes ?? false
  const canAsk = app.stdinTty && app.stderrTty && !json
  const search = { flag: options.office ?? null, env: app.env, cwd: app.cwd }
  const colours = colour({ env: app.env, tty: app.stdoutTty, off: options.color === false })
  // What was said is checked at once; what gridbook.yaml says only by commands that need the day, so that `doctor` can run.
  const said = told('--today', options.today) ?? told('GRIDBOOK_TODAY', app.env.GRIDBOOK_TODAY)
  const out = (line: string): void => app.out(`${line}\n`)
  return {
    app,
    lang,
    json,
    quiet,
    yes,
    canAsk,
    officeFlag: search.flag,
    purpose: options.purpose ?? null,
    colour: colours,
    get today() {
      return said ?? officeDay(findOffice(search)) ?? app.machineDay()
    },
    out,
    notice(line) {
      if (!quiet && !json) app.err(`${line}\n`)
    },
    warn: (line) =>
      app.err(`${colour({ env: app.env, tty: app.stderrTty, off: options.color === false }).warn(line)}\n`),
    table(columns, rows) {
      out(table(columns, rows, { width: app.stdoutTty ? app.width : null, title: colours.strong }))
    },
    document: (value) => out(JSON.stringify(value, null, 2)),
    say: (code, detail = {}) => text(code, detail, lang),
    problem: (problem) => sayProblem(problem, lang),
    officeDir: () => requireOffice(search),
    async office() {
      const { openOffice } = await import('../office/open-office.ts')
      const office = opened[0] ?? openOffice(requireOffice(search))
      if (opened.length === 0) opened.push(office)
      return office
    },
    async confirm(question) {
      if (yes) return true
      if (!canAsk) throw new AppError('usage.needs_yes', 2, { question })
      return app.ask.yesNo(question, false)
    },
    async wanted(flag, value, question) {
      if (value !== undefined && value !== '') return value
      if (!canAsk) throw new AppError('usage.missing_flag', 2, { flag })
      return question()
    },
  }
}

function officeDay(office: string | null): Day | null {
  return office === null ? null : told('gridbook.yaml today:', peekSettings(office).today)
}

function told(where: string, value: string | null | undefined): Day | null {
  if (value === undefined || value === null || value === '') return null
  const day = parseDay(value)
  if (day === null) throw new AppError('usage.not_a_day', 2, { flag: where, value })
  return day
}

function root(command: Command): Command {
  return command.parent === null ? command : root(command.parent)
}
