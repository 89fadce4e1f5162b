/** What a form is: the one description from which workbook, import, table, completeness, card and dictionary derive. */
import type { Checks } from './checks.ts'

export const FIELD_TYPES = [
  'text', // one line
  'long_text', // a paragraph
  'name', // a personal name
  'id_no', // an identity number (domain.md section 1.1 to 1.4)
  'phone', // one number or more
  'int',
  'decimal',
  'date', // YYYY, YYYY-MM or YYYY-MM-DD: the precision it came with
  'month', // YYYY-MM
  'bool', // '1' or '0'
  'code', // one code of the field's table
  'multi', // several codes, joined by `;` in table order
  'area', // a GB/T 2260 code or a place name
  'staff', // a staff number
  'household', // a household code, a door, or the head's identity number
  'grid', // a grid code, number or name
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** K key, M main, C when its condition holds, O optional, D derived, S sensitive (off until the office switches it on). */
export const NEEDS = ['K', 'M', 'C', 'O', 'D', 'S'] as const
export type Need = (typeof NEEDS)[number]

/** `person` and `household`: census forms; `office`: everything else the office keeps (roster, visits, scores …). */
export const SUBJECTS = ['person', 'household', 'office'] as const
export type Subject = (typeof SUBJECTS)[number]

/**
 * A closed condition. Fields are those of the same form, or `resident.NAME`; ages are full years on the office's day.
 * A blank field is neither `in` nor `not_in`; for `multi` one code of several is enough.
 */
export type Condition =
  | { readonly field: string; readonly in: readonly string[] }
  | { readonly field: string; readonly not_in: readonly string[] }
  | { readonly field: string; readonly filled: boolean }
  | { readonly field: string; readonly at_least: string }
  | { readonly age: { readonly from?: number; readonly below?: number } }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }

/** What code must find without knowing an office's labels; a field has at most one, each at most once per form. */
export const ROLES = [
  'household.code',
  'household.grid',
  'household.estate',
  'household.building',
  'household.unit',
  'household.room',
  'household.street_no',
  'household.head_name',
  'household.head_id_no',
  'household.head_phone',
  'household.state',
  'household.collected_on',
  'household.verified_on',
  'household.address', // of an area: tells the household where no other column does
  'person.name',
  'person.id_no',
  'person.id_type',
  'person.sex',
  'person.birth_date',
  'person.relation',
  'person.phone',
  'person.residence_status',
  'person.population_type',
  'person.hukou_address',
  'person.living_address',
  'person.moved_in_on',
  'person.moved_out_on',
  'person.died_on',
] as const
export type Role = (typeof ROLES)[number]

export interface Field {
  readonly name: string
  readonly label: string
  readonly en: string
  readonly type: FieldType
  readonly need: Need
  /** Code table id, for `code` and `multi`. */
  readonly codes: string | null
  /** The unit a number is in, and every spelling of it that is accepted after the number. */
  readonly unit: string | null
  readonly units: readonly string[]
  readonly aliases: readonly string[]
  /** Only in `resident`: whether the column describes the household or the person. */
  readonly per: 'household' | 'person'
  readonly role: Role | null
  /** When a C field is required. */
  readonly when: Condition | null
  /** Physical range, inclusive, as decimal text; outside is an error. */
  readonly min: string | null
  readonly max: string | null
  readonly maxLength: number | null
  /** A date or month may lie after the office's day. */
  readonly future: boolean
  /** Recognised so that it can be dropped, never stored (religion). */
  readonly drop: boolean
  /** In the `--short` workbook. */
  readonly short: boolean
  /** One sentence for the note on the heading, where the type does not say it all. */
  readonly hint: string | null
  /** What it was called before, names and labels: workbooks and databases of those days still say so. */
  readonly was: readonly string[]
  /** For `code`: what several values in one cell become. */
  readonly several: Several | null
}

/** 肢体二级、视力三级 in one cell: `code` stands for them, field `detail` keeps their words, field `graded` the first grade of its table. */
export interface Several {
  readonly code: string
  readonly detail: string
  readonly graded: string | null
}

/** A column of a wide list that answers "does this area apply": 是 makes the record with `set`, 否 says it does not apply. */
export interface Tick {
  readonly headings: readonly string[]
  readonly set: Readonly<Record<string, string>>
  /** Other words than yes and no under such a heading are read as this field: 医保 城乡居民, 残疾 三级. */
  readonly field?: string | null
  /** 否 denies only what `set` says, not the whole area: somebody who is not 独居 may still be an elder. */
  readonly partial?: boolean
}

/**
 * A cross-field rule from the closed vocabulary; `severity` error or warning. A rule with a blank field says nothing.
 * not_before: `field` is not earlier than `than`, a field of the form or `resident.NAME`.
 * age_at_least: full years on the date in `field`, or on the office's day where `field` is no date.
 * not_together: where `when` holds, `with` must not; the problem stands on `field`.
 * beside_head: whoever is `when` to the head of the household is so many full years `younger` or `older`, or of the `other_sex`.
 * disability_no: the certificate number in `field` agrees with the person's number, `type` and `grade`.
 */
export type Rule =
  | {
      readonly rule: 'not_before'
      readonly field: string
      readonly than: string
      readonly severity: 'error' | 'warning'
    }
  | {
      readonly rule: 'age_at_least'
      readonly field: string
      readonly years: number
      readonly when?: Condition
      readonly severity: 'warning'
    }
  | {
      readonly rule: 'not_together'
      readonly field: string
      readonly with: Condition
      readonly when: Condition
      /** The reason in the office's words, as the warden reads it. */
      readonly why: string
      readonly severity: 'warning'
    }
  | {
      readonly rule: 'beside_head'
      readonly field: string
      readonly when: Condition
      readonly younger?: number
      readonly older?: number
      readonly other_sex?: boolean
      readonly why: string
      readonly severity: 'warning'
    }
  | {
      readonly rule: 'disability_no'
      readonly field: string
      readonly type: string
      readonly grade: string
      readonly severity: 'error'
    }

export interface Form {
  readonly id: string
  /** 1 to 14 for the areas, 0 for resident, 100 and up for office forms: the order of lists, sheets and card blocks. */
  readonly no: number
  readonly label: string
  readonly en: string
  readonly sheet: string
  readonly sheetAliases: readonly string[]
  readonly subject: Subject
  readonly edition: string
  readonly source: string
  /** Fields that tell several records of one subject apart; empty where a subject has one record. For office forms the whole key. */
  readonly key: readonly string[]
  /** To whom a census area applies: a condition over `resident`, `all`, or `asked` (only a record or a tick tells). */
  readonly applies: Condition | 'all' | 'asked'
  readonly ticks: readonly Tick[]
  readonly rules: readonly Rule[]
  readonly fields: readonly Field[]
  /** A filled record for the contract test and the form's help, field name → text as a warden writes it. Invented people only. */
  readonly example: Readonly<Record<string, string>>
  /** S forms are off until the office switches them on. */
  readonly sensitive: boolean
}

export interface CodeEntry {
  readonly code: string
  readonly label: string
  readonly en: string
  readonly synonyms: readonly string[]
}

export interface CodeTable {
  readonly id: string
  readonly standard: string
  readonly source: string
  readonly entries: readonly CodeEntry[]
}

/** Everything the office's definitions say, shipped and overlaid. */
export interface Definitions {
  readonly forms: ReadonlyMap<string, Form>
  readonly codes: ReadonlyMap<string, CodeTable>
  readonly checks: Checks
}
