/** What a box of a paper form says: options with a tick, lines to write on, a day with its blanks. */
import { fold } from '../../core/text.ts'
import type { Field } from '../form.ts'
import type { RawCell } from '../raw-sheet.ts'

export interface Ticked {
  readonly cell: RawCell | undefined
  /** Several of the options are ticked where one is asked for. */
  readonly several: boolean
}

const YES = '☑☒■√✓✔●◉'
const NO = '□☐○◯'
const MARK = new RegExp(`[${YES}${NO}]`, 'u')
const PIECES = new RegExp(`([${YES}${NO}]+)`, 'u')

/** The value that is meant by what stands in a box: the ticked options, or the text without its lines. Pure. */
export function writtenIn(cell: RawCell | undefined, field: Field | null): Ticked {
  if (cell?.kind !== 'text') return { cell, several: false }
  const bare = withoutLines(cell.text)
  if (!MARK.test(bare)) return { cell: bare === cell.text ? cell : textCell(bare), several: false }
  // A tick alone is itself the answer; an empty box alone is none.
  const alone = fold(bare)
  if ([...alone].every((sign) => YES.includes(sign))) return { cell: textCell('是'), several: false }
  if ([...alone].every((sign) => NO.includes(sign))) return { cell: undefined, several: false }
  const chosen = tickedOptions(bare)
  if (chosen === null) return { cell, several: false }
  return {
    cell: chosen.length === 0 ? undefined : textCell(chosen.join('；')),
    several: chosen.length > 1 && field?.type !== 'multi',
  }
}

/** `☑男 □女`, `男☑ 女□`, `（√）是 （ ）否`: the options with a tick; null when the signs belong to the text. */
function tickedOptions(text: string): string[] | null {
  const pieces = text
    .replace(/[（([【]\s*([☑☒■√✓✔●◉□☐○◯])\s*[）)\]】]/gu, '$1')
    .replace(/[（([【]\s*[）)\]】]/gu, '□')
    .split(PIECES)
  const marksFirst = (pieces[0] ?? '').trim() === ''
  const options: { label: string; ticked: boolean }[] = []
  for (let index = 1; index < pieces.length; index += 2) {
    const label = optionOf(pieces[marksFirst ? index + 1 : index - 1] ?? '')
    if (label !== '') options.push({ label, ticked: [...(pieces[index] ?? '')].some((sign) => YES.includes(sign)) })
  }
  return options.length === 0 ? null : options.filter(({ ticked }) => ticked).map(({ label }) => label)
}

function optionOf(text: string): string {
  return text.replace(/^[\s、，,；;/|]+|[\s、，,；;：:/|]+$/gu, '')
}

/** `____`, `　年　月　日` and `2015年__月` without what only shows where to write. Pure. */
export function withoutLines(text: string): string {
  if (!/[_＿﹍]|年\s*月|月\s*日/u.test(text)) return text
  const bare = text
    .replace(/[_＿﹍]+/gu, ' ')
    .replace(/年\s*月\s*日?/gu, '年')
    .replace(/月\s*日/gu, '月')
    .trim()
  return /^[\s年月日时分.．/:：、-]*$/u.test(bare) ? '' : bare
}

function textCell(text: string): RawCell | undefined {
  return text === '' ? undefined : { kind: 'text', text }
}
