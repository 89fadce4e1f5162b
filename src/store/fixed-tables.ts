/** The tables that do not depend on any form: ties, doors tried, answers, batches with their traces, the audit trail. */
import { index, integer, MADE_IN, orNull, type Table, text } from './table.ts'

export const FIXED_TABLES: readonly Table[] = [
  { name: 'community', key: [], columns: [text('name')], indexes: [], references: [] },
  {
    name: 'tie',
    key: [text('person_no'), text('household_code'), text('kind'), text('from_on')],
    columns: [orNull(text('to_on')), orNull(text('relation')), MADE_IN],
    indexes: [
      index('tie_household', ['household_code']),
      // Nobody lives in two places at once: at most one current tie of each kind.
      {
        name: 'tie_current',
        columns: ['person_no', 'kind'],
        unique: true,
        where: { column: 'to_on', isNull: true },
      },
    ],
    references: [
      { columns: ['person_no'], table: 'person' },
      { columns: ['household_code'], table: 'household' },
    ],
  },
  {
    name: 'door_attempt',
    key: [text('household_code'), text('on_day')],
    columns: [text('outcome'), MADE_IN],
    indexes: [],
    references: [{ columns: ['household_code'], table: 'household' }],
  },
  {
    name: 'area_answer',
    key: [text('form'), text('subject')],
    columns: [text('applies'), MADE_IN],
    indexes: [],
    references: [],
  },
  {
    // Values that look wrong and are true: a warden wrote so, and why.
    name: 'confirmed',
    key: [text('form'), text('subject'), text('record_key'), text('field')],
    columns: [text('code'), text('value'), text('why'), text('on_day')],
    indexes: [],
    references: [],
  },
  {
    name: 'batch',
    key: [integer('batch')],
    columns: [
      ...[text('day'), text('kind'), text('note')],
      ...[orNull(integer('undoes')), orNull(integer('partly')), orNull(integer('changes'))],
    ],
    indexes: [],
    references: [],
  },
  {
    name: 'batch_file',
    key: [integer('batch'), integer('file_no')],
    columns: [
      ...[text('file'), text('sha256'), text('counts'), orNull(text('columns'))],
      // What a round of collection asks: of which grid, for which workbook handed out, with how many errors.
      ...[orNull(text('grid_code')), orNull(text('workbook')), orNull(integer('faults'))],
    ],
    indexes: [index('batch_file_sha256', ['sha256'])],
    references: [{ columns: ['batch'], table: 'batch' }],
  },
  {
    name: 'batch_row',
    key: [integer('batch'), integer('seq')],
    columns: [integer('file_no'), text('sheet'), integer('row_no'), text('form'), text('subject'), text('outcome')],
    indexes: [],
    references: [{ columns: ['batch', 'file_no'], table: 'batch_file' }],
  },
  {
    name: 'change',
    key: [integer('batch'), integer('seq')],
    columns: [text('table_name'), text('row_key'), orNull(text('before')), orNull(text('after'))],
    // Who touched this row later? asked by every undo.
    indexes: [index('change_row', ['table_name', 'row_key'])],
    references: [{ columns: ['batch'], table: 'batch' }],
  },
  {
    name: 'round',
    key: [integer('round')],
    columns: [
      text('forms'),
      text('opened_on'),
      text('due_on'),
      orNull(text('closed_on')),
      integer('first_batch'),
      orNull(integer('last_batch')),
    ],
    indexes: [],
    references: [],
  },
  {
    name: 'round_grid',
    key: [integer('round'), text('grid_code')],
    columns: [orNull(text('staff_no')), text('warden'), text('file')],
    indexes: [],
    references: [{ columns: ['round'], table: 'round' }],
  },
  {
    name: 'fill_match',
    key: [text('headings'), text('heading')],
    columns: [text('name')],
    indexes: [],
    references: [],
  },
  {
    name: 'audit',
    key: [integer('no')],
    columns: [text('day'), text('action'), text('purpose'), text('detail'), text('hash')],
    indexes: [],
    references: [],
  },
]
