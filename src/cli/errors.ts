/** Whatever was thrown, as sentences for the person and an exit code. */
import { type Command, CommanderError } from 'commander'
import { AppError } from '../core/app-error.ts'
import type { Detail, Place } from '../core/problem.ts'
import { maskIdNumbers } from '../messages/message.ts'
import { messageOf, type Said, sayAt, sayPlace, text, withSuggestion } from '../messages/say.ts'
import { fileRefusal } from '../office/file-refusal.ts'
import { packageVersion } from '../office/package-root.ts'
import type { App, ExitCode } from './app.ts'
import { usageError } from './usage-error.ts'

export interface Failing {
  readonly app: App
  readonly args: readonly string[]
  /** Null when even the commands could not be built. */
  readonly program: Command | null
}

export function sayThrown(thrown: unknown, failing: Failing): ExitCode {
  try {
    return sayOne(thrown, failing)
  } catch (error) {
    // A refusal whose own sentence is missing is a defect like any other, and must not end the process unsaid.
    return defect(error, failing)
  }
}

function sayOne(thrown: unknown, failing: Failing): ExitCode {
  const { app } = failing
  if (thrown instanceof CommanderError) {
    if (thrown.exitCode === 0) return 0
    return refuse(usageError(thrown, failing), failing)
  }
  if (thrown instanceof AppError) return refuse(thrown, failing)
  // inquirer throws these when the person pressed Ctrl-C in a question.
  if (thrown instanceof Error && /^(ExitPrompt|AbortPrompt|Cancel)/.test(thrown.name)) {
    app.err(`\n${text('cli.interrupted', {}, app.lang)}\n`)
    return 130
  }
  const refusal = fileRefusal(thrown)
  return refusal ? refuse(refusal, failing) : defect(thrown, failing)
}

function refuse(error: AppError, { app, args }: Failing): ExitCode {
  const said = messageOf(error.code, withSuggestion(error.detail, app.lang), app.lang)
  if (!args.includes('--json')) app.err(`${sayAt(error.place, said, app.lang)}\n`)
  else errorDocument(app, { code: error.code, said, place: error.place, detail: error.detail })
  return error.exit
}

function defect(thrown: unknown, { app, args }: Failing): ExitCode {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const said = messageOf('cli.defect', { reason: error.message, version: packageVersion() }, app.lang)
  app.err(`${sayAt(null, said, app.lang)}\n${maskIdNumbers(error.stack ?? error.message)}\n`)
  if (args.includes('--json')) errorDocument(app, { code: 'cli.defect', said, place: null, detail: {} })
  return 70
}

function errorDocument(
  app: App,
  { code, said, place, detail }: { code: string; said: Said; place: Place | null; detail: Detail },
): void {
  const where = place === null ? {} : { place: { ...place, text: sayPlace(place, app.lang) } }
  const masked = Object.fromEntries(Object.entries(detail).map(([key, value]) => [key, maskIdNumbers(value)]))
  app.out(`${JSON.stringify({ error: { code, ...said, ...where, detail: masked } }, null, 2)}\n`)
}
