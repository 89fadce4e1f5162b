/** What stood in the way of an undo, in words: whom it is about, which field, and what later batch did; numbers masked. */
import { maskIdNo } from '../../../core/text.ts'
import { nameOfForm } from '../../../forms/form-roles.ts'
import { type Kept, rowId } from '../../../register/plan-undo.ts'
import { MASTER } from '../../../store/form-tables.ts'
import { type NamedRow, nameRows } from '../../../store/name-rows.ts'
import type { Store, Touch } from '../../../store/store.ts'
import type { Context } from '../../context.ts'

interface Words {
  readonly who: string
  readonly table: string
  readonly field: string
  readonly why: string
  readonly json: Readonly<Record<string, unknown>>
}

/** One for each row that a later batch was at work on. */
export async function nameHindrances(context: Context, store: Store, touches: readonly Touch[]): Promise<Words[]> {
  const rows = touches.map((touch) => ({
    ...touch,
    field: null,
    key: JSON.parse(touch.rowKey) as Record<string, string>,
  }))
  return nameKept(context, store, rows)
}

/** Whole rows or single fields that stay as they are now. */
export async function nameKept(context: Context, store: Store, kept: readonly Kept[]): Promise<Words[]> {
  if (kept.length === 0) return []
  const names = await nameRows(store, kept)
  return kept.map(({ table, key, field, why, batch }) => {
    const named = names.get(rowId(table, key)) as NamedRow
    const label = labelOfTable(context, store, table)
    const fieldLabel = field === null ? context.say('imports.undo.whole') : labelOfField(context, store, named, field)
    const reason = context.say(`imports.undo.why.${why}`, { batch: String(batch) })
    return {
      who: whoOf(named),
      table: label,
      field: fieldLabel,
      why: reason,
      json: {
        form: named.form,
        person: named.personNo,
        id_no: named.idNo === '' ? null : maskIdNo(named.idNo),
        household_code: named.householdCode,
        name: named.name,
        field,
        label: field === null ? null : fieldLabel,
        why,
        batch,
        message: reason,
      },
    }
  })
}

/** 居民 for the register's own tables, the form's name for its records. */
export function labelOfTable(context: Context, { definitions }: Pick<Store, 'definitions'>, table: string): string {
  if (['person', 'household', 'tie', 'door_attempt', 'area_answer'].includes(table))
    return context.say(`imports.table.${table}`)
  return nameOfForm(definitions, table.replace(/^form_/u, ''), context.lang)
}

function labelOfField(context: Context, { definitions }: Store, { form }: NamedRow, name: string): string {
  const field = definitions.forms
    .get(definitions.forms.has(form) ? form : MASTER)
    ?.fields.find((one) => one.name === name)
  if (!field) return name
  return context.lang === 'en' && field.en !== '' ? field.en : field.label
}

/** 韦示例 450299********1118, or a door with its code. */
function whoOf({ name, idNo, personNo, householdCode }: NamedRow): string {
  const number = idNo === '' ? (personNo ?? householdCode ?? '') : maskIdNo(idNo)
  return [name, number].filter((part) => part !== '').join(' ')
}
