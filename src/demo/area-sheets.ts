/** The lists beside the main one: party members, the disabled, housing, insurance and so on, each for those to whom it applies. */
import { type AreaList, HOUSEHOLD_LISTS, PERSON_LISTS } from './area-lists.ts'
import type { Household, Member, Texts } from './community.ts'
import { type Sheet, type SheetCell, tableSheet } from './sheet.ts'
import { heading, type Style, spell } from './spelling.ts'

/** What three of the four hands write beside the person in the main list: insurance, pension and work concern nearly everybody. */
const BESIDE_THE_PERSON = ['medical_insurance', 'pension', 'employment']

/** One sheet a form, for the households of one grid; forms that nobody needs are left out. Pure. */
export function areaSheets(style: Style, households: readonly Household[]): Sheet[] {
  const apart = style === 'lists'
  return [
    ...PERSON_LISTS.filter(({ form }) => apart || !BESIDE_THE_PERSON.includes(form)).map((list) =>
      personList(style, list, households),
    ),
    ...HOUSEHOLD_LISTS.map((list) => householdList(style, list, households)),
  ].filter((sheet) => sheet.rows.length > 1)
}

function personList(style: Style, list: AreaList, households: readonly Household[]): Sheet {
  const rows: SheetCell[][] = []
  for (const { members } of households) {
    for (const { person, tie } of members) {
      const record = person.areas[list.form]
      // Somebody who stands in two households' lists is written down where they live.
      if (record === undefined || (tie === 'registered' && person.areas.floating === undefined)) continue
      rows.push([person.idNo, person.name, ...cells(style, list, record, rows.length)])
    }
  }
  return tableSheet(list.sheet, [heading(style, 'id_no'), heading(style, 'name'), ...Object.values(list.fields)], rows)
}

/** The household is found by its head's number, whatever else it is called. */
function householdList(style: Style, list: AreaList, households: readonly Household[]): Sheet {
  const rows: SheetCell[][] = []
  for (const household of households) {
    const { person } = household.members[0] as Member
    for (const record of recordsOf(style, household, list.form))
      rows.push([person.idNo, ...cells(style, list, record, rows.length)])
  }
  return tableSheet(list.sheet, ['住户', ...Object.values(list.fields)], rows)
}

/** Where the main list already says whether a household gets help, the list beside it names only those who do. */
function recordsOf(style: Style, household: Household, form: string): readonly Texts[] {
  if (form === 'housing') return [household.housing]
  if (form === 'hazard') return household.hazards
  return style !== 'lists' && household.assistance.aid_kind === '无' ? [] : [household.assistance]
}

function cells(style: Style, list: AreaList, record: Texts, row: number): SheetCell[] {
  return Object.keys(list.fields).map((field) => spell(style, field, record[field] ?? '', row))
}
