/** The year's assessments as a story: stars, a tie, a month without a star, a leave, and one warden last three months running. */
import { addMonths, type Month } from '../core/day.ts'
import { type Community, GRIDS, type Texts } from './community.ts'
import { makeRandom, type Random } from './random.ts'
import { leaderNo, wardenNo } from './staff.ts'
import { EVENTS, LEAVE } from './year-events.ts'

export const FIRST_MONTH = '2015-01' as Month

/** What a month's assessment is made of: records by form id. */
export interface MonthRecords {
  readonly month: Month
  readonly records: Readonly<Record<string, readonly Texts[]>>
}

/** Grids whose warden is meant to be the month's star (two share it in March), and the one at the end of the list. */
interface Plot {
  readonly stars: readonly number[]
  readonly last: number | null
  /** Everybody stays below ninety: no star. */
  readonly poor?: true
}

const PLOT: readonly Plot[] = [
  { stars: [5], last: 13 },
  { stars: [11], last: 9 },
  { stars: [5, 2], last: 9 },
  { stars: [8], last: 9 },
  { stars: [5], last: 12 },
  { stars: [], last: 3, poor: true },
  { stars: [11], last: 12 },
  { stars: [5], last: null },
  { stars: [2], last: 6 },
  { stars: [14], last: 12 },
  { stars: [5], last: 7 },
  { stars: [8], last: 13 },
]

/** Month and grid in which too few ballots came back. */
export const FEW_BALLOTS = { month: '2015-09' as Month, grid: 10, count: 3 } as const

const CRITERIA = [
  ['入户采集', 30],
  ['走访服务', 40],
  ['学习', 30],
] as const

/** Scorecards, ballots, facts, decisions and bonus of the first so many months. Pure. */
export function yearOfAssessments(community: Community, months: number): MonthRecords[] {
  return Array.from({ length: months }, (_, at) => monthOfAssessments(community.seed, addMonths(FIRST_MONTH, at), at))
}

function monthOfAssessments(seed: number, month: Month, at: number): MonthRecords {
  const random = makeRandom(seed, `scores ${month}`)
  const plot = PLOT[at] as Plot
  const scorecard: Texts[] = []
  const ballot: Texts[] = []
  let shared: Marks | null = null
  for (let grid = 1; grid <= GRIDS; grid += 1) {
    if (grid === LEAVE.grid && LEAVE.from.startsWith(month)) continue
    const star = plot.stars.includes(grid)
    // Two who share the star have the same marks.
    const marks: Marks = star && shared !== null ? shared : marksFor(random, targetFor(random, plot, grid))
    if (star) shared = marks
    scorecard.push(...scorecards(month, grid, marks))
    ballot.push(...ballots(month, grid, marks))
  }
  return { month, records: { scorecard, ballot, ...EVENTS[month] } }
}

/** Marks in tenths of a point; ballots as counts of 满意, 基本满意, 不满意. */
interface Marks {
  readonly self: number
  readonly leader: number
  readonly ballots: readonly [number, number, number]
}

/** The total, in tenths, at which the warden is meant to arrive. */
function targetFor(random: Random, plot: Plot, grid: number): number {
  if (plot.poor) return grid === plot.last ? random.between(815, 825) : random.between(840, 880)
  if (plot.stars.includes(grid)) return random.between(972, 980)
  if (grid === plot.last) return random.between(830, 850)
  return random.between(plot.last === null ? 925 : 905, 945)
}

function marksFor(random: Random, target: number): Marks {
  const self = Math.min(1000, target + random.between(0, 25))
  const leader = Math.min(990, target + random.between(-10, 10))
  return { self, leader, ballots: ballotsNear(random, (10 * target - 2 * self - 4 * leader) / 4) }
}

/** Counts whose mean on 100, 80 and 40 comes nearest to that many tenths. */
function ballotsNear(random: Random, tenths: number): readonly [number, number, number] {
  const count = random.between(18, 26)
  let best: readonly [number, number, number] = [count, 0, 0]
  let distance = Number.POSITIVE_INFINITY
  for (let poor = 0; poor <= count; poor += 1) {
    for (let fair = 0; fair + poor <= count; fair += 1) {
      const off = Math.abs((count - poor - fair) * 1000 + fair * 800 + poor * 400 - tenths * count)
      if (off < distance) [best, distance] = [[count - poor - fair, fair, poor], off]
    }
  }
  return best
}

function scorecards(month: Month, grid: number, marks: Marks): Texts[] {
  const staff_no = wardenNo(grid)
  const left = { tenths: marks.self, points: 100 }
  const self = CRITERIA.map(([criterion, max]) => {
    // Whole tenths that add up to the whole: each criterion takes its share of what is left.
    const score = Math.floor((left.tenths * max) / left.points)
    left.tenths -= score
    left.points -= max
    return { month, staff_no, source: '自评', rater: staff_no, criterion, score: tenths(score), comment: '' }
  })
  const rated = (rater: string, score: number): Texts => ({
    month,
    staff_no,
    source: '领导',
    rater,
    criterion: '',
    score: tenths(score),
    comment: '',
  })
  return [
    ...self,
    rated('M01', marks.leader + 10),
    rated('M02', marks.leader - 10),
    rated(leaderNo(Math.ceil(grid / 2)), marks.leader),
  ]
}

function ballots(month: Month, grid: number, marks: Marks): Texts[] {
  const few = month === FEW_BALLOTS.month && grid === FEW_BALLOTS.grid
  const counts = few ? [FEW_BALLOTS.count, 0, 0] : marks.ballots
  return ['满意', '基本满意', '不满意'].map((choice, at) => ({
    month,
    staff_no: wardenNo(grid),
    choice,
    count: String(counts[at]),
    way: '入户发放',
    collector: leaderNo(Math.ceil(grid / 2)),
  }))
}

function tenths(count: number): string {
  return count % 10 === 0 ? String(count / 10) : `${Math.floor(count / 10)}.${count % 10}`
}
