/** What is said about conditions (`--where`), columns by name and counts. */
import type { Messages, Texts } from '../message.ts'

const HOW_ZH =
  '条件这样写：年龄>=60、性别=女、年龄=60..79、政治面貌 在 (中共党员, 预备党员)、地址 含 长风路、电话 空、有 低保；用 且、或、非 和括号连起来'
const HOW_EN =
  'Conditions look like 年龄>=60, 性别=女, age=60..79, 政治面貌 in (中共党员, 预备党员), 地址 contains 长风路, 电话 empty, has 低保; join them with and, or, not and brackets'

export const whereMessages: Messages = {
  'where.empty': { zh: ['--where 后面没有写条件', HOW_ZH], en: ['--where has no condition', HOW_EN] },
  'where.ends_early': {
    zh: ['--where “{marked}”到第{at}个字就断了，后面还缺一个条件', '把后半句补上，或者去掉末尾的“且”“或”“非”'],
    en: [
      '--where "{marked}" breaks off at character {at}: a condition is missing',
      'Finish it, or take away the last and, or, not',
    ],
  },
  'where.no_name': {
    zh: ['--where “{marked}”第{at}个字：“{said}”前面应该是栏目名', HOW_ZH],
    en: ['--where "{marked}" at character {at}: a name belongs before "{said}"', HOW_EN],
  },
  'where.no_value': {
    zh: ['--where “{marked}”第{at}个字：“{said}”后面没有值', '写上要比的值，例如 年龄>=60；要找没填的，写 电话 空'],
    en: [
      '--where "{marked}" at character {at}: there is no value after "{said}"',
      'Write what to compare with, such as age>=60; for what nobody filled in write 电话 empty',
    ],
  },
  'where.no_join': {
    zh: [
      '--where “{marked}”第{at}个字：“{said}”和前面的条件之间缺“且”或“或”',
      '两个都要满足写 且，满足一个就行写 或；值里本来就有空格或“或”字的，用引号括起来',
    ],
    en: [
      '--where "{marked}" at character {at}: "and" or "or" is missing before "{said}"',
      'Write and where both must hold, or where one is enough; put a value with spaces in quotes',
    ],
  },
  'where.not_here': {
    zh: ['--where “{marked}”第{at}个字：“{said}”不能写在这里', HOW_ZH],
    en: ['--where "{marked}" at character {at}: "{said}" cannot stand here', HOW_EN],
  },
  'where.bracket_open': {
    zh: ['--where “{marked}”第{at}个字：这个括号没有收口', '补上“)”'],
    en: ['--where "{marked}" at character {at}: this bracket is never closed', 'Add ")"'],
  },
  'where.bracket_close': {
    zh: ['--where “{marked}”第{at}个字：多了一个“)”', '去掉它，或者在前面补上“(”'],
    en: ['--where "{marked}" at character {at}: a ")" too many', 'Take it away, or add "(" before'],
  },
  'where.quote_open': {
    zh: ['--where “{marked}”第{at}个字：这个引号没有收口', '补上“{quote}”'],
    en: ['--where "{marked}" at character {at}: this quote is never closed', 'Add {quote}'],
  },
  'where.no_order': {
    zh: [
      '--where “{marked}”第{at}个字：“{name}”没有大小先后，不能用“{operator}”比',
      '数字、年龄和日期才比大小；这一栏用 =、≠、在 (…) 或 含',
    ],
    en: [
      '--where "{marked}" at character {at}: "{name}" has no order, "{operator}" cannot compare it',
      'Only numbers, ages and dates are compared so; use =, !=, in (…) or contains here',
    ],
  },
  'where.range_backwards': {
    zh: ['--where “{marked}”第{at}个字：范围“{said}”前面的大、后面的小', '小的写在前面，例如 年龄=60..79'],
    en: [
      '--where "{marked}" at character {at}: the range "{said}" runs backwards',
      'Write the smaller end first: age=60..79',
    ],
  },
  'where.bad_number': {
    zh: ['--where “{marked}”第{at}个字：“{value}”不是数字', '写数字，例如 年龄>=60'],
    en: ['--where "{marked}" at character {at}: "{value}" is not a number', 'Write a number, such as age>=60'],
  },
  'where.bad_date': {
    zh: ['--where “{marked}”第{at}个字：“{value}”不是日期', '写成 1950、1950-03 或 1950-03-15'],
    en: ['--where "{marked}" at character {at}: "{value}" is not a date', 'Write 1950, 1950-03 or 1950-03-15'],
  },
  'where.not_yes_no': {
    zh: ['--where “{marked}”第{at}个字：这里只能写 是 或 否，没有“{value}”', '写 是 或 否'],
    en: [
      '--where "{marked}" at character {at}: only yes or no belongs here, not "{value}"',
      'Write yes or no (是, 否)',
    ],
  },
  'where.no_code': {
    zh: ['--where “{marked}”第{at}个字：“{field}”里没有“{value}”{near_said}', '可以写：{options}'],
    en: ['--where "{marked}" at character {at}: "{field}" has no "{value}"{near_said}', 'It has: {options}'],
  },
  'where.no_grid': {
    zh: ['--where “{marked}”第{at}个字：没有网格“{value}”', '现有的网格：{known}'],
    en: ['--where "{marked}" at character {at}: there is no grid "{value}"', 'The grids: {known}'],
  },
  'asked.unknown': {
    zh: [
      '{flag} “{marked}”第{at}个字：没有“{name}”这一栏{near_said}',
      '有哪些栏目看 gridbook forms show resident；别的表的栏目也可以写，例如 残疾等级',
    ],
    en: [
      '{flag} "{marked}" at character {at}: there is no column "{name}"{near_said}',
      'See gridbook forms show resident for the columns; those of other forms do as well',
    ],
  },
  'asked.ambiguous': {
    zh: ['{flag} “{marked}”第{at}个字：几张表都有“{name}”', '写明是哪一个：{choices}'],
    en: ['{flag} "{marked}" at character {at}: several forms have "{name}"', 'Say which one: {choices}'],
  },
  'asked.no_column': {
    zh: [
      '{flag} “{marked}”第{at}个字：“{name}”是算出来的，不是一栏',
      '要选这些人，用 --where 有 {name}；要列出来，写它里面的栏目',
    ],
    en: [
      '{flag} "{marked}" at character {at}: "{name}" is computed, not a column',
      'Choose those people with --where "has {name}", or name a column of it',
    ],
  },
  'asked.no_columns': {
    zh: ['--columns 后面没有写栏目', '例如 --columns 姓名,性别,年龄,联系电话'],
    en: ['--columns names no column', 'For example --columns name,sex,age,phone'],
  },
  'where.mixed_forms': {
    zh: ['条件和栏目不能同时用在 {forms} 上', '居民的各张表可以一起导出；{office} 这样的办公表一次写一张'],
    en: [
      'One condition or list of columns cannot serve {forms} together',
      'Forms about residents can be exported together; name an office form such as {office} alone',
    ],
  },
  'count.bad_band': {
    zh: ['--by “{marked}”第{at}个字：“{value}”不是年龄段', '写成 0-6、7-14、15-59、60+，中间用逗号隔开'],
    en: [
      '--by "{marked}" at character {at}: "{value}" is no band of ages',
      'Write 0-6, 7-14, 15-59, 60+ with commas between',
    ],
  },
  'count.no_field': {
    zh: ['--by 后面没有写栏目', '例如 --by 网格、--by 网格,性别、--by 年龄段=0-6,7-14,15-59,60+'],
    en: ['--by names no column', 'For example --by 网格, --by grid_code,sex, --by age=0-6,7-14,15-59,60+'],
  },
}

