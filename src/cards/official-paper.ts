/** A paper that an office signs, stamps and files (notice, minutes, publication): its parts from top to bottom, set as PDF or written as .docx alike. */

export interface OfficialPaper {
  /** What it is before it counts, such as 草稿; '' for a paper that counts. */
  readonly mark: string
  readonly title: string
  /** `网格考〔2015〕　　号`, or ''. */
  readonly number: string
  /** `梁婷晴同志：`, or ''. */
  readonly to: string
  readonly parts: readonly OfficialPart[]
  /** Who signs at the end, '' for papers that end in signatures. */
  readonly signer: string
  /** `2015年5月12日`, or a line to write on. */
  readonly date: string
  /** A receipt below the signature, or ''. */
  readonly foot: string
}

export type OfficialPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly columns: readonly OfficialColumn[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'record'; readonly rows: readonly RecordRow[] }
  | { readonly kind: 'signatures'; readonly labels: readonly string[] }

export interface OfficialColumn {
  readonly title: string
  /** Share of the width, in percent. */
  readonly width: number
}

/** A labelled box: what is known, and room for so many lines of handwriting. */
export interface RecordRow {
  readonly label: string
  readonly text: string
  readonly lines: number
}

/** Words of an office with `{名称}` filled in; a name without a value stays as it stands. Pure. */
export function filledWords(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(/\{([^{}]+)\}/gu, (whole, name: string) => values[name] ?? whole)
}

/** `{名称}` that no value stands for. Pure. */
export function unknownNames(words: string, known: Iterable<string>): string[] {
  const names = new Set(known)
  return [...words.matchAll(/\{([^{}]+)\}/gu)].map(([, name]) => name ?? '').filter((name) => !names.has(name))
}
