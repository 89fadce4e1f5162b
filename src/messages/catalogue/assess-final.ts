/** A month on its way to being final, and after it: publication, closing, receipts, corrections. */
import type { Messages, Texts } from '../message.ts'

export const finalMessages = {
  'assess.not_published': {
    zh: ['{month} 还没有公示，按办法要先公示', '先运行 assess publish {month}，公示期满再结账。'],
    en: [
      '{month} has not been published, as the regulation wants',
      'Run assess publish {month}; close it when the days are over.',
    ],
  },
  'assess.still_published': {
    zh: ['{month} 公示到 {until}，今天 {today}', '公示期满、没有未答复的异议，再结账。'],
    en: [
      '{month} hangs out until {until} (today is {today})',
      'Close it when the days are over and every objection is answered.',
    ],
  },
  'assess.published_beyond': {
    zh: [
      '{month} 公示到 {until} 是按周末推算的，那一年的放假安排还没有公布',
      '公布后核对一下最后一天，或写明理由跳过。',
    ],
    en: [
      'the last day of {month}, {until}, was counted by weekends: the holidays of that year are not announced',
      'Check it when they are, or go on with a reason.',
    ],
  },
  'assess.changed_since_published': {
    zh: [
      '{month} 在 {day} 公示以后，{names}的结果有变动',
      '再公示一次（assess publish {month}），或写明理由结账，例如异议成立。',
    ],
    en: [
      'results of {month} changed after it was published on {day}: {names}',
      'Publish it again (assess publish {month}), or go on with a reason, such as an accepted objection.',
    ],
  },
  'assess.correction_waits': {
    zh: ['{month} 有已经认定、还没有办的更正', '先运行 assess correct {month}，或写明理由跳过。'],
    en: [
      'a correction of {month} was decided and not made',
      'Run assess correct {month} first, or go on with a reason.',
    ],
  },
  'assess.published_before': {
    zh: [
      '{month} 是启用前公布过的月份（往月成绩表），不再结账',
      '从它后面的月份开始结；成绩填错了，改“往月成绩”再导入。',
    ],
    en: [
      '{month} was published before (sheet of past results) and is not closed again',
      'Begin with a later month; if a result is wrong, import the sheet of past results again.',
    ],
  },
  'assess.no_publication': {
    zh: ['{edition} 版办法没有规定公示', '直接结账：assess close {month}；要公示的，在办法里写上 publication。'],
    en: [
      'edition {edition} has no publication',
      'Close it: assess close {month}; or write publication into the regulation.',
    ],
  },
  'assess.published_already': {
    zh: ['{month} 在 {day} 已经公示，到 {until}，之后结果没有变动', '期满后运行 assess close {month}。'],
    en: ['{month} was published on {day}, until {until}, and nothing changed since', 'Then run assess close {month}.'],
  },
  'assess.not_final': {
    zh: [
      '{month} 还没有结账',
      '没有结账的月份直接改（assess record、assess evaluate、导入）；看现状用 assess month {month}。',
    ],
    en: [
      '{month} is not final',
      'Change its records as they are (assess record, assess evaluate, import); see it with assess month {month}.',
    ],
  },
  'assess.nothing_to_correct': {
    zh: [
      '{month} 结账以后没有新的认定，也没有改过评分、测评、事实、请假和任职',
      '先记下认定：assess decide {month} 姓名 --kind correction；只有走访、事项等记录变了的，用 --warden 写明是谁。',
    ],
    en: [
      'nothing was decided about {month} since it was closed, and no score, ballot, fact, leave or post has changed',
      'Record the decision first: assess decide {month} NAME --kind correction; where only field work has changed, say whose with --warden.',
    ],
  },
  'assess.rules_unread': {
    zh: ['{month} 当时的办法（{edition} 版）这个版本读不了', '用结账时的版本打开，或联系开发者。'],
    en: [
      'this gridbook cannot read the regulation that {month} was closed by (edition {edition})',
      'Use the version that closed it, or ask the developers.',
    ],
  },
  'assess.receipt_hash': {
    zh: [
      '{month} 第 {revision} 版的底账被改过：内容和校验值对不上',
      '从结账时的备份里找回原样（backups 文件夹），查一查谁动过数据库。',
    ],
    en: [
      'the receipt of {month}, revision {revision}, was altered: it does not match its hash',
      'Find the original in the copy made at closing, and who changed the database.',
    ],
  },
  'assess.receipt_chain': {
    zh: ['{month} 第 {revision} 版的底账接不上前一份', '前一份被改过或被删掉，从备份里找回原样。'],
    en: [
      'the receipt of {month}, revision {revision}, does not follow the one before it',
      'That one was altered or is gone; find it in a copy.',
    ],
  },
  'assess.receipt_rules': {
    zh: ['{month} 第 {revision} 版底账里的办法原文被改过', '从备份里找回原样，和当时印发的办法核对。'],
    en: [
      'the regulation in the receipt of {month}, revision {revision}, was altered',
      'Find the original in a copy, and compare it with the printed one.',
    ],
  },
  'assess.receipt_unread': {
    zh: ['{month} 第 {revision} 版底账里的办法读不了，没法重算', '用结账时的版本核验。'],
    en: [
      'the regulation in the receipt of {month}, revision {revision}, cannot be read and nothing was worked out again',
      'Verify it with the version that closed it.',
    ],
  },
  'assess.receipt_engine': {
    zh: [
      '{month} 第 {revision} 版是用 {engine} 算的，现在是 {own}，算出来不一样',
      '以底账为准；要按新的算，须由领导小组认定后更正。',
    ],
    en: [
      '{month}, revision {revision}, was worked out by {engine} and comes out otherwise by {own}',
      'The receipt stands; another result needs a correction.',
    ],
  },
} satisfies Messages

