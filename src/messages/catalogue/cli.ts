/** Sentences about a command line that cannot be understood, and the words of every command's help. */
import type { Messages, Texts } from '../message.ts'

export const cliMessages = {
  'usage.unknown_flag': {
    zh: ['没有“{flag}”这个参数', '可用的参数见 {command} --help。'],
    en: ['There is no flag {flag}', 'See {command} --help for the flags there are.'],
  },
  'usage.unknown_flag_near': {
    zh: ['没有“{flag}”这个参数', '是不是想写 {near}？全部参数见 {command} --help。'],
    en: ['There is no flag {flag}', 'Did you mean {near}? See {command} --help for all of them.'],
  },
  'usage.unknown_command': {
    zh: ['没有“{name}”这个命令', '全部命令见 {command} --help。'],
    en: ['There is no command "{name}"', 'See {command} --help for the commands there are.'],
  },
  'usage.unknown_command_near': {
    zh: ['没有“{name}”这个命令', '是不是想写 {near}？全部命令见 {command} --help。'],
    en: ['There is no command "{name}"', 'Did you mean {near}? See {command} --help for all of them.'],
  },
  'usage.no_subcommand': {
    zh: ['{command} 后面还要写明做什么', '上面列出了可以写的命令，例如在后面加上其中一个。'],
    en: ['{command} needs to be told what to do', 'Add one of the commands listed above.'],
  },
  'usage.missing_argument': {
    zh: ['{command} 缺少“{argument}”', '请把它写在命令后面，写法见 {command} --help。'],
    en: ['{command} needs {argument}', 'Write it after the command; see {command} --help.'],
  },
  'usage.missing_value': {
    zh: ['参数 {flag} 后面缺少内容', '请在它后面写上内容，写法见 {command} --help。'],
    en: ['The flag {flag} needs a value', 'Write one after it; see {command} --help.'],
  },
  'usage.missing_flag': {
    zh: ['缺少参数 {flag}', '请加上它；在终端里运行时会逐项询问。'],
    en: ['The flag {flag} is missing', 'Add it; run on a terminal, gridbook asks for it.'],
  },
  'usage.needs_yes': {
    zh: ['这一步要先确认：{question}', '现在没有人可以回答；确定要做，请加上 --yes。'],
    en: ['This has to be confirmed first: {question}', 'Nobody is there to answer; add --yes to go ahead.'],
  },
  'usage.too_many_arguments': {
    zh: ['{command} 后面写的内容太多了', '名称里有空格时请加引号；写法见 {command} --help。'],
    en: ['{command} was given too many words', 'Put quotes around a name with blanks; see {command} --help.'],
  },
  'usage.conflict': {
    zh: ['{flag} 和 {other} 不能同时用', '请去掉其中一个。'],
    en: ['{flag} and {other} cannot be used together', 'Leave one of them out.'],
  },
  'usage.not_a_choice': {
    zh: ['{flag} 不能是“{value}”', '可选：{choices}。'],
    en: ['{flag} cannot be "{value}"', 'Choices: {choices}.'],
  },
  'usage.invalid_value': {
    zh: ['{flag} 不能是“{value}”', '写法见 {command} --help。'],
    en: ['{flag} cannot be "{value}"', 'See {command} --help.'],
  },
  'usage.wrong': {
    zh: ['命令的写法不对：{reason}', '写法见 {command} --help。'],
    en: ['The command line cannot be understood: {reason}', 'See {command} --help.'],
  },
  'usage.not_a_day': {
    zh: ['{flag} 的“{value}”不是一个日期', '请写成年-月-日，例如 2015-03-31。'],
    en: ['{flag}: "{value}" is not a day', 'Write it as year-month-day, for example 2015-03-31.'],
  },
  'cli.defect': {
    zh: [
      'gridbook {version} 自己出了错（{reason}），不是您的操作问题，数据没有改动一半',
      '请把下面的内容连同所用的命令发给维护人员；发之前请看一遍，去掉居民的姓名和号码。',
    ],
    en: [
      'gridbook {version} has a defect ({reason}); it is not your doing, and nothing was changed by halves',
      'Please send what follows and the command to the maintainers; take out names and numbers of residents first.',
    ],
  },
} satisfies Messages

