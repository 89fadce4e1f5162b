/** Papers of the assessment: their sums are those that the commands say, drafts say so, and nobody stands on them who should not. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { itemSums, scoreSlip } from '../../src/cards/score-slip.ts'
import { openPrintShop } from '../../src/pdf/print-shop.ts'
import { setPaper } from '../../src/pdf/set-paper.ts'
import { readWorkbook } from '../../src/sheets/read-workbook.ts'
import type { Ran } from '../app.ts'
import { office } from '../cli/assess-office.ts'
import { pageTexts } from './read-pdf.ts'

const SLOW = { timeout: 120_000 }

interface Sheet {
  readonly texts: readonly string[]
  readonly whole: string
}

async function printed(cwd: string, go: (...argv: string[]) => Promise<Ran>, ...words: string[]): Promise<Sheet> {
  const ran = await go('print', ...words, '-o', join(cwd, 'paper.pdf'), '--yes')
  if (ran.code !== 0) throw new Error(ran.err)
  const texts = (await pageTexts(readFileSync(join(cwd, 'paper.pdf')))).map((text) => text.replaceAll(' ', ''))
  return { texts, whole: texts.join('') }
}

/** An office with a month in which two are equal, one is on leave and points are lost; its regulation publishes the first three. */
async function monthOffice(show = 'top') {
  const made = await office('W04,丁四,网格员,04,2014-01-01', 'W05,𠮷田·阿不都热依木·买买提江,网格员,05,2014-01-01')
  const shipped = readFileSync(join(import.meta.dirname, '../../templates/rules/baisha.yaml'), 'utf8')
  mkdirSync(join(made.cwd, 'templates', 'rules'), { recursive: true })
  const rules = `${shipped}\npublication: {workdays: "3", answer_workdays: "5", show: ${show}}\n`
  writeFileSync(join(made.cwd, 'templates', 'rules', 'baisha.yaml'), rules)
  writeFileSync(join(made.cwd, '请假.csv'), '工号,开始日期,结束日期,事由\nW04,2015-04-01,2015-04-30,病假\n')
  const leave = await made.go('import', join(made.cwd, '请假.csv'))
  if (leave.code !== 0) throw new Error(leave.err)
  await made.score('2015-04', { W01: '95.3', W02: '88', W03: '88', W05: '70.1' })
  const evidence = '抽查第9号：2户未登记'
  const booked = await made.go(
    'assess',
    'record',
    '2015-04-16',
    'W05',
    '漏登住户',
    '--quantity',
    '3',
    '--evidence',
    evidence,
  )
  if (booked.code !== 0) throw new Error(booked.err)
  return made
}

const closed = async ({ go }: Awaited<ReturnType<typeof monthOffice>>) => {
  const published = await go('assess', 'publish', '2015-04', '--yes', '--today', '2015-05-04')
  if (published.code !== 0) throw new Error(published.err + published.out)
  const ran = await go(
    'assess',
    'close',
    '2015-04',
    '--yes',
    '--skip',
    'all',
    '--reason',
    '核对过',
    '--today',
    '2015-05-11',
  )
  if (ran.code !== 0) throw new Error(ran.err + ran.out)
}

