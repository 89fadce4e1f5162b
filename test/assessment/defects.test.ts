/** Everything that a rulebook can be wrong about, each in a small file of its own: named, with its place, in both languages. */
import { expect, test } from 'vitest'
import { checkEditions } from '../../src/assessment/check-editions.ts'
import { readRulebook } from '../../src/assessment/read-rulebook.ts'
import { sayProblem } from '../../src/messages/say.ts'
import { changed } from './office.ts'

type Change = readonly [was: string, now: string]

interface Defect {
  readonly code: string
  readonly file: string
  /** Where the complaint must stand: at the first place of this text. */
  readonly at: string
  /** What the sentence must show. */
  readonly shows: string
}

const defect = (code: string, at: string, shows: string, ...changes: readonly Change[]): Defect => ({
  code,
  file: changed(...changes),
  at,
  shows,
})
const ITEM = '  - {id: missed, clause: 第三条第1项, name: 漏登, method: per_occurrence'
const item = (more: string): Change => [ITEM, `  - {${more}}\n${ITEM}`]
const rate = 'method: rate, fact: four_clear_rate, target: "95%", shortfall: proportional'

const DEFECTS: readonly Defect[] = [
  // Words of the file.
  defect('definition.unknown_key', '扣份', 'points', ['points: "0.2"', '扣份: "0.2", points: "0.2"']),
  defect('definition.unknown_key', 'wieght', 'weight', ['weight: "20"', 'weight: "20", wieght: "1"']),
  defect('definition.missing_key', 'ranked_if', 'transfer', ['\n  transfer: by_fact_date', '']),
  defect('definition.not_allowed', 'per_ocurrence', 'per_occurrence', [
    'method: per_occurrence',
    'method: per_ocurrence',
  ]),
  defect('definition.not_allowed', 'shared', 'share', ['ties: share', 'ties: shared']),
  defect('definition.duplicate_key', 'max: "30"', 'max: "30"', ['max: "20"}', 'max: "20",\n    max: "30"}']),
  defect('definition.full_width_colon', 'title：', '：', ['title: 考核办法', 'title：考核办法']),
  defect('definition.full_width_comma', '"100"，', '，', [
    'score: {full: "100", floor: "0"}',
    'score:\n  full: "100"，floor: "0"',
  ]),
  defect('definition.full_width_digits', '"１００"', '100', ['full: "100"', 'full: "１００"']),
  defect(
    'definition.full_width_digits',
    '９５％',
    '95%',
    item(`id: r, name: 四清, max: "5", empty: full, ${rate.replace('"95%"', '９５％')}`),
  ),
  defect('definition.tab', '\tmax_input', '', ['  max_input_decimals', '\tmax_input_decimals']),
  defect('definition.anchor', '"0"}', '', ['floor: "0"', 'floor: &x "0"']),
  defect('rulebook.not_a_decimal', '两分', '两分', ['points: "0.2"', 'points: 两分']),
  defect('rulebook.not_a_decimal', '1e1', '1e1', ['points: "0.2"', 'points: 1e1']),
  defect('rulebook.not_a_whole_number', '"2.5"', '2.5', ['winners: "1"', 'winners: "2.5"']),
  defect('rulebook.not_a_percentage', '"0.15"', '0.15', ['quota: "15%"', 'quota: "0.15"']),
  defect('rulebook.not_an_id', '漏登户', '漏登户', ['id: missed', 'id: 漏登户']),
  defect('rulebook.not_a_month', '今年', '今年', ['{from: 2015-01}', '{from: 今年}']),
  defect('rulebook.mid_month', '2015-01-16', '2015-01-16', ['{from: 2015-01}', '{from: 2015-01-16}']),
  defect('rulebook.too_many_places', '"9"', '9', ['month_total: {places: "2"', 'month_total: {places: "9"']),
  defect('rulebook.proposal_without_why', '{propose: "2"}', '2', ['winners: "1"', 'winners: {propose: "2"}']),
  // Sums.
  defect(
    'rulebook.weights',
    '- {id: self',
    '560+30+10',
    ['weight: "20"', 'weight: "560"'],
    ['weight: "40"', 'weight: "30"'],
    ['weight: "40"', 'weight: "10"'],
  ),
  defect('rulebook.criteria_sum', '[{name: 入户', '90', [
    'weight: "20", method: scorecard',
    'weight: "20", method: scorecard, criteria: [{name: 入户, max: "90"}]',
  ]),
  defect('rulebook.rater_weights', '[{roles:', '110', [
    'weight: "40", method: scorecard',
    'weight: "40", method: scorecard, raters: [{roles: [director], weight: "60"}, {roles: [group_leader], weight: "50"}]',
  ]),
  defect('rulebook.formula_sum', '{month_average', '70', ['{month_average: "100"}', '{month_average: "70"}']),
  defect('rulebook.formula_without_average', '{year_end', 'month_average', [
    '{month_average: "100"}',
    '{year_end: "100"}',
  ]),
  // Items.
  defect('rulebook.item_without_max', '{id: missed', 'max', [', max: "20"', '']),
  defect('rulebook.not_positive', '"-1"', '-1', ['points: "0.2"', 'points: "-1"']),
  defect('rulebook.unknown_fact', 'record,', 'recorded', ['fact: recorded', 'fact: record']),
  defect('rulebook.fact_is_rate', 'four_clear_rate', 'four_clear_rate', ['fact: recorded', 'fact: four_clear_rate']),
  defect(
    'rulebook.fact_is_count',
    'diary_days',
    'diary_days',
    item(`id: r, name: 日记, max: "5", empty: full, ${rate.replace('four_clear_rate', 'diary_days')}`),
  ),
  defect('rulebook.punishes_honesty', 'rows_returned', '', ['fact: recorded', 'fact: rows_returned']),
  defect(
    'rulebook.above_all',
    '"120%"',
    '120%',
    item(`id: r, name: 四清, max: "5", empty: full, ${rate.replace('95%', '120%')}`),
  ),
  defect('rulebook.empty_unsaid', '{id: r,', '四清', item(`id: r, name: 四清, max: "5", ${rate}`)),
  defect(
    'rulebook.band_hole',
    '{from: "50%"',
    '0',
    item(
      'id: b, name: 完整, max: "5", empty: full, method: bands, fact: complete_household_rate, bands: [{from: "50%", lose: "5"}]',
    ),
  ),
  defect(
    'rulebook.band_overlap',
    '{from: "0", to: "90%"',
    '80',
    item(
      'id: b, name: 完整, max: "5", empty: full, method: bands, fact: complete_household_rate, bands: [{from: "0", to: "90%", lose: "5"}, {from: "80%", lose: "0"}]',
    ),
  ),
  defect(
    'rulebook.band_above_max',
    '"6"',
    '6',
    item(
      'id: b, name: 完整, max: "5", empty: full, method: bands, fact: complete_household_rate, bands: [{from: "0", lose: "6"}]',
    ),
  ),
  defect(
    'rulebook.band_not_percent',
    '"85"',
    '85',
    item(
      'id: b, name: 完整, max: "5", empty: full, method: bands, fact: complete_household_rate, bands: [{from: "0", lose: "5"}, {from: "85", lose: "0"}]',
    ),
  ),
  defect(
    'rulebook.range',
    '["0", "9"]',
    '0–9',
    item('id: d, name: 态度, max: "5", method: decision, range: ["0", "9"]'),
  ),
  defect('rulebook.judgement', '造成不良影响', '造成不良影响', ['name: 漏登', 'name: 造成不良影响']),
  defect(
    'rulebook.duplicate_id',
    'missed, clause',
    'missed',
    item('id: missed, name: 迟到, max: "5", method: per_occurrence, fact: recorded, points: "1"'),
  ),
  defect(
    'rulebook.duplicate_id',
    '漏登, method: per_occurrence, fact: recorded, each',
    '漏登',
    item('id: other, name: 漏登, max: "5", method: per_occurrence, fact: recorded, points: "1"'),
  ),
  defect(
    'rulebook.fact_twice',
    'training_absent, points',
    '培训',
    item('id: t2, name: 学习, max: "5", method: per_occurrence, fact: training_absent, each: 回, points: "1"'),
    item('id: t1, name: 培训, max: "5", method: per_occurrence, fact: training_absent, points: "1"'),
  ),
  defect('rulebook.subject_twice', '漏登, method', '漏登', [
    'weight: "40", method: scorecard',
    'weight: "40", method: scorecard, criteria: [{name: 漏登, max: "100"}]',
  ]),
  defect('rulebook.veto_without_effect', '{id: concealed', 'concealed', ['cap: "60", no_star: true', 'no_star: false']),
  // Components and places.
  defect('rulebook.unknown_component', 'leder', 'leader', ['when_missing: renormalize', 'when_missing: {use: leder}']),
  defect('rulebook.unknown_component', 'mases', 'masses', ['tie_break: []', 'tie_break: [mases]']),
  defect('rulebook.empty_map', '{满意', '', [
    '{满意: "100", 基本满意: "80", 不满意: "40", 不了解: exclude}',
    '{满意: exclude}',
  ]),
  defect('rulebook.floor_above_full', '{full', '100', ['floor: "0"', 'floor: "100"']),
  defect('rulebook.ties_unsaid', '{tie_break', 'ties', ['ties: none, ', '']),
  defect('rulebook.min_pool_unsaid', '{ties: none', 'min_pool', [', min_pool: "3"}\nconsequences', '}\nconsequences']),
  defect('rulebook.not_last_above_star', '"95"', '90', [
    'min_pool: "3"}\nconsequences',
    'min_pool: "3", not_last_if_at_least: "95"}\nconsequences',
  ]),
  // What follows.
  defect('rulebook.when_one', '{state: last', 'consecutive', [
    'consecutive: "3"',
    'consecutive: "3", within: {count: "3", months: "6"}',
  ]),
  defect('rulebook.within_impossible', '{count', '7', ['consecutive: "3"', 'within: {count: "7", months: "6"}']),
  defect('rulebook.at', '"2", "6"', '2', ['at: ["3", "6"]', 'at: ["2", "6"]']),
  defect(
    'rulebook.no_star',
    '{state: star',
    'star',
    [/^star: .*\n/m.exec(changed())?.[0] ?? '', ''],
    ['state: last', 'state: star'],
  ),
  defect('rulebook.no_last_place', '{state: last', 'last', [/^last_place: .*\n/m.exec(changed())?.[0] ?? '', '']),
  defect('rulebook.last_to_dismissal', '解聘', '18', ['task: 约谈, by: 组长', 'task: 解聘, by: 组长']),
  // The year.
  defect(
    'rulebook.grade_hole',
    '{name: 合格',
    '94',
    ['{name: 优秀, from: "90", quota: "15%", quota_rounding: floor, tie_at_cut: exclude}', '{name: 优秀, from: "95"}'],
    ['{name: 合格, from: "75"}', '{name: 合格, from: "75", to: "94"}'],
  ),
  defect('rulebook.grade_overlap', '{name: 合格', '90', [
    '{name: 合格, from: "75"}',
    '{name: 合格, from: "75", to: "92"}',
  ]),
  defect('rulebook.quota_without_rounding', '{name: 优秀', '优秀', ['quota_rounding: floor, ', '']),
  defect('rulebook.quota_without_tie', '{name: 优秀', '优秀', [', tie_at_cut: exclude', '']),
  defect(
    'rulebook.bonus_twice',
    'media, name: 宣传',
    '宣传',
    item('id: media, name: 宣传, method: gain, fact: recorded, points: "1", max: "4"'),
  ),
  defect('rulebook.bonus_without_cap', '{kind: media', '宣传报道', ['cap: "8", ', '']),
  defect('rulebook.no_levels', '{}', 'innovation', ['{街道: "2", 区县级: "4", 市级: "6"}', '{}']),
  defect('rulebook.level_above_cap', '"6"}', '市级', ['cap: "6"', 'cap: "5"']),
  defect('rulebook.judgement_bonus', '酌情加分', '酌情加分', ['name: 宣传报道', 'name: 酌情加分']),
  defect('rulebook.ends_before_start', '2014-12', '2014-12', ['{from: 2015-01}', '{from: 2015-01, to: 2014-12}']),
]

