/** Makes the context of a command that is about to run. */
import type { Command } from 'commander'
import { AppError } from '../core/app-error.ts'
import { type Day, parseDay } from '../core/day.ts'
import { sayProblem, text } from '../messages/say.ts'
import { findOffice, peekSettings, requireOffice } from '../office/find-office.ts'
import type { OpenOffice } from '../office/open-office.ts'
import type { App } from './app.ts'
import { colour } from './colour.ts'
import type { Context } from './context.ts'
import { table } from './table.ts'

interface GlobalOptions {
  readonly office?: string
  readonly json?: boolean
  readonly color?: boolean
  readonly quiet?: boolean
  readonly yes?: boolean
  readonly today?: string
  readonly purpose?: string
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
      const office = opened[0] ?? (await openOffice(requireOffice(search)))
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
