/** Schooling, work and politics of one person, as age and family make them likely. */
import type { Texts } from './community.ts'
import { atHome, type Family } from './family.ts'
import type { Random } from './random.ts'

const JOBS = {
  专业技术人员: ['教师', '护士', '工程师', '会计', '药剂师'],
  职员: ['文员', '出纳', '客服', '仓管员', '业务员'],
  企业管理人员: ['车间主任', '部门经理', '店长'],
  工人: ['焊工', '装配工', '电工', '司机', '保安', '保洁员', '缝纫工'],
  个体经营者: ['小吃店主', '水果摊主', '五金店主', '理发师'],
  自由职业者: ['网店店主', '装修工', '快递员', '家政服务员'],
  国家公务员: ['公务员'],
} as const
const WORKPLACES = [
  '示例机械厂',
  '示例汽车配件公司',
  '示例供水营业所',
  '示例纺织公司',
  '示例物流公司',
  '示例百货商场',
  '示例中学',
  '示例社区卫生服务站',
] as const

export interface Life {
  readonly student: boolean
  readonly retired: boolean
  readonly jobless: boolean
  readonly master: Texts
}

export function lifeOf(random: Random, family: Family, at: number): Life {
  const { age, sex, relation } = family.relatives[at] as Family['relatives'][number]
  const floating = family.homes[at] !== null
  const student = age >= 3 && (age < 18 || (age < 23 && relation !== '户主' && random.chance(620)))
  const retired = age >= 60 || (age >= (sex === '女' ? 50 : 55) && random.chance(700))
  const jobless = !student && !retired && age >= 18 && random.chance(floating ? 45 : 90)
  const status = employmentStatus(random, { age, student, retired, jobless, floating })
  const works = status in JOBS
  return {
    student,
    retired,
    jobless,
    master: {
      id_type: '居民身份证',
      education: education(random, age, student),
      political: political(random, age, floating, retired),
      employment_status: status,
      occupation: works ? random.pick(JOBS[status as keyof typeof JOBS]) : '',
      workplace: works && random.chance(600) ? random.pick(WORKPLACES) : '',
      health: random.weighted(health(age)),
      hukou_type: random.chance(floating ? 800 : 60) ? '农业户口' : '非农业户口',
      population_type: floating ? '流动人口' : '户籍人口',
      is_permanent: !floating && atHome(family).includes(at) ? '是' : '否',
      native_place: '',
    },
  }
}

interface Station {
  readonly age: number
  readonly student: boolean
  readonly retired: boolean
  readonly jobless: boolean
  readonly floating: boolean
}

function employmentStatus(random: Random, { age, student, retired, jobless, floating }: Station): string {
  if (student) return '学生'
  if (age < 18) return '其他'
  if (retired) return floating && age < 70 && random.chance(300) ? '农民' : '退（离）休人员'
  if (jobless) return '无业人员'
  return random.weighted(floating ? FLOATING_WORK : RESIDENT_WORK)
}

const FLOATING_WORK = [
  ['工人', 46],
  ['自由职业者', 20],
  ['个体经营者', 18],
  ['职员', 12],
  ['专业技术人员', 4],
] as const
const RESIDENT_WORK = [
  ['工人', 38],
  ['职员', 22],
  ['专业技术人员', 14],
  ['个体经营者', 10],
  ['自由职业者', 9],
  ['企业管理人员', 5],
  ['国家公务员', 2],
] as const

function education(random: Random, age: number, student: boolean): string {
  if (age < 6) return '其他'
  if (student && age < 12) return '小学'
  if (student && age < 15) return '初中'
  if (student && age < 18) return random.chance(700) ? '高中' : '中专'
  if (student) return random.chance(550) ? '本科' : '大专'
  if (age > 70)
    return random.weighted([
      ['小学', 50],
      ['初中', 28],
      ['高中', 10],
      ['中专', 5],
      ['大专', 3],
      ['其他', 4],
    ])
  if (age > 45)
    return random.weighted([
      ['小学', 14],
      ['初中', 44],
      ['高中', 24],
      ['中专', 8],
      ['大专', 7],
      ['本科', 3],
    ])
  return random.weighted([
    ['初中', 30],
    ['高中', 22],
    ['中专', 12],
    ['大专', 20],
    ['本科', 14],
    ['研究生', 2],
  ])
}

function political(random: Random, age: number, floating: boolean, retired: boolean): string {
  if (age >= 24 && random.chance(floating ? 12 : retired ? 130 : 75)) return '中共党员'
  if (age >= 20 && age < 45 && random.chance(3)) return '中共预备党员'
  if (age >= 14 && age < 28 && random.chance(480)) return '共青团员'
  if (age >= 35 && random.chance(3)) return '民盟盟员'
  return '群众'
}

function health(age: number): readonly (readonly [string, number])[] {
  if (age < 50)
    return [
      ['健康或良好', 95],
      ['一般或较弱', 4],
      ['有慢性病', 1],
    ]
  if (age < 70)
    return [
      ['健康或良好', 62],
      ['一般或较弱', 14],
      ['有慢性病', 24],
    ]
  return [
    ['健康或良好', 32],
    ['一般或较弱', 28],
    ['有慢性病', 40],
  ]
}
