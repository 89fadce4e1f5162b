/** Sentences and words of demo. */
import type { Messages, Texts } from '../message.ts'

export const demoMessages = {
  'demo.number': {
    zh: ['{flag} 不能是“{value}”', '请写 {low} 到 {high} 之间的整数。'],
    en: ['{flag} cannot be "{value}"', 'Write a whole number from {low} to {high}.'],
  },
  'demo.not_closed': {
    zh: ['{month} 结不了账：{said}', '请把这句话报给我们；示例社区不该出现这种情况。'],
    en: ['{month} could not be closed: {said}', 'Please report this sentence: it should not happen in the demo.'],
  },
} satisfies Messages

export const demoTexts = {
  'demo.about': {
    zh: '示例社区：做一套虚构的表册，走完全年工作',
    en: 'an example community: invented workbooks, and a whole year of work on them',
  },
  'demo.dir': { zh: '放在哪个文件夹（不写就是 gridbook-demo）', en: 'the folder (gridbook-demo when left out)' },
  'demo.households': { zh: '多少户', en: 'how many households' },
  'demo.seed': {
    zh: '随机数种子：同一个数，做出的每个字节都一样',
    en: 'the seed: the same number gives the same bytes',
  },
  'demo.months': { zh: '做几个月的考核（从2015年1月起）', en: 'how many months are assessed (from January 2015)' },
  'demo.all_books': {
    zh: '打印全部网格的卡册（不写只打印一个网格）',
    en: "print every grid's card book, not only one",
  },
  'demo.progress': { zh: '示例社区', en: 'example community' },
  'demo.start': {
    zh: '正在 {dir} 做示例社区：{households}户，种子{seed}。人都是虚构的，身份证号以450299开头，不属于任何人。',
    en: 'Making an example community in {dir}: {households} households, seed {seed}. Everybody is invented; identity numbers begin with 450299 and belong to nobody.',
  },
  'demo.done': {
    zh: '{grids}个网格，{households}户，{persons}人。导入{batches}批，退回{returned}行（更正后全部收进），考核{months}个月。',
    en: '{grids} grids, {households} households, {persons} people. {batches} imports, {returned} rows sent back (all in after correction), {months} months assessed.',
  },
  'demo.star': { zh: '{month} 月星：{wardens}', en: '{month} star: {wardens}' },
  'demo.task': {
    zh: '{month} {warden} 连续{count}个月最后一名：{task}',
    en: '{month} {warden} was last {count} months running: {task}',
  },
  'demo.book_file': { zh: '{grid}网格民情卡册.pdf', en: 'cards-grid-{grid}.pdf' },
  'demo.poster_file': { zh: '{month}月评公示.pdf', en: 'ranking-{month}.pdf' },
  'demo.where': {
    zh: '网格员交来的表在 {collected}/，退回的表在 {returned}/，卡册和公示在 {out}/（{dir}）。',
    en: "The wardens' workbooks are in {collected}/, what was sent back in {returned}/, card books and posters in {out}/ ({dir}).",
  },
  'demo.next': {
    zh: '接下来可以试：cd {dir}，然后 gridbook status · gridbook rank {month} · gridbook assess explain {month} W09 · gridbook find 韦 · gridbook print cards --grid 7 -o 卡册.pdf',
    en: 'Next: cd {dir}, then gridbook status · gridbook rank {month} · gridbook assess explain {month} W09 · gridbook find 韦 · gridbook print cards --grid 7 -o cards.pdf',
  },
} satisfies Texts
