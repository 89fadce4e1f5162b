/** The people of a household on paper: the rows of its table, and the head where only the household's own part names them. */
import { fold } from '../../core/text.ts'
import type { Form, Role } from '../form.ts'
import type { Item } from './blocks.ts'
import { itemOfRole, nameKey, type PaperHousehold, type PaperRecord, said } from './households.ts'

export interface PeopleContext {
  readonly master: Form
  readonly ours: boolean
}

const HEAD_AS_PERSON: readonly (readonly [Role, Role])[] = [
  ['household.head_name', 'person.name'],
  ['household.head_id_no', 'person.id_no'],
  ['household.head_phone', 'person.phone'],
]

/** Pure. */
export function peopleOf(household: PaperHousehold, { master, ours }: PeopleContext): PaperRecord[] {
  const { own, loose, members } = household
  const written = loose.filter(said)
  const named = headOf(own, loose, master)
  const known = named && members.find((member) => isOf(member, named, master))
  if (known) return members.map((member) => (member === known ? withItems(member, loose) : member))
  const [only] = members
  // What stands beside the door and names nobody is of the one person there is.
  if (named === null) return only ? [withItems(only, written), ...members.slice(1)] : written.length > 0 ? [] : members
  if (ours || !identifies(named, master)) return only ? [withItems(only, written), ...members.slice(1)] : members
  const relation = itemOfRole(loose, master, 'person.relation')
  const byTitle = itemOfRole(own, master, 'household.head_name') !== undefined || members.length > 0
  const items = relation || !byTitle ? named : [...named, ...headRelation(named, master)]
  return [{ form: master, row: items.find(said)?.row ?? 1, items }, ...members]
}

/** Who the household's own part speaks of, with everything that it says of them; null where it names nobody. */
function headOf(own: readonly Item[], loose: readonly Item[], master: Form): Item[] | null {
  const lent = HEAD_AS_PERSON.flatMap(([from, to]) => {
    const item = itemOfRole(own, master, from)
    const field = master.fields.find(({ role }) => role === to)
    return item && field && !itemOfRole(loose, master, to)
      ? [{ ...item, meaning: { kind: 'field', form: master, field } as const }]
      : []
  })
  const items = [...loose, ...lent]
  return itemOfRole(items, master, 'person.name') || itemOfRole(items, master, 'person.id_no') ? items : null
}

function isOf(member: PaperRecord, named: readonly Item[], master: Form): boolean {
  const number = (items: readonly Item[]) => fold(itemOfRole(items, master, 'person.id_no')?.cell?.text ?? '')
  const [a, b] = [number(member.items), number(named)]
  if (a !== '' && b !== '') return a === b
  return nameKey(member.items, master) !== '' && nameKey(member.items, master) === nameKey(named, master)
}

function identifies(items: readonly Item[], master: Form): boolean {
  const has = (role: Role) => itemOfRole(items, master, role) !== undefined
  return has('person.name') && (has('person.id_no') || has('person.birth_date'))
}

function withItems(member: PaperRecord, more: readonly Item[]): PaperRecord {
  const has = (item: Item) =>
    member.items.some(
      (own) =>
        own.meaning.kind === 'field' &&
        item.meaning.kind === 'field' &&
        own.meaning.form === item.meaning.form &&
        own.meaning.field === item.meaning.field &&
        said(own),
    )
  const missing = more.filter((item) => said(item) && !has(item))
  const names = new Set(missing.flatMap(({ meaning }) => (meaning.kind === 'field' ? [meaning.field] : [])))
  const kept = member.items.filter(({ meaning }) => meaning.kind !== 'field' || !names.has(meaning.field))
  return { ...member, items: [...kept, ...missing] }
}

/** Called 户主 on the form, whatever else is said. */
function headRelation(named: readonly Item[], master: Form): Item[] {
  const field = master.fields.find(({ role }) => role === 'person.relation')
  const at = itemOfRole(named, master, 'person.name') ?? named[0]
  if (!field || !at) return []
  return [
    {
      ...at,
      meaning: { kind: 'field', form: master, field },
      heading: field.label,
      cell: { kind: 'text', text: '户主' },
    },
  ]
}