export const finalTexts = {
  'assess.publish.about': { zh: '公示一个月的结果', en: 'publish the results of a month' },
  'assess.publish.ask': {
    zh: '{month} 公示 {days} 个工作日，到 {until}。现在公示吗？',
    en: '{month} will hang out for {days} working days, until {until}. Publish it?',
  },
  'assess.publish.title': {
    zh: '{month} 月评公示（{from} 至 {until}）',
    en: '{month}, published from {from} to {until}',
  },
  'assess.publish.nobody': { zh: '本月没有评出月星级网格员。', en: 'There is no star this month.' },
  'assess.publish.no_part': { zh: '未参评', en: 'not ranked' },
  'assess.publish.done': {
    zh: '{month} 已公示，到 {until} 止；有异议用 assess objection add 记下，期满后 assess close {month}。',
    en: '{month} is published until {until}. Objections: assess objection add; then assess close {month}.',
  },
  'assess.publish.beyond': {
    zh: '{until} 是按周末推算的：那一年的放假安排还没有公布。',
    en: '{until} was counted by weekends: the holidays of that year are not announced.',
  },
  'assess.publish.not_published': { zh: '{month} 没有公示。', en: '{month} was not published.' },
  'assess.month.title.past': {
    zh: '{month} 月评（启用前公布，参评 {pool} 人）{edition}',
    en: '{month}, published before the register was kept ({pool} ranked){edition}',
  },
  'assess.month_past': {
    zh: '{month} 公布 {score} 分（启用前，往月成绩表）',
    en: '{month}: {score} published, before the register was kept',
  },
  'assess.past.star': { zh: '月星级网格员：{names}', en: 'star of the month: {names}' },
  'assess.past.no_star': { zh: '往月成绩表上没有评星', en: 'the sheet of past results has no star' },
  'assess.past.last': { zh: '{names}为末位', en: '{names} was last' },
  'assess.past.no_last': { zh: '往月成绩表上没有末位', en: 'the sheet of past results has nobody last' },
  'assess.past.months': {
    zh: '其中 {months} 是启用前公布的（往月成绩表）',
    en: 'of these, {months} was published before the register was kept',
  },
  'assess.past.in_year': {
    zh: '参评月数里最多 {count} 个月是启用前公布的（往月成绩表），按公布的分数计',
    en: 'up to {count} of the months were published before the register was kept, and count as published',
  },
  'assess.month.published': { zh: '公示：{from} 至 {until}', en: 'published: {from} to {until}' },
  'assess.month.to_publish': {
    zh: '可以公示：gridbook assess publish {month}',
    en: 'ready to be published: gridbook assess publish {month}',
  },
  'assess.month.would_be_last': {
    zh: '请注意：照现在的结果，{name}是连续第 {count} 次末位',
    en: 'Note: as it stands, {name} is last {count} months in a row',
  },
  'assess.month.would_be_star': { zh: '照现在的结果，{name}是月星级', en: 'As it stands, {name} is the star' },
  'assess.month.would_follow': { zh: '{said}，将产生：{what}', en: '{said}; follows: {what}' },
  'assess.month.would_task': { zh: '{task}（{by}）', en: '{task} ({by})' },
  'assess.month.corrected': {
    zh: '第 {revision} 版，{month} 更正：{reason}（依据：{basis}）',
    en: 'revision {revision}, {month} was corrected: {reason} (on {basis})',
  },
  'assess.month.reached': {
    zh: '第 {revision} 版，受 {month} 更正影响：{reason}（依据：{basis}）',
    en: 'revision {revision}, reached by the correction of {month}: {reason} (on {basis})',
  },
  'assess.month.correction_open': {
    zh: '{warden} 的更正已经认定（{reason}），还没有办：assess correct {month}',
    en: 'a correction for {warden} was decided ({reason}) and waits: assess correct {month}',
  },
  'assess.star.kept': {
    zh: '月星级网格员：{names}（{kept}按原来公布的保留）',
    en: 'star of the month: {names} ({kept} as published before)',
  },
  'assess.no_last.held': {
    zh: '更正后{names}的得分最低；没有领导小组的认定，不算末位',
    en: '{names} would be last after the correction; without a decision of the leading group nobody is',
  },
  'assess.corrected': { zh: '更正认定（{date} {by}：{reason}）', en: 'set by a correction ({date} {by}: {reason})' },
  'status.published': { zh: '{month} 月评公示中，到 {until}', en: '{month} is published until {until}' },
  'status.publication_over': {
    zh: '{month} 月评公示已满（{until}），可以结账：gridbook assess close {month}',
    en: '{month} was published until {until}; now gridbook assess close {month}',
  },
  'assess.verify.about': {
    zh: '核验底账：校验值、重算、和现在的数据比',
    en: 'check receipts: hashes, replay, the register of today',
  },
  'assess.verify.none': { zh: '还没有结过账的月份。', en: 'No month has been closed.' },
  'assess.verify.same': { zh: '一致', en: 'same' },
  'assess.verify.differs': { zh: '不一致', en: 'differs' },
  'assess.verify.no_facts': { zh: '旧版未存', en: 'not stored' },
  'assess.verify.against_receipt': {
    zh: '{month} 第 {revision} 版 {name} {what}：底账 {stored}，按底账里的数据重算 {now}',
    en: '{month} r{revision} {name}, {what}: kept {stored}, worked out again {now}',
  },
  'assess.verify.against_register': {
    zh: '{month} 第 {revision} 版 {name} {what}：底账 {stored}，按现在的数据 {now}',
    en: '{month} r{revision} {name}, {what}: kept {stored}, by the register of today {now}',
  },
  'assess.verify.sound': { zh: '底账完整，重算一致。', en: 'All receipts hold.' },
  'assess.verify.not_sound': {
    zh: '有不一致的地方；什么都没有改。现在的数据有道理的，认定后用 assess correct 更正。',
    en: 'Something differs; nothing was changed. If the register is right, decide it and run assess correct.',
  },
  'assess.column.revision': { zh: '版', en: 'rev.' },
  'assess.column.receipt': { zh: '底账', en: 'receipt' },
  'assess.column.replay': { zh: '重算', en: 'replay' },
  'assess.column.register': { zh: '现在的数据', en: 'register' },
  'assess.column.what': { zh: '项目', en: 'what' },
  'assess.correct.before': { zh: '原来', en: 'before' },
  'assess.correct.after': { zh: '更正后', en: 'after' },
  'assess.field.score': { zh: '得分', en: 'score' },
  'assess.field.rank': { zh: '名次', en: 'rank' },
  'assess.field.ranked': { zh: '参评', en: 'ranked' },
  'assess.field.reason': { zh: '未参评原因', en: 'why not ranked' },
  'assess.field.star': { zh: '月星级', en: 'star' },
  'assess.field.last': { zh: '末位', en: 'last' },
  'assess.field.streak': { zh: '连续末位', en: 'last in a row' },
  'assess.field.grid': { zh: '网格', en: 'grid' },
  'assess.field.name': { zh: '姓名', en: 'name' },
  'assess.field.listed': { zh: '在名单上', en: 'listed' },
  'assess.field.line': { zh: '明细', en: 'line' },
  'assess.field.explanation': { zh: '说明', en: 'explanation' },
  'assess.value.true': { zh: '是', en: 'yes' },
  'assess.value.false': { zh: '否', en: 'no' },
  'assess.correct.about': { zh: '更正已经结账的月份，出新的一版', en: 'correct a final month by a new revision' },
  'assess.correct.reason': { zh: '为什么更正', en: 'why it is corrected' },
  'assess.correct.basis': {
    zh: '依据：会议纪要、异议号、文件',
    en: 'on what it rests: minutes, an objection, a paper',
  },
  'assess.correct.warden': {
    zh: '更正谁的；不写就是认定过的人',
    en: 'whose matter; without it those of whom it was decided',
  },
  'assess.correct.dry_run': { zh: '只看会变什么，不更正', en: 'show what would change, change nothing' },
  'assess.correct.title': { zh: '{month} 更正为第 {revision} 版：', en: '{month}, revision {revision}:' },
  'assess.correct.same': { zh: '结果没有变化，只更新依据。', en: 'No result changes; only what it rests on.' },
  'assess.correct.held': {
    zh: '没有对他们的认定，{what}按公布的保留：{names}',
    en: 'nothing was decided about them, {what} stays as published: {names}',
  },
  'assess.correct.held_one': { zh: '{name} {was}（重算 {now}）', en: '{name} {was} (would be {now})' },
  'assess.correct.impact': { zh: '影响：', en: 'reaches:' },
  'assess.correct.no_impact': { zh: '不影响其他月份、任务和年度。', en: 'no other month, no task, not the year.' },
  'assess.correct.later': {
    zh: '{month} 连带出第 {revision} 版（{names}）',
    en: '{month} becomes revision {revision} ({names})',
  },
  'assess.correct.star_gained': { zh: '{month} {name}成为月星级', en: '{month}: {name} becomes star' },
  'assess.correct.star_lost': { zh: '{month} {name}不再是月星级', en: '{month}: {name} is star no more' },
  'assess.correct.last_gained': { zh: '{month} {name}成为末位', en: '{month}: {name} becomes last' },
  'assess.correct.last_lost': { zh: '{month} {name}不再是末位', en: '{month}: {name} is last no more' },
  'assess.correct.streak': { zh: '{name}连续末位 {was} → {now}', en: '{name}: last {was} → {now} in a row' },
  'assess.correct.task_added': { zh: '新任务：{name} {task}（{by}）', en: 'new task: {name}, {task} ({by})' },
  'assess.correct.task_gone': {
    zh: '任务依据已更正，任务保留并注明：{name}（{key}）',
    en: 'a task lost its basis and is kept, marked: {name} ({key})',
  },
  'assess.correct.year': { zh: '{year} 年{name}{what} {was} → {now}', en: '{year}, {name}, {what}: {was} → {now}' },
  'assess.correct.left': {
    zh: '{names}的数据在结账后也有变动，没有认定，这次不动；要一并更正的用 --warden 写明。',
    en: 'the records of {names} have changed too; nothing was decided and they are left. Name them with --warden.',
  },
  'assess.correct.ask': {
    zh: '出 {month} 第 {revision} 版吗？原来的各版都保留。',
    en: 'Make revision {revision} of {month}? Those before it stay.',
  },
  'assess.correct.dry': { zh: '只是试算，什么都没有改。', en: 'Nothing was changed.' },
  'assess.correct.done': { zh: '{month} 已更正为第 {revision} 版。', en: '{month} is now revision {revision}.' },
} satisfies Texts