describe('slips', () => {
  it('add up to what explain says, say the place as 公示 would, and until when one may object', SLOW, async () => {
    const made = await monthOffice()
    const { cwd, go, json } = made
    const draft = await printed(cwd, go, 'slips', '--month', '2015-04', '--warden', 'W05')
    expect([draft.texts.length, draft.whole.includes('草稿')]).toEqual([1, true])
    await closed(made)
    const month = await json('assess', 'month', '2015-04')
    const { texts, whole } = await printed(cwd, go, 'slips', '--month', '2015-04')
    expect([texts.length, whole.includes('草稿'), whole.includes('2015年5月7日')]).toEqual([3, false, true])
    for (const { warden, score } of month.results) {
      const one = await printed(cwd, go, 'slips', '--month', '2015-04', '--warden', warden)
      const { explain } = await json('assess', 'explain', '2015-04', warden)
      const weighted = explain.parts.find(({ code }: { code: string }) => code === 'assess.weighted')
      expect([warden, one.whole.includes(score ?? '—')]).toEqual([warden, true])
      if (weighted?.value && weighted.value.length < 9) expect(one.whole).toContain(weighted.value)
    }
    // Two share the second place; the fifth is not shown to the public, and so no place is told.
    const own = async (warden: string) =>
      (await printed(cwd, go, 'slips', '--month', '2015-04', '--warden', warden)).whole
    expect(await own('W02')).toContain('第2名（并列）')
    expect(await own('W04')).toContain('未参评：请假')
    const last = await own('W05')
    expect(last).toContain('名次按办法不公布')
    expect(last).toContain('3户×0.5分')
    expect(last).toContain('2015-04-16；抽查第9号')
    expect(last).toContain('买买提江')
    expect(last).not.toMatch(/最后一名|末位/u)
  })

  it('name no doors and residents behind what the register counted', () => {
    const line = (fact: object) => ({
      value: '-1',
      how: 'given',
      code: 'assess.per_case',
      params: {
        count: '2',
        each: '人次',
        points: '0.5',
        days: '2015-04-09',
        ids: '450299006003-07-0001 韦某',
        ...fact,
      },
      source: null,
      parts: [],
    })
    const item = {
      ...line({}),
      code: 'assess.item',
      params: { name: '漏访', max: '10' },
      source: '第三条',
      parts: [line({})],
    }
    const explained = {
      value: '89.00',
      how: 'sum',
      code: 'assess.month_total',
      params: {},
      source: null,
      parts: [item],
    }
    const one = {
      ...{ warden: 'W01', name: '甲', grid: null, score: '89.00', rank: 1, ranked: true, reason: null },
      ...{ star: false, last: true, streak: 3, explained },
    }
    const record = {
      ...{ month: '2015-04' as never, edition: '1', pool: 1, results: [one], stars: [] },
      ...{ starWhy: { code: '', params: {} }, lastWhy: { code: '', params: {} } },
    }
    const month = { record, rules: '', state: 'final', show: 'full', lastDay: '', receipt: '' } as const
    const slip = scoreSlip(month, one, [])
    expect(slip.lines).toEqual([
      { name: '漏访', clause: '第三条', why: '2 人次 × 0.5 分', behind: '2015-04-09', points: '-1' },
    ])
    expect(JSON.stringify(slip)).not.toContain('韦某')
    const recorded = { ...item, parts: [line({ fact: 'recorded', ids: '第3号 450299195806100019' })] }
    const told = scoreSlip(month, { ...one, explained: { ...explained, parts: [recorded] } }, [])
    expect(told.lines[0]?.behind).toBe('2015-04-09；第3号 450299********0019')
    expect(itemSums(explained)).toEqual(['漏访 -1'])
  })

  it('of many items keep their sums on one sheet and give the reasons on the next', async () => {
    const line = (no: number) => ({ name: `第${no}项`, clause: '', why: '3 户 × 0.5 分', behind: '', points: '-1.5' })
    const name = '阿不都热依木·买买提江·吐尔逊阿依'
    const head = { month: '2015年4月', name, staffNo: 'W05', grid: '第05网格', rules: '办法', mark: '', star: false }
    const sums = {
      components: [],
      weighted: '100',
      weightedWhy: '',
      untouched: [],
      total: '79',
      place: '',
      receipt: '',
    }
    const slip = (count: number) => {
      const lines = Array.from({ length: count }, (_, index) => line(index + 1))
      return { ...head, ...sums, lines, comments: [], lastDay: '' }
    }
    const shop = openPrintShop(join(import.meta.dirname, '../../templates'))
    const common = { community: '示例社区', printedOn: '2015-05-04', copy: 1 }
    const { bytes } = setPaper(shop, 'slips.typ', { ...common, slips: [slip(14), slip(2)], notes: [] })
    const pages = (await pageTexts(bytes)).map((text) => text.replaceAll(' ', ''))
    expect(pages[0]).toContain('个人得分单（续）')
    // A dozen reasons a sheet, so that the last two of fourteen stand on a third; the slip of two items needs no other.
    const whole = pages.join('')
    expect(whole.split('第14项')).toHaveLength(3)
    expect(whole.split('（续）')).toHaveLength(3)
  })

  it('of a day tell what was booked, and say when there is nothing', SLOW, async () => {
    const { cwd, go } = await monthOffice()
    const { whole } = await printed(cwd, go, 'slips', '--deduction', '2015-04-16')
    for (const words of ['扣分通知单', '2015年4月16日', '3户×0.5分=1.5分', '抽查第9号']) expect(whole).toContain(words)
    const none = await go('print', 'slips', '--deduction', '2015-04-17', '-o', join(cwd, 'x.pdf'))
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('没有登记扣分')])
  })
})

