/** The kinds of problem that a returned workbook tells apart by colour, and which problem is of which kind. */
import type { Severity } from '../core/problem.ts'

export interface ReturnKind {
  readonly label: string
  /** No program offers these very colours, so that a cell that has one was coloured by us. */
  readonly colour: string
  /** What the warden does about it. */
  readonly way: string
}

/** In the order of the legend; the first of several kinds in one cell colours it. */
export const RETURN_KINDS = {
  wrong: { label: '写错了', colour: 'FFC8CF', way: '内容不对或者看不懂，照说明改成对的。' },
  mismatch: { label: '前后对不上', colour: 'FFD7A6', way: '和别的格子、别的行或者底册对不上，核实以后改错的那一边。' },
  choice: { label: '不在选项里', colour: 'E4D6F6', way: '换成选项里的写法；有下拉的从下拉里选。' },
  missing: { label: '漏填', colour: 'FFEFA1', way: '该填的没填，补上。' },
  check: { label: '请核对（已收下）', colour: 'D5E9F9', way: '这一行已经收下，看一眼有没有写错，没错就不用动。' },
} as const satisfies Record<string, ReturnKind>

export type ReturnKindName = keyof typeof RETURN_KINDS

/** The kind of a problem by its dotted code. Pure. */
export function returnKind(code: string, severity: Severity): ReturnKindName {
  if (severity === 'warning') return 'check'
  if (/^required\.|\.missing$|\.no_head$/.test(code)) return 'missing'
  if (/mismatch|duplicate|elsewhere|two_heads|held_back|ambiguous|_before|not_together/.test(code)) return 'mismatch'
  return /\.unknown$/.test(code) ? 'choice' : 'wrong'
}
