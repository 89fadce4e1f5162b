/** The one throwable for "cannot go on": a code with its message in messages/, details, and the exit code. */
import type { Detail, Place } from './problem.ts'

/** 1 something needs a person, 2 wrong usage or unreadable input, 3 refused to protect data (contract.md section 2). */
export type RefusalExit = 1 | 2 | 3

export class AppError extends Error {
  readonly code: string
  readonly exit: RefusalExit
  readonly detail: Detail
  readonly place: Place | null

  constructor(code: string, exit: RefusalExit, detail: Detail = {}, place: Place | null = null) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.exit = exit
    this.detail = detail
    this.place = place
  }
}
