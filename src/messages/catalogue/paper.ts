/** Sentences and words of paper forms: one household a sheet, made, filled in and read back. */
import type { Messages } from '../message.ts'

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
} satisfies Messages
