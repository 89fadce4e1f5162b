/** Everything the register knows of one household: what `household show`, the card page and an export row are made of. */
import type { Cell, FormRecord } from '../forms/record.ts'

export type TieKind = 'registered' | 'living'

export interface PersonFile {
  /** `P000001` */
  readonly personNo: string
  /** Upgraded 18-character number, or null without one. */
  readonly idKey: string | null
  /** Person columns of `resident`, field name → cell, `relation_to_head` included (it is stored on the tie). */
  readonly cells: Readonly<Record<string, Cell>>
  readonly extras: Readonly<Record<string, string>>
  /** Current ties to this household. */
  readonly ties: readonly TieKind[]
  /** Person area records, form id → records in key order. */
  readonly areas: Readonly<Record<string, readonly FormRecord[]>>
}

export interface DoorAttempt {
  readonly on: string
  /** What was written: 空房, 未见面 … */
  readonly outcome: string
}

/** A value that looks wrong and was confirmed to be true. */
export interface Flag {
  readonly form: string
  readonly field: string
  /** The problem that it would be: `id_number.checksum`. */
  readonly code: string
  readonly why: string
  readonly on: string
}

export interface HouseholdFile {
  readonly code: string
  readonly gridCode: string
  /** Household columns of `resident`, field name → cell. */
  readonly cells: Readonly<Record<string, Cell>>
  readonly extras: Readonly<Record<string, string>>
  /** Head first, then in the order of relation code, birth date, name. Empty for a door without people. */
  readonly members: readonly PersonFile[]
  readonly areas: Readonly<Record<string, readonly FormRecord[]>>
  readonly attempts: readonly DoorAttempt[]
  /** Areas answered with "does not apply": form id → subjects (person_no or household code). */
  readonly notApplicable: Readonly<Record<string, readonly string[]>>
}
