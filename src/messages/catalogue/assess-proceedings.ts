/** Objections, tasks and evidence of the assessment: what is said, asked and refused. */
import type { Messages, Texts } from '../message.ts'

export const proceedingsMessages = {
  'assess.objection_open': {
    zh: ['{by} {on} 对 {month} 的异议（第 {no} 号）还没有答复', '用 assess objection answer {month} {no} 答复。'],
    en: [
      'the objection of {by}, {on} (no. {no} of {month}) has no answer',
      'Answer it: assess objection answer {month} {no}.',
    ],
  },
  'assess.objection_not_published': {
    zh: ['{month} 还没有公示，没有结果可以异议', '数据不对就直接改（导入、assess evaluate、assess record），再公示。'],
    en: [
      '{month} has not been published; there is nothing to object to yet',
      'Put the records right before publishing.',
    ],
  },
  'assess.objection_too_early': {
    zh: ['异议日期 {value} 在 {month} 公示（{day}）之前', '核对 --on 的日期。'],
    en: ['{value} lies before {month} was published ({day})', 'Check the day given with --on.'],
  },
  'assess.answer_too_early': {
    zh: ['答复日期 {value} 在提出异议（{day}）之前', '核对 --on 的日期。'],
    en: ['{value} lies before the objection ({day})', 'Check the day given with --on.'],
  },
  'assess.objection_answered': {
    zh: ['{month} 第 {no} 号异议 {day} 已经答复', '答复不改；还有意见就另提一条：assess objection add。'],
    en: [
      'objection no. {no} of {month} was answered on {day}',
      'An answer stays; raise another with assess objection add.',
    ],
  },
  'assess.objection_none_open': {
    zh: ['{month} 没有待答复的异议', '看全部：assess objection list {month}。'],
    en: ['{month} has no open objection', 'See all: assess objection list {month}.'],
  },
  'assess.objection_which': {
    zh: ['{month} 有几条异议，没有说是哪一条：{known}', '在月份后面写上号数。'],
    en: ['{month} has several objections: {known}', 'Name the number after the month.'],
  },
  'assess.objection_unknown': {
    zh: ['{month} 没有第“{value}”号异议', '有：{known}'],
    en: ['{month} has no objection "{value}"', 'There are: {known}.'],
  },
  'assess.accept_or_reject': {
    zh: ['--accept 和 --reject 只能写一个', '成立写 --accept，不成立写 --reject。'],
    en: ['--accept and --reject were both given', 'Give one of them.'],
  },
  'assess.task_none': {
    zh: ['“{value}”没有要办的任务', '要办的：{known}'],
    en: ['"{value}" has no such task to be done', 'To be done: {known}.'],
  },
  'assess.task_done': {
    zh: ['“{value}”的{task} {day} 已经办结', '办过的不改；看 assess tasks list。'],
    en: ['{task} of "{value}" was done on {day}', 'What is done stays; see assess tasks list.'],
  },
  'assess.task_too_early': {
    zh: ['办结日期 {value} 在任务产生（{day}）之前', '核对 --on 的日期。'],
    en: ['{value} lies before the task was made ({day})', 'Check the day given with --on.'],
  },
  'assess.task_form': {
    zh: ['看不懂“{value}”', '写成 栏目=意见；这项任务的栏目有：{known}'],
    en: ['"{value}" is not understood', 'Write FIELD=WORDS; the fields of this task: {known}.'],
  },
  'assess.row_not_warden': {
    zh: ['“{value}”（{name}）在 {month} 不是网格员', '核对工号和月份；花名册上的起止日期不对，就先改花名册。'],
    en: ['"{value}" ({name}) is no warden in {month}', "Check number and month, or the roster's dates first."],
  },
  'assess.row_no_score': {
    zh: ['{name}的“{component}”没有打分', '填上得分再交；不打的，删去这一行。'],
    en: ['"{component}" of {name} has no score', 'Fill it in, or delete the line.'],
  },
  'assess.row_self_rater': {
    zh: ['{name}的“{component}”写着由“{value}”（{rater}）打分', '自评只能本人打；别人打的，来源写“领导”。'],
    en: [
      '"{component}" of {name} is said to be by "{value}" ({rater})',
      "Only oneself rates here; of others it is a leader's score.",
    ],
  },
  'assess.row_rates_oneself': {
    zh: ['“{value}”（{rater}）给自己打“{component}”（{name}）', '核对评分人；自己打的来源写“自评”。'],
    en: [
      '"{value}" ({rater}) rates himself under "{component}" ({name})',
      "Check the rater; what is one's own is a self-assessment.",
    ],
  },
  'assess.row_not_a_rater': {
    zh: [
      '“{value}”（{rater}）{month} 不是“{component}”的评分人（{name}）',
      '核对评分人；岗位不对，就先改花名册上的岗位和起止日期。',
    ],
    en: [
      '"{value}" ({rater}) is no rater of "{component}" in {month} ({name})',
      'Check the rater, or the role and dates on the roster first.',
    ],
  },
  'assess.raters_differ': {
    zh: [
      '“{component}”的评分人打的不是同一批人：{who}',
      '宽严不一会影响名次；补齐评分，或写明理由。网格长只评本组是办法规定的，就在办法这一评的 raters 里写上 group_leader。',
    ],
    en: [
      'the raters of "{component}" rated different people: {who}',
      'Complete the sheets, or go on with a reason. Where the regulation has leaders rate their own group, name group_leader under its raters.',
    ],
  },
  'evidence.not_there': {
    zh: ['没有找到文件“{value}”', '核对文件名和文件夹；只写一句话说明也可以。'],
    en: ['there is no file "{value}"', 'Check name and folder; words alone will do as well.'],
  },
  'evidence.too_large': {
    zh: [
      '“{value}”有 {megabytes} MB，佐证一份最多 {most} MB',
      '拍小一点、截图或压缩后再交；视频请另存，写明放在哪里。',
    ],
    en: [
      '"{value}" has {megabytes} MB, evidence may have {most}',
      'Use a smaller picture, or say in words where it is kept.',
    ],
  },
  'evidence.changed': {
    zh: ['佐证 {file} 与当初存进去的不一样了', '不要改佐证文件夹里的文件；从备份里找回原件。'],
    en: [
      'evidence {file} is not what was put there',
      'Files in that folder are not to be changed; bring the original back from a copy.',
    ],
  },
  'doctor.evidence': {
    zh: [
      '佐证有问题：缺 {missing} 份，被改过 {changed} 份：{names}',
      '从备份里找回原件放回原处；不要改佐证文件夹里的文件。',
    ],
    en: [
      'evidence: {missing} missing, {changed} changed: {names}',
      'Bring the originals back from a copy; leave that folder alone.',
    ],
  },
} satisfies Messages

