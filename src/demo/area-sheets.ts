/** The lists beside the main one: party members, the disabled, housing, insurance and so on, each for those to whom it applies. */
import type { Household, Member, Texts } from './community.ts'
import { type Sheet, type SheetCell, tableSheet } from './sheet.ts'
import { heading, type Style, spell } from './spelling.ts'

interface AreaList {
  readonly form: string
  readonly sheet: string
  /** field → heading. */
  readonly fields: Readonly<Record<string, string>>
}

/** Headings are the forms' own labels; wardens' words for them stand in `spelling.ts` only where wardens have their own. */
const PERSON_LISTS: readonly AreaList[] = [
  {
    form: 'party',
    sheet: '党员',
    fields: {
      party_status: '党员类别',
      joined_on: '入党日期',
      full_member_on: '转正日期',
      party_org: '所属党组织',
      party_org_kind: '党组织类别',
      party_post: '党内职务',
      party_relation_at: '组织关系所在',
      is_mobile_member: '是否流动党员',
      dues_paid_to: '党费交至',
    },
  },
  {
    form: 'family_planning',
    sheet: '计生',
    fields: {
      first_married_on: '初婚日期',
      spouse_name: '配偶姓名',
      spouse_id_no: '配偶身份证号',
      boys: '现有男孩数',
      girls: '现有女孩数',
      last_birth_on: '最近一孩出生日期',
      contraception: '避孕方法',
      one_child_no: '独生子女证号',
      is_pregnant: '是否怀孕',
      lmp_on: '末次月经',
      due_on: '预产期',
      special_family: '是否计划生育特殊家庭（失独/伤残）',
    },
  },
  {
    form: 'medical_insurance',
    sheet: '医保',
    fields: {
      insurance_type: '参保险种',
      insurance_status: '参保状态',
      insured_at: '参保地',
      is_subsidised: '是否资助参保',
      not_insured_reason: '未参保原因',
    },
  },
  {
    form: 'pension',
    sheet: '社保养老',
    fields: {
      pension_type: '养老险种',
      pension_status: '参保状态',
      retired_on: '离退休日期',
      is_socialised: '是否社会化管理退休人员',
      pension_paid_to: '缴费至',
    },
  },
  {
    form: 'employment',
    sheet: '就业',
    fields: {
      work_state: '就业状态',
      register_no: '就业失业登记证号',
      unemployed_on: '失业日期',
      skill_level: '技术等级（职业资格）',
      job_intention: '就业意向',
      former_employer: '原工作单位',
      difficulty: '就业困难类别',
    },
  },
  {
    form: 'elderly',
    sheet: '老年人',
    fields: {
      elder_living: '居住情况',
      spouse_state: '配偶情况',
      children: '子女数',
      children_away: '是否子女长期不在身边',
      elder_self_care: '自理能力',
      income_source: '经济来源',
      age_allowance: '高龄津贴',
      emergency_name: '紧急联系人姓名',
      emergency_phone: '紧急联系人电话',
      emergency_relation: '紧急联系人关系',
    },
  },
  {
    form: 'disability',
    sheet: '残疾人',
    fields: {
      has_card: '有无残疾人证',
      disability_no: '残疾人证号',
      disability_type: '残疾类别',
      disability_grade: '残疾等级',
      disability_cause: '致残原因',
      card_on: '发证日期',
      guardian_name: '监护人姓名',
      guardian_phone: '监护人电话',
      disabled_self_care: '自理情况',
      living_subsidy: '困难残疾人生活补贴',
      nursing_subsidy: '重度残疾人护理补贴',
    },
  },
  {
    form: 'veteran',
    sheet: '退役军人',
    fields: {
      veteran_kind: '对象类别',
      enlisted_on: '入伍日期',
      discharged_on: '退役日期',
      placement: '安置方式',
      honour_plaque: '光荣牌',
    },
  },
  {
    form: 'floating',
    sheet: '流动人口',
    fields: {
      flow: '流向',
      flow_on: '流入（外出）日期',
      flow_reason: '流入（外出）原因',
      flow_area: '来源地/去向（区划）',
      flow_address: '来源地/去向详址',
      permit_type: '居住证类别',
      flow_dwelling: '居住方式',
      landlord: '房东（租住人）姓名',
      relation_to_tenant: '与租住人关系',
    },
  },
  {
    form: 'minor',
    sheet: '未成年人',
    fields: {
      minor_guardian: '监护人姓名',
      minor_guardian_relation: '监护人关系',
      minor_guardian_phone: '监护人电话',
      custody: '监护情况',
      school_state: '就学状况',
      school: '学校名称',
      child_kind: '儿童类别',
      is_left_behind: '是否留守',
      parents_away: '父母外出情况',
    },
  },
] // prettier-ignore

