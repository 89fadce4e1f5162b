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
  'print.nothing_of': {
    zh: ['没有可以印成{paper}的内容', '请核对所选的网格、楼栋、人或月份；花名册、网格、楼栋表没有导入的，先导入。'],
    en: [
      'there is nothing to print as {paper}',
      'Check the grid, building, person or month; import the roster, grids and buildings first.',
    ],
  },
  'print.no_task': {
    zh: ['没有符合的约谈或评估任务', '登记过的有：{known}；全部任务见 gridbook assess tasks。'],
    en: ['there is no such talk or evaluation', 'On record: {known}; see gridbook assess tasks.'],
  },
  'print.month_of_before': {
    zh: ['{month} 是用本软件以前公布的，只登记了结果，打不出这种纸', '以前的公示请用当时的存档。'],
    en: ['{month} was published before gridbook and only its results are on record', 'Use the papers of that time.'],
  },
  'print.words_unknown_name': {
    zh: ['花括号里的“{value}”不认得', '能用的有：{known}。'],
    en: ['nothing stands for "{value}" in braces', 'There are: {known}.'],
  },
  'print.number_wrong': {
    zh: ['{flag} {value}：份数要写 1 到 999 的数', '例如 {flag} 20。'],
    en: ['{flag} {value}: how many is 1 to 999', 'For example {flag} 20.'],
  },
  'print.nobody_in_month': {
    zh: ['{flag} {value}：{month} 没有这个人的成绩', '有成绩的：{known}。'],
    en: ['{flag} {value}: no result in {month}', 'With a result: {known}.'],
  },
  'print.nothing_deducted': {
    zh: ['{day} 没有登记扣分', '登记扣分：gridbook assess record {day} 网格员 考核项 --quantity 1，再打印。'],
    en: [
      'nothing was deducted on {day}',
      'Book it with gridbook assess record {day} WARDEN ITEM --quantity 1, then print.',
    ],
  },
  'print.nobody': {
    zh: ['{flag} {value}：今天的花名册上没有这个人', '在岗的有：{known}。'],
    en: ["{flag} {value}: nobody on today's roster", 'On the roster: {known}.'],
  },
  'print.copy_number': {
    zh: ['{flag} {value}：份号要写 1 到 999 的数', '例如 {flag} 2。'],
    en: ['{flag} {value}: the number of the copy is 1 to 999', 'For example {flag} 2.'],
  },
  'print.photo_missing': {
    zh: ['花名册里的照片“{value}”找不到', '请把照片放进单位文件夹的“照片”里，文件名写得一样；这次留出贴照片的框。'],
    en: [
      'the photo "{value}" of the roster is not there',
      'Put it into the folder photos of the office under that name; a frame to paste one in was printed.',
    ],
  },
  'print.photo_broken': {
    zh: ['照片“{value}”打不开：不是 jpg 或 png，或者没有传完整', '请换一张 jpg 或 png；这次留出贴照片的框。'],
    en: [
      'the photo "{value}" cannot be read: no jpg or png, or cut off',
      'Use another jpg or png; a frame to paste one in was printed.',
    ],
  },
  'print.photo_large': {
    zh: ['照片“{value}”超过 {mb} MB', '请缩小后再放；这次留出贴照片的框。'],
    en: ['the photo "{value}" is larger than {mb} MB', 'Make it smaller; a frame to paste one in was printed.'],
  },
  'print.paper_character_missing': {
    zh: ['“{value}”里的“{character}”（{code}）字库里没有，印成了〓', '请用笔补上这个字。'],
    en: ['no font of ours has "{character}" ({code}) of "{value}"; 〓 stands in its place', 'Write it in by hand.'],
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
  'print.ask_file': { zh: '写到哪个文件（以 {endings} 结尾）？', en: 'Which file (ending in {endings})?' },
  'print.counted_papers': { zh: '{count} 份，可以改了再打印。', en: 'Papers: {count}, to be edited and printed.' },
  'print.copy': { zh: '第几份，印在页脚', en: 'the number of the copy, for the footer' },
  'print.warden': { zh: '只印这个人：工号或姓名', en: 'only this person: staff number or name' },
  'print.year': { zh: '年份，例如 2015', en: 'the year, such as 2015' },
  'print.about.contact_cards': {
    zh: '民情联系卡：名片大小，一页十张，带二维码',
    en: 'civil contact cards: the size of a business card, ten a sheet, with a QR code',
  },
  'print.counted.contact_cards': {
    zh: '{count} 人的联系卡，{pages} 页，按裁切线裁开。',
    en: 'Contact cards of {count} people, {pages} pages; cut along the marks.',
  },
  'print.about.service_cards': {
    zh: '网格服务卡：办什么、带什么、找谁，对折两次',
    en: 'grid service cards: what is done, what to bring, whom to ask; folded twice',
  },
  'print.counted.service_cards': {
    zh: '{count} 人的服务卡，{pages} 页，双面打印后对折。',
    en: 'Service cards of {count} people, {pages} pages; print on both sides and fold.',
  },
  'print.about.signboards': {
    zh: '公示牌：每栋楼一张，照片、电话、职责、B 岗、便民电话',
    en: 'signboards: one a building, with photo, phone, duties, stand-in and hotlines',
  },
  'print.counted.signboards': {
    zh: '{count} 块公示牌，{pages} 页（A3 横）。',
    en: 'Signboards: {count}, {pages} pages (A3).',
  },
  'print.about.badges': { zh: '上岗证：银行卡大小，带照片', en: 'badges: the size of a bank card, with a photo' },
  'print.counted.badges': { zh: '{count} 张上岗证，{pages} 页。', en: 'Badges: {count}, {pages} pages.' },
  'print.about.interview': {
    zh: '约谈通知书和记录、综合评估表（PDF 或 Word）',
    en: 'notice and record of a talk, evaluation of ability and attitude (PDF or Word)',
  },
  'print.counted.interview': { zh: '{count} 项任务，{pages} 页。', en: 'Tasks: {count}, pages: {pages}.' },
  'print.ask_year': { zh: '哪一年？（例如 2015）', en: 'Which year? (such as 2015)' },
  'print.about.year': {
    zh: '年度汇总表：十二个月、平均、加分、等次、签字（PDF 或 Excel），内部存档',
    en: 'the year on one sheet: twelve months, mean, bonus, grade, signatures (PDF or Excel), for the files',
  },
  'print.counted.year': { zh: '{count} 人，{pages} 页。', en: 'Wardens: {count}, pages: {pages}.' },
  'print.about.dossier': {
    zh: '年度绩效档案：十二个月、约谈、加分和依据、走访学习、等次、签字，一人一份',
    en: "each warden's yearly file: months, talks, bonus with evidence, field work, grade, signatures",
  },
  'print.counted.dossier': { zh: '{count} 份档案，{pages} 页。', en: 'Files: {count}, pages: {pages}.' },
  'print.deduction': {
    zh: '不打得分单，打这一天登记的扣分通知单',
    en: 'instead of slips, notes of what was deducted on this day',
  },
  'print.number': { zh: '每个网格打几张', en: 'how many for each grid' },
  'print.about.ballots': {
    zh: '群众测评票：按网格和月份，一页四张，不记名',
    en: "residents' ballots by grid and month, four a sheet, without names of voters",
  },
  'print.counted.ballots': {
    zh: '{count} 张测评票，{pages} 页，按裁切线裁开；收回后按档数清，填进群众测评表。',
    en: 'Ballots: {count}, pages: {pages}; cut them, count the returned ones by choice and fill in the ballot form.',
  },
  'print.about.score_forms': {
    zh: '自评表和领导点评表：按办法的评分项，一人一张',
    en: 'score sheets by the criteria of the regulation, one a rater',
  },
  'print.counted.score_forms': { zh: '{count} 位评分人，{pages} 页。', en: 'Raters: {count}, pages: {pages}.' },
  'print.about.slips': {
    zh: '个人得分单：每人一张 A5，逐项得分、点评、签字；也打扣分通知单',
    en: 'slips: one A5 a warden with every sum, the comment and a place to sign; also deduction notes',
  },
  'print.counted.slips': {
    zh: '{count} 张，{pages} 页，一页两张。',
    en: 'Slips: {count}, pages: {pages}, two a page.',
  },
  'print.about.ranking_sheet': {
    zh: '名次表：三评、各项、得分、签字、定稿回执（PDF 或 Excel），内部存档',
    en: 'the signed ranking: evaluations, items, total, signatures, receipt (PDF or Excel), for the files',
  },
  'print.counted.ranking_sheet': { zh: '{count} 人，{pages} 页。', en: 'Wardens: {count}, pages: {pages}.' },
  'print.about.publication': {
    zh: '公示：一个月的评比结果（PDF 或 Word）',
    en: "the month's publication (PDF or Word)",
  },
  'print.counted.publication': { zh: '公示 {count} 份，{pages} 页。', en: 'Publications: {count}, pages: {pages}.' },
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
