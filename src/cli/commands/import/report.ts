/** What an import was asked to do and what it reports, in the shape of contract.md section 4. */
import type { Problem } from '../../../core/problem.ts'
import type { FieldChange } from '../../../register/field-changes.ts'
import type { Missing } from '../../../register/missing.ts'
import type { AlsoCounts } from '../../../register/plan-outcome.ts'

export interface ImportOptions {
  /** As the user wrote it: 7, 07, a code or a name. */
  readonly grid?: string | undefined
  readonly dryRun?: boolean
  readonly strict?: boolean
  readonly snapshot?: boolean
  readonly acceptMoves?: boolean
  readonly returned?: string | undefined
}

export interface SheetReport {
  readonly sheet: string
  readonly form: string | null
  readonly header_row: number | null
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly also: readonly AlsoCounts[]
  readonly unknown_columns: readonly string[]
}

export interface FileReport {
  readonly file: string
  readonly sha256: string | null
  readonly returned: string | null
  /** The workbook that asks where the missing people are; only with `--snapshot`. */
  readonly whereabouts?: string | null
  readonly sheets: readonly SheetReport[]
}

export interface ImportReport {
  /** Null when nothing was written. */
  readonly batch: number | null
  readonly dryRun: boolean
  readonly files: readonly FileReport[]
  readonly totals: {
    readonly rows: number
    readonly created: number
    readonly updated: number
    readonly unchanged: number
    readonly rejected: number
    readonly warnings: number
  }
  readonly byGrid: ReadonlyMap<string, number>
  readonly missing: readonly Missing[] | null
  /** Field by field what would be changed; only of a dry run. */
  readonly changes: readonly FieldChange[] | null
  readonly problems: readonly Problem[]
}
