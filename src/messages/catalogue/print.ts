/** Sentences and words of print. */
import type { Messages, Texts } from '../message.ts'

export const printMessages = {
  'print.no_typesetter': {
    zh: [
      '这台电脑（{platform}）上没有装排版程序，做不出 PDF',
      '可以改打 .xlsx（-o 卡册.xlsx）；要 PDF，请重新安装一次：npm install，或换一台 Windows、macOS、Linux 电脑。',
    ],
    en: [
      'The typesetter is not installed for this machine ({platform}), so there is no PDF',
      'Print to .xlsx instead (-o cards.xlsx), install again with npm install, or use another machine.',
    ],
  },
  'print.character_missing': {
    zh: [
      '“{value}”里的“{character}”（{code}）字库里没有，第 {page} 页户 {household} 的卡上印成了〓',
      '请在那一页用笔补上这个字；电子数据里的字不受影响。',
    ],
    en: [
      'no font of ours has "{character}" ({code}) of "{value}"; page {page}, household {household} shows 〓 in its place',
      'Write it in by hand on that page; the register itself keeps the character.',
    ],
  },
  'print.poster_character_missing': {
    zh: ['“{value}”里的“{character}”（{code}）字库里没有，海报上印成了〓', '请用笔补上这个字。'],
    en: [
      'no font of ours has "{character}" ({code}) of "{value}"; the poster shows 〓 in its place',
      'Write it in by hand.',
    ],
  },
  'print.ending': {
    zh: ['{file} 的文件名要以 {endings} 结尾', '请改文件名，例如 -o {example}。'],
    en: ['the name {file} has to end in {endings}', 'Name it so, for example -o {example}.'],
  },
  'print.nothing': {
    zh: ['没有可打印的户', '请核对网格、楼栋或户编码，或先用 gridbook import 导入。'],
    en: ['there is no household to print', 'Check the grid, the building or the code, or import first.'],
  },
  'print.layout_broken': {
    zh: ['版式 {layout} 排不出来：{reason}', '请改正 templates/cards 里的这个文件；删去它就用自带的版式。'],
    en: [
      'the layout {layout} cannot be set: {reason}',
      'Mend this file in templates/cards, or remove it to use the shipped one.',
    ],
  },
} satisfies Messages

export const printTexts = {
  'print.cards.about': {
    zh: '民情卡册：一户一页，可打印的 PDF 或 Excel',
    en: 'card book: a page a household, as PDF or workbook',
  },
  'print.cards.household': { zh: '只印这一户：户编码或门牌', en: 'only this household: its code or door' },
  'print.cards.two_sided': {
    zh: '双面打印：每户从右页起，订口左右交替',
    en: 'for both sides of the paper: every card begins on the right',
  },
  'print.output': { zh: '写到这个文件', en: 'the file to write' },
  'print.ask_output': { zh: '写到哪个文件（以 .pdf 或 .xlsx 结尾）？', en: 'Which file (ending in .pdf or .xlsx)?' },
  'print.ask_overwrite': { zh: '{file} 已经有了，要覆盖吗？', en: '{file} is there already. Replace it?' },
  'print.progress': { zh: '排版', en: 'Setting' },
  'print.cards.done': {
    zh: '{cards} 张户卡，{people} 人，{pages} 页。',
    en: 'Cards: {cards}, people: {people}, pages: {pages}.',
  },
  'print.cards.done_sheets': { zh: '{cards} 张户卡，{people} 人。', en: 'Cards: {cards}, people: {people}.' },
  'print.ranking.about': { zh: '月星级网格员海报：当月之星和名次', en: "the month's poster: its star and the ranking" },
  'print.ranking.month': { zh: '月份，例如 2015-03', en: 'the month, such as 2015-03' },
  'print.ranking.paper': { zh: '纸张', en: 'size of the paper' },
  'print.ranking.ask_month': { zh: '哪个月？（例如 2015-03）', en: 'Which month? (such as 2015-03)' },
  'print.ranking.ask_draft': {
    zh: '{month} 的考核还没有公布，海报先不要张贴。仍要打印吗？',
    en: 'The assessment of {month} is not published yet; the poster should not be put up. Print it all the same?',
  },
} satisfies Texts
