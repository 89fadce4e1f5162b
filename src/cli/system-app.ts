/** The real outside world: this process, its terminal and its clock. */
import { AppError } from '../core/app-error.ts'
import { type Day, dayOf } from '../core/day.ts'
import type { App, Lang } from './app.ts'
import { localeLanguage } from './language.ts'
import { terminalAsk } from './terminal-ask.ts'

export function systemApp(): App {
  const lang = systemLanguage()
  const askIn = (language: Lang) => terminalAsk(language, { input: process.stdin, output: process.stderr })
  return {
    out: (text) => {
      process.stdout.write(text)
    },
    err: (text) => {
      process.stderr.write(text)
    },
    stdinTty: process.stdin.isTTY === true,
    stdoutTty: process.stdout.isTTY === true,
    stderrTty: process.stderr.isTTY === true,
    width: process.stdout.columns || process.stderr.columns || Number(process.env.COLUMNS) || 80,
    lang,
    env: process.env,
    get cwd() {
      return workingFolder()
    },
    ask: askIn(lang),
    askIn,
    machineDay,
  }
}

/** The language that the system is set to, where no variable says so: Windows has none. */
function systemLanguage(): Lang {
  // Every Intl object knows the locale; this one is made in a fraction of a millisecond, a DateTimeFormat in fifteen.
  return localeLanguage({ LANG: new Intl.PluralRules().resolvedOptions().locale }) ?? 'zh'
}

/** The day on this machine's wall, in its own time zone. */
function machineDay(): Day {
  const now = new Date()
  const day = dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())
  if (day === null) throw new Error('the clock of this machine is not set')
  return day
}

function workingFolder(): string {
  try {
    return process.cwd()
  } catch {
    throw new AppError('disk.folder_gone', 2)
  }
}
