/** What keeps a month from being closed, and what the assessment commands refuse. */
import type { Messages } from '../message.ts'

export const assessProblems = {
  'assess.ask_open': {
    zh: ['考核办法还有一处没有定：{path}', '用 assess rules confirm 定下来。'],
    en: ['the regulation leaves {path} open', 'Settle it with assess rules confirm.'],
  },
  'assess.component_missing': {
    zh: ['{name}缺“{component}”', '请补上后再结账；assess evaluate 或评分表、测评表都可以。'],
    en: ['{name} has no "{component}"', 'Add it: assess evaluate, the scorecard or the ballot sheet.'],
  },
  'assess.no_component': {
    zh: ['{name}没有任何一评的分数', '请先录入评分和测评。'],
    en: ['{name} has no score at all', 'Enter scores and ballots first.'],
  },
  'assess.item_blocked': {
    zh: ['{name}的“{item}”算不出来', '请补登这一项的数据或认定；依据看 assess explain。'],
    en: ['"{item}" cannot be computed for {name}', 'Add its data or a decision; assess explain says why.'],
  },
  'assess.no_wardens': {
    zh: ['{month} 花名册上没有网格员', '请先导入花名册，岗位写“网格员”。'],
    en: ['nobody is a warden in {month}', 'Import the roster first, with the role of warden.'],
  },
  'assess.last_undecided': {
    zh: ['{names}并列最后（{score}分），等领导小组定', '用 assess decide 记下决定：kind tie，item last。'],
    en: ['{names} share the last place ({score})', 'Record the decision: assess decide, kind tie, item last.'],
  },
  'assess.star_undecided': {
    zh: ['{names}并列（{score}分），星级等领导小组定', '用 assess decide 记下决定：kind tie，item star。'],
    en: ['{names} share the star ({score})', 'Record the decision: assess decide, kind tie, item star.'],
  },
  'assess.grade_undecided': {
    zh: ['{names}同分，“{grade}”的名额等领导小组定', '用 assess decide 记下决定。'],
    en: ['{names} are equal at the edge of "{grade}"', 'Record the decision with assess decide.'],
  },
  'assess.scored_twice': {
    zh: ['{name}的“{component}”，同一个人打了两次总分', '留下一次，删去另一次。'],
    en: ['{name}: one rater gave "{component}" twice', 'Keep one.'],
  },
  'assess.no_criterion': {
    zh: ['{name}的“{component}”缺评分项“{value}”', '各项打齐，或只打一个总分。'],
    en: ['{name}: "{component}" lacks the criterion "{value}"', 'Score every criterion, or give one whole score.'],
  },
  'assess.no_criteria': {
    zh: ['{name}的“{component}”不分项，没有“{value}”', '打一个总分，不写评分项。'],
    en: ['{name}: "{component}" is scored whole and has no "{value}"', 'Give one score without a criterion.'],
  },
  'assess.unknown_criterion': {
    zh: ['{name}的“{component}”里没有评分项“{value}”', '办法里的评分项有：{known}'],
    en: ['{name}: "{component}" has no criterion "{value}"', 'Criteria: {known}.'],
  },
  'assess.score_out_of_range': {
    zh: ['{name}的“{component}”打了 {value} 分', '要在 0 到 {max} 之间。'],
    en: ['{name}: "{component}" has {value}', 'It must be between 0 and {max}.'],
  },
  'assess.too_many_decimals': {
    zh: ['{name}的“{component}”打了 {value} 分，小数位太多', '最多 {max} 位小数。'],
    en: ['{name}: "{component}" has {value}, too many decimals', 'At most {max}.'],
  },
  'assess.unknown_choice': {
    zh: ['{name}的“{component}”里没有“{value}”这一档', '可以写：{known}'],
    en: ['{name}: "{component}" has no choice "{value}"', 'Choices: {known}.'],
  },
  'assess.few_ballots': {
    zh: ['{name}的“{component}”只有 {value} 票，不到 {needed} 票', '补足票数，或按办法折算后说明理由。'],
    en: ['{name}: "{component}" has {value} ballots, fewer than {needed}', 'Collect more, or go on with a reason.'],
  },
  'assess.rater_outside_groups': {
    zh: ['{name}的“{component}”：{value} 不在办法列出的评分人里，没有计入', '核对花名册上的岗位。'],
    en: [
      '{name}: {value} is not among the raters of "{component}" and does not count',
      'Check the role on the roster.',
    ],
  },
  'assess.self_leader_gap': {
    zh: ['{name}自评 {self} 分，领导点评 {leader} 分，相差 {value} 分', '请看一看原因；这只是提醒，不扣分。'],
    en: ['{name}: {self} by self, {leader} by the leaders, {value} apart', 'Worth a look; it costs nothing.'],
  },
  'assess.component_left_out': {
    zh: ['{name}没有“{component}”，按办法用其余各评折算', '补上后再结账，或写明理由按折算结账。'],
    en: ['{name} has no "{component}"; the regulation goes on without it', 'Add it, or go on with a reason.'],
  },
  'assess.self_rater': {
    zh: ['{name}的“{component}”有一份是 {value} 打的，没有计入', '自评只能本人打；别人打的记到领导点评。'],
    en: [
      '{name}: "{component}" was given by {value} and does not count',
      "Only one's own counts here; others give a leader's score.",
    ],
  },
  'assess.fact_not_counted': {
    zh: ['{name} {date} 登记的“{value}”由系统统计或由人认定，这一条没有计入', '要扣分的，用 assess decide 记下认定。'],
    en: [
      '{name}, {date}: "{value}" is counted from the register or decided by people; this record does not count',
      'Decide points with assess decide.',
    ],
  },
  'assess.unknown_veto': {
    zh: ['{name} {date} 的一票否决“{value}”不在办法里', '写办法里的名称或代号：{known}'],
    en: ['{name}, {date}: "{value}" is no veto of the regulation', 'Name one of: {known}.'],
  },
  'assess.unknown_decision': {
    zh: ['{name} {date} 裁定的“{value}”不是由人认定的考核项，没有计入', '改成办法里的名称或代号。'],
    en: ['{name}, {date}: "{value}" is not an item that people decide; it does not count', "Use an item's name or id."],
  },
  'assess.decision_without_points': {
    zh: ['{name} {date} 裁定“{value}”，没有写几分', '补上分值。'],
    en: ['{name}, {date}: "{value}" was decided without points', 'Add the points.'],
  },
  'assess.unknown_item': {
    zh: ['{name} {date} 登记的“{value}”不是办法里的考核项，没有计入', '改成办法里的名称或代号。'],
    en: ['{name}, {date}: "{value}" is no item of the regulation and does not count', "Use an item's name or id."],
  },
  'assess.no_evidence': {
    zh: ['{name} {date} 的“{item}”没有写依据', '补上依据（照片、签到表、记录号）。'],
    en: ['{name}, {date}: "{item}" has no evidence', 'Add some: a photo, a sheet, a number.'],
  },
  'assess.not_a_warden': {
    zh: ['{value} 在 {month} 不是网格员，但有评分、测评或事实', '核对工号，或花名册上的起止日期。'],
    en: [
      '{value} is not a warden in {month}, but has scores, ballots or facts',
      'Check the number, or the dates on the roster.',
    ],
  },
  'assess.no_calendar': {
    zh: ['{month} 的工作日安排没有公布，按工作日计的规定算不出来', '请在设置里补上，或按日历天数规定。'],
    en: ['the working days of {month} are not known', 'Add them, or count calendar days.'],
  },
  'assess.unknown_bonus_kind': {
    zh: ['没有“{value}”这类加分', '办法里有：{known}'],
    en: ['there is no bonus "{value}"', 'There are: {known}.'],
  },
  'assess.unknown_bonus_level': {
    zh: ['加分没有“{value}”这个级别（{piece}）', '可以写：{known}'],
    en: ['there is no level "{value}" ({piece})', 'Levels: {known}.'],
  },
  'assess.bonus_without_evidence': {
    zh: ['《{piece}》没有写依据', '补上报刊日期、链接或扫描件。'],
    en: ['"{piece}" has no evidence', "Add the paper's date, a link or a scan."],
  },
  'assess.bonus_undecided': {
    zh: ['《{piece}》要由领导小组认定为“{kind}”，还没有认定', '用 assess decide 记下认定，在此之前不计分。'],
    en: ['"{piece}" waits to be recognised as {kind}', 'Record it with assess decide; until then it does not count.'],
  },
  'assess.no_annual': {
    zh: ['{edition} 版办法没有年度部分', '补上 annual 再评年度。'],
    en: ['edition {edition} has no annual part', 'Add annual first.'],
  },
  'assess.annual_open': {
    zh: ['{edition} 版办法的年度部分还没有定', '用 assess rules confirm 定下来。'],
    en: ['the annual part of edition {edition} is open', 'Settle it with assess rules confirm.'],
  },
  'assess.no_edition': {
    zh: ['{month} 没有适用的考核办法', 'assess rules list 列出各版的起止月份。'],
    en: ['no edition covers {month}', 'assess rules list shows when each holds.'],
  },
  'assess.rules_wrong': {
    zh: ['考核办法有错，不能计分（{count} 处）', '用 assess rules check 查看每一处的行号。'],
    en: ['the regulation has errors ({count}) and cannot be used', 'See them with their lines: assess rules check.'],
  },
  'assess.no_rulebook': {
    zh: ['没有找到考核办法“{id}”', '在 templates/rules 里放一个，或改 gridbook.yaml 的 rulebook。已有：{known}'],
    en: [
      'there is no rulebook "{id}"',
      'Put one into templates/rules, or change rulebook in gridbook.yaml. Known: {known}.',
    ],
  },
  'assess.month_unclear': {
    zh: ['“{value}”不是月份', '写成 2015-03、3月 或 上月。'],
    en: ['"{value}" is not a month', 'Write 2015-03, 3月 or 上月.'],
  },
  'assess.warden_unknown': {
    zh: ['{month} 没有叫“{value}”的网格员', '写工号或姓名；有：{known}'],
    en: ['there is no warden "{value}" in {month}', 'Write a staff number or a name; there are: {known}.'],
  },
  'assess.warden_ambiguous': {
    zh: ['叫“{value}”的有几个人：{known}', '请写工号。'],
    en: ['several are called "{value}": {known}', 'Write the staff number.'],
  },
  'assess.closed': {
    zh: [
      '{month} 已经结账，不能再改',
      '漏记的事实请记到当前月份；结果确有错的，先记下领导小组的认定（assess decide，类别 correction），改好再 assess correct。',
    ],
    en: [
      '{month} is closed and cannot be changed',
      'Book the fact in the current month; if the result is wrong, record the decision (assess decide, kind correction), put the records right, then assess correct.',
    ],
  },
  'assess.closed_row': {
    zh: [
      '{month} 已经结账，这一行没有收',
      '漏记的事实请记到当前月份；结果确有错的，先记下领导小组的认定（assess decide，类别 correction），改好再 assess correct。',
    ],
    en: [
      '{month} is closed: this row was not taken',
      'Book the fact in the current month; if the result is wrong, record the decision (assess decide, kind correction), put the records right, then assess correct.',
    ],
  },
  'assess.closed_undo': {
    zh: [
      '第 {batch} 批里有已经结账的月份（{months}），不能撤销',
      '结过账的月份不再改动；结果确有错的，先记下领导小组的认定（assess decide，类别 correction）。',
    ],
    en: [
      'batch {batch} holds records of closed months ({months}) and cannot be undone',
      'A closed month stays as it is; if it is wrong, record the decision first (assess decide, kind correction).',
    ],
  },
  'assess.before_closed': {
    zh: ['{latest} 已经结账，不能再回头结 {month}', '以前公布过的月份，填在“往月成绩”表里导入。'],
    en: [
      '{latest} is closed: {month}, which lies before it, cannot be closed any more',
      'Months published before go into the sheet of past results.',
    ],
  },
  'assess.future': {
    zh: ['“{value}”还没有到（今天 {today}）', '到了再记；日期写错了请改。'],
    en: ['"{value}" is still to come (today is {today})', 'Enter it when it has come, or correct the date.'],
  },
  'assess.not_oneself': {
    zh: ['自评只能由本人打分，不能由“{value}”打', '去掉 --rater，或用 --source leader。'],
    en: ['a self-assessment is given by oneself, not by "{value}"', 'Leave --rater out, or use --source leader.'],
  },
  'assess.choice_twice': {
    zh: ['“{value}”写了两次', '合成一个数，写一次。'],
    en: ['"{value}" stands twice', 'Add the two and write it once.'],
  },
  'assess.points_out_of_range': {
    zh: ['“{item}”的分值“{value}”不在 {low} 到 {high} 之间', '按办法规定的范围写。'],
    en: ['"{item}": {value} is not between {low} and {high}', 'Stay within the range of the regulation.'],
  },
  'assess.no_points_here': {
    zh: ['“{value}”不写分值', '去掉 --points；几分由办法定。'],
    en: ['"{value}" takes no points', 'Leave --points out; the regulation says how many.'],
  },
  'assess.closed_already': {
    zh: ['{month} 已经结过账了', '看结果用 assess month {month}，每一分的来处用 assess explain。'],
    en: [
      '{month} has been closed already',
      'See it with assess month {month}, and where each point comes from with assess explain.',
    ],
  },
  'assess.out_of_order': {
    zh: ['应当先结 {expected}，再结 {month}', '月份要一个一个结；先运行 assess close {expected}。'],
    en: [
      '{expected} must be closed before {month}',
      'Months are closed one after another: assess close {expected} first.',
    ],
  },
  'assess.not_over': {
    zh: ['{month} 还没有过完（今天 {today}）', '等这个月过完再结账。'],
    en: ['{month} is not over (today is {today})', 'Close it when it is.'],
  },
  'assess.skip_reason': {
    zh: ['跳过提醒要写理由', '加上 --reason，写明为什么可以跳过。'],
    en: ['passing over a warning needs a reason', 'Add --reason with the reason.'],
  },
  'assess.skip_unknown': {
    zh: ['没有叫“{value}”的提醒', '现在的提醒有：{known}'],
    en: ['there is no warning "{value}"', 'There are: {known}.'],
  },
  'assess.skip_blocker': {
    zh: ['“{value}”必须先解决，不能跳过', '按提示补齐后再结账。'],
    en: ['"{value}" must be settled and cannot be passed over', 'Settle it first.'],
  },
  'assess.not_a_number': {
    zh: ['“{value}”不是数', '只写数，例如 95 或 0.5。'],
    en: ['"{value}" is not a number', 'Write a plain number such as 95 or 0.5.'],
  },
  'assess.not_a_day': {
    zh: ['“{value}”不是日期', '写成 2015-03-09。'],
    en: ['"{value}" is not a day', 'Write 2015-03-09.'],
  },
  'assess.not_a_year': { zh: ['“{value}”不是年份', '写成 2015。'], en: ['"{value}" is not a year', 'Write 2015.'] },
  'assess.item_unknown': {
    zh: ['办法里没有考核项“{value}”', '可以写：{known}'],
    en: ['the regulation has no item "{value}"', 'You can write: {known}.'],
  },
  'assess.item_not_recorded': {
    zh: ['“{value}”由系统自动统计，不用登记', '登记入户、事项、培训等记录即可；可登记的有：{known}'],
    en: ['"{value}" is counted from the register', 'Keep the register; items to record: {known}.'],
  },
  'assess.item_decided': {
    zh: ['“{value}”由人认定，不按次数登记', '用 assess decide 记下认定和理由。'],
    en: ['"{value}" is decided by people, not counted', 'Record it with assess decide and a reason.'],
  },
  'assess.rater_unknown': {
    zh: ['花名册上没有“{value}”', '写工号或姓名。'],
    en: ['"{value}" is not on the roster', 'Write a staff number or a name.'],
  },
  'assess.cannot_confirm': {
    zh: ['这几处改不了：{paths}', '请直接改办法文件，再运行 assess rules check。'],
    en: ['these cannot be changed here: {paths}', 'Edit the file and run assess rules check.'],
  },
  'assess.not_open': {
    zh: ['“{value}”不是没定的，也不是建议的', '可以确认的有：{known}'],
    en: ['"{value}" is neither open nor proposed', 'Open or proposed: {known}.'],
  },
  'assess.evaluate_one': {
    zh: ['--score 和 --choice 要写一个', '打分写 --score 95，测评写 --choice 满意=12。'],
    en: ['give either --score or --choice', 'A score: --score 95. Ballots: --choice 满意=12.'],
  },
  'assess.source_unknown': {
    zh: ['办法里没有“{value}”这一评', '可以写：{known}'],
    en: ['the regulation has no source "{value}"', 'You can write: {known}.'],
  },
  'assess.source_method': {
    zh: ['“{value}”{expected}', '打分的写 --score，测评的写 --choice 满意=12。'],
    en: ['"{value}": {expected}', 'Scores take --score, ballots take --choice 满意=12.'],
  },
  'assess.choice_form': { zh: ['“{value}”看不懂', '写成 满意=12。'], en: ['"{value}" is not clear', 'Write 满意=12.'] },
  'assess.no_stored_result': {
    zh: ['{month} 没有{name}的结果', '他当月不在册；assess month {month} 列出当月的人。'],
    en: ['there is no result of {name} in {month}', 'See who was there: assess month {month}.'],
  },
  'assess.test_failed': {
    zh: ['办法自带的例子“{name}”不对：{what} 应为 {expected}，算出 {actual}', '改例子，或改办法。'],
    en: ['the case "{name}" fails: {what} should be {expected}, is {actual}', 'Change the case, or the rules.'],
  },
} satisfies Messages
