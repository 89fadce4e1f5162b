/** Colours by meaning; whether there are any is decided by NO_COLOR, FORCE_COLOR, --no-color and the terminal. */
import { Chalk, type ColorSupportLevel } from 'chalk'

export interface Colour {
  good(text: string): string
  bad(text: string): string
  warn(text: string): string
  dim(text: string): string
  strong(text: string): string
}

export interface ColourChoice {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly tty: boolean
  /** `--no-color` was given. */
  readonly off: boolean
}

export function colour(choice: ColourChoice): Colour {
  const chalk = new Chalk({ level: colourLevel(choice) })
  return {
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red(text),
    warn: (text) => chalk.yellow(text),
    dim: (text) => chalk.dim(text),
    strong: (text) => chalk.bold(text),
  }
}

/** FORCE_COLOR stands above NO_COLOR, as in Node itself; `--no-color` above both. Pure. */
export function colourLevel({ env, tty, off }: ColourChoice): ColorSupportLevel {
  if (off) return 0
  const forced = env.FORCE_COLOR
  if (forced !== undefined)
    return forced === '0' || forced === 'false' ? 0 : forced === '2' ? 2 : forced === '3' ? 3 : 1
  if ((env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb' || !tty) return 0
  return 1
}
