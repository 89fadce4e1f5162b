/** What a director can do with the printed sums and rankings: add them up again, and see who moved. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../src/cli/width.ts'
import { office } from './assess-office.ts'

/** `17.08  网格员自评 × 20% ＝ 85.4 × 20%` and the like, as somebody types it into a pocket calculator. */
function pressed(formula: string): number {
  const typed = formula.replaceAll('×', '*').replaceAll('÷', '/').replaceAll('%', '/100')
  if (!/^[\d.+\-*/() ]+$/.test(typed)) throw new Error(`not for a calculator: ${formula}`)
  return new Function(`return ${typed}`)() as number
}

function sums(printed: string) {
  return printed.split('\n').flatMap((line) => {
    const found = /^ *≈?(-?[\d.]+) {2}.*(?: ＝| =) ([\d(][^=＝]*)$/.exec(line)
    return found ? [{ line, value: Number(found[1]), again: pressed(found[2] ?? '') }] : []
  })
}

async function twoMonths() {
  const here = await office()
  await here.score('2015-03', { W01: '95', W02: '90', W03: '85' })
  await here.score('2015-04', { W01: '84.3', W02: '93', W03: '93' })
  writeFileSync(
    join(here.cwd, '测评.csv'),
    '月份,网格员,选项,票数,方式,收集人\n2015-04,W01,满意,7,入户,M01\n2015-04,W01,基本满意,3,入户,M01\n2015-04,W01,不满意,1,入户,M01\n',
  )
  await here.go('import', join(here.cwd, '测评.csv'))
  const fact = ['--quantity', '3', '--evidence', '抽查记录第3号', '-y']
  await here.go('assess', 'record', '2015-04-10', 'W01', 'missed_household', ...fact)
  return here
}

describe('assess explain', () => {
  it('can be redone on a pocket calculator, line by line', { timeout: 60_000 }, async () => {
    const { go } = await twoMonths()
    for (const lang of ['zh', 'en']) {
      const { out } = await go('assess', 'explain', '2015-04', 'W01', '--lang', lang)
      const lines = sums(out)
      expect(lines.length).toBeGreaterThan(5)
      for (const { line, value, again } of lines) expect(Math.abs(value - again), line).toBeLessThan(0.00001)
      expect(out).toContain('≈')
      expect(out).toContain('2015-04-10')
      expect(out).toContain('抽查记录第3号')
    }
    // Unrounded nothing is near, and the sums are exact to the eleven decimals that were calculated with.
    const { out } = await go('assess', 'explain', '2015-04', 'W01', '--unrounded')
    expect(out).not.toContain('≈')
    for (const { line, value, again } of sums(out)) expect(Math.abs(value - again), line).toBeLessThan(1e-9)
  })

  it('says why not the star, why last or why not, and how far it is', { timeout: 60_000 }, async () => {
    const { go } = await twoMonths()
    const { out } = await go('assess', 'explain', '2015-04', 'W01')
    expect(out).toMatch(/第 3 名，参评 3 人/)
    expect(out).toMatch(/月星级网格员/)
    expect(out).toMatch(/末位/)
    expect(out).toMatch(/离.*差 [\d.]+ 分/)
  })
})

describe('rank', () => {
  it('shows against the month before who went up and down, and fits into eighty columns', {
    timeout: 60_000,
  }, async () => {
    const { go, json } = await twoMonths()
    expect((await go('rank', '2015-03')).out).not.toContain('比上月')
    const closed = await go('assess', 'close', '2015-03', '--skip', 'all', '--reason', '试验', '-y')
    expect(closed.code, closed.err + closed.out).toBe(0)
    const { out } = await go('rank', '2015-04')
    expect(out).toMatch(/比上月/)
    expect(out).toMatch(/▼2/)
    expect(out).toMatch(/▲1/)
    expect((await json('rank', '2015-04')).results[0].before).toBe(2)
    expect(out).toMatch(/并列/)
    for (const line of out.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80)
  })
})
