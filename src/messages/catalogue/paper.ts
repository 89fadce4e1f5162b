/** Sentences and words of paper forms: one household a sheet, made, filled in and read back. */
import type { Messages, Texts } from '../message.ts'

export const paperMessages = {
  'paper.two_ticks': {
    zh: ['这里只能选一项，却勾了“{value}”', '请只留一个 ☑。'],
    en: ['One choice only, but "{value}" are ticked', 'Leave one ☑.'],
  },
  'paper.whose': {
    zh: ['看不出这一段“{area}”是家里谁的', '请在姓名格写上这个人：{names}。'],
    en: ['Nobody can tell whose "{area}" this is', 'Write the name in its cell: {names}.'],
  },
  'paper.not_a_member': {
    zh: [
      '“{area}”写的是“{value}”，这张表的家庭成员里没有这个人',
      '请改成家庭成员表里的姓名（{names}），或把这个人加进家庭成员表。',
    ],
    en: [
      '"{area}" is about "{value}", who is not among the members on this form',
      "Write a name of the members' table ({names}), or add the person to it.",
    ],
  },
  'paper.same_name': {
    zh: ['家里有两个“{value}”，看不出“{area}”是哪一个的（本户：{names}）', '请在这一段加一格“公民身份号码”写明。'],
    en: [
      'There are two "{value}" in this household ({names}); nobody can tell whose "{area}" this is',
      'Add a cell 公民身份号码 with the number to this part.',
    ],
  },
  'paper.too_many': {
    zh: [
      '{count} 户一户一张，放在一个文件里太多了（最多 {max} 张）',
      '请按网格分开：--grid 7，或 --each-grid 一个网格一份；导出也可以用 --building。',
    ],
    en: [
      '{count} households are too many sheets for one workbook ({max} at most)',
      'Take a grid at a time: --grid 7, or --each-grid for a workbook each; export also knows --building.',
    ],
  },
  'paper.sheets_invalid': {
    zh: ['--rows 不能是“{value}”：纸质表一户一张', '请写 1 到 {max} 之间的张数。'],
    en: ['--rows cannot be "{value}": a paper form is a sheet a household', 'Write how many sheets, from 1 to {max}.'],
  },
  'paper.household_layout': {
    zh: ['{flag} 只用于一户一张的纸质表', '请加上 --layout paper，或去掉 {flag}。'],
    en: ['{flag} is for paper forms, a sheet a household', 'Add --layout paper, or leave {flag} out.'],
  },
  'paper.not_a_paper_form': {
    zh: ['“{form}”不在一户一张的纸质表里', '请换成十四项内容里的一项，或不用 --layout paper。'],
    en: [
      '"{form}" has no place on a household\'s paper form',
      'Name one of the census areas, or leave --layout paper out.',
    ],
  },
  'paper.no_area': {
    zh: ['areas 里的“{value}”不是内容的编号', '可以写的有：{known}。'],
    en: ['"{value}" under areas is no census area', 'There are: {known}.'],
  },
} satisfies Messages

export const paperTexts = {
  'paper.exported': {
    zh: '{households} 户，一户一张；身份证号遮住了，要能导回来请加 --reveal',
    en: '{households} households, a sheet each; identity numbers are masked, add --reveal for a file that imports',
  },
  'paper.exported_whole': {
    zh: '{households} 户，一户一张；含完整身份证号，请专人保管',
    en: '{households} households, a sheet each, with whole identity numbers: keep it safe',
  },
} satisfies Texts
