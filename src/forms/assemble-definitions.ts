/** Files read one by one become the office's definitions: `like` is filled in, the office's own files are laid over ours. */
import { error, type Place, type Problem } from '../core/problem.ts'
import { type Checks, NO_CHECKS } from './checks.ts'
import type { CodeEntry, CodeTable, Definitions, Field, Form, Tick } from './form.ts'
import type { FieldLine, FormFile } from './form-schema.ts'
import type { ChecksDraft } from './read-checks.ts'
import type { CodesDraft } from './read-codes.ts'
import type { FormDraft } from './read-form.ts'
import { renameIn } from './rename-in-form.ts'

/** Where something stands: `placeOf('resident', 'building')`, `placeOf('codes/role', 'warden')`. Part: a field, code or key. */
export type PlaceOf = (id: string, part?: string) => Place

export interface Assembled {
  readonly definitions: Definitions
  readonly problems: Problem[]
  readonly placeOf: PlaceOf
}

interface Line {
  readonly line: FieldLine
  readonly place: () => Place
}

interface Draft {
  readonly written: FormFile
  readonly fields: Map<string, Line>
  readonly places: Map<string, () => Place>
}

/** The files of one folder: ours, or the office's. */
export interface Layer {
  readonly forms: readonly FormDraft[]
  readonly codes: readonly CodesDraft[]
  readonly checks?: readonly ChecksDraft[]
}

/**
 * Our layer first, then the office's. A file with the `id` of a lower one takes its place whole; one that
 * `extends` it adds to it: fields by name (a key that is written wins, aliases are added), ticks, rules, entries by code.
 * Pure.
 */
export function assembleDefinitions(layers: readonly Layer[]): Assembled {
  const problems: Problem[] = []
  const places = new Map<string, () => Place>()
  const tables = new Map<string, CodeTable>()
  const drafts = new Map<string, Draft>()
  for (const layer of layers) {
    layCodes(layer.codes, tables, places, problems)
    layForms(layer.forms, drafts, problems)
  }
  const built = new Map<string, Form>()
  for (const [id, draft] of [...drafts].sort((a, b) => Number(a[1].written.no) - Number(b[1].written.no))) {
    for (const [part, place] of draft.places) places.set(`${id} ${part}`, place)
    for (const [name, { place }] of draft.fields) places.set(`${id} ${name}`, place)
    built.set(id, buildForm(id, draft, drafts, problems))
  }
  const placeOf: PlaceOf = (id, part = '') => (places.get(`${id} ${part}`) ?? places.get(`${id} `))?.() ?? {}
  return { definitions: { forms: built, codes: tables, checks: layChecks(layers) }, problems, placeOf }
}

/** A file of the office takes the place of ours whole. */
function layChecks(layers: readonly Layer[]): Checks {
  const drafts = layers.flatMap((layer) => layer.checks ?? [])
  return {
    mustVisit: drafts.findLast((draft) => draft.mustVisit !== null)?.mustVisit ?? NO_CHECKS.mustVisit,
    fourClears: drafts.findLast((draft) => draft.fourClears !== null)?.fourClears ?? NO_CHECKS.fourClears,
  }
}

function layCodes(
  drafts: readonly CodesDraft[],
  tables: Map<string, CodeTable>,
  places: Map<string, () => Place>,
  problems: Problem[],
): void {
  const own = new Set<string>()
  for (const draft of drafts.toSorted((a, b) => Number(a.extends) - Number(b.extends))) {
    if (!draft.extends && own.has(draft.id)) problems.push(error('form.id_twice', draft.place(['id']), draft.id))
    own.add(draft.id)
    const below = tables.get(draft.id)
    if (draft.extends && !below) {
      problems.push(error('form.extends_unknown', draft.place(['extends']), draft.id))
      continue
    }
    const entries = new Map<string, CodeEntry>(draft.extends ? below?.entries.map((entry) => [entry.code, entry]) : [])
    for (const [index, entry] of draft.entries.entries()) {
      const old = entries.get(entry.code)
      if (old && !draft.extends) {
        problems.push(error('form.code_twice', draft.place(['entries', index, 'code']), entry.code))
      }
      const synonyms = old ? [...new Set([...old.synonyms, ...entry.synonyms])] : entry.synonyms
      entries.set(entry.code, { ...entry, synonyms })
      places.set(`codes/${draft.id} ${entry.code}`, () => draft.place(['entries', index]))
    }
    places.set(`codes/${draft.id} `, () => draft.place(['entries']))
    tables.set(draft.id, {
      id: draft.id,
      standard: draft.standard ?? below?.standard ?? '',
      source: draft.source ?? below?.source ?? '',
      entries: [...entries.values()],
    })
  }
}