const HOUSEHOLD_LISTS: readonly AreaList[] = [
  {
    form: 'housing',
    sheet: '房屋',
    fields: {
      house_code: '房屋编号',
      house_address: '房屋地址',
      use_status: '使用状态',
      house_kind: '房屋类别',
      house_source: '房屋来源',
      owner_name: '产权人姓名',
      owner_phone: '产权人电话',
      floor_area: '建筑面积',
      layout: '户型',
      built_year: '建成年份',
      dwelling_type: '居住方式',
      is_rented: '是否出租',
      rental_use: '出租用途',
      rooms_let: '出租间数',
      occupants: '实住人数',
      rent_month: '月租金',
      house_hazard: '房屋隐患类型',
      hazard_fix: '隐患整改情况',
    },
  },
  {
    form: 'assistance',
    sheet: '救助',
    fields: {
      aid_kind: '救助类别',
      aid_card_no: '证件（低保/特困证）号',
      dibao_class: '低保类别',
      aid_members: '保障人口',
      aid_month: '月保障金额',
      aid_from: '享受起始日期',
      household_income: '家庭年收入',
      hardship_reason: '致困原因',
      self_care: '自理能力',
      support_mode: '供养方式',
    },
  },
  {
    form: 'hazard',
    sheet: '隐患矛盾',
    fields: {
      event_no: '事项编号',
      event_kind: '类别',
      event_title: '事件名称',
      event_on: '发现（发生）日期',
      event_place: '地点',
      event_people: '涉及人数',
      event_party: '主要当事人',
      event_text: '简述',
      due_by: '化解（整改）时限',
      handler: '化解责任人',
      is_solved: '化解是否成功',
      result: '化解情况',
      closed_on: '办结日期',
    },
  },
] // prettier-ignore

/** What three of the four hands write beside the person in the main list: insurance, pension and work concern nearly everybody. */
const BESIDE_THE_PERSON = ['medical_insurance', 'pension', 'employment']

/** One sheet a form, for the households of one grid; forms that nobody needs are left out. Pure. */
export function areaSheets(style: Style, households: readonly Household[]): Sheet[] {
  const apart = style === 'lists'
  return [
    ...PERSON_LISTS.filter(({ form }) => apart || !BESIDE_THE_PERSON.includes(form)).map((list) =>
      personList(style, list, households),
    ),
    ...HOUSEHOLD_LISTS.map((list) => householdList(style, list, households)),
  ].filter((sheet) => sheet.rows.length > 1)
}

function personList(style: Style, list: AreaList, households: readonly Household[]): Sheet {
  const rows: SheetCell[][] = []
  for (const { members } of households) {
    for (const { person, tie } of members) {
      const record = person.areas[list.form]
      // Somebody who stands in two households' lists is written down where they live.
      if (record === undefined || (tie === 'registered' && person.areas.floating === undefined)) continue
      rows.push([person.idNo, person.name, ...cells(style, list, record, rows.length)])
    }
  }
  return tableSheet(list.sheet, [heading(style, 'id_no'), heading(style, 'name'), ...Object.values(list.fields)], rows)
}

/** The household is found by its head's number, whatever else it is called. */
function householdList(style: Style, list: AreaList, households: readonly Household[]): Sheet {
  const rows: SheetCell[][] = []
  for (const household of households) {
    const { person } = household.members[0] as Member
    for (const record of recordsOf(style, household, list.form))
      rows.push([person.idNo, ...cells(style, list, record, rows.length)])
  }
  return tableSheet(list.sheet, ['住户', ...Object.values(list.fields)], rows)
}

/** Where the main list already says whether a household gets help, the list beside it names only those who do. */
function recordsOf(style: Style, household: Household, form: string): readonly Texts[] {
  if (form === 'housing') return [household.housing]
  if (form === 'hazard') return household.hazards
  return style !== 'lists' && household.assistance.aid_kind === '无' ? [] : [household.assistance]
}

function cells(style: Style, list: AreaList, record: Texts, row: number): SheetCell[] {
  return Object.keys(list.fields).map((field) => spell(style, field, record[field] ?? '', row))
}
