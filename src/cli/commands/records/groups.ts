/** The field work of the office as commands over its forms: which verbs a form has, and what each of them asks for. */
import type { Command } from 'commander'
import { isOverdue, matterState } from '../../../register/matter-steps.ts'
import type { App } from '../../app.ts'
import { type AddVerb, registerAdd } from './add.ts'
import { assignWarden, finishVisit } from './appointment.ts'
import { type ChangeVerb, registerChange } from './change.ts'
import { registerKitReturn } from './kit.ts'
import { type ListVerb, registerList } from './list.ts'
import { stepOf } from './matter.ts'
import { registerNoticeSend } from './notice-send.ts'

type Verb = AddVerb | ListVerb | ChangeVerb

const VERBS: Readonly<Record<string, readonly Verb[]>> = {
  visit: [
    {
      kind: 'add',
      name: 'add',
      alias: '登记',
      form: 'visit',
      fields: ['date', 'staff_no', 'household_code', 'id_no', 'class', 'way', 'finding', 'follow_up'],
      needed: ['staff_no', 'household_code'],
      today: 'date',
      usual: { way: '入户' },
    },
    {
      kind: 'list',
      name: 'list',
      alias: '列表',
      form: 'visit',
      plural: 'visits',
      day: 'date',
      shown: ['date', 'staff_no', 'household_code', 'class', 'way', 'finding'],
    },
  ],
  diary: [
    {
      kind: 'add',
      name: 'add',
      alias: '登记',
      form: 'diary',
      fields: ['date', 'staff_no', 'plan', 'report', 'measure', 'result'],
      needed: ['staff_no', 'report'],
      today: 'date',
    },
    {
      kind: 'list',
      name: 'list',
      alias: '列表',
      form: 'diary',
      plural: 'diary',
      day: 'date',
      shown: ['date', 'staff_no', 'report', 'measure', 'result'],
    },
  ],
  matter: [
    {
      kind: 'add',
      name: 'add',
      alias: '受理',
      form: 'matter',
      fields: ['matter_no', 'received_on', 'staff_no', 'household_code', 'kind', 'summary', 'unit', 'due_by'],
      needed: ['staff_no', 'summary'],
      today: 'received_on',
      numbered: 'matter_no',
    },
    {
      kind: 'list',
      name: 'list',
      alias: '列表',
      form: 'matter',
      plural: 'matters',
      day: 'received_on',
      shown: ['matter_no', 'received_on', 'staff_no', 'summary', 'unit', 'due_by', 'closed_on'],
    },
    {
      kind: 'list',
      name: 'overdue',
      alias: '超期',
      form: 'matter',
      plural: 'matters',
      day: 'received_on',
      shown: ['matter_no', 'received_on', 'staff_no', 'summary', 'unit', 'due_by'],
      only: ({ cells }, today) => matterState(cells) !== 'closed' && isOverdue(cells, today),
    },
    {
      kind: 'change',
      name: 'dispatch',
      alias: '派单',
      form: 'matter',
      by: 'matter_no',
      fields: ['unit', 'due_by'],
      needed: ['unit'],
      step: stepOf('dispatch'),
    },
    {
      kind: 'change',
      name: 'handle',
      alias: '办理',
      form: 'matter',
      by: 'matter_no',
      fields: ['result'],
      needed: ['result'],
      step: stepOf('handle'),
    },
    {
      kind: 'change',
      name: 'close',
      alias: '办结',
      form: 'matter',
      by: 'matter_no',
      fields: ['closed_on', 'result', 'satisfaction'],
      needed: ['satisfaction'],
      today: 'closed_on',
      step: stepOf('close'),
    },
    {
      kind: 'change',
      name: 'reopen',
      alias: '重开',
      form: 'matter',
      by: 'matter_no',
      fields: ['due_by', 'reason'],
      needed: [],
      step: stepOf('reopen'),
    },
  ],
  training: [
    {
      kind: 'add',
      name: 'plan',
      alias: '计划',
      form: 'training',
      fields: ['session_no', 'date', 'topic', 'speaker', 'kind'],
      needed: ['date', 'topic'],
      numbered: 'session_no',
    },
    {
      kind: 'add',
      name: 'attend',
      alias: '签到',
      form: 'attendance',
      fields: ['session_no', 'staff_no', 'presence'],
      needed: ['session_no', 'staff_no'],
      usual: { presence: '到会' },
    },
    {
      kind: 'list',
      name: 'list',
      alias: '列表',
      form: 'training',
      plural: 'sessions',
      day: 'date',
      shown: ['session_no', 'date', 'topic', 'speaker', 'kind'],
    },
  ],
  notice: [
    {
      kind: 'add',
      name: 'add',
      alias: '登记',
      form: 'notice',
      fields: ['notice_no', 'date', 'title', 'body', 'audience'],
      needed: ['title', 'body'],
      today: 'date',
      numbered: 'notice_no',
    },
    {
      kind: 'list',
      name: 'list',
      alias: '列表',
      form: 'notice',
      plural: 'notices',
      day: 'date',
      shown: ['notice_no', 'date', 'title', 'audience'],
    },
  ],
  appointment: [
    {
      kind: 'add',
      name: 'add',
      alias: '登记',
      form: 'appointment',
      fields: ['appointment_no', 'received_on', 'name', 'phone', 'household_code', 'service', 'wanted_on', 'staff_no'],
      needed: ['name', 'service'],
      today: 'received_on',
      numbered: 'appointment_no',
      usual: { state: '待办' },
    },
    {
      kind: 'list',
      name: 'list',
      alias: '列表',
      form: 'appointment',
      plural: 'appointments',
      day: 'wanted_on',
      shown: ['appointment_no', 'wanted_on', 'name', 'phone', 'service', 'staff_no', 'state'],
    },
    {
      kind: 'change',
      name: 'assign',
      alias: '派人',
      form: 'appointment',
      by: 'appointment_no',
      fields: ['staff_no', 'wanted_on'],
      needed: ['staff_no'],
      step: assignWarden,
    },
    {
      kind: 'change',
      name: 'done',
      alias: '办结',
      form: 'appointment',
      by: 'appointment_no',
      fields: ['finding'],
      needed: [],
      step: finishVisit,
    },
  ],
  kit: [
    {
      kind: 'add',
      name: 'issue',
      alias: '发放',
      form: 'kit',
      fields: ['staff_no', 'item', 'issued_on'],
      needed: ['staff_no', 'item'],
      today: 'issued_on',
    },
    {
      kind: 'list',
      name: 'list',
      alias: '列表',
      form: 'kit',
      plural: 'kit',
      day: 'issued_on',
      shown: ['staff_no', 'item', 'issued_on', 'returned_on'],
    },
  ],
  post: [
    {
      kind: 'list',
      name: 'list',
      alias: '列表',
      form: 'roster',
      plural: 'posts',
      shown: ['staff_no', 'name', 'role', 'group_no', 'grid_no', 'from', 'to'],
      only: ({ cells }, today) => {
        const day = (field: string) => cells[field]?.value ?? ''
        return (day('from') === '' || day('from') <= today) && (day('to') === '' || today <= day('to'))
      },
    },
    {
      kind: 'add',
      name: 'assign',
      alias: '任职',
      form: 'roster',
      fields: ['staff_no', 'name', 'role', 'group_no', 'grid_no', 'phone', 'from', 'to'],
      needed: ['staff_no', 'name', 'role'],
      today: 'from',
    },
    {
      kind: 'add',
      name: 'leave',
      alias: '请假',
      form: 'leave',
      fields: ['staff_no', 'from', 'to', 'reason'],
      needed: ['staff_no', 'to', 'reason'],
      today: 'from',
    },
  ],
  grid: [
    {
      kind: 'list',
      name: 'list',
      alias: '列表',
      form: 'grid',
      plural: 'grids',
      shown: ['grid_no', 'group_no', 'name', 'scope'],
    },
  ],
}

/** The verbs of one group, in the order of its help. */
export function registerVerbs(parent: Command, app: App): void {
  for (const verb of VERBS[parent.name()] ?? []) {
    if (verb.kind === 'add') registerAdd(parent, app, verb)
    else if (verb.kind === 'list') registerList(parent, app, verb)
    else registerChange(parent, app, verb)
  }
  if (parent.name() === 'kit') registerKitReturn(parent, app)
  if (parent.name() === 'notice') registerNoticeSend(parent, app)
}
