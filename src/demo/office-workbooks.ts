/** The office's own tables as workbooks: roster, grids, buildings, premises, and what each month brings. */
import type { Month } from '../core/day.ts'
import type { Form } from '../forms/form.ts'
import type { Community, Member, Staff, Texts } from './community.ts'
import { type MonthOfWork, monthOfWork } from './field-work.ts'
import { type Sheet, tableSheet, type Workbook } from './sheet.ts'
import { heading } from './spelling.ts'
import type { MonthRecords } from './year.ts'

type Forms = ReadonlyMap<string, Form>

/** `roster.xlsx` of the demo: staff, grids, buildings and premises. Pure. */
export function officeWorkbook(forms: Forms, community: Community): Workbook {
  return {
    file: '网格和人员名册.xlsx',
    sheets: [
      formSheet(
        forms,
        'grid',
        community.grids.map(({ no, group, name, scope }) => ({
          grid_no: String(no),
          group_no: String(group),
          name,
          scope,
        })),
      ),
      formSheet(forms, 'roster', community.staff.map(rosterRow)),
      formSheet(
        forms,
        'building',
        community.buildings.map((one) => ({
          estate: one.estate,
          building: one.building,
          units: String(one.units),
          floors: String(one.floors),
          rooms_per_floor: String(one.roomsPerFloor),
          grid_no: String(one.grid),
        })),
      ),
      formSheet(
        forms,
        'premises',
        community.premises.map(({ grid, ...one }) => ({ ...one, grid_no: String(grid) })),
      ),
    ],
  }
}

function rosterRow(staff: Staff): Texts {
  return {
    staff_no: staff.staffNo,
    name: staff.name,
    sex: staff.sex,
    phone: staff.phone,
    role: staff.role,
    group_no: staff.group === null ? '' : String(staff.group),
    grid_no: staff.grid === null ? '' : String(staff.grid),
    from: '2014-01-01',
    to: '',
    duties: staff.duties,
  }
}

/** What a month brings, one sheet a form: field work, the doors verified, and the assessment's own tables. Pure. */
export function monthWorkbook(forms: Forms, community: Community, month: Month, assessed: MonthRecords): Workbook {
  const work = monthOfWork(community, month)
  const records = { ...work.records, ...assessed.records }
  return {
    file: `${month}工作台账.xlsx`,
    sheets: [
      ...verifiedSheet(work),
      ...Object.entries(records).flatMap(([form, rows]) => (rows.length > 0 ? [formSheet(forms, form, rows)] : [])),
    ],
  }
}

/** A sheet with the form's own labels for the fields that the records have. Pure. */
export function formSheet(forms: Forms, id: string, records: readonly Texts[]): Sheet {
  const form = forms.get(id)
  if (form === undefined) throw new RangeError(`no form ${id}`)
  const names = Object.keys(records[0] ?? {})
  const labels = names.map((name) => {
    const field = form.fields.find((one) => one.name === name)
    if (field === undefined) throw new RangeError(`form ${id} has no field ${name}`)
    return field.label
  })
  return tableSheet(
    form.sheet,
    labels,
    records.map((record) => names.map((name) => (record[name] === '' ? null : (record[name] ?? null)))),
  )
}

/** The heads of the households verified this month, found by their numbers: rows of the master. */
function verifiedSheet({ verified }: MonthOfWork): Sheet[] {
  if (verified.length === 0) return []
  const headings = (['id_no', 'name', 'verified_on'] as const).map((field) => heading('template', field))
  const rows = verified.map(({ household, on }) => {
    const { person } = household.members[0] as Member
    return [person.idNo, person.name, on]
  })
  return [tableSheet('居民信息', headings, rows)]
}
