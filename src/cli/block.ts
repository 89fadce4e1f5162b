/** A record as a block of labels and values that fills the lines of a terminal, Chinese of any width in line. */
import { displayWidth, padTo, wrapText } from './width.ts'

export type Pair = readonly [label: string, value: string]

const GAP = 3
/** A value that takes more than this share of a line gets lines of its own. */
const WIDE = 0.55

/** Pairs in columns as wide as the widest short one, so that the eye can run down them; long ones below each other. Pure. */
export function block(pairs: readonly Pair[], width: number, colon = '：'): string[] {
  const indent = 2
  const room = width - indent
  const texts = pairs.map(([label, value]) => `${label}${colon}${value}`)
  const short = texts.map(displayWidth).filter((wide) => wide <= room * WIDE)
  const column = Math.min(Math.max(0, ...short) + GAP, room)
  const perLine = Math.max(1, Math.floor((room + GAP) / column))
  const lines: string[] = []
  let line: string[] = []
  const flush = () => {
    if (line.length > 0)
      lines.push(line.map((text, at) => (at < line.length - 1 ? padTo(text, column) : text)).join(''))
    line = []
  }
  for (const text of texts) {
    if (displayWidth(text) > column - GAP && displayWidth(text) > room * WIDE) {
      flush()
      const [first = '', ...rest] = wrapText(text, room)
      lines.push(first, ...rest.map((each) => `  ${each}`))
      continue
    }
    if (line.length === perLine) flush()
    line.push(text)
  }
  flush()
  return lines.map((each) => ' '.repeat(indent) + each)
}