export const proceedingsTexts = {
  'doctor.check.evidence': { zh: '佐证', en: 'evidence' },
  'doctor.evidence.fine': { zh: '{count} 份，都在，没有改动', en: '{count} kept, all unchanged' },
  'assess.beyond_mark': { zh: '（放假安排未公布）', en: ' (holidays not announced)' },
  'assess.beyond_calendar': {
    zh: '有的日子算到了还没有公布放假安排的年份，公布后放进 templates/calendar，日子会跟着改。',
    en: 'Some days run into a year whose holidays are not announced; put its file into templates/calendar once they are.',
  },
  'assess.objection.about': { zh: '对公示结果的异议：提出、答复、查看', en: 'objections to a published month' },
  'assess.objection.add.about': { zh: '记下一条异议：谁、哪天、说了什么', en: 'keep an objection: who, when, what' },
  'assess.objection.answer.about': { zh: '答复一条异议', en: 'answer an objection' },
  'assess.objection.list.about': { zh: '有哪些异议，怎么答复的', en: 'what was said and answered' },
  'assess.objection.warden': { zh: '对谁的得分：工号或姓名', en: 'whose result: number or name' },
  'assess.objection.text': { zh: '异议的内容', en: 'what was said' },
  'assess.objection.by': { zh: '谁提的（不写就是本人）', en: 'who raised it (the warden if left out)' },
  'assess.objection.on': { zh: '哪天提的（不写就是今天）', en: 'when it was raised (today if left out)' },
  'assess.objection.no': { zh: '第几号异议', en: 'number of the objection' },
  'assess.objection.accept': { zh: '异议成立', en: 'the objection is right' },
  'assess.objection.reject': { zh: '异议不成立', en: 'the objection is not right' },
  'assess.objection.outcome': { zh: '异议成立吗', en: 'Is the objection right?' },
  'assess.objection.answer.text': { zh: '答复的内容', en: 'what is answered' },
  'assess.objection.answer.by': { zh: '谁答复的', en: 'who answers' },
  'assess.objection.answer.on': { zh: '哪天答复的（不写就是今天）', en: 'when it was answered (today if left out)' },
  'assess.objection.basis': { zh: '依据：条款、会议、材料', en: 'basis: a clause, a meeting, a paper' },
  'assess.objection.open': { zh: '只看没有答复的', en: 'only those without an answer' },
  'assess.objection.none': { zh: '没有异议。', en: 'No objections.' },
  'assess.objection.added': {
    zh: '已记下：{month} 第 {no} 号异议（{name}）。',
    en: 'kept: no. {no} of {month} ({name})',
  },
  'assess.objection.late': {
    zh: '过了异议的最后一天（{day}），照样记下，注明逾期。',
    en: 'after the last day to object ({day}); kept and marked as late',
  },
  'assess.objection.late_mark': { zh: '（逾期，截止 {day}）', en: ' (late, last day {day})' },
  'assess.objection.answer_by': { zh: '应在 {day} 前答复', en: 'to be answered by {day}' },
  'assess.objection.answered': { zh: '已答复：{month} 第 {no} 号异议。', en: 'answered: no. {no} of {month}' },
  'assess.objection.answered_late': { zh: '过了答复的最后一天（{day}）。', en: 'after the last day to answer ({day})' },
  'assess.objection.next_publish': {
    zh: '下一步：把要改的评分、事实或裁定改好（导入，或 assess evaluate、record、decide），再公示：gridbook assess publish {month}（异议第 {no} 号）',
    en: 'next: put the scores, facts or decisions right (import, or assess evaluate, record, decide), then gridbook assess publish {month} (objection no. {no})',
  },
  'assess.objection.next_correct': {
    zh: '下一步：gridbook assess correct {month} --reason 理由 --basis "{month} 异议第 {no} 号"',
    en: 'next: gridbook assess correct {month} --reason WHY --basis "objection no. {no} of {month}"',
  },
  'assess.objection.head': { zh: '{month} 第 {no} 号 {name}：{state}', en: '{month} no. {no}, {name}: {state}' },
  'assess.objection.said': { zh: '{on} {by}：{text}', en: '{on} {by}: {text}' },
  'assess.objection.reply': {
    zh: '{on} {by} 答复：{text}（依据：{basis}）',
    en: '{on} {by} answers: {text} (basis: {basis})',
  },
  'assess.objection.state.open': { zh: '待答复', en: 'open' },
  'assess.objection.state.overdue': { zh: '答复超期', en: 'answer overdue' },
  'assess.objection.state.accepted': { zh: '成立', en: 'accepted' },
  'assess.objection.state.rejected': { zh: '不成立', en: 'rejected' },
  'assess.tasks.about': { zh: '约谈、综合评估等任务：查看、办结', en: 'talks and evaluations that follow: list, done' },
  'assess.tasks.list.about': { zh: '有哪些任务，谁办，哪天前，办了没有', en: 'tasks with owner, due day and state' },
  'assess.tasks.done.about': { zh: '办结一项任务，写上记录', en: 'a task is done: its minutes' },
  'assess.tasks.open': { zh: '只看没办的', en: 'only those to be done' },
  'assess.tasks.warden': { zh: '谁的任务：工号、姓名或任务代号', en: "whose: number, name, or the task's key" },
  'assess.tasks.task': { zh: '哪一项：约谈、综合评估', en: 'which: 约谈, 综合评估' },
  'assess.tasks.month': { zh: '哪个月触发的', en: 'the month that made it' },
  'assess.tasks.minutes': { zh: '记录：一段话，或文件', en: 'minutes: words, or a file' },
  'assess.tasks.evaluation': {
    zh: '综合评估的各栏，例如 工作能力=较强',
    en: 'the fields of the evaluation, such as 工作能力=较强',
  },
  'assess.tasks.on': { zh: '哪天办的（不写就是今天）', en: 'when it was done (today if left out)' },
  'assess.tasks.none': { zh: '没有任务。', en: 'No tasks.' },
  'assess.tasks.done': { zh: '已办结：{name} {task}', en: 'done: {name}, {task}' },
  'assess.tasks.done_late': { zh: '过了期限（{day}）。', en: 'after its due day ({day})' },
  'assess.tasks.note': { zh: '{day} {name}{task}记录：{text}', en: '{day} {name}, {task}: {text}' },
  'assess.tasks.state.open': { zh: '待办', en: 'open' },
  'assess.tasks.state.overdue': { zh: '超期', en: 'overdue' },
  'assess.tasks.state.done': { zh: '办结', en: 'done' },
  'assess.tasks.state.cancelled': { zh: '依据已更正，不用办', en: 'basis corrected, not needed' },
  'assess.tasks.basis_gone': { zh: '（依据后来更正，应告知本人）', en: ' (basis corrected since; tell the person)' },
  'status.tasks': {
    zh: '任务：待办 {open} 项，超期 {overdue} 项（gridbook assess tasks list --open）',
    en: 'tasks: {open} open, {overdue} overdue (gridbook assess tasks list --open)',
  },
  'status.task_overdue': {
    zh: '超期：{name} {task}，{by}，应在 {day} 前',
    en: 'overdue: {name}, {task} ({by}), due {day}',
  },
  'assess.evaluate.ask_score': { zh: '{criterion}（满分 {max}）', en: '{criterion} (up to {max})' },
  'assess.evaluate.ask_count': { zh: '“{choice}”几票', en: 'ballots for "{choice}"' },
  'assess.evaluate.collector': { zh: '测评收集人', en: 'who collected the ballots' },
  'assess.decide.on': { zh: '哪天定的（不写就是今天）', en: 'when it was decided (today if left out)' },
  'assess.explain.decision': {
    zh: '裁定 {date} {by}：{kind}{item}{points}（{reason}）',
    en: 'decision {date} {by}: {kind}{item}{points} ({reason})',
  },
  'assess.explain.decision_points': { zh: ' {points} 分', en: ', {points}' },
  'assess.explain.objection': { zh: '异议 {line}', en: 'objection {line}' },
  'assess.bonus.level': { zh: '加分的级别：区县级、市级 …', en: 'level of a bonus: 区县级, 市级 …' },
  'assess.bonus.piece': { zh: '加分的作品或事项', en: 'the piece or the deed that is rewarded' },
  'assess.bonus.coauthor': { zh: '合作者（工号或姓名）', en: 'co-authors, by number or name' },
  'assess.ballot_carried': {
    zh: '{name}：{count} 票的平均（{month} 的测评，本季度沿用）',
    en: '{name}: mean of {count} ballots (those of {month}, carried over the quarter)',
  },
  'assess.tasks.hint': {
    zh: '办完写：gridbook assess tasks done 工号 --task 约谈 --minutes "谈了什么"（或文件）',
    en: 'when done: gridbook assess tasks done NO --task NAME --minutes "WHAT WAS SAID" (or a file)',
  },
  'assess.template.about': {
    zh: '一个月的评分表、测评表、事实表和裁定表，评分人一人一份',
    en: "the month's workbooks: one a rater, ballots, facts, decisions",
  },
  'assess.template.output': { zh: '放到哪个文件夹', en: 'folder to write to' },
  'assess.template.rater': {
    zh: '领导点评由谁打（工号或姓名）；不写按办法和花名册',
    en: "who gives leaders' sheets, instead of those whom the regulation names",
  },
  'assess.template.overwrite': {
    zh: '{folder} 里已经有 {count} 份同名的表，盖掉吗？',
    en: '{count} of these files are there in {folder}. Overwrite them?',
  },
  'assess.template.done': {
    zh: '{month} 的表做好了，共 {count} 份；填好后 gridbook import 这个文件夹。',
    en: '{count} workbooks for {month}; filled in, gridbook import the folder.',
  },
  'assess.template.no_rater': {
    zh: '{month} 花名册上没有“{component}”的评分人，没有做这一评的表；可用 --rater 指定。',
    en: 'nobody on the roster of {month} rates "{component}"; name somebody with --rater.',
  },
  'assess.column.month': { zh: '月份', en: 'month' },
  'assess.column.task': { zh: '任务', en: 'task' },
  'assess.column.owner': { zh: '谁办', en: 'by' },
  'assess.column.due': { zh: '期限', en: 'due' },
  'assess.column.state': { zh: '情况', en: 'state' },
} satisfies Texts
