/** The papers for work in the grid: the wardens' books, maps, lists and letters. A new one is a line here. */
import type { PaperKind } from './paper.ts'

const BOOKS = async () => import('./papers/books.ts')
const MAPS = async () => import('./papers/building-map.ts')
const VISITS = async () => import('./papers/visit-list.ts')
const SIGNED = async () => import('./papers/signed-lists.ts')
const LETTERS = async () => import('./papers/letters.ts')

const OF_A_BOOK = ['warden', 'grid', 'month', 'year', 'blank', 'pages-of', 'paper'] as const

export const FIELD_PAPERS: readonly PaperKind[] = [
  {
    name: 'diary',
    alias: '民情日记',
    layout: 'field-books.typ',
    flags: OF_A_BOOK,
    read: async (context, options) => (await BOOKS()).diary(context, options),
  },
  {
    name: 'grid-diary',
    alias: '网格日记',
    layout: 'field-books.typ',
    flags: OF_A_BOOK,
    read: async (context, options) => (await BOOKS()).gridDiary(context, options),
  },
  {
    name: 'study-notes',
    alias: '学习笔记',
    layout: 'field-books.typ',
    flags: OF_A_BOOK,
    read: async (context, options) => (await BOOKS()).studyNotes(context, options),
  },
  {
    name: 'building-map',
    alias: '活地图',
    layout: 'building-map.typ',
    flags: ['grid', 'building', 'surnames'],
    read: async (context, options) => (await MAPS()).buildingMaps(context, options),
  },
  {
    name: 'visit-list',
    alias: '走访清单',
    layout: 'visit-list.typ',
    flags: ['grid', 'warden', 'week'],
    endings: ['.pdf', '.xlsx'],
    read: async (context, options) => (await VISITS()).visitLists(context, options),
  },
  {
    name: 'sign-in',
    alias: '签到表',
    layout: 'sign-in.typ',
    flags: ['session', 'date', 'blank'],
    endings: ['.pdf', '.xlsx'],
    read: async (context, options) => (await SIGNED()).signIn(context, options),
  },
  {
    name: 'kit-list',
    alias: '工作包清单',
    layout: 'kit-list.typ',
    flags: ['grid', 'warden', 'blank'],
    read: async (context, options) => (await SIGNED()).kitList(context, options),
  },
  {
    name: 'notice',
    alias: '告知书',
    layout: 'notice.typ',
    flags: ['grid'],
    endings: ['.pdf', '.docx'],
    read: async (context, options) => (await LETTERS()).notice(context, options),
  },
]