describe('what is filled in by hand', () => {
  it('ballots have the choices of the regulation, begin anew with every warden and ask for nobody', SLOW, async () => {
    const { cwd, go } = await monthOffice()
    const { texts } = await printed(cwd, go, 'ballots', '--month', '2015-04', '--number', '6')
    expect(texts.length).toBe(10)
    for (const choice of ['满意', '基本满意', '不满意', '不了解', '收集人', '入户']) expect(texts[0]).toContain(choice)
    expect(texts[0]?.split('甲一').length).toBe(5)
    const one = await printed(cwd, go, 'ballots', '--month', '2015-04', '--grid', '3')
    expect([one.texts.length, one.whole.includes('丙三'), one.whole.includes('甲一')]).toEqual([1, true, false])
    const wrong = await go('print', 'ballots', '--month', '2015-04', '--number', '0', '-o', join(cwd, 'x.pdf'))
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('--number 0')])
  })

  it('score sheets have one rater each, with the criteria and their full marks', SLOW, async () => {
    const { cwd, go } = await monthOffice()
    const { texts, whole } = await printed(cwd, go, 'score-forms', '--month', '2015-04')
    expect(texts.length).toBe(6)
    for (const words of ['入户采集', '走访服务', '领导点评表', '满分100']) expect(whole).toContain(words)
    const leader = texts.find((text) => text.includes('领导点评表')) ?? ''
    for (const name of ['甲一', '乙二', '丙三', '丁四']) expect(leader).toContain(name)
  })
})

describe('what is signed', () => {
  it('the ranking has what the month says, its receipt, and no streak; as a workbook the same', SLOW, async () => {
    const made = await monthOffice()
    const { cwd, go, json } = made
    expect((await printed(cwd, go, 'ranking-sheet', '--month', '2015-04')).whole).toContain('草稿')
    await closed(made)
    const { results } = await json('assess', 'month', '2015-04')
    const { whole } = await printed(cwd, go, 'ranking-sheet', '--month', '2015-04')
    for (const { name, score } of results) {
      expect(whole).toContain(name.replaceAll(' ', ''))
      if (score !== null) expect(whole).toContain(score)
    }
    expect(whole).toMatch(/定稿回执（SHA-256，第1版）：[0-9a-f]{64}/u)
    expect(whole).toContain('漏登住户-1.5')
    expect(whole).not.toMatch(/末位|最后一名|草稿/u)

    const file = join(cwd, '名次表.xlsx')
    expect((await go('print', 'ranking-sheet', '--month', '2015-04', '-o', file)).code).toBe(0)
    const cells = JSON.stringify(await readWorkbook(file))
    for (const { name, score } of results) {
      expect(cells).toContain(name)
      if (score !== null) expect(cells).toContain(score)
    }
  })

  it('the year and its files have the numbers of assess year', SLOW, async () => {
    const made = await monthOffice()
    const { cwd, go, json } = made
    await closed(made)
    const { results } = await json('assess', 'year', '2015')
    const sheet = await printed(cwd, go, 'year', '--year', '2015')
    expect(sheet.whole).toContain('草稿')
    for (const { average } of results) if (average !== null) expect(sheet.whole).toContain(average)
    const file = await printed(cwd, go, 'dossier', '--year', '2015年', '--warden', '甲一')
    const own = results.find(({ warden }: { warden: string }) => warden === 'W01')
    for (const words of [own.average, own.total, '甲一', '月星级网格员', '没有定稿', '本人签字'])
      expect(file.whole).toContain(words)
    const nobody = await go('print', 'dossier', '--year', '2015', '--warden', '赵六', '-o', join(cwd, 'x.pdf'))
    expect([nobody.code, nobody.err]).toEqual([2, expect.stringContaining('W01 甲一')])
    expect((await go('print', 'year', '--year', '一五', '-o', join(cwd, 'x.pdf'))).code).toBe(2)
  })
})