export const cliTexts = {
  'cli.about': {
    zh: '网格册：社区网格的底册、每月考核和纸质卡册，一个离线的命令行程序',
    en: "Gridbook: the register, the monthly assessment and the paper of a community's grid office, offline",
  },
  'cli.interrupted': { zh: '已中断，没有做到一半的事。', en: 'Interrupted; nothing is half done.' },
  'cli.option.office': {
    zh: '办公室文件夹（不写就从当前文件夹往上找）',
    en: "the office's folder (else the nearest one upwards)",
  },
  'cli.option.lang': { zh: '提示用的语言', en: 'language of what is said' },
  'cli.option.json': { zh: '只输出一份 JSON，不提问', en: 'print one JSON document and ask nothing' },
  'cli.option.no_color': { zh: '不用颜色', en: 'no colours' },
  'cli.option.quiet': { zh: '不说明进展', en: 'say nothing about what is going on' },
  'cli.option.yes': { zh: '需要确认的都回答“是”', en: 'answer yes to what would be asked' },
  'cli.option.today': { zh: '按这一天算（年-月-日）', en: 'count from this day (YYYY-MM-DD)' },
  'cli.option.purpose': { zh: '用途，记入查阅日志', en: 'what for, written to the audit log' },
  'cli.option.help': { zh: '显示帮助', en: 'show help' },
  'cli.option.version': { zh: '显示版本', en: 'show the version' },
  'cli.help.usage': { zh: '用法：', en: 'Usage:' },
  'cli.help.arguments': { zh: '内容：', en: 'Arguments:' },
  'cli.help.options': { zh: '参数：', en: 'Options:' },
  'cli.help.commands': { zh: '命令：', en: 'Commands:' },
  'cli.help.global_options': { zh: '每个命令都有的参数：', en: 'Options of every command:' },
  'cli.help.help_command': { zh: '显示某个命令的帮助', en: 'show the help of a command' },
  'cli.group.office': { zh: '办公室：', en: 'Office:' },
  'cli.group.forms': { zh: '采集表：', en: 'Forms:' },
  'cli.group.data': { zh: '底册：', en: 'Register:' },
  'cli.group.assess': { zh: '考核：', en: 'Assessment:' },
  'cli.group.paper': { zh: '打印：', en: 'Paper:' },
  'cli.command.forms': { zh: '采集表：看、查、发空表', en: 'forms: see them, check them, hand them out' },
  'cli.command.imports': { zh: '导入记录：看、撤销', en: 'past imports: see them, undo them' },
  'cli.command.household': { zh: '户：查看', en: 'households' },
  'cli.command.person': { zh: '人：查看', en: 'people' },
  'cli.command.assess': { zh: '网格员每月、全年考核', en: 'the assessment of wardens by month and year' },
  'cli.command.print': { zh: '打印卡册、联系卡、名次等', en: 'print card books, contact cards, rankings and more' },
  'menu.title': { zh: '要做什么？', en: 'What is to be done?' },
  'menu.no_office': { zh: '这里还没有办公室。要做什么？', en: 'There is no office here yet. What is to be done?' },
  'menu.task.hand_out': { zh: '发表　　　做好空表发给网格员', en: 'Hand out    workbooks for the wardens' },
  'menu.task.collect': { zh: '收表　　　把填好的表导进来', en: 'Collect     take filled workbooks in' },
  'menu.task.gaps': { zh: '查缺　　　哪里还没填全', en: 'Gaps        what is still missing' },
  'menu.task.cards': { zh: '打印卡册　民情卡册一格一册', en: 'Card books  print the cards of a grid' },
  'menu.task.stars': { zh: '本月评星　网格员得分和名次', en: 'Stars       scores and ranks of a month' },
  'menu.task.find': { zh: '找人　　　按姓名、电话、门牌找', en: 'Find        by name, phone or door' },
  'menu.task.backup': { zh: '备份　　　存一份底册', en: 'Backup      keep a copy of the register' },
  'menu.task.more': { zh: '更多…', en: 'More…' },
  'menu.task.init': { zh: '新建办公室', en: 'Make a new office' },
  'menu.task.demo': { zh: '先看示例社区', en: 'See the example community' },
  'menu.quit': { zh: '退出', en: 'Quit' },
  'menu.back': { zh: '返回', en: 'Back' },
  'menu.ask_more': { zh: '更多：', en: 'More:' },
  'menu.more.status': { zh: '底册概况', en: 'What is in the register' },
  'menu.more.imports': { zh: '导入记录', en: 'Past imports' },
  'menu.more.forms': { zh: '有哪些采集表', en: 'Which forms there are' },
  'menu.more.doctor': { zh: '体检：数据和程序是否完好', en: 'Doctor: whether data and program are whole' },
  'menu.more.help': { zh: '全部命令', en: 'All commands' },
  'menu.ask_grid': { zh: '哪个网格？', en: 'Which grid?' },
  'menu.all_grids': { zh: '全部网格', en: 'All grids' },
  'menu.ask_workbook': { zh: '哪份表？', en: 'Which workbook?' },
  'menu.other_file': { zh: '别处的文件…', en: 'A file somewhere else…' },
  'menu.ask_path': { zh: '文件在哪里？（可以把文件拖进来）', en: 'Where is the file? (It can be dragged in.)' },
  'menu.ask_month': { zh: '哪个月？', en: 'Which month?' },
  'menu.ask_find': {
    zh: '姓名、拼音、电话、身份证号后几位或门牌：',
    en: 'Name, pinyin, phone, end of the identity number or door:',
  },
  'menu.ask_go': { zh: '执行 {line} ？', en: 'Run {line}?' },
  'menu.preview': { zh: '先试一遍，还没有写入：', en: 'A trial first; nothing is written yet:' },
  'menu.same_as': { zh: '等于命令：{line}', en: 'The same as: {line}' },
  'menu.file.template': { zh: '采集表', en: 'forms' },
  'menu.file.cards': { zh: '民情卡册', en: 'cards' },
  'menu.file.all': { zh: '全部', en: 'all' },
  'progress.format': {
    zh: '{label} {bar} {percentage}%  {rate} 条/秒  还需 {eta_formatted}',
    en: '{label} {bar} {percentage}%  {rate}/s  {eta_formatted} left',
  },
} satisfies Texts
