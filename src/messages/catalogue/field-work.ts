/** Sentences of the field work: what is missing in the register, and who is to be visited. */
import type { Messages, Texts } from '../message.ts'

export const fieldWorkMessages = {
  'check.list_unknown': {
    zh: ['--list：没有“{value}”这种清单', '可以写：{known}。'],
    en: ['--list: there is no list "{value}"', 'There are: {known}.'],
  },
  'visit.class_unknown': {
    zh: ['--class：没有“{value}”这一类', '可以写：{known}。'],
    en: ['--class: there is no class "{value}"', 'There are: {known}.'],
  },
  'visit.month_or_day': {
    zh: ['--month {value} 和 --as-of {day} 只能写一个', '按月看写 --month，按某一天看写 --as-of。'],
    en: ['--month {value} and --as-of {day} exclude each other', 'Give --month for a month or --as-of for a day.'],
  },
  'visit.not_a_day': {
    zh: ['--as-of：“{value}”不是日期', '写成 2015-03-31 这样。'],
    en: ['--as-of: "{value}" is no day', 'Write it like 2015-03-31.'],
  },
  'visit.too_far': {
    zh: ['--as-of {value} 太远了', '最远看到 {limit}。'],
    en: ['--as-of {value} is too far ahead', 'The last day is {limit}.'],
  },
} satisfies Messages

export const fieldWorkTexts = {
  'check.about': { zh: '四清和信息完整：各网格还缺什么', en: 'the four clears and completeness, by grid' },
  'check.list': {
    zh: '列出要去问的户：family 家庭、category 类别、registration 户籍、hazard 隐患、complete 完整、verified 核实',
    en: 'list the households to ask: family, category, registration, hazard, complete, verified',
  },
  'check.complete': { zh: '完整', en: 'Complete' },
  'check.clear.family': { zh: '家庭情况清', en: 'Family' },
  'check.clear.category': { zh: '人员类别清', en: 'Category' },
  'check.clear.registration': { zh: '户籍所在清', en: 'Registration' },
  'check.clear.hazard': { zh: '隐患矛盾清', en: 'Hazard' },
  'check.total': { zh: '合计', en: 'Total' },
  'check.notice': {
    zh: '哪一户缺什么：gridbook check --list family（或 category、registration、hazard、complete、verified）',
    en: 'What is missing where: gridbook check --list family (or category, registration, hazard, complete, verified)',
  },
  'check.nothing': { zh: '没有缺的。', en: 'Nothing is missing.' },
  'check.listed': { zh: '{households} 户里有 {count} 户要去问。', en: '{count} of {households} households to ask.' },
  'check.to_ask': { zh: '还缺', en: 'Still to be asked' },
  'check.gap.field': { zh: '{form}的{field}', en: '{form}: {field}' },
  'check.gap.record': { zh: '没有“{form}”的记录', en: 'no record of {form}' },
  'check.gap.answer': { zh: '没问过“{form}”', en: '{form}: not asked yet' },
  'check.gap.verified': { zh: '很久没有核实', en: 'not verified for long' },
  'visit.due.about': { zh: '五必访：谁该走访、最迟哪天、为什么', en: 'whom to visit, by which day, and why' },
  'visit.due.as_of': { zh: '按哪一天看（不写是今天）', en: 'on which day (today when left out)' },
  'visit.due.month': { zh: '这个月内该走访的', en: 'everybody due within this month' },
  'visit.due.class': {
    zh: '只看一类：老、弱、小、残、孕',
    en: 'one class: elderly, weak, child, disabled, pregnant',
  },
  'visit.due.none': { zh: '到 {day} 没有该走访的人。', en: 'Nobody is to be visited by {day}.' },
  'visit.due.count': {
    zh: '{day}：该走访 {count} 人，其中已过期 {late} 人。',
    en: '{day}: {count} to visit, {late} overdue.',
  },
  'visit.column.due': { zh: '最迟', en: 'By' },
  'visit.column.overdue': { zh: '过期天数', en: 'Days over' },
  'visit.column.last': { zh: '上次走访', en: 'Last visit' },
  'visit.column.every': { zh: '间隔', en: 'Every' },
  'visit.column.why': { zh: '为什么', en: 'Why' },
} satisfies Texts
