/** The papers of the office: each a layout in templates/cards and a reader of what stands on it. A new one is a line here. */
import type { Command } from 'commander'
import type { App } from '../../app.ts'
import { ASSESS_PAPERS } from './assess-papers.ts'
import { FIELD_PAPERS } from './field-papers.ts'
import { type PaperKind, registerPaper } from './paper.ts'

const STAFF = async () => import('./papers/staff.ts')

const PAPERS: readonly PaperKind[] = [
  {
    name: 'contact-cards',
    alias: '民情联系卡',
    layout: 'contact-cards.typ',
    flags: ['grid', 'warden'],
    read: async (context, options) => (await STAFF()).contactCards(context, options),
  },
  {
    name: 'service-cards',
    alias: '网格服务卡',
    layout: 'service-cards.typ',
    flags: ['grid', 'warden'],
    read: async (context, options) => (await STAFF()).serviceCards(context, options),
  },
  {
    name: 'signboards',
    alias: '公示牌',
    layout: 'signboards.typ',
    flags: ['grid', 'building'],
    read: async (context, options) => (await STAFF()).signboards(context, options),
  },
  {
    name: 'badges',
    alias: '上岗证',
    layout: 'badges.typ',
    flags: ['grid', 'warden'],
    read: async (context, options) => (await STAFF()).badges(context, options),
  },
]

export function registerPapers(parent: Command, app: App): void {
  for (const kind of [...PAPERS, ...FIELD_PAPERS, ...ASSESS_PAPERS]) registerPaper(parent, app, kind)
}
