/** Sentences and words of the papers for work in the grid: books, maps, lists, notices. */
import type { Messages, Texts } from '../message.ts'

export const printFieldMessages = {
  'print.pages_number': {
    zh: ['{flag} {value}：页数要写 1 到 999 的数', '例如 {flag} 32。'],
    en: ['{flag} {value}: the number of pages is 1 to 999', 'For example {flag} 32.'],
  },
  'print.pages_of_blank': {
    zh: ['{flag} 只用在空白本上', '要空白本，请加 --blank；要已填的本子，请去掉 {flag}。'],
    en: ['{flag} is for blank books only', 'Add --blank for a blank book, or leave {flag} out.'],
  },
  'print.year_unclear': {
    zh: ['{flag} {value}：年份要写四位数', '例如 {flag} 2015。'],
    en: ['{flag} {value}: a year has four digits', 'For example {flag} 2015.'],
  },
} satisfies Messages

export const printFieldTexts = {
  'print.pages': {
    zh: '手动双面：先印单页 odd，翻面再印双页 even-reversed',
    en: 'for printers that cannot turn the sheet: odd first, then even-reversed on the turned stack',
  },
  'print.blank': { zh: '空白的，用来手写', en: 'blank, to be written in' },
  'print.pages_of': { zh: '空白本的页数，默认 32', en: 'pages of a blank book, 32 by itself' },
  'print.paper': { zh: '纸张', en: 'size of the paper' },
  'print.counted_rows': { zh: '{count} 份，Excel 表。', en: '{count} in a workbook.' },
  'print.about.diary': {
    zh: '民情日记：今日安排、群众信息、采取措施、结果反馈；空白本，或按人按月从登记里印出',
    en: 'civil diary: plan, what people said, what was done, outcome; blank, or from the register by person and month',
  },
  'print.counted.diary': { zh: '民情日记 {count} 本，{pages} 页。', en: 'Civil diaries: {count}, {pages} pages.' },
  'print.about.grid_diary': {
    zh: '网格日记：每天的走访、受理和处理；空白本，或按人按月从登记里印出',
    en: 'grid diary: visits and matters day by day; blank, or from the register by person and month',
  },
  'print.counted.grid_diary': { zh: '网格日记 {count} 本，{pages} 页。', en: 'Grid diaries: {count}, {pages} pages.' },
  'print.about.study_notes': {
    zh: '学习笔记：一次学习一页；空白本，或按人按月印好期号、主题、到会情况',
    en: 'study notes: a page a session; blank, or with session, topic and presence from the register',
  },
  'print.counted.study_notes': { zh: '学习笔记 {count} 本，{pages} 页。', en: 'Study notes: {count}, {pages} pages.' },
} satisfies Texts
