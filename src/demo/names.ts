/** Names for people who do not exist: surnames as they are common in Liuzhou, given names by sex and decade. */
import type { Random } from './random.ts'

export type Sex = '男' | '女'

const SURNAMES: readonly (readonly [string, number])[] = [
  ...weigh('韦覃黄李陈梁莫廖罗', 40),
  ...weigh('刘蓝潘谭陆吴周何邓卢杨', 25),
  ...weigh('农蒙石龙兰甘王张曾唐蒋秦黎谢伍', 14),
  ...weigh('岑樊欧宁冯肖林朱贺赵郭姚钟严邱雷范彭苏叶', 7),
  ...weigh('银尹骆贾翟滕阳容粟吉丘凌向文丁', 3),
]

/** Given characters by decade of birth: those who were named before 1960, until 1984, and since. */
const MEN = [
  '德荣福贵富昌发祥世庭有启茂善寿',
  '建国军志强勇伟明辉平斌华林新忠',
  '宇浩轩杰鑫睿博晨俊豪翔凯涛源栋',
] as const
const WOMEN = [
  '秀英桂兰珍玉凤莲芳月妹彩金翠连',
  '丽娟红燕梅玲艳霞琴萍英敏华云春',
  '欣怡雨婷佳涵琪诗梦妍瑶颖思彤洁',
] as const
/** Second characters that follow any of the first. */
const MEN_SECOND = '才安恒良成仁锋波全民钧廷松'
const WOMEN_SECOND = '仙清芬容娥琼青宁晴蓉巧惠勤'

/** Names of persons whom everybody knows; nobody here is to be taken for them. */
const KNOWN = new Set(
  '刘德华 李建国 李国强 张德江 刘云山 王志强 陈建国 周建军 李玉刚 刘晓明 李春江 黄晓明 王宇 李宇春 张艺兴 李玲玉 王建军 李荣浩 罗志祥 陈志朋 王建国 周润发 李娟 李敏 张勇 王军 刘伟 刘涛 郭涛 黄海波 王志文 李明 张杰 邓丽 邓丽君 韦唯 唐国强 李云龙 王平 王勇 李勇 杨丽萍 张国荣 陈红 李强 张平 刘欢 赵薇'.split(
    ' ',
  ),
)

export function surname(random: Random): string {
  return random.weighted(SURNAMES)
}

/** A full name for somebody of that family, born in that year. Pure but for the stream of chance. */
export function fullName(random: Random, family: string, sex: Sex, birthYear: number): string {
  for (;;) {
    const name = family + givenName(random, sex, birthYear)
    if (!KNOWN.has(name)) return name
  }
}

function givenName(random: Random, sex: Sex, birthYear: number): string {
  const era = birthYear < 1960 ? 0 : birthYear < 1985 ? 1 : 2
  const first = random.pick([...(sex === '男' ? MEN : WOMEN)[era]])
  if (random.chance(era === 0 ? 120 : 220)) return first
  const pool = random.chance(500) ? (sex === '男' ? MEN_SECOND : WOMEN_SECOND) : (sex === '男' ? MEN : WOMEN)[era]
  const second = random.pick([...pool].filter((character) => character !== first))
  return first + second
}

function weigh(characters: string, weight: number): (readonly [string, number])[] {
  return [...characters].map((character) => [character, weight] as const)
}
