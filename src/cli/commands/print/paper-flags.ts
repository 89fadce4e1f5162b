/** What can be said of a paper on the command line: whom and when it is about, its size, its sides, its copy. */
import { Option } from 'commander'
import { AppError } from '../../../core/app-error.ts'

/** Printing by hand on both sides: first the odd pages, then the stack is turned over and gets the even ones from the last on. */
export const SIDES = ['odd', 'even-reversed'] as const
export type Sides = (typeof SIDES)[number]

export interface PaperChoices {
  readonly grid?: string
  readonly building?: string
  readonly warden?: string
  readonly month?: string
  readonly year?: string
  readonly blank?: boolean
  readonly surnames?: boolean
  readonly week?: string
  readonly session?: string
  readonly date?: string
  readonly pagesOf?: string
  readonly paper?: 'a4' | 'a5'
  readonly deduction?: string
  readonly number?: string
}

export type PaperFlag = keyof typeof FLAGS

const FLAGS = {
  grid: ['--grid <G>', 'register.grid'],
  building: ['--building <B>', 'register.building'],
  warden: ['--warden <W>', 'print.warden'],
  month: ['--month <MONTH>', 'print.ranking.month'],
  year: ['--year <YEAR>', 'print.year'],
  blank: ['--blank', 'print.blank'],
  surnames: ['--surnames', 'print.surnames'],
  week: ['--week <DAY>', 'print.week'],
  session: ['--session <N>', 'print.session'],
  date: ['--date <DAY>', 'print.session_date'],
  'pages-of': ['--pages-of <N>', 'print.pages_of'],
  deduction: ['--deduction <DAY>', 'print.deduction'],
  number: ['--number <N>', 'print.number'],
  paper: ['--paper <SIZE>', 'print.paper', ['a4', 'a5']],
} as const

/** The option of a flag, described in the person's language. */
export function paperOption(flag: PaperFlag, say: (code: string) => string): Option {
  const [flags, about, choices] = FLAGS[flag] as readonly [string, string, (readonly string[])?]
  const option = new Option(flags, say(about))
  return choices ? option.choices([...choices]) : option
}

/** 1 to 999, or a refusal. */
export function copyNumber(said: string): number {
  return wholeNumber(said, '--copy', 'print.copy_number')
}

/** Pages of a blank book: 1 to 999, or a refusal. */
export function pagesOf(said: string | undefined, otherwise: number): number {
  return said === undefined ? otherwise : wholeNumber(said, '--pages-of', 'print.pages_number')
}

/** How many of each: 1 to 999, or a refusal. */
export function numberOf(said: string | undefined, otherwise: number): number {
  return said === undefined ? otherwise : wholeNumber(said, '--number', 'print.number_wrong')
}

function wholeNumber(said: string, flag: string, code: string): number {
  if (!/^[1-9]\d{0,2}$/.test(said)) throw new AppError(code, 2, { flag, value: said })
  return Number(said)
}
