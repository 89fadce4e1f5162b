/** The office's own people: director, secretary, clerk, seven group leaders and fourteen wardens. */
import { GRIDS, GROUPS, type Staff } from './community.ts'
import { phoneOf } from './identity.ts'
import { fullName, type Sex, surname } from './names.ts'
import type { Random } from './random.ts'

const WARDEN_DUTIES = '入户采集、五必访、民情日记、代办事项、隐患排查'

/** Staff numbers: M01 director, M02 secretary, M03 clerk, G1 to G7 group leaders, W01 to W14 wardens; no name twice. */
export function makeStaff(random: Random): Staff[] {
  const names = new Set<string>()
  const person = (): { name: string; sex: Sex } => {
    for (;;) {
      const sex: Sex = random.chance(350) ? '男' : '女'
      const name = fullName(random, surname(random), sex, random.between(1965, 1991))
      if (names.has(name)) continue
      names.add(name)
      return { name, sex }
    }
  }
  const staff: Staff[] = []
  const add = (staffNo: string, role: string, group: number | null, grid: number | null, duties: string): void => {
    staff.push({ staffNo, ...person(), phone: phoneOf(9_900_000 + staff.length), role, group, grid, duties })
  }
  add('M01', '主任', null, null, '主持居委会工作，网格化领导小组组长')
  add('M02', '书记', null, null, '主持党建工作，网格化领导小组副组长')
  add('M03', '文员', null, null, '收表、登记、打印')
  for (let group = 1; group <= GROUPS; group += 1)
    add(leaderNo(group), '网格长', group, null, `支持和监督第${group}大组的网格员，B岗`)
  for (let grid = 1; grid <= GRIDS; grid += 1) add(wardenNo(grid), '网格员', Math.ceil(grid / 2), grid, WARDEN_DUTIES)
  return staff
}

export function wardenNo(grid: number): string {
  return `W${String(grid).padStart(2, '0')}`
}

export function leaderNo(group: number): string {
  return `G${group}`
}
