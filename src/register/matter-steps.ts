/** Where a matter stands and which steps it may take: taken in, handed to a line, handled, answered, closed, and opened again. */
import type { Cell } from '../forms/record.ts'

export const MATTER_STATES = ['received', 'dispatched', 'handled', 'answered', 'closed'] as const
export type MatterState = (typeof MATTER_STATES)[number]
export type MatterStep = 'dispatch' | 'handle' | 'close' | 'reopen'

/** From where a step may be taken; everything else is refused. */
export const MATTER_STEPS: Readonly<Record<MatterStep, readonly MatterState[]>> = {
  dispatch: ['received', 'dispatched'],
  handle: ['dispatched', 'handled'],
  close: ['handled', 'answered'],
  reopen: ['closed'],
}

type Cells = Readonly<Record<string, Cell | undefined>>

/** What its own fields say: each step fills one that the step before left blank. Pure. */
export function matterState(cells: Cells): MatterState {
  const filled = (field: string) => cells[field]?.state === 'value'
  if (filled('closed_on')) return 'closed'
  if (filled('satisfaction')) return 'answered'
  if (filled('result')) return 'handled'
  return filled('unit') ? 'dispatched' : 'received'
}

/** Pure. */
export function mayTake(step: MatterStep, state: MatterState): boolean {
  return MATTER_STEPS[step].includes(state)
}

/** Not closed and past its day, or closed after it; days late counted to `today` for those that are open. Pure. */
export function isOverdue(cells: Cells, today: string): boolean {
  const due = cells.due_by?.state === 'value' ? cells.due_by.value : ''
  const closed = cells.closed_on?.state === 'value' ? cells.closed_on.value : today
  return due !== '' && due < closed
}
