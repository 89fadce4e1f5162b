/** What rounds of collection say: opening one, the board, closing it. */
import type { Messages, Texts } from '../message.ts'

export const collectMessages = {
  'collect.still_open': {
    zh: [
      '上一轮收表（截止 {due}）还没有结束',
      '先用 gridbook collect board 看还差谁，再用 gridbook collect close 结束它。',
    ],
    en: [
      'The last round of collection (due {due}) is still open',
      'See with gridbook collect board who is missing, and end it with gridbook collect close.',
    ],
  },
  'collect.due_past': {
    zh: ['--due 的“{value}”已经过去了（今天是 {today}）', '请写今天或以后的一天。'],
    en: ['--due: {value} is past (today is {today})', 'Give today or a later day.'],
  },
  'collect.none': {
    zh: [
      '还没有发过表来收',
      '用 gridbook collect open 开始一轮，例如 gridbook collect open resident --due 2015-03-15。',
    ],
    en: [
      'There has been no round of collection yet',
      'Begin one with gridbook collect open, for example gridbook collect open resident --due 2015-03-15.',
    ],
  },
  'collect.none_open': {
    zh: ['没有正在收的表', '用 gridbook collect open 开始新的一轮；以前的用 gridbook collect board 看。'],
    en: [
      'No round of collection is open',
      'Begin one with gridbook collect open; gridbook collect board shows the last one.',
    ],
  },
} satisfies Messages

export const collectTexts = {
  'cli.command.collect': {
    zh: '收表：每个网格发一份、看谁没交、结束',
    en: 'collection: hand out, see who is missing, end',
  },
  'collect.open.about': {
    zh: '开始一轮收表：每个网格一份写着网格员名字和截止日期的表',
    en: 'begin a round: one workbook for every grid, named after its warden and the day',
  },
  'collect.open.forms': { zh: '收哪些表（不写就是户情表）', en: 'which forms (the resident list if none)' },
  'collect.open.due': { zh: '哪一天以前交（2015-03-15 或 3月15日）', en: 'by which day (2015-03-15)' },
  'collect.open.grid': { zh: '只向这些网格收', en: 'from these grids only' },
  'collect.open.output': { zh: '表放到哪个文件夹', en: 'folder for the workbooks' },
  'collect.open.done': {
    zh: '{count} 份表做好了，发给网格员吧；{due} 截止，交回来的用 import 导入，用 collect board 看进度。',
    en: '{count} workbooks to hand out, due {due}; take them in with import, see with collect board who is missing.',
  },
  'collect.no_warden': {
    zh: '花名册里没有这些网格的网格员：{grids}。文件名里就没有名字。',
    en: 'No warden on the roster for these grids: {grids}. Their files carry no name.',
  },
  'collect.ask_due': { zh: '哪一天截止？（例如 3月15日）', en: 'Due by which day? (2015-03-15)' },
  'collect.ask_overwrite': {
    zh: '{folder} 里已经有 {count} 份同名的表，换成新的吗？',
    en: '{folder} already has {count} of these workbooks. Replace them?',
  },
  'collect.folder': { zh: '发表_截止{due}', en: 'collection_due{due}' },
  'collect.table': { zh: '户情表', en: 'resident list' },
  'collect.progress': { zh: '做表', en: 'Workbooks' },
  'collect.board.about': {
    zh: '收表进度：每个网格一行，谁没交、谁有退回',
    en: 'the round grid by grid: missing, sent back, clear',
  },
  'collect.line': { zh: '收表：{forms}，截止 {due}；{counts}', en: 'Collection: {forms}, due {due}; {counts}' },
  'collect.closed': { zh: '这一轮已在 {day} 结束。', en: 'This round was closed on {day}.' },
  'collect.state.missing': { zh: '未交', en: 'missing' },
  'collect.state.handed_in': { zh: '已交', en: 'handed in' },
  'collect.state.sent_back': { zh: '有退回', en: 'sent back' },
  'collect.state.clear': { zh: '已清', en: 'clear' },
  'collect.late': { zh: '（逾期）', en: ' (late)' },
  'collect.col.grid': { zh: '网格', en: 'Grid' },
  'collect.col.warden': { zh: '网格员', en: 'Warden' },
  'collect.col.state': { zh: '状态', en: 'State' },
  'collect.col.handed_in': { zh: '交回', en: 'Handed in' },
  'collect.col.rows': { zh: '行', en: 'Rows' },
  'collect.col.rows_back': { zh: '退回行', en: 'Rows back' },
  'collect.col.faults': { zh: '待改', en: 'Open faults' },
  'collect.day': { zh: '{month}月{day}日', en: '{month}/{day}' },
  'collect.who': { zh: '{grid}网格{warden}', en: 'grid {grid} {warden}' },
  'collect.paste': {
    zh: '各位网格员：{forms}请在{due}以前交。{who}。谢谢大家！',
    en: 'Dear wardens, {forms}: please hand in by {due}. {who}. Thank you!',
  },
  'collect.paste.over': {
    zh: '各位网格员：{forms}应在{due}以前交，已经过了。{who}。请今天交来，谢谢大家！',
    en: 'Dear wardens, {forms} was due on {due}. {who}. Please send it today. Thank you!',
  },
  'collect.paste.all': {
    zh: '各位网格员：{forms}都交齐改好了，辛苦大家！',
    en: 'Dear wardens, {forms} is all in. Thank you!',
  },
  'collect.paste.missing': { zh: '还没有交的：{names}', en: 'Still missing: {names}' },
  'collect.paste.back': { zh: '退回了还没有改好的：{names}', en: 'Sent back and not yet corrected: {names}' },
  'collect.close.about': { zh: '结束这一轮收表，列出始终没有交的', en: 'end the round and list who never handed in' },
  'collect.ask_close': {
    zh: '结束截止 {due} 的这一轮收表吗？（未交 {missing}，有退回 {back}；以后导入的不再算这一轮）',
    en: 'End the round due {due}? ({missing} missing, {back} sent back; later imports will not count)',
  },
  'collect.close.done': { zh: '截止 {due} 的这一轮收表结束了。', en: 'The round due {due} is closed.' },
  'collect.close.missing': { zh: '始终没有交：{names}', en: 'Never handed in: {names}' },
  'collect.close.back': { zh: '退回了没有改好：{names}', en: 'Sent back and not corrected: {names}' },
} satisfies Texts
