/** The words of the data dictionary: names of types and needs, and the pieces from which a field's rules are said. */
import type { FieldType, Need } from './form.ts'

export type Lang = 'zh' | 'en'
type Both = Readonly<Record<Lang, string>>

export const TYPE_WORDS = {
  text: { zh: '文字', en: 'text' },
  long_text: { zh: '长文字', en: 'long text' },
  name: { zh: '姓名', en: 'name' },
  id_no: { zh: '身份证号', en: 'identity number' },
  phone: { zh: '电话（可几个）', en: 'phone numbers' },
  int: { zh: '整数', en: 'whole number' },
  decimal: { zh: '数字', en: 'number' },
  date: { zh: '日期（年、年月或年月日）', en: 'date (year, month or day)' },
  month: { zh: '年月', en: 'month' },
  bool: { zh: '是或否', en: 'yes or no' },
  code: { zh: '选一项', en: 'one choice' },
  multi: { zh: '选几项', en: 'several choices' },
  area: { zh: '行政区划', en: 'area' },
  staff: { zh: '工号', en: 'staff number' },
  household: { zh: '户编码或门牌', en: 'household code or door' },
  grid: { zh: '网格', en: 'grid' },
} as const satisfies Record<FieldType, Both>

export const NEED_WORDS = {
  K: { zh: '关键', en: 'key' },
  M: { zh: '主要', en: 'main' },
  C: { zh: '有条件必填', en: 'needed on a condition' },
  O: { zh: '可填', en: 'optional' },
  D: { zh: '自动算出', en: 'derived' },
  S: { zh: '敏感，默认关闭', en: 'sensitive, off by default' },
} as const satisfies Record<Need, Both>

/** `{tokens}` are filled by the dictionary. */
export const PIECES = {
  between: { zh: '{min} 到 {max}', en: '{min} to {max}' },
  from: { zh: '不小于 {min}', en: 'at least {min}' },
  to: { zh: '不大于 {max}', en: 'at most {max}' },
  length: { zh: '不超过 {length} 字', en: 'at most {length} characters' },
  notFuture: { zh: '不晚于当天', en: 'not after today' },
  dropped: { zh: '认出后丢弃，不保存', en: 'recognised and dropped, never kept' },
  needed: { zh: '{condition}时必填', en: 'needed when {condition}' },
  notBefore: { zh: '不早于{than}', en: 'not before {than}' },
  ageAtLeast: { zh: '年满 {years} 岁', en: 'from the age of {years}' },
  ageAtLeastWhen: { zh: '{condition}时年满 {years} 岁', en: 'from the age of {years} when {condition}' },
  notTogether: { zh: '{condition}时，不应{with}', en: 'when {condition}, not {with}' },
  besideHead: { zh: '{condition}的，和户主比对：{why}', en: 'where {condition}, compared with the head: {why}' },
  disabilityNo: { zh: '与身份证号、{type}、{grade}一致', en: 'agrees with identity number, {type} and {grade}' },
  is: { zh: '{field}为{values}', en: '{field} is {values}' },
  isNot: { zh: '{field}不是{values}', en: '{field} is not {values}' },
  filled: { zh: '已填{field}', en: '{field} is filled in' },
  empty: { zh: '未填{field}', en: '{field} is empty' },
  atLeast: { zh: '{field}不小于 {value}', en: '{field} is at least {value}' },
  ageFrom: { zh: '满 {from} 岁', en: 'aged {from} or over' },
  ageBelow: { zh: '不满 {below} 岁', en: 'under {below}' },
  ageBetween: { zh: '满 {from} 岁、不满 {below} 岁', en: 'aged {from} to under {below}' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  and: { zh: '且', en: ' and ' },
  or: { zh: '或', en: ' or ' },
  list: { zh: '、', en: ', ' },
  next: { zh: '；', en: '; ' },
} as const satisfies Record<string, Both>

/** A piece in the language, its tokens filled. Pure. */
export function say(piece: keyof typeof PIECES, lang: Lang, tokens: Readonly<Record<string, string>> = {}): string {
  return PIECES[piece][lang].replace(/\{(\w+)\}/g, (_, token: string) => tokens[token] ?? '')
}
