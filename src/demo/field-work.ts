/** A month of the wardens' own work: visits, diaries, matters, Monday meetings, and doors verified once more. */
import { addDays, type Day, dayNumber, firstDay, lastDay, type Month, weekday } from '../core/day.ts'
import { workdays } from './calendar.ts'
import { type Community, GRIDS, type Household, type Member, type Texts } from './community.ts'
import { roundsOf } from './must-visit.ts'
import { makeRandom, type Random } from './random.ts'
import { leaderNo, wardenNo } from './staff.ts'
import { FIRST_MONTH } from './year.ts'
import { LEAVE } from './year-events.ts'

const FINDINGS = [
  '身体状况平稳，生活正常',
  '血压偏高，已提醒按时服药',
  '家中用电线路老化，已提醒',
  '希望了解医保缴费时间',
  '子女周末回来看望',
  '情绪良好，邻里关系和睦',
] as const
const PLANS = [
  '走访独居老人',
  '核对出租房租客',
  '发放防火宣传单',
  '巡查楼道堆放物',
  '协助办理老年证',
  '回访代办事项',
] as const
const REPORTS = [
  '楼道照明一处不亮',
  '新搬入租户一户',
  '居民反映垃圾清运不及时',
  '无异常',
  '居民咨询医保缴费',
  '楼前停车占道',
] as const
const MATTERS = [
  ['代办老年优待证', '民政'],
  ['低保复核材料', '民政'],
  ['医保缴费登记', '医保'],
  ['居住证办理', '流动人口'],
  ['失业登记', '就业'],
  ['楼道灯维修', '物业'],
  ['下水道疏通', '物业'],
  ['独生子女证补办', '计生'],
] as const
const TOPICS = [
  '网格员上讲台：怎样敲开一扇门',
  '业务骨干讲业务：医保缴费',
  '一般网格员谈体会：独居老人的年夜饭',
  '领导班子授经验：调解三步',
  '民情日记交流',
  '燃气安全与隐患上报',
] as const

/** Records by form id, and the doors verified in that month as rows of the master. Pure. */
export interface MonthOfWork {
  readonly records: Readonly<Record<string, readonly Texts[]>>
  readonly verified: readonly { readonly household: Household; readonly on: Day }[]
}

export function monthOfWork(community: Community, month: Month): MonthOfWork {
  const random = makeRandom(community.seed, `work ${month}`)
  const days = workdays(month)
  const sessions = days.filter((day) => weekday(day) === 1)
  // A handful of households does not fill a diary every day.
  const small = community.households.length < 350
  return {
    records: {
      visit: visits(community, month),
      diary: diaries(random, small ? sessions : days),
      matter: matters(random, community, month, days),
      training: sessions.map((date, at) => ({
        session_no: sessionNo(date),
        date,
        topic: TOPICS[(Number(month.slice(5)) + at) % TOPICS.length] as string,
        speaker: wardenNo(1 + ((Number(month.slice(5)) * 4 + at) % GRIDS)),
        kind: '网格员之音',
      })),
      attendance: sessions.flatMap((date) => attendance(random, date)),
    },
    verified: verifiedIn(random, community, month, days),
  }
}

/** While the warden is on leave the group's leader stands in. */
function onDuty(grid: number, day: Day): string {
  return grid === LEAVE.grid && day >= LEAVE.from && day <= LEAVE.to ? leaderNo(Math.ceil(grid / 2)) : wardenNo(grid)
}

function visits(community: Community, month: Month): Texts[] {
  const rows: Texts[] = []
  for (let grid = 1; grid <= GRIDS; grid += 1) {
    const random = makeRandom(community.seed, `visits ${month} ${grid}`)
    const rounds = roundsOf(community.households.filter((one) => one.grid === grid))
    rounds.forEach(({ household, person, kind, every }, at) => {
      // The first round is made in the ten days after the door was collected, then everybody keeps an own rhythm.
      const start = dayNumber(household.collectedOn as Day) + 1 + (at % Math.min(every, 10))
      const first = dayNumber(firstDay(month))
      for (
        let on = start + Math.max(0, Math.ceil((first - start) / every)) * every;
        on <= dayNumber(lastDay(month));
        on += every
      ) {
        const day = addDays(firstDay(month), on - first)
        if (skipped(grid, month, at)) continue
        rows.push({
          date: day,
          staff_no: onDuty(grid, day),
          household_code: (household.members[0] as Member).person.idNo,
          id_no: person.idNo,
          class: kind,
          way: every < 20 && on % 3 === 0 ? '电话' : '入户',
          finding: random.pick(FINDINGS),
          follow_up: random.chance(60) ? '下次走访复查' : '',
        })
      }
    })
  }
  return rows.sort((a, b) => compareText(`${a.date} ${a.staff_no}`, `${b.date} ${b.staff_no}`))
}

/** The warden who is last three times left out a few people in those months. */
function skipped(grid: number, month: Month, at: number): boolean {
  return grid === 9 && month >= '2015-02' && month <= '2015-04' && at % 17 === 3
}

function diaries(random: Random, days: readonly Day[]): Texts[] {
  return days.flatMap((date) =>
    Array.from({ length: GRIDS }, (_, at) => at + 1).flatMap((grid) => {
      if (onDuty(grid, date) !== wardenNo(grid) || random.chance(15)) return []
      return [
        {
          date,
          staff_no: wardenNo(grid),
          plan: random.pick(PLANS),
          report: random.pick(REPORTS),
          measure: '已登记并转交',
          result: random.chance(850) ? '已办结' : '跟进中',
        },
      ]
    }),
  )
}

function matters(random: Random, community: Community, month: Month, days: readonly Day[]): Texts[] {
  const rows: Texts[] = []
  for (let grid = 1; grid <= GRIDS; grid += 1) {
    const homes = community.households.filter((one) => one.grid === grid)
    for (let count = random.between(2, 4); count > 0; count -= 1) {
      const received = random.pick(days)
      const [kind, unit] = random.pick(MATTERS)
      const closed = addDays(received, random.between(1, 6))
      const open = closed > lastDay(month) && month === '2015-12'
      rows.push({
        matter_no: `${month.replace('-', '')}-${String(grid).padStart(2, '0')}-${count}`,
        received_on: received,
        staff_no: onDuty(grid, received),
        household_code: ((random.pick(homes) as Household).members[0] as Member).person.idNo,
        kind,
        summary: `居民申请${kind}`,
        unit,
        due_by: addDays(received, 7),
        closed_on: open ? '' : ([closed, lastDay(month)].sort()[0] ?? ''),
        result: open ? '' : '已办结',
        satisfaction: open ? '' : random.chance(850) ? '满意' : '基本满意',
      })
    }
  }
  return rows
}

function attendance(random: Random, date: Day): Texts[] {
  return Array.from({ length: GRIDS }, (_, at) => {
    const grid = at + 1
    const presence = onDuty(grid, date) !== wardenNo(grid) || random.chance(12) ? '请假' : '到会'
    return { session_no: sessionNo(date), staff_no: wardenNo(grid), presence }
  })
}

/** Every household is verified once in five months. */
function verifiedIn(
  random: Random,
  community: Community,
  month: Month,
  days: readonly Day[],
): { household: Household; on: Day }[] {
  if (month === FIRST_MONTH) return []
  const turn = Number(month.slice(5)) % 5
  return community.households.flatMap((household, at) =>
    at % 5 === turn ? [{ household, on: random.pick(days) }] : [],
  )
}

function sessionNo(date: Day): string {
  return `T${date.replaceAll('-', '')}`
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
