/** Tables of the assessment: months as they were published, and the tasks that follow from streaks. */
import { index, integer, json, orNull, type Table, text } from './table.ts'

export const ASSESS_TABLES: readonly Table[] = [
  {
    name: 'assess_month',
    key: [text('month'), integer('revision')],
    columns: [
      text('state'),
      text('day'),
      text('rulebook'),
      text('edition'),
      // The regulation itself, so that a month can be read without any file that may change.
      text('rules'),
      text('rules_sha256'),
      text('result'),
      // Warnings that were passed over, and why.
      json('skipped'),
      // SHA-256 over this row and the one before: a receipt.
      text('hash'),
    ],
    indexes: [],
    references: [],
  },
  {
    name: 'assess_task',
    key: [text('task_key')],
    columns: [
      text('consequence'),
      text('staff_no'),
      text('month'),
      text('start'),
      integer('count'),
      text('task'),
      text('done_by'),
      orNull(integer('due_workdays')),
      text('form'),
      text('made_on'),
      text('state'),
      orNull(text('done_on')),
      orNull(text('note')),
    ],
    indexes: [index('assess_task_staff', ['staff_no'])],
    references: [],
  },
]
