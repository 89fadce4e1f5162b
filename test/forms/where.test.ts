/** Conditions are read as people write them, and every mistake has its place. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWhere, printWhere, type Where } from '../../src/forms/where.ts'

const read = (text: string): string => {
  const reading = parseWhere(text)
  return reading.ok
    ? printWhere(reading.where)
    : `${reading.mistake.code} ${text.slice(reading.mistake.at, reading.mistake.end)}`
}

describe('a condition is read', () => {
  it.each([
    ['年龄>=60', '年龄 >= 60'],
    ['年龄＞＝６０', '年龄 >= ６０'],
    ['年龄≥60且性别=女', '年龄 >= 60 且 性别 = 女'],
    ['楼栋=3栋', '楼栋 = 3栋'],
    ['年龄=60..79', '年龄 = 60..79'],
    ['年龄=60～79', '年龄 = 60..79'],
    ['年龄 在 60..79', '年龄 = 60..79'],
    ['年龄=80..', '年龄 = 80..'],
    ['年龄=..14', '年龄 = ..14'],
    ['年龄 大于等于 60', '年龄 >= 60'],
    ['年龄大于60且年龄不超过80', '年龄 > 60 且 年龄 <= 80'],
    ['政治面貌 在 (中共党员, 预备党员)', '政治面貌 在 (中共党员, 预备党员)'],
    ['政治面貌在（中共党员、预备党员）', '政治面貌 在 (中共党员, 预备党员)'],
    ['政治面貌=(中共党员，预备党员)', '政治面貌 在 (中共党员, 预备党员)'],
    ['政治面貌=中共党员、预备党员', '政治面貌 在 (中共党员, 预备党员)'],
    ['政治面貌不在(群众)', '非 政治面貌 在 (群众)'],
    ['地址 含 长风路', '地址 含 长风路'],
    ['地址含长风路', '地址 含 长风路'],
    ['地址不含长风路', '非 地址 含 长风路'],
    ['地址 contains 长风路', '地址 含 长风路'],
    ['户籍地=含山县', '户籍地 = "含山县"'],
    ['电话 空', '电话 空'],
    ['电话 非空', '非 电话 空'],
    ['电话 无', '非 有 电话'],
    ['有 电话', '有 电话'],
    ['没有 电话', '非 有 电话'],
    ['电话=空', '电话 = "空"'],
    ['低保', '有 低保'],
    ['非低保', '非 有 低保'],
    ['not elderly', '非 有 elderly'],
    ['!elderly', '非 有 elderly'],
    ['有 elderly and sex=女', '有 elderly 且 sex = 女'],
    ['低保或残疾 且 年龄>=60', '有 低保 或 有 残疾 且 年龄 >= 60'],
    ['（低保或残疾）且年龄>=60', '(有 低保 或 有 残疾) 且 年龄 >= 60'],
    ['低保 || 残疾 && 女', '有 低保 或 有 残疾 且 有 女'],
    ['低保 或者 残疾 并且 女', '有 低保 或 有 残疾 且 有 女'],
    ['非(低保或残疾)', '非 (有 低保 或 有 残疾)'],
    [
      '工作单位（服务处所）含机械',
      '工作单位（服务处所） 含 机械'.replace('工作单位（服务处所）', '"工作单位（服务处所）"'),
    ],
    ['关系="养子或继子"', '关系 = "养子或继子"'],
    ['关系=“养子或继子”', '关系 = "养子或继子"'],
    ['备注=「他说""」', '备注 = "他说"""""'],
    ['户编码=450205006003-07-0123', '户编码 = 450205006003-07-0123'],
    ['年龄==60', '年龄 = 60'],
    ['性别<>女', '性别 != 女'],
  ])('%s', (text, understood) => expect(read(text)).toBe(understood))

  it.each([
    ['', 'where.empty '],
    ['   ', 'where.empty '],
    ['年龄>=', 'where.no_value >='],
    ['年龄>=60 性别=女', 'where.no_join 性别'],
    ['年龄>=60 且', 'where.ends_early '],
    ['且 年龄>=60', 'where.no_name 且'],
    ['(年龄>=60', 'where.bracket_open ('],
    ['年龄>=60)', 'where.bracket_close )'],
    ['性别="女', 'where.quote_open "'],
    ['>=60', 'where.no_name >='],
    ['年龄>=60>=70', 'where.not_here >='],
    ['政治面貌 在 (党员', 'where.bracket_open ('],
    ['政治面貌 在 ()', 'where.no_value ()'],
    ['工作单位（服务处所 空', 'where.bracket_open 工作单位（服务处所 空'],
    ['年龄=60..79..80', 'where.not_here ..'],
  ])('%s has a mistake', (text, wrong) => expect(read(text)).toBe(wrong))
})

/** Names and values of every kind: plain ones, ones that look like the grammar, and anything at all. */
const word = fc
  .oneof(
    fc.constantFrom(
      '年龄',
      '性别',
      '女',
      '且',
      '或',
      '非农业',
      '空',
      '有',
      '在',
      '含',
      '含山县',
      'and',
      'NOT',
      '60',
      '..',
      '(',
      '）',
      '"',
      '“',
      '户口所在地',
      '至',
    ),
    fc.string({ minLength: 1, maxLength: 6 }),
    fc.string({ unit: fc.constantFrom(...'年且或非在含=（）、，“”"\' 1'), minLength: 1, maxLength: 5 }),
  )
  .map((text) => ({ text, at: 0, end: 0 }))

const { where } = fc.letrec<{ where: Where }>((tie) => ({
  where: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('has' as const), name: word }),
    fc.record({
      kind: fc.constant('compare' as const),
      name: word,
      operator: fc.constantFrom('=', '!=', '<', '<=', '>', '>=' as const),
      value: word,
    }) as fc.Arbitrary<Where>,
    fc
      .record({ kind: fc.constant('range' as const), name: word, from: fc.option(word), to: fc.option(word) })
      .filter(({ from, to }) => from !== null || to !== null),
    fc.record({
      kind: fc.constant('list' as const),
      name: word,
      values: fc.array(word, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('contains' as const), name: word, value: word }),
    fc.record({
      kind: fc.constant('state' as const),
      name: word,
      state: fc.constantFrom('blank' as const, 'unknown' as const, 'refused' as const),
    }),
    fc.record({ kind: fc.constant('not' as const), part: tie('where') }),
    fc
      .record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        parts: fc.array(tie('where'), { minLength: 2, maxLength: 3 }),
      })
      .map(({ kind, parts }) => ({ kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) })),
  ),
}))

describe('what is printed', () => {
  it('is read back as the same condition', () => {
    fc.assert(
      fc.property(where, (condition) => {
        const reading = parseWhere(printWhere(condition))
        expect(reading.ok && withoutPlaces(reading.where)).toEqual(withoutPlaces(condition))
      }),
      { numRuns: 2000 },
    )
  })

  it('never makes the reader stumble, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'年龄60女且或非在含空有无=<>!（）()、,“”"\'.~ ') }), (text) => {
        const reading = parseWhere(text)
        if (reading.ok) expect(parseWhere(printWhere(reading.where)).ok).toBe(true)
        else expect(reading.mistake.end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2000 },
    )
  })
})

function withoutPlaces(condition: Where): unknown {
  return JSON.parse(JSON.stringify(condition, (key, value) => (key === 'at' || key === 'end' ? undefined : value)))
}
