/** What the plans of a list's parts tell together: counts, and problems in the order of the whole list. */
import type { Problem } from '../../../core/problem.ts'
import type { Definitions } from '../../../forms/form.ts'
import type { SheetHeadings } from '../../../forms/headings.ts'
import type { RawSheet } from '../../../forms/raw-sheet.ts'
import { headlessTogether } from '../../../register/plan-households.ts'
import type { ImportPlan } from '../../../register/plan-import.ts'
import type { AlsoCounts, Outcome } from '../../../register/plan-outcome.ts'
import type { SheetReport } from './report.ts'

export interface PartsTold {
  readonly add: (plan: ImportPlan) => void
  readonly rows: () => number
  readonly report: (unknownColumns: readonly string[]) => SheetReport
  /** `ofSheet` comes first. */
  readonly problems: (ofSheet: readonly Problem[]) => Problem[]
  /** Grid code → rows of persons accepted. */
  readonly byGrid: ReadonlyMap<string, number>
}

export function partsTold(sheet: RawSheet, headings: SheetHeadings, definitions: Definitions): PartsTold {
  const counts: Record<Outcome, number> = { created: 0, updated: 0, unchanged: 0, rejected: 0 }
  const also = new Map<string, Record<Outcome, number>>()
  const byGrid = new Map<string, number>()
  const phases: Problem[][] = []
  const rows = () => counts.created + counts.updated + counts.unchanged + counts.rejected
  const order = (form: string) => definitions.forms.get(form)?.no ?? 0
  return {
    add: (plan) => {
      for (const { outcome } of plan.rows) counts[outcome]++
      for (const { form, ...more } of plan.also.flat()) {
        const own = also.get(form)
        if (own === undefined) also.set(form, { ...more })
        else for (const outcome of OUTCOMES) own[outcome] += more[outcome]
      }
      for (const [grid, count] of plan.byGrid) byGrid.set(grid, (byGrid.get(grid) ?? 0) + count)
      for (const [phase, problems] of plan.phases.entries()) {
        phases[phase] ??= []
        for (const problem of problems) phases[phase]?.push(problem)
      }
    },
    rows,
    report: (unknownColumns) => ({
      sheet: sheet.name,
      form: headings.form.id,
      header_row: headings.lastRow,
      rows: rows(),
      ...counts,
      also: [...also].sort(([a], [b]) => order(a) - order(b)).map(([form, own]): AlsoCounts => ({ form, ...own })),
      unknown_columns: unknownColumns,
    }),
    problems: (ofSheet) => headlessTogether([...new Set([...ofSheet, ...phases.flat()])]),
    byGrid,
  }
}

const OUTCOMES = ['created', 'updated', 'unchanged', 'rejected'] as const
