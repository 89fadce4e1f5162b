/** Goes once through the register and fills the rows and numbers of every sheet that was understood. */
import type { Day } from '../../core/day.ts'
import { maskIdNumbers } from '../../messages/message.ts'
import { cellsReader, recordsOf } from '../../register/asked-cells.ts'
import { type Asked, askedLabel } from '../../register/asked-names.ts'
import type { FillList } from '../../register/fill-list.ts'
import type { NumberTable } from '../../register/fill-numbers.ts'
import { type FillValue, fillWriter } from '../../register/fill-words.ts'
import { type Basis, isAtHome, isCounted, type Standing } from '../../register/standing.ts'
import type { Test, WhereScope } from '../../register/where-meaning.ts'
import type { SheetFill } from '../../sheets/fill-sheet.ts'
import { rowsWith } from '../../store/rows.ts'
import { standingPieces } from '../../store/standings.ts'
import type { Store } from '../../store/store.ts'

export type SheetPlan = { readonly sheet: string; readonly title: string } & (
  | { readonly kind: 'list'; readonly list: FillList }
  | { readonly kind: 'numbers'; readonly numbers: NumberTable }
)

export interface ChosenPeople {
  readonly test: Test
  readonly forms: ReadonlySet<string>
  /** '' = everybody. */
  readonly printed: string
  readonly basis: Basis
}

export interface FilledSheet {
  readonly sheet: string
  readonly kind: 'list' | 'numbers'
  readonly fill: SheetFill
  /** Of a list its rows, of a table its numbers. */
  readonly rows: number
  readonly people: string
  readonly matched: readonly { readonly heading: string; readonly field: string }[]
  /** Headings that nothing was written under. */
  readonly empty: readonly string[]
  readonly unfit: readonly { readonly heading: string; readonly count: number; readonly example: string }[]
  /** Identity numbers were written with stars. */
  readonly masked: boolean
}

export interface FillContext {
  readonly scope: WhereScope
  readonly grid: string | null
  readonly asOf: Day | null
  readonly reveal: boolean
}

interface Filler {
  readonly forms: readonly string[]
  add(household: readonly Standing[]): void
  filled(): FilledSheet
}

export async function fillSheets(
  store: Store,
  sheets: readonly { readonly plan: SheetPlan; readonly people: ChosenPeople }[],
  context: FillContext,
): Promise<FilledSheet[]> {
  const { scope, grid, asOf } = context
  const staff = new Map(
    (await rowsWith(store, 'form_roster', 'subject', null)).map((row) => [String(row.staff_no), String(row.name)]),
  )
  const fillers = sheets.map(({ plan, people }) =>
    plan.kind === 'list'
      ? listFiller(plan.sheet, plan.list, people, staff, context)
      : numberFiller(plan.sheet, plan.numbers, people, scope),
  )
  const forms = new Set(fillers.flatMap((filler) => filler.forms))
  const wanted = { forms, ...(grid === null ? {} : { grid }), ...(asOf === null ? {} : { asOf }) }
  for await (const piece of standingPieces(store, wanted)) {
    const households = new Map<string, Standing[]>()
    for (const standing of piece) {
      const { code } = standing.household
      households.set(code, [...(households.get(code) ?? []), standing])
    }
    for (const household of households.values()) for (const filler of fillers) filler.add(household)
  }
  return fillers.map((filler) => filler.filled())
}

