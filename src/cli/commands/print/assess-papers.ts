/** Papers of the assessment: what is filled in, handed out, signed, hung out and filed. */
import type { PaperKind } from './paper.ts'

const MONTH = async () => import('./papers/month.ts')
const YEAR = async () => import('./papers/year.ts')
const OFFICIAL = async () => import('./papers/official.ts')

export const ASSESS_PAPERS: readonly PaperKind[] = [
  {
    name: 'ballots',
    alias: '测评票',
    layout: 'ballots.typ',
    flags: ['month', 'grid', 'number'],
    read: async (context, options) => (await MONTH()).ballots(context, options),
  },
  {
    name: 'score-forms',
    alias: '评分表',
    layout: 'score-forms.typ',
    flags: ['month', 'warden'],
    read: async (context, options) => (await MONTH()).scoreForms(context, options),
  },
  {
    name: 'slips',
    alias: '得分单',
    layout: 'slips.typ',
    flags: ['month', 'warden', 'deduction'],
    read: async (context, options) => (await MONTH()).slips(context, options),
  },
  {
    name: 'ranking-sheet',
    alias: '名次表',
    layout: 'signed-list.typ',
    flags: ['month'],
    endings: ['.pdf', '.xlsx'],
    read: async (context, options) => (await MONTH()).rankingSheet(context, options),
  },
  {
    name: 'year',
    alias: '年度汇总',
    layout: 'signed-list.typ',
    flags: ['year'],
    endings: ['.pdf', '.xlsx'],
    read: async (context, options) => (await YEAR()).yearSheet(context, options),
  },
  {
    name: 'dossier',
    alias: '绩效档案',
    layout: 'dossier.typ',
    flags: ['year', 'warden'],
    read: async (context, options) => (await YEAR()).dossiers(context, options),
  },
  {
    name: 'interview',
    alias: '约谈',
    layout: 'official.typ',
    flags: ['warden', 'month'],
    endings: ['.pdf', '.docx'],
    read: async (context, options) => (await OFFICIAL()).interview(context, options),
  },
  {
    name: 'publication',
    alias: '公示',
    layout: 'official.typ',
    flags: ['month'],
    endings: ['.pdf', '.docx'],
    read: async (context, options) => (await OFFICIAL()).publication(context, options),
  },
]
