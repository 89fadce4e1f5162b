/** The kinds of problem that a returned workbook tells apart by colour, and which problem is of which kind. */
import type { Severity } from '../core/problem.ts'

export interface ReturnKind {
  readonly label: string
  readonly colour: string
}

/** In the order of the legend; the first of several kinds in one cell colours it. */
export const RETURN_KINDS = {
  wrong: { label: '写错了', colour: 'FFC7CE' },
  mismatch: { label: '前后对不上', colour: 'FFD8A8' },
  choice: { label: '不在选项里', colour: 'E4D7F5' },
  missing: { label: '漏填', colour: 'FFF2B3' },
  check: { label: '请核对（已收下）', colour: 'D6E9F8' },
} as const satisfies Record<string, ReturnKind>

export type ReturnKindName = keyof typeof RETURN_KINDS

/** The kind of a problem by its dotted code. Pure. */
export function returnKind(code: string, severity: Severity): ReturnKindName {
  if (severity === 'warning') return 'check'
  if (/^required\.|\.missing$|\.no_head$/.test(code)) return 'missing'
  if (/mismatch|duplicate|elsewhere|two_heads|held_back|ambiguous|_before|not_together/.test(code)) return 'mismatch'
  return /\.unknown$/.test(code) ? 'choice' : 'wrong'
}