function listFiller(
  sheet: string,
  list: FillList,
  people: ChosenPeople,
  staff: ReadonlyMap<string, string>,
  { scope, reveal }: FillContext,
): Filler {
  const mask = reveal ? (words: string) => words : maskIdNumbers
  const unfit = new Map<string, { count: number; example: string }>()
  const columns = list.columns.flatMap(({ index, heading, meaning, allowed }) => {
    if (meaning === null || meaning === 'serial') return []
    const cells = cellsReader(meaning, scope)
    const write = fillWriter(meaning, { definitions: scope.definitions, allowed, reveal, mask, staff })
    const label = fillWriter(meaning, {
      definitions: scope.definitions,
      allowed: null,
      reveal: false,
      mask: maskIdNumbers,
      staff,
    })
    return [{ index, heading, meaning, cells, write, label }]
  })
  const serial = list.columns.find(({ meaning }) => meaning === 'serial')?.index
  const rows: Map<number, FillValue>[] = []
  let masked = false
  const row = (standing: Standing) => {
    const values = new Map<number, FillValue>()
    if (serial !== undefined) values.set(serial, { kind: 'number', text: String(rows.length + 1) })
    for (const { index, heading, cells, write, label } of columns) {
      const cell = cells(standing).find(({ state }) => state !== 'blank')
      const value = cell ? write(cell) : null
      if (value === 'unfit' && cell) {
        const said = label(cell)
        const before = unfit.get(heading)
        unfit.set(heading, {
          count: (before?.count ?? 0) + 1,
          example: before?.example ?? (said && said !== 'unfit' ? said.text : ''),
        })
      } else if (value !== null && value !== 'unfit') {
        values.set(index, value)
        masked ||= value.text.includes('****')
      }
    }
    rows.push(values)
  }
  return {
    forms: [
      ...people.forms,
      ...(list.form ? [list.form.id] : []),
      ...columns.flatMap(({ meaning }) => ('form' in meaning ? [meaning.form.id] : [])),
    ],
    add(household) {
      const here = household.filter(
        (one) => one.person !== null && (list.perHousehold || isAtHome(one)) && people.test(one),
      )
      const chosen = list.perHousehold && here.length > 0 ? household.slice(0, 1) : here
      for (const standing of chosen) for (const one of byRecord(standing, list)) row(one)
    },
    filled: () => ({
      sheet,
      kind: 'list',
      fill: { list: { first: list.first, tail: list.tail, rows }, cells: [] },
      rows: rows.length,
      people: people.printed,
      matched: columns.map(({ heading, meaning }) => ({ heading, field: nameOf(meaning) })),
      empty: list.columns.flatMap(({ heading, meaning }) => (meaning === null ? [heading] : [])),
      unfit: [...unfit].map(([heading, found]) => ({ heading, ...found })),
      masked,
    }),
  }
}

/** Somebody with several records of what the list is about has a row for each. */
function byRecord(standing: Standing, { form }: FillList): Standing[] {
  const records = form && form.no > 0 ? recordsOf(form, standing) : []
  if (!form || records.length < 2) return [standing]
  return records.map((record) =>
    form.subject === 'household'
      ? {
          ...standing,
          household: { ...standing.household, areas: { ...standing.household.areas, [form.id]: [record] } },
        }
      : {
          ...standing,
          person: standing.person && { ...standing.person, areas: { ...standing.person.areas, [form.id]: [record] } },
        },
  )
}

function numberFiller(sheet: string, table: NumberTable, people: ChosenPeople, { master }: WhereScope): Filler {
  const counts = new Map(
    table.cells.map(({ row, column }) => [`${row}:${column}`, { persons: 0, households: new Set<string>() }]),
  )
  const heads = [...table.rows.values(), ...table.columns.values()]
  return {
    forms: [...people.forms, ...heads.flatMap(({ forms }) => [...forms])],
    add(household) {
      for (const standing of household) {
        if (!isAtHome(standing) || !isCounted(people.basis, standing, master) || !people.test(standing)) continue
        const columns = [...table.columns].filter(([, { test }]) => test(standing))
        for (const [row, head] of table.rows) {
          if (!head.test(standing)) continue
          for (const [column] of columns) {
            const count = counts.get(`${row}:${column}`)
            if (!count) continue
            count.persons++
            count.households.add(standing.household.code)
          }
        }
      }
    },
    filled: () => ({
      sheet,
      kind: 'numbers',
      fill: {
        list: null,
        cells: table.cells.map(({ row, column }) => {
          const count = counts.get(`${row}:${column}`)
          const households =
            table.rows.get(row)?.counts === 'households' || table.columns.get(column)?.counts === 'households'
          return {
            row,
            column,
            value: {
              kind: 'number',
              text: String(households ? (count?.households.size ?? 0) : (count?.persons ?? 0)),
            } as const,
          }
        }),
      },
      rows: table.cells.length,
      people: people.printed,
      matched: [],
      empty: table.unknown,
      unfit: [],
      masked: false,
    }),
  }
}

function nameOf(asked: Asked): string {
  return 'form' in asked && asked.form.no > 0 ? `${asked.form.label}.${askedLabel(asked)}` : askedLabel(asked)
}
