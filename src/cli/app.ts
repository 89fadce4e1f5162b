/** The outside world of a command: streams, clock, questions. Nothing else in cli/ touches `process`. */
import type { Day } from '../core/day.ts'
import type { Lang } from '../messages/message.ts'

export type { Lang }

/** 0 done, 1 needs a person, 2 wrong usage, 3 refused, 70 our defect, 130 interrupted (contract.md section 2). */
export type ExitCode = 0 | 1 | 2 | 3 | 70 | 130

export interface Choice {
  readonly value: string
  readonly label: string
}

/** Questions on a terminal; off a terminal nothing asks. `scriptedAnswers` in tests implements the same. */
export interface Ask {
  text(question: string, suggestion?: string): Promise<string>
  yesNo(question: string, suggestion: boolean): Promise<boolean>
  choose(question: string, choices: readonly Choice[]): Promise<string>
}

export interface App {
  out(text: string): void
  err(text: string): void
  readonly stdinTty: boolean
  readonly stdoutTty: boolean
  readonly stderrTty: boolean
  /** Columns of the terminal, 80 off it. */
  readonly width: number
  /** Of what people read on the terminal; `main` has it from --lang, GRIDBOOK_LANG, gridbook.yaml and the locale, in that order. */
  readonly lang: Lang
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly ask: Ask
  /** The same questions in another language, where they have words of their own (yes, no, the keys). */
  askIn?(lang: Lang): Ask
  /** The machine's day, the last resort of the office's clock. */
  machineDay(): Day
}
