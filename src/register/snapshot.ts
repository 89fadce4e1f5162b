/** What planning an import has to know of what is stored: rows by their keys, nothing that was not asked for. */
import type { Row } from '../core/rows.ts'
import type { TieKind } from './household-file.ts'

export interface StoredHousehold {
  /** Where it stands now; the code only says where it was made. */
  readonly gridCode: string
  /** Columns that are not empty, `grid_code` and the key included; `cellsOfRow` reads it. */
  readonly row: Row
}

export interface StoredPerson {
  readonly idKey: string | null
  /** Columns that are not empty, `id_key` and the key included. */
  readonly row: Row
}

/** Past ties too: their beginnings are part of the key. */
export interface StoredTie {
  readonly personNo: string
  readonly householdCode: string
  readonly kind: TieKind
  readonly from: string
  readonly to: string | null
  readonly relation: string | null
}

export interface StoredGrid {
  /** `450205006003-07`, also where the office's list says `7`. */
  readonly gridCode: string
  readonly row: Row
}

export interface Snapshot {
  /** By household code. */
  readonly households: ReadonlyMap<string, StoredHousehold>
  /** By person number: those of the wanted identity numbers and everybody tied to one of `households`. */
  readonly persons: ReadonlyMap<string, StoredPerson>
  /** Upgraded identity number → person number. */
  readonly personByIdKey: ReadonlyMap<string, string>
  readonly ties: readonly StoredTie[]
  /** `form|subject|record_key` → columns that are not empty, the key included. Office forms have the subject ''. */
  readonly records: ReadonlyMap<string, Row>
  /** `form|subject` → whether the area applies. */
  readonly answers: ReadonlyMap<string, boolean>
  /** `household_code|day` → outcome. */
  readonly attempts: ReadonlyMap<string, string>
  /** Values that were confirmed to be true, `form|subject|record_key|field` → `{code, value, why, on_day}`; all there are. */
  readonly flags: ReadonlyMap<string, Row>
  readonly grids: readonly StoredGrid[]
  /** Grids in which households stand that were not read; left out where all were. */
  readonly standing?: readonly string[]
  readonly buildings: readonly Row[]
  readonly roster: readonly Row[]
  /** By grid code; a grid that is not in it begins with 1. */
  readonly nextSerial: ReadonlyMap<string, number>
  readonly nextPersonNo: number
}

export interface Wanted {
  readonly idKeys: readonly string[]
  readonly householdCodes: readonly string[]
  /** Grid codes whose households are wanted whole. */
  readonly grids: readonly string[]
  /** Form ids whose records, answers included, are wanted. */
  readonly forms: readonly string[]
  /** Office form id → a field of its key and the values there are of it: no other record of the form is wanted. */
  readonly keyed: ReadonlyMap<string, KeyedBy>
}

export interface KeyedBy {
  readonly field: string
  readonly values: readonly string[]
}

export function recordId(form: string, subject: string, recordKey: string): string {
  return `${form}|${subject}|${recordKey}`
}

/** `P000001` Pure. */
export function personNumber(number: number): string {
  return `P${String(number).padStart(6, '0')}`
}

/** `450205006003-07-0123` Pure. */
export function householdCode(gridCode: string, serial: number): string {
  return `${gridCode}-${String(serial).padStart(4, '0')}`
}
