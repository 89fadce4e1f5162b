/** What `export` writes: the records of the forms that were asked for, of the people and doors that were asked for. */
import { AppError } from '../../core/app-error.ts'
import type { Day } from '../../core/day.ts'
import { nearestName } from '../../core/nearest.ts'
import type { Definitions, Form } from '../../forms/form.ts'
import { maskIdNumbers } from '../../messages/message.ts'
import type { AskedOf } from '../../register/asked-cells.ts'
import { type AskedColumn, readColumns } from '../../register/asked-columns.ts'
import { areaRecords, type RegisterRecord, recordRow, residentRecords } from '../../register/register-table.ts'
import { chosenFiles, type Standing } from '../../register/standing.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../context.ts'
import { refusal, type SaidWhere, saidDay, saidWhere, type WhereOptions, whereScope } from '../said-where.ts'

export interface RecordsWanted extends WhereOptions {
  readonly grid?: string
  readonly building?: string
  readonly columns?: string
}

export interface Exported {
  readonly form: Form
  readonly records: readonly RegisterRecord[]
  /** Null for all columns of the form. */
  readonly asked: { readonly columns: readonly AskedColumn[]; readonly rows: readonly (readonly string[])[] } | null
}

export interface ExportedRecords {
  readonly exported: readonly Exported[]
  readonly where: SaidWhere | null
  readonly asOf: Day | null
}

/** Forms in the given order; a condition over an office form asks for its own columns. */
export async function readExported(
  context: Context,
  store: Store,
  forms: readonly Form[],
  options: RecordsWanted,
  reveal: boolean,
): Promise<ExportedRecords> {
  const office = officeForm(forms, options)
  const asOf = saidDay('--as-of', options.asOf)
  const scope = await whereScope(context, store, asOf, office)
  const where = saidWhere(context, options.where, scope)
  const mask = reveal ? (words: string) => words : maskIdNumbers
  const read =
    options.columns === undefined
      ? null
      : readColumns(options.columns, scope, { codes: store.definitions.codes, reveal, mask })
  if (read && !read.ok) throw refusal(context, '--columns', options.columns ?? '', read.mistake)
  const columns = read?.columns ?? null
  const { saidGrid } = await import('../said-grid.ts')
  const grid = options.grid === undefined ? null : await saidGrid(store, options.grid)
  const rowsOf = (of: AskedOf) => columns?.map((column) => column.textOf(of)) ?? []

  const found = new Map(forms.map((form) => [form, { records: [] as RegisterRecord[], rows: [] as string[][] }]))
  for (const form of forms.filter(({ subject }) => subject === 'office')) {
    const { loadOfficeRecords } = await import('../../store/office-records.ts')
    for (const record of await loadOfficeRecords(store, form, grid)) {
      if (where && !where.test({ record })) continue
      found.get(form)?.records.push(recordRow(record, null, null))
      found.get(form)?.rows.push(rowsOf({ record }))
    }
  }
  const census = forms.filter(({ subject }) => subject !== 'office')
  if (census.length > 0) {
    const needed = new Set([
      ...census.map(({ id }) => id),
      ...(where?.forms ?? []),
      ...(columns ?? []).flatMap(({ asked }) => ('form' in asked ? [asked.form.id] : [])),
    ])
    const { standingPieces } = await import('../../store/standings.ts')
    const seen = new Map(census.map((form) => [form, new Set<string>()]))
    let doors = 0
    const wanted = {
      forms: needed,
      ...(grid === null ? {} : { grid }),
      ...(options.building === undefined ? {} : { building: options.building }),
      ...(asOf === null ? {} : { asOf }),
    }
    for await (const piece of standingPieces(store, wanted)) {
      doors += piece.length
      const files = chosenFiles(piece, (standing) => where === null || where.test(standing))
      const homes = new Map(
        piece.flatMap(({ person, livingIn }) => (person && livingIn !== null ? [[person.personNo, livingIn]] : [])),
      )
      const standingOf = columns ? byRecord(piece) : new Map<string, Standing>()
      for (const form of census) {
        const records =
          form.id === 'resident'
            ? residentRecords(form, files, { codes: store.definitions.codes, reveal: true }, homes)
            : areaRecords(form, files, seen.get(form))
        const into = found.get(form)
        for (const record of records) {
          into?.records.push(record)
          if (columns) into?.rows.push(rowsOf(ofRecord(record, standingOf, form)))
        }
      }
    }
    if (options.building !== undefined && doors === 0)
      throw new AppError('export.no_building', 2, { value: options.building })
  }
  const exported = [...found].map(([form, { records, rows }]) => ({
    form,
    records,
    asked: columns ? { columns, rows } : null,
  }))
  return { exported, where, asOf }
}

/** An area's row shows its own record, not all that the person has. */
function ofRecord(record: RegisterRecord, standings: ReadonlyMap<string, Standing>, form: Form): AskedOf {
  const standing = standings.get(`${record.householdCode}/${record.personNo ?? ''}`)
  const own = { form: form.id, subject: '', cells: record.cells, extras: record.extras }
  if (!standing) return { record: own }
  const areas = { [form.id]: [own] }
  if (form.id === 'resident') return standing
  return form.subject === 'household'
    ? { ...standing, household: { ...standing.household, areas: { ...standing.household.areas, ...areas } } }
    : { ...standing, person: standing.person && { ...standing.person, areas: { ...standing.person.areas, ...areas } } }
}

/** Standings by household and person; the household alone means the first of its people, the head. */
function byRecord(standings: readonly Standing[]): Map<string, Standing> {
  const found = new Map<string, Standing>()
  for (const standing of standings) {
    const { household, person } = standing
    if (person) found.set(`${household.code}/${person.personNo}`, standing)
    if (!found.has(`${household.code}/`)) found.set(`${household.code}/`, standing)
  }
  return found
}

/** The one office form that conditions and columns are about; null for forms about residents. */
function officeForm(forms: readonly Form[], { where, columns }: RecordsWanted): Form | null {
  const [office] = forms.filter(({ subject }) => subject === 'office')
  if (!office || (where === undefined && columns === undefined)) return null
  if (forms.length === 1) return office
  throw new AppError('where.mixed_forms', 2, {
    forms: forms.map(({ label }) => label).join('、'),
    office: office.label,
  })
}

/** By id, label or sheet. Nothing said means everything that is not sensitive; a list of columns, a condition or a building means residents. */
export function saidForms(definitions: Definitions, said: readonly string[], options: RecordsWanted): Form[] {
  const known = [...definitions.forms.values()].sort((a, b) => a.no - b.no)
  if (said.length > 0) return said.map((name) => saidForm(known, name))
  if (options.columns !== undefined) return known.filter(({ id }) => id === 'resident')
  const residents = options.building !== undefined || options.where !== undefined || options.asOf !== undefined
  return known.filter((form) => !form.sensitive && (!residents || form.subject !== 'office'))
}

function saidForm(known: readonly Form[], name: string): Form {
  const form = known.find(({ id, label, sheet }) => id === name || label === name || sheet === name)
  if (form) return form
  const near = nearestName(
    name,
    known.flatMap(({ id, label }) => [id, label]),
  )
  throw near === null
    ? new AppError('export.no_form', 2, { name })
    : new AppError('export.no_form_near', 2, { name, near })
}