test.each(DEFECTS)('$code at $at', ({ code, file, at, shows }) => {
  const { problems } = readRulebook('办法.yaml', file)
  const problem = problems.find((one) => one.code === code)
  if (problem === undefined) throw new Error(`found only ${JSON.stringify(problems.map((one) => one.code))}`)
  const before = file.slice(0, file.indexOf(at)).split('\n')
  const [line, col] = [before.length, (before.at(-1) ?? '').length + 1]
  expect([problem.place.line, problem.place.col]).toEqual([line, col])
  for (const lang of ['zh', 'en'] as const) {
    const said = sayProblem(problem, lang)
    expect(said.startsWith(`办法.yaml:${line}:${col}`)).toBe(true)
    expect(said).toContain(shows)
  }
})

test('a file in GBK says how it is saved as UTF-8', () => {
  const [problem] = readRulebook('办法.yaml', Uint8Array.of(0xb0, 0xd7, 0xc9, 0xb3)).problems
  if (problem === undefined) throw new Error('nothing found')
  expect(sayProblem(problem, 'zh')).toBe(
    '办法.yaml:1:1：文件不是 UTF-8 编码（可能是 GBK）。用记事本打开，另存为，编码选 UTF-8。',
  )
})

test('between editions: gaps, overlaps, no word on the streak, a streak over another last place', () => {
  const first = (effective: string) => readRulebook('1.yaml', changed(['{from: 2015-01}', effective]))
  const second = (...changes: readonly Change[]) =>
    readRulebook('2.yaml', changed(['effective: {from: 2015-01}', 'effective: {from: 2015-07}'], ...changes))
  const going: Change = ['title: 考核办法', 'title: 考核办法\ntransition: {last_place_streak: continue}']
  const codes = (a: ReturnType<typeof first>, b: ReturnType<typeof second>) =>
    checkEditions([a, b]).map(({ code, place }) => [code, place.file, place.line])
  expect(codes(first('{from: 2015-01, to: 2015-06}'), second(going))).toEqual([])
  expect(codes(first('{from: 2015-01, to: 2015-05}'), second(going))).toEqual([['rulebook.edition_gap', '2.yaml', 6]])
  expect(codes(first('{from: 2015-01}'), second(going))).toEqual([['rulebook.edition_overlap', '2.yaml', 6]])
  expect(codes(first('{from: 2015-01, to: 2015-06}'), second())).toEqual([['rulebook.no_transition', '2.yaml', 1]])
  const other: Change = ['{ties: none, tie_break', '{ties: all, tie_break']
  expect(codes(first('{from: 2015-01, to: 2015-06}'), second(going, other))).toEqual([
    ['rulebook.transition_why', '2.yaml', 5],
  ])
  const said: Change = ['continue}', 'continue, why: 领导小组会议定}']
  expect(codes(first('{from: 2015-01, to: 2015-06}'), second(going, other, said))).toEqual([])
})
