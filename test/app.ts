/** The outside world for tests: buffers, a fixed day, scripted answers, a temporary folder, and one run of gridbook in it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { App, Ask, ExitCode, Lang } from '../src/cli/app.ts'
import { main } from '../src/cli/main.ts'
import type { Day } from '../src/core/day.ts'

export interface TestAppOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly lang?: Lang
  readonly today?: string
  readonly width?: number
  /** A terminal on all three streams; answers come from `answers`. */
  readonly tty?: boolean
  /** One answer a question, in order; a question without one fails the test. */
  readonly answers?: readonly (string | boolean)[]
}

export interface TestApp extends App {
  readonly stdout: () => string
  readonly stderr: () => string
  readonly questions: () => readonly string[]
}

export interface Ran {
  readonly code: ExitCode
  readonly out: string
  readonly err: string
  readonly questions: readonly string[]
}

export function testApp(options: TestAppOptions = {}): TestApp {
  const out: string[] = []
  const err: string[] = []
  const questions: string[] = []
  const tty = options.tty ?? false
  return {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    stdinTty: tty,
    stdoutTty: tty,
    stderrTty: tty,
    width: options.width ?? 80,
    lang: options.lang ?? 'zh',
    env: options.env ?? {},
    cwd: options.cwd ?? tempFolder(),
    ask: scriptedAnswers(options.answers ?? [], questions),
    machineDay: () => (options.today ?? '2015-12-31') as Day,
    stdout: () => out.join(''),
    stderr: () => err.join(''),
    questions: () => questions,
  }
}

/** One run in process, as a terminal or a script would see it. */
export async function run(argv: readonly string[], options: TestAppOptions = {}): Promise<Ran> {
  const app = testApp(options)
  const code = await main(argv, app)
  return { code, out: app.stdout(), err: app.stderr(), questions: app.questions() }
}

/** A folder that is gone when the test has finished (call it inside a test). */
export function tempFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'gridbook-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

function scriptedAnswers(answers: readonly (string | boolean)[], questions: string[]): Ask {
  const left = [...answers]
  const next = (question: string): string | boolean => {
    questions.push(question)
    const answer = left.shift()
    if (answer === undefined) throw new Error(`no answer scripted for: ${question}`)
    return answer
  }
  return {
    text: async (question, suggestion) => String(next(question)) || (suggestion ?? ''),
    yesNo: async (question) => next(question) === true,
    async choose(question, choices) {
      const answer = String(next(question))
      const chosen = choices.find((choice) => choice.value === answer || choice.label === answer)
      if (!chosen) throw new Error(`${question}: no choice ${answer} among ${choices.map((c) => c.value).join(', ')}`)
      return chosen.value
    },
  }
}