function layForms(forms: readonly FormDraft[], drafts: Map<string, Draft>, problems: Problem[]): void {
  const own = new Set<string>()
  const adds = (form: FormDraft) => Number(form.written.extends !== undefined)
  for (const form of forms.toSorted((a, b) => adds(a) - adds(b))) {
    const id = form.written.id ?? form.written.extends ?? ''
    if (form.written.id !== undefined && own.has(id)) problems.push(error('form.id_twice', form.place(['id']), id))
    own.add(id)
    const below = form.written.extends === undefined ? undefined : drafts.get(id)
    if (form.written.extends !== undefined && !below) {
      problems.push(error('form.extends_unknown', form.place(['extends']), id))
      continue
    }
    let fields = new Map(below?.fields)
    let lower = below?.written
    const named = new Set<string>()
    for (const [index, line] of (form.written.fields ?? []).entries()) {
      const place = () => form.place(['fields', index])
      if (named.has(line.name)) problems.push(error('form.field_twice', place(), line.name))
      named.add(line.name)
      const before = fields.has(line.name) ? line.name : line.was?.find((name) => below?.fields.has(name))
      const old = before === undefined ? undefined : fields.get(before)
      const next = { line: old ? merge(old.line, line) : line, place }
      if (before === undefined || before === line.name) fields.set(line.name, next)
      else {
        fields = renamed(fields, before, line.name, next)
        lower = lower && renameIn(lower, before, line.name)
      }
    }
    drafts.set(id, {
      written: lower ? mergeForm(lower, form.written) : form.written,
      fields,
      places: new Map([...(below?.places ?? []), ...placesOfKeys(form, below)]),
    })
  }
}

/** The same order with one field under its new name, and whatever the others say of it. */
function renamed(fields: ReadonlyMap<string, Line>, before: string, name: string, next: Line): Map<string, Line> {
  return new Map(
    [...fields].map(([own, { line, place }]): [string, Line] =>
      own === before ? [name, next] : [own, { line: { ...renameIn(line, before, name), type: line.type }, place }],
    ),
  )
}

function placesOfKeys(form: FormDraft, below: Draft | undefined): [string, () => Place][] {
  const keys = ['sheet', 'key', 'applies', 'example'].map((key): [string, () => Place] => [
    key,
    () => form.place([key]),
  ])
  const listed = (['ticks', 'rules'] as const).flatMap((key) => {
    const earlier = below?.written[key]?.length ?? 0
    return (form.written[key] ?? []).map((_, index): [string, () => Place] => [
      `${key}.${earlier + index}`,
      () => form.place([key, index]),
    ])
  })
  return [['', () => form.place([])], ...keys, ...listed]
}

/** What is written wins, aliases and units are added to those that are there. */
function merge(below: FieldLine, above: FieldLine): FieldLine {
  const written = Object.fromEntries(Object.entries(above).filter(([, value]) => value !== undefined))
  return {
    ...below,
    ...written,
    name: above.name,
    aliases: [...new Set([...(below.aliases ?? []), ...(above.aliases ?? [])])],
    units: [...new Set([...(below.units ?? []), ...(above.units ?? [])])],
  }
}

function mergeForm(below: FormFile, above: FormFile): FormFile {
  const written = Object.fromEntries(Object.entries(above).filter(([, value]) => value !== undefined))
  return {
    ...below,
    ...written,
    sheet_aliases: [...(below.sheet_aliases ?? []), ...(above.sheet_aliases ?? [])],
    ticks: [...(below.ticks ?? []), ...(above.ticks ?? [])],
    rules: [...(below.rules ?? []), ...(above.rules ?? [])],
    example: { ...below.example, ...above.example },
  }
}

function buildForm(id: string, draft: Draft, drafts: ReadonlyMap<string, Draft>, problems: Problem[]): Form {
  const { written } = draft
  const subject = written.subject ?? 'office'
  return {
    id,
    no: written.no ?? 0,
    label: written.label ?? '',
    en: written.en ?? '',
    sheet: written.sheet ?? '',
    sheetAliases: written.sheet_aliases ?? [],
    subject,
    edition: written.edition ?? '',
    source: written.source ?? '',
    key: written.key ?? [],
    applies: written.applies ?? 'all',
    ticks: (written.ticks ?? []).map(
      (tick): Tick => ({
        headings: tick.headings,
        set: tick.set ?? {},
        field: tick.field ?? null,
        partial: tick.partial ?? false,
      }),
    ),
    rules: written.rules ?? [],
    fields: [...draft.fields.values()].map((line) => buildField(line, subject, drafts, problems)),
    example: written.example ?? {},
    sensitive: written.sensitive ?? false,
  }
}

function buildField(
  { line, place }: Line,
  subject: Form['subject'],
  drafts: ReadonlyMap<string, Draft>,
  problems: Problem[],
): Field {
  const [formId = '', name = ''] = (line.like ?? '').split('.')
  const model = line.like === undefined ? undefined : drafts.get(formId)?.fields.get(name)?.line
  if (line.like !== undefined && !model) problems.push(error('form.like_unknown', place(), line.like))
  const whole = model ? merge(model, line) : line
  for (const key of ['label', 'en'] as const) {
    if (whole[key] === undefined && (line.like === undefined || model)) {
      problems.push(error('definition.missing_key', place(), null, { key, name: `${line.name}.${key}` }))
    }
  }
  const units = [...(whole.unit === undefined ? [] : [whole.unit]), ...(whole.units ?? [])]
  return {
    name: line.name,
    label: whole.label ?? line.name,
    en: whole.en ?? line.name,
    type: whole.type ?? 'text',
    need: whole.need ?? 'O',
    codes: whole.codes ?? null,
    unit: whole.unit ?? null,
    units: [...new Set(units)],
    aliases: whole.aliases ?? [],
    per: line.per ?? (subject === 'household' ? 'household' : 'person'),
    role: whole.role ?? null,
    when: whole.when ?? null,
    min: whole.min ?? null,
    max: whole.max ?? null,
    maxLength: whole.max_length ?? null,
    future: whole.future ?? false,
    drop: whole.drop ?? false,
    short: whole.short ?? false,
    hint: whole.hint ?? null,
    was: line.was ?? [],
    several: whole.several ? { ...whole.several, graded: whole.several.graded ?? null } : null,
  }
}
