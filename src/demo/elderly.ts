/** The ageing record of somebody of sixty or more: with whom they live and who is called in an emergency. */
import type { Texts } from './community.ts'
import { atHome, type Body, childrenOf, type Family } from './family.ts'
import { phoneOf } from './identity.ts'
import type { Random } from './random.ts'

export function elderly(random: Random, family: Family, at: number): Texts {
  const one = family.relatives[at] as Family['relatives'][number]
  const others = atHome(family).filter((other) => other !== at)
  const grown = others.filter((other) => (family.relatives[other] as typeof one).age >= 16)
  const living =
    grown.length === 0
      ? '独居'
      : grown.length === 1 && grown[0] === one.spouse && others.length === 1
        ? '空巢'
        : '与子女同住'
  const alone = living !== '与子女同住'
  const helper = alone ? `${(family.bodies[at] as Body).name.slice(0, 1)}${random.pick(['先生', '女士'])}` : ''
  return {
    elder_living: living,
    spouse_state: { 已婚: '健在', 丧偶: '丧偶', 离婚: '离异', 未婚: '未婚' }[one.marital],
    children: String(Math.max(childrenOf(family, at).length, one.marital === '未婚' ? 0 : random.between(1, 3))),
    children_away: alone && random.chance(500) ? '是' : '否',
    elder_self_care: random.weighted(
      one.age < 75
        ? [
            ['完全自理', 975],
            ['半失能', 20],
            ['完全失能', 5],
          ]
        : [
            ['完全自理', 870],
            ['半失能', 100],
            ['完全失能', 30],
          ],
    ),
    income_source: random.chance(850) ? '退休金' : '子女',
    age_allowance: one.age >= 80 ? (random.chance(900) ? '是' : '否') : '',
    emergency_name: helper,
    emergency_phone: alone ? phoneOf(800_000 + random.below(100_000)) : '',
    emergency_relation: alone ? (helper.endsWith('先生') ? '子' : '女') : '',
  }
}
