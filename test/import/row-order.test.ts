/** The order of rows does not matter: the same list sorted in any way makes the same register, problems and all. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/core/day.ts'
import type { Change } from '../../src/core/rows.ts'
import { confirmedBy } from '../../src/forms/confirmations.ts'
import { findHeadings } from '../../src/forms/headings.ts'
import { parseRows } from '../../src/forms/parse-rows.ts'
import type { RawSheet } from '../../src/forms/raw-sheet.ts'
import { loadDefinitions } from '../../src/office/load-definitions.ts'
import { type ImportContext, planImport } from '../../src/register/plan-import.ts'
import type { Snapshot } from '../../src/register/snapshot.ts'
import { idNo } from './office.ts'

const { definitions } = await loadDefinitions(null)
const CONTEXT: ImportContext = {
  community: '450205006003',
  grid: '450205006003-07',
  today: '2015-12-31' as Day,
  acceptMoves: false,
  definitions,
}
const EMPTY: Snapshot = {
  households: new Map(),
  persons: new Map(),
  personByIdKey: new Map(),
  ties: [],
  records: new Map(),
  answers: new Map(),
  attempts: new Map(),
  flags: new Map(),
  grids: [],
  buildings: [],
  roster: [],
  nextSerial: new Map(),
  nextPersonNo: 1,
}

const HEAD = [
  '楼栋',
  '单元',
  '房号',
  '姓名',
  '与户主关系',
  '身份证号',
  '出生日期',
  '联系电话',
  '人户状态',
  '残疾',
  '是否出租',
  '房屋状态',
  '附加',
]
const NAMES = ['唐示例', '韦示例', '蓝示例', '覃示例', '莫示例']
const SERIALS = ['111', '122', '133', '144', '155']

/** A row of a small house: few doors, few people, so that they meet in every way. */
const ROW = fc
  .record({
    door: fc.constantFrom(['1栋', '1', '101'], ['1栋', '1', '102'], ['2栋', '', '201']),
    person: fc.nat({ max: 4 }),
    kind: fc.constantFrom('right', 'right', 'right', 'no number', 'wrong', 'nobody'),
    relation: fc.constantFrom('户主', '户主', '配偶', '子', '女', ''),
    phone: fc.constantFrom('', '13000000001', '13000000002', '12'),
    status: fc.constantFrom('', '', '人户一致', '人在户不在', '户在人不在'),
    disability: fc.constantFrom('', '肢体三级', '否'),
    rented: fc.constantFrom('', '是', '否'),
    extra: fc.constantFrom('', '甲', '乙'),
  })
  .map(({ door, person, kind, relation, phone, status, disability, rented, extra }) => {
    const birth = `19${60 + person}-05-03`
    const right = idNo(birth, SERIALS[person] ?? '')
    if (kind === 'nobody') return [...door, '', '', '', '', '', '', '', rented, person > 2 ? '空房' : '装修', '']
    const number =
      kind === 'right' ? right : kind === 'wrong' ? `${right.slice(0, 17)}${right.endsWith('1') ? '2' : '1'}` : ''
    return [
      ...door,
      NAMES[person] ?? '',
      relation,
      number,
      kind === 'no number' ? birth : '',
      phone,
      status,
      disability,
      rented,
      '',
      extra,
    ]
  })

function planned(rows: readonly (readonly string[])[], stored: Snapshot = EMPTY, acceptMoves = false) {
  const sheet: RawSheet = {
    name: '居民',
    hidden: false,
    merges: [],
    rows: [HEAD, ...rows].map((cells, index) => ({
      number: index + 1,
      hidden: false,
      cells: cells.map((text) => (text === '' ? undefined : { kind: 'text' as const, text })),
    })),
  }
  const found = findHeadings(sheet, definitions)
  if (found.kind !== 'found') throw new Error(found.kind)
  const confirmed = confirmedBy([], new Map(), [], definitions.codes)
  const parsed = parseRows(sheet, found.headings, { today: CONTEXT.today, definitions, file: 'x.xlsx', confirmed })
  return planImport([{ name: sheet.name, parsed }], stored, { ...CONTEXT, acceptMoves })
}

/** What is stored once these changes are written. */
function after(changes: readonly Change[]): Snapshot {
  const rows = (table: string) => changes.filter((change) => change.table === table && change.after !== null)
  const persons = rows('person').map(
    ({ key, after }) => [String(key.person_no), { idKey: after?.id_key as string | null, row: after ?? {} }] as const,
  )
  const households = rows('household').map(
    ({ key, after }) => [String(key.household_code), { gridCode: String(after?.grid_code), row: after ?? {} }] as const,
  )
  return {
    ...EMPTY,
    households: new Map(households),
    persons: new Map(persons),
    personByIdKey: new Map(persons.flatMap(([no, { idKey }]) => (idKey === null ? [] : [[idKey, no]]))),
    ties: rows('tie').map(({ key, after }) => ({
      personNo: String(key.person_no),
      householdCode: String(key.household_code),
      kind: key.kind as 'living' | 'registered',
      from: String(key.from_on),
      to: after?.to_on === null ? null : String(after?.to_on),
      relation: (after?.relation ?? null) as string | null,
    })),
    records: new Map(
      changes
        .filter(({ table }) => table.startsWith('form_'))
        .map(({ table, key, after }) => [`${table.slice(5)}|${key.subject}|${key.record_key}`, after ?? {}]),
    ),
    answers: new Map(
      rows('area_answer').map(({ key, after }) => [`${key.form}|${key.subject}`, after?.applies === '1']),
    ),
    attempts: new Map(
      rows('door_attempt').map(({ key, after }) => [`${key.household_code}|${key.on_day}`, String(after?.outcome)]),
    ),
    nextSerial: new Map([['450205006003-07', households.length + 1]]),
    nextPersonNo: persons.length + 1,
  }
}

function settled(changes: readonly Change[]): string[] {
  return changes.map((change) => JSON.stringify([change.table, change.key, change.after])).sort()
}

/** Families that a list keeps apart only by the order of its rows say something by it: those are left out. */
function sayTheSame(rows: readonly (readonly string[])[]): boolean {
  const heads = rows.filter((row) => row[4] === '户主').map((row) => row.slice(0, 3).join())
  return new Set(heads).size === heads.length
}

const LIST = fc.array(ROW, { minLength: 2, maxLength: 9 }).filter(sayTheSame)
const SORTED_TWICE = LIST.chain((rows) =>
  fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
)

describe('the same list sorted in another way', () => {
  it('makes the same register, and as many rows go in', () => {
    fc.assert(
      fc.property(SORTED_TWICE, fc.option(LIST), fc.boolean(), ([rows, shuffled], before, acceptMoves) => {
        const stored = before === null ? EMPTY : after(planned(before).changes)
        const [one, other] = [planned(rows, stored, acceptMoves), planned(shuffled, stored, acceptMoves)]
        expect(settled(other.changes)).toEqual(settled(one.changes))
        const outcomes = (plan: typeof one) => plan.rows.map((row) => row.outcome).sort()
        expect(outcomes(other)).toEqual(outcomes(one))
      }),
      { numRuns: 200 },
    )
  })
})