export const whereTexts: Texts = {
  'where.option': {
    zh: '只要符合条件的，如 “年龄>=60 且 性别=女”“有 低保”；可以写几次，都要符合',
    en: 'only those who fit, such as "age>=60 and sex=女" or "has 低保"; may be given several times',
  },
  'where.columns': {
    zh: '只要这几栏，用逗号隔开，照写的次序',
    en: 'these columns only, with commas between, in this order',
  },
  'where.as_of': {
    zh: '按这一天算：那天谁住在哪里、那天几岁',
    en: 'as of this day: who lived where, and how old they were',
  },
  'where.near': { zh: '，是不是“{near}”', en: '; did you mean "{near}"' },
  'find.so_many': { zh: '{count} 人：{where}', en: '{count} people: {where}' },
  'count.about': {
    zh: '统计人数，写明口径（户籍、常住、流动）',
    en: 'count people, with the basis named (registered, permanent, floating)',
  },
  'count.by': {
    zh: '按哪几栏分，用逗号隔开：网格、网格,性别、年龄（十岁一档）、年龄段=0-6,7-14,15+',
    en: 'by which columns, with commas between: 网格, 网格,性别, age (tens), age=0-6,7-14,15+',
  },
  'count.basis': {
    zh: '口径：在册人口（默认）、户籍人口、现住人口、常住人口、流动人口',
    en: 'all (default), registered, living, permanent or floating',
  },
  'count.output': { zh: '写成 .xlsx 或 .csv', en: 'write an .xlsx or .csv' },
  'count.ask_by': {
    zh: '按哪一栏统计？（例如 网格、性别、年龄、网格,性别）',
    en: 'Count by which column? (such as 网格, 性别, age)',
  },
  'count.sheet': { zh: '统计', en: 'Count' },
  'count.total': { zh: '合计', en: 'total' },
  'count.persons': { zh: '人数', en: 'people' },
  'count.households': { zh: '户数', en: 'households' },
  'count.basis.all': {
    zh: '在册人口（户籍在本社区或现住本社区，每人计一次）',
    en: 'everybody registered or living here, once',
  },
  'count.basis.registered': { zh: '户籍人口', en: 'registered here' },
  'count.basis.living': { zh: '现住人口', en: 'living here' },
  'count.basis.permanent': { zh: '常住人口', en: 'permanent residents' },
  'count.basis.floating': { zh: '流动人口', en: 'floating population' },
  'count.note': { zh: '口径：{basis}；截至 {day}', en: 'basis: {basis}; as of {day}' },
  'count.note_where': {
    zh: '口径：{basis}；截至 {day}；条件：{where}',
    en: 'basis: {basis}; as of {day}; where: {where}',
  },
  'count.overlaps': {
    zh: '有人同时属于几行，各行相加多于合计；合计每人只计一次',
    en: 'somebody belongs to several rows: the rows add up to more than the total, which has everybody once',
  },
}
