/** Sentences about form and code table files: what does not fit together in them; and the words of the data dictionary. */
import type { Messages, Texts } from '../message.ts'

export const formsMessages = {
  'form.name': {
    zh: ['{name}：“{value}”不能作名字', '只用小写英文字母、数字和下划线，以字母开头，例如 floor_area。'],
    en: ['{name}: "{value}" cannot be a name', 'Use small letters, digits and underscores, such as floor_area.'],
  },
  'form.text_missing': {
    zh: ['{name} 是空的', '请写上内容，或者删去这个键。'],
    en: ['{name} is empty', 'Write something, or remove the key.'],
  },
  'form.not_a_number': {
    zh: ['{name}：“{value}”不是数字', '只写数字，例如 "20" 或 "0.01"。'],
    en: ['{name}: "{value}" is not a number', 'Write digits only, such as "20" or "0.01".'],
  },
  'form.condition': {
    zh: [
      '{name} 不是能用的条件',
      '写 field 加 in、not_in、filled、at_least 其中一个，或者只写 age、all、any 其中一个。',
    ],
    en: [
      '{name} is not a condition',
      'Write a field with one of in, not_in, filled, at_least; or only one of age, all, any.',
    ],
  },
  'form.rule_key': {
    zh: ['{name} 这条规则缺少“{key}”', '请补上 {key}。'],
    en: ['the rule {name} lacks "{key}"', 'Add {key}.'],
  },
  'form.like': {
    zh: ['{name}：“{value}”不是“表.栏”', '写成 like: resident.id_no 这样。'],
    en: ['{name}: "{value}" is not FORM.FIELD', 'Write like: resident.id_no.'],
  },
  'form.like_unknown': {
    zh: ['没有“{value}”这一栏可以借用', '检查 like 里的表和栏的名字。'],
    en: ['there is no field {value} to be like', 'Check the names of form and field in like.'],
  },
  'form.sheet_name': {
    zh: ['工作表名“{value}”太长', 'Excel 的工作表名最多 31 个字。'],
    en: ['the sheet name "{value}" is too long', 'Excel takes at most 31 characters.'],
  },
  'form.id_or_extends': {
    zh: ['id 和 extends 要写一个，只写一个', '新表写 id；在已有的表上添加，写 extends。'],
    en: ['write id or extends, and only one of them', 'A new one has an id; one that adds to another has extends.'],
  },
  'form.extends_unknown': {
    zh: ['没有“{value}”可以添加', '检查 extends 后面的名字；新的表请写 id。'],
    en: ['there is no "{value}" to add to', 'Check the name after extends; something new has an id.'],
  },
  'form.id_twice': {
    zh: ['两个文件都叫“{value}”', '每个文件的 id 各不相同，请改一个。'],
    en: ['two files have the id "{value}"', 'Every file has its own id: change one.'],
  },
  'form.field_twice': {
    zh: ['同一张表里有两个“{value}”', '保留一个，或者给其中一个换名字。'],
    en: ['the form has two fields named "{value}"', 'Keep one, or rename one.'],
  },
  'form.code_twice': {
    zh: ['代码“{value}”出现两次', '每个代码只写一次。'],
    en: ['the code "{value}" stands here twice', 'Write every code once.'],
  },
  'form.code_shared': {
    zh: ['代码表 {table}：“{value}”既指 {other} 又指 {code}', '一个说法只能指一项，请从其中一项去掉。'],
    en: ['table {table}: "{value}" means both {other} and {code}', 'A word can mean one entry: remove it from one.'],
  },
  'form.list_line': {
    zh: ['“{value}”不是“代码 名称”', '每行写一个代码、一个空格、一个名称。'],
    en: ['"{value}" is not "code name"', 'Write a code, a space and a name on every line.'],
  },
  'form.table_empty': {
    zh: ['代码表“{value}”里没有内容', '至少写一项。'],
    en: ['the table "{value}" is empty', 'Write at least one entry.'],
  },
  'form.sheet_shared': {
    zh: ['工作表名“{value}”已用于 {other}', '给 {form} 换一个工作表名或别名。'],
    en: ['the sheet name "{value}" belongs to {other}', 'Give {form} another sheet name or alias.'],
  },
  'form.number_shared': {
    zh: ['{form} 的序号 {value} 已用于 {other}', '给它换一个序号。'],
    en: ['the number {value} of {form} belongs to {other}', 'Give it another number.'],
  },
  'form.codes_missing': {
    zh: ['“{value}”要选代码，但没写用哪张代码表', '加上 codes: 代码表的名字。'],
    en: ['"{value}" takes codes, but of no table', 'Add codes: and the name of a table.'],
  },
  'form.codes_unused': {
    zh: ['“{field}”是 {type}，用不到代码表', '去掉 codes，或者把 type 改成 code 或 multi。'],
    en: ['"{field}" is {type} and takes no codes', 'Remove codes, or make the type code or multi.'],
  },
  'form.table_unknown': {
    zh: ['“{field}”用的代码表“{value}”不存在', '检查名字，或者在 templates/codes 里添上这张表。'],
    en: ['the table "{value}" of "{field}" does not exist', 'Check the name, or add the table to templates/codes.'],
  },
  'form.when_missing': {
    zh: ['“{value}”是有条件必填（C），但没写条件', '加上 when，或者换一个 need。'],
    en: ['"{value}" is needed on a condition (C) that is not given', 'Add when, or change need.'],
  },
  'form.when_unused': {
    zh: ['“{value}”写了条件，但 need 是 {need}', '把 need 改成 C，或者去掉 when。'],
    en: ['"{value}" has a condition, but its need is {need}', 'Make the need C, or remove when.'],
  },
  'form.not_for_type': {
    zh: ['“{value}”是 {type}，不能有单位和上下限', '去掉 unit、min、max，或者把 type 改成 int 或 decimal。'],
    en: ['"{value}" is {type} and has no unit or range', 'Remove unit, min and max, or make the type int or decimal.'],
  },
  'form.range': {
    zh: ['“{field}”的下限大于上限（{value}）', '请检查 min 和 max。'],
    en: ['the range of "{field}" is upside down ({value})', 'Check min and max.'],
  },
  'form.was_there': {
    zh: [
      '“{field}”写着原来叫“{value}”，可是表里还有一栏叫“{value}”',
      '改了名的栏只留一个：从 was 里去掉它，或者删掉那一栏。',
    ],
    en: [
      '"{field}" says that it was called "{value}", and the form still has a field "{value}"',
      'Take the name out of was, or remove that field.',
    ],
  },
  'form.heading_shared': {
    zh: ['表头“{value}”既指 {other} 又指 {field}', '一个表头在一张表里只能指一栏，请从其中一个去掉。'],
    en: [
      'the heading "{value}" means both {other} and {field}',
      'In one form a heading means one field: remove it from one.',
    ],
  },
  'form.key_missing': {
    zh: ['{form} 没写用哪几栏认一条记录', '加上 key，例如 key: [date, staff_no]。'],
    en: ['{form} does not say which fields tell its records apart', 'Add key, such as key: [date, staff_no].'],
  },
  'form.subject_missing': {
    zh: ['{form} 应当以“{value}”开头', '按人的表先写 id_no 和 name，按户的表先写 household_code。'],
    en: [
      '{form} should begin with "{value}"',
      'A form about people begins with id_no and name, about households with household_code.',
    ],
  },
  'form.role_shared': {
    zh: ['{other} 和 {field} 都写了 role: {value}', '一个 role 在一张表里只用一次。'],
    en: ['{other} and {field} both have the role {value}', 'A role is used once in a form.'],
  },
  'form.role_missing': {
    zh: ['{form} 里没有一栏的 role 是 {value}', '程序靠它找到这一栏，请补上。'],
    en: ['no field of {form} has the role {value}', 'The program finds that field by it: add it.'],
  },
  'form.field_unknown': {
    zh: ['{form} 里没有“{value}”这一栏', '检查名字（最像的：{near}）。条件里写别的表的栏，只能是 resident.栏名。'],
    en: [
      '{form} has no field "{value}"',
      'Check the name (closest: {near}). Of other forms only resident.NAME can be named.',
    ],
  },
  'form.code_unknown': {
    zh: ['“{field}”的代码里没有“{value}”', '只写 {table} 里有的代码。'],
    en: ['"{value}" is not a code of "{field}"', 'Write a code of {table}.'],
  },
  'form.example_code': {
    zh: ['{form} 示例里的“{value}”不在 {table} 里', '换成代码表里的说法，或者给代码表添上这个说法。'],
    en: ['"{value}" in the example of {form} is not in {table}', 'Use a word of that table, or add the word to it.'],
  },
  'form.example_gap': {
    zh: ['{form} 的示例缺少关键项“{value}”', '示例要填满所有 K 项。'],
    en: ['the example of {form} lacks the key field "{value}"', 'An example fills every K field.'],
  },
} satisfies Messages

export const formsTexts = {} satisfies Texts
