/** Events in the register: who moves, leaves, dies, and households that move, part and join. */
import type { Messages, Texts } from '../message.ts'

export const motionMessages = {
  'motion.not_here': {
    zh: ['“{name}”现在哪一户都不在', '要补迁入，用 gridbook person move。'],
    en: ['{name} belongs to no household now', 'To bring somebody back: gridbook person move.'],
  },
  'motion.not_tied': {
    zh: ['“{value}”没有在任何一户登记过', '先导入，或用 gridbook person move 迁入一户。'],
    en: ['{value} was never at any household', 'Import them, or move them in: gridbook person move.'],
  },
  'motion.died': {
    zh: ['“{name}”{on} 已经去世', '登记错了，先撤销那一批：gridbook imports list。'],
    en: ['{name} died on {on}', 'If that is wrong, take that batch back first: gridbook imports list.'],
  },
  'motion.there_already': {
    zh: ['“{name}”已经在 {door}', '核对 --to；要连户籍一起迁，加 --tie both。'],
    en: ['{name} is at {door} already', 'Check --to; to move the registration as well: --tie both.'],
  },
  'motion.before': {
    zh: ['“{name}”现在的登记从 {since} 起，不能早于这一天', '改 --on；起始日期错了，先撤销那一批。'],
    en: [
      '{name} is there since {since}; nothing can happen before',
      'Change --on, or take the batch back that said so.',
    ],
  },
  'motion.future': {
    zh: ['--on：{value} 还没到（今天 {today}）', '到了那天再登记。'],
    en: ['--on: {value} is still to come (today is {today})', 'Write it down on that day.'],
  },
  'motion.two_heads': {
    zh: ['{door} 会有两个户主：{names}', '用 --relation 写出和现任户主的关系，如 --relation 配偶。'],
    en: ['{door} would have two heads: {names}', 'Say the relation to the head who is there: --relation 配偶.'],
  },
  'motion.head_leaves': {
    zh: ['{door} 的户主走了，没有说谁接', '用 --new-head 写出新户主，留下的有：{names}。'],
    en: [
      'the head of {door} goes, and nobody is named to follow',
      'Name the new head with --new-head; there are: {names}.',
    ],
  },
  'motion.head_elsewhere': {
    zh: ['--new-head：“{name}”不能当这一户的户主', '只有户主走了才要写，写一个留下的人。'],
    en: ['--new-head: {name} cannot be head here', 'It is wanted only when the head goes; name somebody who stays.'],
  },
  'motion.head_not_among': {
    zh: ['--head：“{name}”不在分出去的人里', '把这个人也写进 --members，或另写一个。'],
    en: ['--head: {name} is not among those who go', 'Put them into --members, or name another.'],
  },
  'motion.not_member': {
    zh: ['“{name}”不在 {door}', '这一户有：{names}。'],
    en: ['{name} is not at {door}', 'There are: {names}.'],
  },
  'motion.all_go': {
    zh: ['{door} 的人全都分出去了', '整户搬走用 gridbook household move，户编码不变。'],
    en: ['everybody of {door} would go', 'To move a whole household: gridbook household move; its code stays.'],
  },
  'motion.one_household': {
    zh: ['{door} 不能和自己并', '写两个不同的户。'],
    en: ['{door} cannot be merged with itself', 'Name two households.'],
  },
  'motion.door_same': {
    zh: ['{door} 已经在那里', '核对 --to 和 --grid。'],
    en: ['{door} is there already', 'Check --to and --grid.'],
  },
  'motion.door_unclear': {
    zh: ['“{value}”看不出是哪个门', '写成 3栋2单元501、3-2-501，或 长风路8号。'],
    en: ['{value} does not say a door', 'Write it as 3栋2单元501, 3-2-501, or 长风路8号.'],
  },
  'motion.no_grid': {
    zh: ['“{value}”属于哪个网格说不准', '加 --grid，如 --grid 7。'],
    en: ['which grid {value} belongs to is not clear', 'Add --grid, such as --grid 7.'],
  },
  'motion.no_kind': {
    zh: ['--kind：没有“{value}”', '写 moved_out（迁出）或 died（去世）。'],
    en: ['--kind: there is no {value}', 'Say moved_out or died.'],
  },
  'motion.no_tie': {
    zh: ['--tie：没有“{value}”', '写 living（居住）、registered（户籍）或 both（都）。'],
    en: ['--tie: there is no {value}', 'Say living, registered or both.'],
  },
  'motion.no_relation': {
    zh: ['--relation：没有“{value}”这种关系', '如 {known} …'],
    en: ['--relation: there is no relation {value}', 'Such as {known} …'],
  },
  'motion.relation_pair': {
    zh: ['--relation：“{value}”要写成 人=关系', '如 --relation P000012=配偶。'],
    en: ['--relation: {value} must be person=relation', 'Such as --relation P000012=配偶.'],
  },
  'doctor.register.two_ties': {
    zh: ['{subject} 同时在两处（这样的有 {two_ties} 人）', '看 gridbook person history {subject}，撤销错的那一批。'],
    en: [
      '{subject} is in two places at once (so many: {two_ties})',
      'See gridbook person history {subject}; take the wrong batch back.',
    ],
  },
  'doctor.register.overlap': {
    zh: [
      '{subject} 前后两段登记重叠（这样的有 {overlap} 人）',
      '看 gridbook person history {subject}，撤销错的那一批。',
    ],
    en: [
      'what {subject} was at overlaps (so many: {overlap})',
      'See gridbook person history {subject}; take the wrong batch back.',
    ],
  },
  'doctor.register.backwards': {
    zh: ['{subject} 还没来就走了（这样的有 {backwards} 人）', '看 gridbook person history {subject}，撤销错的那一批。'],
    en: [
      '{subject} left before coming (so many: {backwards})',
      'See gridbook person history {subject}; take the wrong batch back.',
    ],
  },
  'doctor.register.two_heads': {
    zh: [
      '{subject} 有两个户主（这样的有 {two_heads} 户）',
      '改好“与户主关系”再导入，或用 gridbook household split 分户。',
    ],
    en: [
      '{subject} has two heads (so many: {two_heads})',
      'Import the relations corrected, or part them: gridbook household split.',
    ],
  },
  'doctor.register.no_head': {
    zh: ['{subject} 没有户主（这样的有 {no_head} 户）', '问清谁是户主，填“与户主关系”再导入。'],
    en: ['{subject} has no head (so many: {no_head})', 'Ask who it is, and import the relations.'],
  },
  'doctor.register.no_grid': {
    zh: [
      '{subject} 的网格不在网格表里（这样的有 {no_grid} 户）',
      '把网格补进网格表，或 gridbook household move {subject} --grid。',
    ],
    en: [
      'the grid of {subject} is on no list (so many: {no_grid})',
      'Put the grid on the list, or gridbook household move {subject} --grid.',
    ],
  },
} satisfies Messages

