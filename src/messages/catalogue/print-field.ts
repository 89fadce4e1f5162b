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
  'print.no_session': {
    zh: ['没有这一次培训：{value}', '有的是：{known}。还没有安排的，用 --blank 印空白签到表。'],
    en: ['no such session: {value}', 'There are: {known}. Use --blank for one that is not planned yet.'],
  },
  'print.since_unclear': {
    zh: ['{flag} {value}：要写日期，或导入的批号', '例如 {flag} 2015-03-01。最近的几批：{known}。'],
    en: [
      '{flag} {value}: neither a day nor the number of an import',
      'For example {flag} 2015-03-01. The last ones: {known}.',
    ],
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
  'print.surnames': { zh: '门上只写姓，例如 韦户', en: 'only the surname on each door' },
  'print.about.building_map': {
    zh: '活地图：一栋一张，每扇门的户主、人数、出租、空房、缺项、隐患和五必访标记',
    en: 'building map: a page a building, each door with head, people, let, empty, gaps, hazards and must-visit classes',
  },
  'print.counted.building_map': {
    zh: '活地图 {count} 栋（片），{pages} 页。',
    en: 'Building maps: {count}, {pages} pages.',
  },
  'print.week': { zh: '那一周的任意一天，默认今天', en: 'any day of the week, today by itself' },
  'print.session': { zh: '哪一次：期号', en: 'which session: its number' },
  'print.session_date': { zh: '哪一次：日期', en: 'which session: its day' },
  'print.ask_session': { zh: '哪一次培训（期号）？', en: 'Which session (its number)?' },
  'print.nobody_due': {
    zh: '这一周没有该走访的人，不用印清单。',
    en: 'Nobody is due that week; there is no list to print.',
  },
  'print.about.visit_list': {
    zh: '走访清单：本周该走访谁，按走门串户的顺序排好；PDF 或 Excel',
    en: 'visit list: who is due this week, door after door; PDF or workbook',
  },
  'print.counted.visit_list': {
    zh: '{count} 个网格的走访清单，{pages} 页。',
    en: 'Visit lists of {count} grids, {pages} pages.',
  },
  'print.about.sign_in': {
    zh: '培训签到表：按花名册排好，可空白；PDF 或 Excel',
    en: 'sign-in sheet of a session, from the roster, or blank; PDF or workbook',
  },
  'print.counted.sign_in': { zh: '签到表 {count} 张，{pages} 页。', en: 'Sign-in sheets: {count}, {pages} pages.' },
  'print.about.kit_list': {
    zh: '入户工作包领用清单：一人一张，领用、交回签字',
    en: 'list of the kit: a page a person, signed on issue and on return',
  },
  'print.counted.kit_list': {
    zh: '{count} 人的领用清单，{pages} 页。',
    en: 'Kit lists of {count} people, {pages} pages.',
  },
  'print.about.notice': {
    zh: '致居民告知书：登记什么、为什么、居民的权利，带回执；PDF 或 Word',
    en: 'letter to residents: what is collected and why, their rights, a receipt; PDF or Word',
  },
  'print.counted.notice': { zh: '告知书 {count} 份，{pages} 页。', en: 'Letters: {count}, {pages} pages.' },
  'print.cards.two_up': {
    zh: 'A5 大小，一张 A4 拼两页，从中间裁开',
    en: 'A5, two pages to a sheet of A4 that is cut in the middle',
  },
  'print.cards.changed_since': {
    zh: '只印从这一天（或这一批导入）起改过的户，前面附换页单',
    en: 'only households changed from that day or import on, with a slip that says what to exchange',
  },
  'print.cards.reveal': { zh: '印出完整身份证号（记入日志）', en: 'whole identity numbers (logged)' },
  'print.cards.unchanged': {
    zh: '没有改过的户，卡册不用换页。',
    en: 'No household has changed; there is nothing to exchange.',
  },
} satisfies Texts
