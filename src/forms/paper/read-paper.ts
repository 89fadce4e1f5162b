/** A sheet that is a household's paper form: recognised by its labels, ours or an office's own, and read as rows of the import. */
import type { Form, Role } from '../form.ts'
import type { ParsedSheet } from '../parsed-row.ts'
import { HOUSEHOLD_STAMP, PAPER_STAMP, type RawSheet } from '../raw-sheet.ts'
import type { ParseContext } from '../sheet-reading.ts'
import { type Block, blocksOf, type Item } from './blocks.ts'
import { householdsOf, itemOfRole, type PaperHousehold } from './households.ts'
import { type Labels, labelsOf } from './labels.ts'
import { paperRows } from './paper-rows.ts'
import { boxesOf } from './sheet-boxes.ts'

/** How far down a sheet's kind is looked for, and how long a sheet of forms may be. */
const LOOK = 40
const LONGEST = 20_000

/** The people and records of a sheet, the people first; null when the sheet is no paper form. Pure. */
export function readPaper(
  sheet: RawSheet,
  stamp: Readonly<Record<string, string>>,
  context: ParseContext,
): ParsedSheet[] | null {
  const labels = labelsOf(context.definitions)
  const first = sheet.rows[0]
  if (labels === null || first === undefined || sheet.rows.length > LONGEST) return null
  if (!looksLikePaper(blocksOf(boxesOf(sheet, first.number + LOOK), labels), labels)) return null
  const blocks = blocksOf(boxesOf(sheet), labels)
  const ours = stamp[PAPER_STAMP] !== undefined
  const households = householdsOf(blocks, labels.master)
  const [only] = households
  const code = stamp[HOUSEHOLD_STAMP + sheet.name]
  if (only && households.length === 1 && code !== undefined) knowCode(only, code, labels.master)
  return paperRows(households, { ...context, master: labels.master, sheet: sheet.name, ours })
}

/** A form that was made for a household knows its code when the cell was cleared. */
function knowCode(household: PaperHousehold, code: string, master: Form): void {
  const field = master.fields.find(({ role }) => role === 'household.code')
  if (!field || itemOfRole(household.own, master, 'household.code')) return
  const at =
    household.own.find(({ meaning }) => meaning.kind === 'field' && meaning.field === field) ?? household.own[0]
  const item: Item = {
    meaning: { kind: 'field', form: master, field },
    heading: field.label,
    cell: { kind: 'text', text: code },
    row: at?.row ?? 1,
    col: at?.col ?? 0,
    several: false,
  }
  household.own.unshift(item)
}

/** What names one household on the form itself; on a list it would be a column. */
const ONE_HOUSEHOLD: ReadonlySet<Role | null> = new Set<Role>([
  'household.code',
  'household.room',
  'household.street_no',
  'household.head_name',
  'household.head_id_no',
])

/** One person's sheet says the name beside its label. */
const ONE_PERSON: ReadonlySet<Role | null> = new Set<Role>(['person.name', 'person.id_no'])

/** A label for the one household, or for the one person with more labels around, before any list of people with doors. */
function looksLikePaper(blocks: readonly Block[], { master }: Labels): boolean {
  let [one, person, above] = [false, false, false]
  // A word of a list's column may be a label elsewhere (岗位 网格员): said on every line, it is one label.
  const fields = new Set<string>()
  const lines = new Set<number>()
  for (const block of blocks) {
    if (block.kind === 'title') {
      // Areas one below the other are no list.
      above &&= block.section === null
      continue
    }
    if (block.kind === 'table') {
      const doors = block.rows.some((row) => row.some((item) => isOneHousehold(item, master)))
      if (block.form !== master || doors) return false
      above = false
      break
    }
    const { meaning } = block.item
    if (meaning.kind !== 'field') continue
    fields.add(`${meaning.form.id}.${meaning.field.name}`)
    lines.add(block.item.row)
    if (meaning.form !== master) continue
    // Labels over values alone may be a list of one row.
    if (isOneHousehold(block.item, master)) {
      above = block.above && (above || !one)
      one = true
    }
    person ||= !block.above && ONE_PERSON.has(meaning.field.role)
  }
  return (one && !above && fields.size >= 2) || (person && fields.size >= 4 && lines.size >= 2)
}

function isOneHousehold({ meaning }: Item, master: Form): boolean {
  return meaning.kind === 'field' && meaning.form === master && ONE_HOUSEHOLD.has(meaning.field.role)
}
