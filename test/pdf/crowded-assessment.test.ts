/** Papers of the assessment with the longest that an office can have: nothing runs off a page or stands over something else. */
import { describe, expect, it } from 'vitest'
import { interviewPapers } from '../../src/cards/interview-papers.ts'
import type { Day } from '../../src/core/day.ts'
import { readOfficialWords } from '../../src/office/official-words.ts'
import { setPaper } from '../../src/pdf/set-paper.ts'
import { collisions, pageTexts } from './read-pdf.ts'
import { shop } from './shop.ts'

const COMMON = { community: '白沙社区居民委员会（示例）', printedOn: '2015-03-31', copy: 999 }
const NAME = '阿卜杜勒艾则孜·买买提吐尔逊'
const LONG = '走访扎实，群众反映好；台账要再及时一些，隐患上报要当天，不要等到月底一起报；'.repeat(4)
const RULES = '锦绣街道白沙社区网格化管理服务工作考核评比办法（试行）修订稿'

async function set(layout: string, data: Record<string, unknown>) {
  const { bytes } = setPaper(shop, layout, { ...COMMON, ...data })
  expect(await collisions(bytes)).toEqual([])
  return (await pageTexts(bytes)).map((text) => text.replaceAll(' ', ''))
}

describe('crowded papers of the assessment', () => {
  it('slips with few and many items, with and without comments', async () => {
    const slip = (count: number, comments: number) => ({
      ...{ month: '2015年4月', name: NAME, staffNo: 'W05', grid: '第05网格', rules: RULES, mark: '草稿', star: true },
      components: ['网格员自评', '领导点评', '群众测评', '社区互评'].map((name) => {
        return { name, weight: '25', score: '≈83.333333', points: '≈20.833333' }
      }),
      ...{ weighted: '≈83.333333', weightedWhy: '缺 群众测评，按其余的权重（60%）折算', untouched: ['漏访', '四清率'] },
      lines: Array.from({ length: count }, (_, index) => ({
        ...{ name: `第${index + 1}项入户采集信息登记不及时`, clause: '第三条第1项', why: '3 户 × 0.5 分' },
        ...{ behind: '2015-04-16；抽查第9号：2户未登记，复查仍未登记', points: '-1.5' },
      })),
      ...{
        total: '83.33',
        place: '第 12 名（并列），参评 140 人',
        lastDay: '2015年5月7日',
        receipt: 'd90dbbcb14b22cdf',
      },
      comments: Array.from({ length: comments }, () => ({ by: '李颖青', text: LONG })),
    })
    const slips = [slip(0, 0), slip(4, 0), slip(6, 1), slip(10, 0), slip(14, 2), slip(22, 3)]
    const texts = await set('slips.typ', { slips, notes: [] })
    expect(texts.join('').split('本人签字').length).toBe(slips.length + 1)
  })

  it('ballots with many and long choices, score sheets with many wardens', async () => {
    const ballot = {
      month: '2015年4月',
      grid: '第05网格',
      name: NAME,
      ways: ['入户', '电话', '会议', '网上'],
      number: 4,
    }
    const eight = ['非常满意', '满意', '比较满意', '基本满意', '一般', '不满意', '非常不满意', '不了解']
    const long = ['满意（认真负责、态度好）', '基本满意（能完成，不够主动）', '不满意', '不了解', '弃权']
    const ballots = await set('ballots.typ', {
      ballots: [
        { ...ballot, choices: eight },
        { ...ballot, choices: long },
      ],
    })
    expect(ballots.length).toBe(2)
    const wardens = Array.from({ length: 30 }, (_, index) => ({
      name: index === 3 ? NAME : `韦示例${index}`,
      staffNo: `W${index}`,
      grid: `第${index}网格`,
    }))
    const criteria = ['入户采集', '走访服务', '学习', '代办', '调解'].map((name) => ({ name, max: '20' }))
    const rater = { name: NAME, staffNo: 'M01', grid: '第05网格' }
    const sheet = { component: 'leader', name: '领导点评', own: false, rater, wardens, criteria }
    const own = { ...sheet, component: 'self', name: '网格员自评', own: true, wardens: wardens.slice(0, 1) }
    const many = { ...own, criteria: Array.from({ length: 12 }, (_, index) => ({ name: `评分项${index}`, max: '8' })) }
    const scores = await set('score-forms.typ', { month: '2015年4月', rules: RULES, sheets: [sheet, own, many] })
    expect(scores.length).toBe(3)
  })

  it('a file with a full year, many pieces of bonus and long minutes', async () => {
    const months = Array.from({ length: 12 }, (_, index) => {
      return {
        month: `${index + 1}月`,
        score: '99.99',
        place: '10 / 140',
        note: '★ 月星级网格员',
        receipt: 'd90dbbcb14b2',
      }
    })
    const dossier = {
      ...{ name: NAME, staffNo: 'W05', grid: '第05网格', group: '第四大组', phone: '0772-2000001 13000000001' },
      ...{ since: '2014年3月1日', photo: '', rules: RULES, mark: '草稿', months },
      year: {
        ranked: '12',
        average: '93.77',
        bonus: '10',
        total: '103.77',
        grade: '参评月份不够，不定等次',
        stars: '12',
      },
      bonus: Array.from({ length: 9 }, () => ({
        ...{ date: '2015-03-12', piece: LONG.slice(0, 60), level: '区县级', counted: '≈0.333333' },
        ...{ why: '同一作品只算最高的一次', evidence: LONG.slice(0, 80) },
      })),
      tasks: ['约谈', '综合评估'].map((task) => {
        return {
          month: '2015年4月',
          task,
          by: '社区网格化领导小组组长',
          state: '办结 2015-05-20',
          said: [LONG, `态度：${LONG}`],
        }
      }),
      decisions: [{ date: '2015-09-29', what: '酌情扣分 工作态度 -1.5 分', reason: LONG, by: NAME }],
      work: [{ what: '网格员之音', count: '48 次', detail: LONG.slice(0, 90) }],
    }
    const texts = await set('dossier.typ', { year: '2015', dossiers: [dossier, { ...dossier, tasks: [], bonus: [] }] })
    expect(texts.filter((text) => text.includes('2015年度绩效档案')).length).toBe(2)
  })

  it('notices and records with long names and long minutes', async () => {
    const basis = Array.from({ length: 6 }, (_, index) => ({
      ...{ month: `2015-0${index + 1}` as never, score: '70.00' },
      ...{ place: '第 140 名（参评 140 人）', receipt: 'd90dbbcb14b22cdf9d6e3a4315892dd8428c' },
    }))
    const task = {
      ...{ community: COMMON.community, name: NAME, staffNo: 'W05', grid: '第05网格', rules: RULES, task: '约谈' },
      ...{ by: '社区网格化领导小组组长', count: 6, basis, due: '2015年5月26日', form: [], doneOn: '2015年5月20日' },
      ...{ minutes: LONG.repeat(2), evaluation: {}, year: '2015', date: '2015年5月12日', basisGone: true },
    }
    const evaluated = { ...task, form: ['工作能力', '工作态度'], evaluation: { 工作能力: LONG, 工作态度: LONG } }
    const words = readOfficialWords('/nowhere')
    const papers = [...interviewPapers(task, words), ...interviewPapers(evaluated, words)]
    const texts = await set('official.typ', { papers, printedOn: '2015-05-12' as Day })
    expect(texts.join('').split('【依据已更正】').length).toBe(4)
  })
})