export const motionTexts = {
  'doctor.check.register': { zh: '人和户', en: 'people and homes' },
  'doctor.register.fine': { zh: '没有人同时在两处，每户一个户主', en: 'nobody in two places, one head a home' },
  'person.leave.about': { zh: '迁出、去世：哪天起不在这一户', en: 'somebody moved away or died, on a day' },
  'person.leave.kind': { zh: 'moved_out（迁出）或 died（去世）', en: 'moved_out or died' },
  'person.leave.to': { zh: '迁往哪里', en: 'where to' },
  'person.leave.tie': {
    zh: '居住 living、户籍 registered、都 both（不写就是都）',
    en: 'living, registered or both (both when left out)',
  },
  'person.leave.ask_kind': { zh: '迁出还是去世？', en: 'Moved away, or died?' },
  'person.leave.moved_out': { zh: '迁出', en: 'moved away' },
  'person.leave.died': { zh: '去世', en: 'died' },
  'person.move.about': {
    zh: '迁到另一户或另一个门；结婚、投靠也用它，出生用 import',
    en: 'somebody moves to another household or door; marriages too, births by import',
  },
  'person.move.to': { zh: '迁到哪一户：户编码或门牌', en: 'to which household: its code or its door' },
  'person.move.tie': {
    zh: '居住 living、户籍 registered、都 both（不写就是居住）',
    en: 'living, registered or both (living when left out)',
  },
  'person.move.relation': { zh: '和那一户户主的关系，如 配偶', en: 'relation to the head there, such as 配偶' },
  'person.move.ask_to': { zh: '搬到哪里（户编码或门牌）：', en: 'Where to (code or door):' },
  'household.move.about': {
    zh: '整户搬到另一个门或划到另一个网格，户编码不变',
    en: 'a whole household to another door or grid; its code stays',
  },
  'household.move.to': { zh: '搬到哪个门，如 3栋2单元501', en: 'the door, such as 3栋2单元501' },
  'household.split.about': { zh: '分户：一些人另立一户', en: 'some members become a household of their own' },
  'household.split.members': {
    zh: '分出去的人：身份证号或人员编号，用逗号隔开',
    en: 'who goes: identity or person numbers, by commas',
  },
  'household.split.head': { zh: '新一户的户主', en: 'head of the new household' },
  'household.split.to': { zh: '新一户的门（不写就在原门）', en: 'door of the new household (the same when left out)' },
  'household.split.ask_members': {
    zh: '谁分出去（身份证号或人员编号）：',
    en: 'Who goes (identity or person numbers):',
  },
  'household.split.ask_head': { zh: '新一户的户主：', en: 'Head of the new household:' },
  'household.merge.about': { zh: '并户：后一户的人并入前一户', en: 'everybody of one household joins another' },
  'household.merge.kept': { zh: '留下的户：户编码或门牌', en: 'the household that stays: its code or door' },
  'household.merge.other': { zh: '并进去的户', en: 'the household that joins it' },
  'person.report.about': {
    zh: '本人来问：登记了他的什么、从哪来、谁看过',
    en: 'everything held about one person, for that person: values, their sources, who looked',
  },
  'person.report.ask': {
    zh: '要把这个人的证件号码和全部登记显示出来给本人看吗？（会记入查阅日志）',
    en: "Show this person's number and everything held, for that person? (It is written to the audit log.)",
  },
  'person.report.title': { zh: '{person} 的登记信息（{day}）', en: 'What is held about {person} ({day})' },
  'person.report.ties': { zh: '在哪些户', en: 'Households' },
  'person.report.history': { zh: '每一项从哪来', en: 'Where every value came from' },
  'person.report.seen': { zh: '谁看过', en: 'Who looked' },
  'person.report.nobody': { zh: '没有查阅记录。', en: 'Nobody is on record.' },
  'person.report.day': { zh: '日期', en: 'Day' },
  'person.report.what': { zh: '做了什么', en: 'What' },
  'person.report.purpose': { zh: '用途', en: 'Purpose' },
  'motion.on': { zh: '哪一天（不写就是今天）', en: 'the day (today when left out)' },
  'motion.new_head': { zh: '户主走了，谁接：身份证号或人员编号', en: 'who is head where the head goes' },
  'motion.grid': { zh: '网格（说不准时才要写）', en: 'the grid, where the door does not say it' },
  'motion.relation': { zh: '和新户主的关系：人=关系，可以写几个', en: 'relations to the head: person=relation' },
  'motion.ask_head': { zh: '{door} 的新户主是谁？', en: 'Who is head of {door} now?' },
  'motion.name': { zh: '姓名', en: 'Name' },
  'motion.kind': { zh: '关系', en: 'Tie' },
  'motion.household': { zh: '户', en: 'Household' },
  'motion.from': { zh: '从', en: 'From' },
  'motion.to': { zh: '到', en: 'To' },
  'motion.home': { zh: '{door}：户主 {head}，{count} 人', en: '{door}: head {head}, people: {count}' },
  'motion.home_empty': { zh: '{door}：没有人了', en: '{door}: nobody left' },
  'motion.check_relations': { zh: '和户主的关系要核对：{names}', en: 'Relations to the head to check: {names}' },
} satisfies Texts
