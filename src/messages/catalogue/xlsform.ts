/** What stands in a questionnaire for phones beside the labels of the fields, and the words of the command that makes it. */
import type { Messages, Texts } from '../message.ts'

export const xlsformMessages = {
  'xlsform.alone': {
    zh: [
      '“{form}”不能和别的表合成一份手机表',
      '请一份一份地做：普查表（居民、房屋……）可以合在一起，办公室的表各做一份。',
    ],
    en: [
      '"{form}" cannot share a questionnaire with other forms',
      'Make them one by one: census forms (residents, housing …) go together, a form of the office goes alone.',
    ],
  },
} satisfies Messages

export const xlsformTexts = {
  'xlsform.about': {
    zh: '做手机上填的表（XLSForm，ODK、KoboToolbox、Enketo 都能用）',
    en: 'make a questionnaire for phones (an XLSForm for ODK, KoboToolbox and Enketo)',
  },
  'xlsform.forms': {
    zh: '哪些表；不写就是户与人主档。主档和各项可以合成一份：一户一份，成员逐人填',
    en: 'which forms; the resident form when left out. With areas beside it: one household a submission, its members in a roster',
  },
  'xlsform.output': { zh: '写到这个 .xlsx 文件', en: 'the .xlsx file to write' },
  'xlsform.household': { zh: '户', en: 'Household' },
  'xlsform.members': { zh: '家庭成员', en: 'Members' },
  'xlsform.people_here': { zh: '这一户有没有人要登记', en: 'Is anybody here to be written down' },
  'xlsform.applies': { zh: '{form}：有没有', en: '{form}: does it apply' },
  'xlsform.province': { zh: '{label}：省', en: '{label}: province' },
  'xlsform.yes_no.1': { zh: '是', en: 'Yes' },
  'xlsform.yes_no.0': { zh: '否', en: 'No' },
  'xlsform.required': {
    zh: '少了它这一份会被退回，请填写',
    en: 'Without it this one would go back; please fill it in',
  },
  'xlsform.key': { zh: '关键项', en: 'Key item' },
  'xlsform.hint.phone': {
    zh: '手机 11 位，座机带区号；有几个用;隔开',
    en: 'Eleven digits, or with area code; several with ; between them',
  },
  'xlsform.hint.month': { zh: '只看年和月', en: 'Only year and month count' },
  'xlsform.hint.staff': {
    zh: '写工号，没有重名的也可以写姓名',
    en: 'The staff number, or the name where nobody else has it',
  },
  'xlsform.hint.household': {
    zh: '户编码；没有就写楼栋单元房号，或户主身份证号',
    en: 'The household code, else the door or the identity number of the head',
  },
  'xlsform.hint.grid': { zh: '网格号，如 07', en: 'Number of the grid, such as 07' },
  'xlsform.bad.id_no': {
    zh: '身份证号是 18 位（最后一位可以是 X）或 15 位，请对照证件重填',
    en: 'An identity number has 18 characters (the last may be X) or 15; compare it with the card',
  },
  'xlsform.bad.phone': { zh: '电话只写数字，几个号码用;隔开', en: 'Only digits, several numbers with ; between them' },
  'xlsform.bad.range': { zh: '请填 {min} 到 {max} 之间的数', en: 'A number from {min} to {max}' },
  'xlsform.bad.least': { zh: '不能小于 {min}', en: 'Not less than {min}' },
  'xlsform.bad.most': { zh: '不能大于 {max}', en: 'Not more than {max}' },
  'xlsform.bad.long': { zh: '最多 {max} 个字', en: 'At most {max} characters' },
  'xlsform.bad.future': { zh: '不能晚于今天', en: 'Not after today' },
} satisfies Texts
