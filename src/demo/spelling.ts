/** How four kinds of wardens write: their words for the columns, their dates, their abbreviations. */
import type { Day } from '../core/day.ts'
import type { SheetCell } from './sheet.ts'

/** The office's own template, a register ruled by hand, one wide ledger with ticks, or a workbook of several lists. */
export type Style = 'template' | 'handmade' | 'ledger' | 'lists'

/** The labels of the forms' fields that wardens fill in (fields of different forms with one label share the entry's name). */
const LABELS: Readonly<Record<string, string>> = {
  grid_code: '所属网格',
  estate: '小区',
  building: '幢（栋）',
  unit_no: '单元',
  room: '室（房号）',
  street_no: '门牌号',
  door_state: '房屋状态',
  household_kind: '户别',
  head_name: '户主姓名',
  head_id_no: '户主公民身份号码',
  head_phone: '户主联系方式',
  collected_on: '采集日期',
  collected_by: '采集人（网格员）',
  verified_on: '最近核实日期',
  name: '姓名',
  id_type: '证件类型',
  id_no: '公民身份号码',
  sex: '性别',
  birth_date: '出生日期',
  ethnic: '民族',
  relation_to_head: '与户主关系',
  marital: '婚姻状况',
  political: '政治面貌',
  education: '文化程度',
  occupation: '职业',
  employment_status: '从业状况',
  workplace: '工作单位（服务处所）',
  phone: '联系电话',
  health: '健康状况',
  hukou_type: '户口类型',
  hukou_area: '户籍地（区划）',
  hukou_address: '户籍详址',
  living_address: '现住详址',
  population_type: '人口类型',
  residence_status: '人户状态',
  is_permanent: '是否常住',
  moved_in_on: '迁入日期',
  moved_in_reason: '迁入原因',
  moved_out_on: '迁出日期',
  died_on: '去世日期',
  remark: '备注',
}

const WORDS: Readonly<Record<Style, Readonly<Record<string, string>>>> = {
  template: {},
  handmade: {
    building: '楼栋',
    room: '房号',
    head_phone: '户主电话',
    collected_on: '入户日期',
    collected_by: '采集人',
    birth_date: '出生年月日',
    id_no: '身份证号码',
    education: '文化程度',
    hukou_address: '户籍地址',
    living_address: '现住址',
    phone: '手机号码',
    workplace: '工作单位',
    hukou_area: '户籍区划',
    residence_status: '人户情况',
    verified_on: '核实日期',
  },
  ledger: {
    building: '楼栋',
    room: '房号',
    id_no: '身份证号',
    phone: '联系电话',
    education: '学历',
    birth_date: '出生年月',
    workplace: '工作单位',
    hukou_address: '户口所在地',
    living_address: '家庭住址',
    collected_by: '责任网格员',
    head_phone: '户主手机',
    employment_status: '从业情况',
    hukou_type: '户口性质',
    verified_on: '更新日期',
    collected_on: '采集时间',
  },
  lists: {
    building: '幢',
    room: '室',
    head_name: '户主',
    head_id_no: '户主身份证号',
    head_phone: '户主联系电话',
    id_no: '身份证号',
    relation_to_head: '家庭关系',
    education: '学历',
    phone: '手机',
    marital: '婚姻',
    birth_date: '出生日期',
    hukou_address: '户籍所在地',
    living_address: '居住地址',
    workplace: '单位名称',
    population_type: '人员类型',
    collected_on: '登记时间',
    verified_on: '核对日期',
  },
}

export function heading(style: Style, field: string): string {
  const word = WORDS[style][field] ?? LABELS[field]
  if (word === undefined) throw new RangeError(`no heading for ${field}`)
  return word
}

const RELATIONS: Readonly<Record<Style, Readonly<Record<string, string>>>> = {
  template: {},
  handmade: { 妻: '妻子', 夫: '丈夫', 父亲: '父', 母亲: '母', 子: '儿子', 女: '女儿', 儿媳: '媳妇' },
  ledger: { 妻: '配偶', 夫: '配偶', 子: '儿子', 女: '女儿', 非亲属: '租客' },
  lists: { 户主: '本人', 妻: '老婆', 夫: '老公', 子: '儿', 父亲: '爸', 母亲: '妈' },
}

const DATE_FIELD = /(_on|_from|_to|^due_by|birth_date)$/

/** One value as that warden writes it; `row` varies the hand of those who write dates in many ways. Pure. */
export function spell(style: Style, field: string, text: string, row: number): SheetCell {
  if (text === '') return null
  if (DATE_FIELD.test(field) && /^\d{4}-\d{2}-\d{2}$/.test(text)) return spellDay(style, text as Day, row)
  if (field === 'relation_to_head') return RELATIONS[style][text] ?? text
  if (style === 'template') return text
  if (field === 'ethnic')
    return style === 'lists' || (style === 'handmade' && row % 3 === 0) ? text.replace(/族$/, '') : text
  if (field === 'political' && style !== 'lists') return text.replace('中共党员', '党员').replace('共青团员', '团员')
  if (field === 'residence_status' && style === 'ledger') return text.replace('（人在户在）', '')
  if (field === 'id_type') return '身份证'
  return text
}

function spellDay(style: Style, day: Day, row: number): SheetCell {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  if (style === 'template') return day
  if (style === 'lists') return { day }
  if (style === 'ledger') return `${year}.${month}.${date}`
  switch (row % 6) {
    case 0:
      return `${year}年${month}月${date}日`
    case 1:
      return day.replaceAll('-', '/')
    case 2:
      return `${year}.${month}.${date}`
    case 3:
      return day.replaceAll('-', '')
    case 4:
      return [...`${year}.${month}.${date}`].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('')
    default:
      return day
  }
}
