/** What can be wrong in a calendar of working days. */
import type { Messages } from '../message.ts'

export const calendarMessages = {
  'calendar.not_a_year': {
    zh: ['“{value}”不是年份', '写四位数字，加引号，例如 "2027"。'],
    en: ['"{value}" is not a year', 'Write four digits in quotes, such as "2027".'],
  },
  'calendar.not_a_day': {
    zh: ['“{value}”不是日期', '写成 2027-01-01。'],
    en: ['"{value}" is not a day', 'Write it as 2027-01-01.'],
  },
  'calendar.year_or_extends': {
    zh: [
      '日历文件要写 year 或 extends，只写一个',
      '整年的安排写 year: "2027"；只在已公布的一年上添几天，写 extends: "2026"。',
    ],
    en: [
      'a calendar file has either year or extends',
      'Write year: "2027" for a whole year, or extends: "2026" to lay a few days over an announced one.',
    ],
  },
  'calendar.span': {
    zh: ['“{value}”从 {from} 到 {to}：止日在起日之前，或超过一个月', '请核对 from 和 to。'],
    en: ['"{value}" runs from {from} to {to}: backwards, or for more than a month', 'Check from and to.'],
  },
  'calendar.other_year': {
    zh: ['“{value}”不在 {year} 年', '一年一个文件；元旦放假可以从上年十二月起。'],
    en: ['{value} is not in {year}', "One file a year; only the New Year's holiday may begin in the December before."],
  },
  'calendar.off_and_worked': {
    zh: ['“{value}”又写放假又写上班', '请只留一处。'],
    en: ['{value} is both off and worked', 'Keep one of the two.'],
  },
} satisfies Messages
