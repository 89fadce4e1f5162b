/** Tables of the assessment: what was published, months as they became final, tasks that follow from streaks, objections. */
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
      // Nothing of the following stands in a row that the first release kept.
      orNull(integer('no')),
      orNull(text('previous')),
      orNull(text('engine')),
      // Roster, facts, scores and decisions as they were.
      orNull(text('basis')),
      orNull(text('correction')),
    ],
    indexes: [],
    references: [],
  },
  {
    name: 'assess_publication',
    key: [text('month'), integer('no')],
    columns: [
      ...[text('day'), text('until'), integer('beyond_calendar'), text('show')],
      ...[text('edition'), text('rules_sha256'), text('result'), text('hash')],
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
      orNull(text('minutes')),
      orNull(text('evaluation')),
      orNull(text('basis_gone_on')),
      orNull(text('note')),
    ],
    indexes: [index('assess_task_staff', ['staff_no'])],
    references: [],
  },
  {
    name: 'assess_objection',
    key: [text('month'), integer('no')],
    columns: [
      text('staff_no'),
      text('said_by'),
      text('said_on'),
      text('said'),
      // The last days to object and to answer, as they were when it was said; beyond: of a year that was not announced.
      ...[orNull(text('last_day')), orNull(text('answer_by')), integer('beyond')],
      ...[orNull(text('outcome')), orNull(text('answer')), orNull(text('answered_by')), orNull(text('answered_on'))],
      orNull(text('basis')),
    ],
    indexes: [],
    references: [],
  },
]
