/** A problem: something wrong in material that a person gave us, as a value with a place, never as a sentence. */

export type Severity = 'error' | 'warning'

/** Where a problem is. `row` is 1-based, `column` a letter, `cell` e.g. `B3`, `field` the label a person sees. */
export interface Place {
  readonly file?: string
  readonly sheet?: string
  readonly row?: number
  readonly column?: string
  readonly cell?: string
  readonly field?: string
  /** 1-based, for text files such as definitions and rulebooks. */
  readonly line?: number
  readonly col?: number
}

/** `code` is a dotted noun with an entry in messages/; `detail` fills that entry's `{tokens}`. */
export interface Problem {
  readonly code: string
  readonly severity: Severity
  readonly place: Place
  /** What the person wrote, or null where nothing was written. Identity numbers are masked when it is shown. */
  readonly value: string | null
  readonly detail: Detail
}

export type Detail = Readonly<Record<string, string>>

export function error(code: string, place: Place, value: string | null, detail: Detail = {}): Problem {
  return { code, severity: 'error', place, value, detail }
}

export function warning(code: string, place: Place, value: string | null, detail: Detail = {}): Problem {
  return { code, severity: 'warning', place, value, detail }
}
