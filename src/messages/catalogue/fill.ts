/** What is said while another department's table is filled. */
import type { Messages, Texts } from '../message.ts'

export const fillMessages: Messages = {
  'fill.same_file': {
    zh: ['-o {file} 就是那张空表本身', '换一个文件名，空表留着'],
    en: ['-o {file} is the empty table itself', 'Choose another name and keep the empty one'],
  },
  'fill.not_xlsx': {
    zh: ['{file} 不是 .xlsx，填了会丢格式', '在 WPS 或 Excel 里“另存为”选 .xlsx，再填'],
    en: ['{file} is no .xlsx; filling it would lose its looks', 'Save it as .xlsx in WPS or Excel, then fill that'],
  },
  'fill.nothing_known': {
    zh: [
      '{file} 里没有认得的表：既没有“姓名”“身份证号”这样的栏目，也没有行和列都认得的统计表',
      '看看是不是空表；栏目叫法特别的，用 --match 他们的栏目=我们的栏目',
    ],
    en: [
      '{file} has no table that is understood: neither columns such as 姓名 or 身份证号, nor numbers with known heads',
      'Check that it is the right file; name odd headings with --match THEIRS=OURS',
    ],
  },
  'fill.no_heading': {
    zh: ['--match：表里没有“{heading}”这一栏', '表里的栏目：{headings}'],
    en: ['--match: the table has no heading "{heading}"', 'Its headings: {headings}'],
  },
  'fill.bad_match': {
    zh: ['--match “{value}”看不懂', '写成 他们的栏目=我们的栏目，例如 享受待遇类别=救助类别；右边空着表示这一栏不填'],
    en: [
      '--match "{value}" is not understood',
      'Write THEIRS=OURS, such as 享受待遇类别=救助类别; nothing on the right leaves the column empty',
    ],
  },
}

export const fillTexts: Texts = {
  'fill.about': {
    zh: '填上级和别的部门的空表：按表头认栏目，用他们的说法填',
    en: "fill another department's empty workbook from the register, in its words",
  },
  'fill.theirs': { zh: '他们的空表 .xlsx', en: 'their empty .xlsx' },
  'fill.output': { zh: '填好的表写到哪个文件', en: 'the filled workbook' },
  'fill.class': {
    zh: '只要这一类人：老年人、残疾人、低保、独居……',
    en: 'only this class: elderly, disabled, child, weak, pregnant or an area',
  },
  'fill.match': {
    zh: '他们的栏目=我们的栏目；下次同样的表自动照办',
    en: 'their heading = our column; remembered for the same table',
  },
  'fill.ask_output': { zh: '填好的表存成什么文件？', en: 'Which file shall the filled table be?' },
  'fill.everybody': { zh: '全部在册的人', en: 'everybody' },
  'fill.list': {
    zh: '［{sheet}］填了 {rows} 行：{people}，截至 {day}',
    en: '[{sheet}] {rows} rows: {people}, as of {day}',
  },
  'fill.numbers': {
    zh: '［{sheet}］填了 {rows} 个数：{people}，截至 {day}',
    en: '[{sheet}] {rows} numbers: {people}, as of {day}',
  },
  'fill.left_empty': {
    zh: '没填的栏目：{headings}。知道是什么的，用 --match 栏目=我们的栏目 再填一次',
    en: 'Left empty: {headings}. Where you know what it is, fill again with --match THEIRS=OURS',
  },
  'fill.unfit': {
    zh: '“{heading}”有 {count} 处他们的选项里没有合适的，空着（例如 {example}）',
    en: '"{heading}": {count} times their choices have nothing that fits; left empty (such as {example})',
  },
  'fill.masked': {
    zh: '身份证号打了星号；要填完整号码，加 --reveal（会问一声，记入日志）',
    en: 'Identity numbers are masked; for whole ones add --reveal (asked first, and logged)',
  },
  'menu.ask_upper': { zh: '要做什么？', en: 'What is wanted?' },
  'menu.upper.fill': { zh: '填他们发来的空表', en: 'Fill the empty table they sent' },
  'menu.upper.count': { zh: '统计人数', en: 'Count people' },
  'menu.ask_theirs': { zh: '哪一张空表？', en: 'Which empty table?' },
  'menu.ask_fill_grid': { zh: '填哪些人？', en: 'Of which grid?' },
  'menu.all_grids': { zh: '全社区', en: 'the whole community' },
  'menu.file.filled': { zh: '已填', en: 'filled' },
  'menu.plan.fill': {
    zh: '将从底册填 {file}，写到 {target}（原表不动）',
    en: '{file} will be filled from the register into {target}; the empty one stays',
  },
  'menu.ask_count': { zh: '按什么统计？', en: 'Count by what?' },
  'menu.ask_basis': { zh: '按哪个口径？', en: 'On which basis?' },
}
