/** The real outside world: this process, its terminal and its clock. */
import { type Day, dayOf } from '../core/day.ts'
import type { App, Ask, Lang } from './app.ts'
import { localeLanguage } from './language.ts'

export function systemApp(): App {
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
    lang: systemLanguage(),
    env: process.env,
    cwd: process.cwd(),
    ask: terminalAsk(),
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

/** Questions go to stderr, so that stdout can be a pipe while somebody answers. */
function terminalAsk(): Ask {
  const prompt = async () => {
    const { createPromptModule } = await import('inquirer')
    return createPromptModule({ output: process.stderr })
  }
  return {
    async text(message, suggestion) {
      const ask = await prompt()
      const withDefault = suggestion === undefined ? {} : { default: suggestion }
      const { answer } = await ask([{ type: 'input', name: 'answer', message, ...withDefault }])
      return String(answer).trim()
    },
    async yesNo(message, suggestion) {
      const ask = await prompt()
      const { answer } = await ask([{ type: 'confirm', name: 'answer', message, default: suggestion }])
      return answer === true
    },
    async choose(message, choices) {
      const ask = await prompt()
      const list = choices.map(({ value, label }) => ({ value, name: label }))
      const { answer } = await ask([{ type: 'select', name: 'answer', message, choices: list, pageSize: 12 }])
      return String(answer)
    },
  }
}
