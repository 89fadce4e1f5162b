/** Who serves where on a day, as it may hang on a wall or lie in a letter box: staff only, nothing of residents. */
import type { Day } from '../core/day.ts'
import { compareNames } from '../register/door-order.ts'

/** A line of the roster in words. */
export interface Post {
  readonly staffNo: string
  readonly name: string
  readonly role: string
  readonly roleLabel: string
  readonly phone: string
  /** `01`, or '' for posts without a grid. */
  readonly gridNo: string
  readonly groupNo: string
  readonly from: Day | null
  readonly to: Day | null
  readonly duties: string
  readonly photo: string
  /** A WeChat link from a column of the office's own, or ''. */
  readonly link: string
}

export interface GridOfOffice {
  readonly gridNo: string
  readonly groupNo: string
  readonly name: string
  readonly scope: string
}

export interface StaffCard {
  readonly staffNo: string
  readonly name: string
  readonly role: string
  readonly phone: string
  /** `第07网格`, '' for posts without one. */
  readonly grid: string
  readonly gridName: string
  readonly group: string
  readonly scope: string
  readonly duties: readonly string[]
  /** A file of the office, or ''. */
  readonly photo: string
  /** Who stands in: the leader of the group (B post); null where there is none or it is the same person. */
  readonly standIn: { readonly name: string; readonly phone: string } | null
  /** What a phone reads from the code on it. */
  readonly contact: { readonly qr: string }
}

/** What the papers say of a role where the roster says nothing of the person's own duties: lines by role. */
export type DutiesByRole = Readonly<Record<string, readonly string[]>>

/** Posts that are held on `day`. Pure. */
export function postsOn(posts: readonly Post[], day: Day): Post[] {
  return posts.filter(({ from, to }) => (from === null || from <= day) && (to === null || day <= to))
}

/** A card for each post of `day`: wardens by grid, then leaders by group, then the office. Pure. */
export function staffCards(
  posts: readonly Post[],
  grids: readonly GridOfOffice[],
  { day, community, duties }: { day: Day; community: string; duties: DutiesByRole },
): StaffCard[] {
  const held = postsOn(posts, day)
  return held
    .toSorted((a, b) => rankOf(a) - rankOf(b) || compareNames(a.gridNo, b.gridNo) || compareNames(a.staffNo, b.staffNo))
    .map((post) => cardOf(post, held, grids, community, duties))
}

/** The warden of a grid on the day; null for a vacant post. Pure. */
export function cardOfGrid(cards: readonly StaffCard[], gridNo: string): StaffCard | null {
  return cards.find((card) => card.grid === gridLabel(gridNo)) ?? null
}

/** `07` → `第07网格`. Pure. */
export function gridLabel(gridNo: string): string {
  return gridNo === '' ? '' : `第${gridNo.slice(-2).padStart(2, '0')}网格`
}

function cardOf(
  post: Post,
  held: readonly Post[],
  grids: readonly GridOfOffice[],
  community: string,
  duties: DutiesByRole,
): StaffCard {
  const grid = post.role === 'warden' ? grids.find(({ gridNo }) => sameGrid(gridNo, post.gridNo)) : undefined
  const group = post.groupNo || grid?.groupNo || ''
  const leader = held.find((other) => other.role === 'group_leader' && other.groupNo === group && group !== '')
  const standIn = post.role === 'warden' && leader && leader.staffNo !== post.staffNo ? leader : null
  return {
    staffNo: post.staffNo,
    name: post.name,
    role: post.roleLabel,
    phone: post.phone,
    grid: post.role === 'warden' ? gridLabel(post.gridNo) : '',
    gridName: grid?.name ?? '',
    group,
    scope: grid?.scope ?? '',
    duties: ownDuties(post.duties) ?? duties[post.role] ?? [],
    photo: post.photo,
    standIn: standIn && { name: standIn.name, phone: standIn.phone },
    contact: { qr: post.link || vCard(post, community) },
  }
}

/** Sentences, or where there is only one the parts of its list; null where nothing is said. */
function ownDuties(said: string): string[] | null {
  const parts = (text: string, at: RegExp) => text.split(at).flatMap((line) => line.trim() || [])
  const sentences = parts(said, /[；;。\n]/u)
  if (sentences.length === 0) return null
  return sentences.length === 1 ? parts(said, /[；;。\n、]/u) : sentences
}

const ORDER = ['warden', 'group_leader', 'director', 'secretary']

function rankOf({ role }: Post): number {
  const at = ORDER.indexOf(role)
  return at < 0 ? ORDER.length : at
}

function sameGrid(a: string, b: string): boolean {
  return a !== '' && a.slice(-2).padStart(2, '0') === b.slice(-2).padStart(2, '0')
}

/** RFC 6350's older sister 3.0, which every phone and WeChat take. */
function vCard({ name, phone, roleLabel }: Post, community: string): string {
  const text = (value: string) => value.replace(/[\\;,]/gu, (character) => `\\${character}`)
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${text(name)}`,
    `FN:${text(name)}`,
    `ORG:${text(community)}`,
    `TITLE:${text(roleLabel)}`,
    `TEL:${phone.replace(/[^\d+-]/gu, '')}`,
    'END:VCARD',
  ].join('\r\n')
}
