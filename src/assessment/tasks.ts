/** What a task asks for: until which working day, and how it stands today. */
import type { Day } from '../core/day.ts'
import { addWorkdays, type DueDay, type WorkCalendar } from './workdays.ts'

/** cancelled: not done, and the months that made it have been corrected since; it is kept and marked. */
export type TaskState = 'open' | 'overdue' | 'done' | 'cancelled'

/** As much of a task as its days are counted from. */
export interface TaskDays {
  /** The day on which its month became final. */
  readonly madeOn: Day
  readonly dueWorkdays: number | null
  readonly doneOn: Day | null
  readonly basisGoneOn: Day | null
}

/** The last working day for it, counted from the day its month became final; null where the regulation sets none. Pure. */
export function taskDue({ madeOn, dueWorkdays }: TaskDays, calendar: WorkCalendar): DueDay | null {
  return dueWorkdays === null ? null : addWorkdays(madeOn, dueWorkdays, calendar)
}

/** Pure. */
export function taskState(task: TaskDays, due: DueDay | null, today: Day): TaskState {
  if (task.doneOn !== null) return 'done'
  if (task.basisGoneOn !== null) return 'cancelled'
  return due !== null && today > due.day ? 'overdue' : 'open'
}
