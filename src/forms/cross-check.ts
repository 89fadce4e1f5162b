/** The definitions as a whole: what no single file can know, such as that a table exists or that a heading means one field. */
import type { Place, Problem } from '../core/problem.ts'
import { error } from '../core/problem.ts'
import { fold } from '../core/text.ts'
import type { PlaceOf } from './assemble-definitions.ts'
import { checkChecks } from './check-checks.ts'
import { type Complain, checkConditions } from './check-conditions.ts'
import { type CodeTable, type Definitions, type Field, type Form, ROLES } from './form.ts'

/** Everything that does not fit together, in the order of the forms. Pure. */
export function crossCheck(definitions: Definitions, placeOf: PlaceOf = (file) => ({ file })): Problem[] {
  const problems: Problem[] = []
  for (const table of definitions.codes.values()) problems.push(...checkTable(table, placeOf))
  problems.push(...checkNames(definitions, placeOf))
  for (const form of definitions.forms.values()) {
    const complain: Complain = (code, part, value, detail = {}) => {
      problems.push(error(code, placeOf(form.id, part), value, { form: form.id, ...detail }))
    }
    for (const field of form.fields) checkField(field, definitions, complain)
    checkHeadings(form, complain)
    checkSubject(form, complain)
    checkRoles(form, complain)
    checkConditions(form, definitions, complain)
    checkExample(form, definitions, complain)
  }
  problems.push(...checkChecks(definitions))
  return problems
}

/** Two entries that share a word would make that word mean nothing. */
function checkTable(table: CodeTable, placeOf: PlaceOf): Problem[] {
  const problems: Problem[] = []
  const said = new Map<string, string>()
  for (const entry of table.entries) {
    for (const word of new Set([entry.code, entry.label, ...entry.synonyms].map(fold))) {
      const other = said.get(word)
      if (other !== undefined) {
        const place: Place = placeOf(`codes/${table.id}`, entry.code)
        problems.push(error('form.code_shared', place, word, { table: table.id, code: entry.code, other }))
      } else said.set(word, entry.code)
    }
  }
  if (table.entries.length === 0) problems.push(error('form.table_empty', placeOf(`codes/${table.id}`), table.id))
  return problems
}

/** Numbers and sheet names tell forms apart, so no two forms share one. */
function checkNames(definitions: Definitions, placeOf: PlaceOf): Problem[] {
  const problems: Problem[] = []
  const owners = new Map<string, string>()
  for (const form of definitions.forms.values()) {
    for (const sheet of new Set([form.sheet, ...form.sheetAliases].map(fold))) {
      const other = owners.get(sheet)
      if (other !== undefined) {
        problems.push(error('form.sheet_shared', placeOf(form.id, 'sheet'), sheet, { form: form.id, other }))
      } else owners.set(sheet, form.id)
    }
    const number = `no ${form.no}`
    const other = owners.get(number)
    if (other !== undefined) {
      problems.push(error('form.number_shared', placeOf(form.id), String(form.no), { form: form.id, other }))
    }
    owners.set(number, form.id)
  }
  return problems
}

const CODED: readonly string[] = ['code', 'multi', 'area']
const NUMERIC: readonly string[] = ['int', 'decimal']

function checkField(field: Field, definitions: Definitions, complain: Complain): void {
  const { name } = field
  if (CODED.includes(field.type) && field.codes === null) complain('form.codes_missing', name, name)
  if (field.codes !== null) {
    if (!CODED.includes(field.type)) complain('form.codes_unused', name, field.codes, { field: name, type: field.type })
    else if (!definitions.codes.has(field.codes)) complain('form.table_unknown', name, field.codes, { field: name })
  }
  if (field.need === 'C' && field.when === null) complain('form.when_missing', name, name)
  if (field.need !== 'C' && field.when !== null) complain('form.when_unused', name, name, { need: field.need })
  if (field.several !== null && field.type !== 'code') complain('form.not_for_type', name, name, { type: field.type })
  const number = NUMERIC.includes(field.type)
  if (!number && (field.unit !== null || field.min !== null || field.max !== null)) {
    complain('form.not_for_type', name, name, { type: field.type })
  }
  if (field.min !== null && field.max !== null && Number(field.min) > Number(field.max)) {
    complain('form.range', name, `${field.min} > ${field.max}`, { field: name })
  }
}

/** A heading as it is compared: without bracketed hints, asterisks and colons. */
function heading(text: string): string {
  const plain = fold(text).replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】|[*:]/g, '')
  return plain === '' ? fold(text) : plain
}

function checkHeadings(form: Form, complain: Complain): void {
  const owners = new Map<string, string>()
  const names = new Set(form.fields.map((field) => field.name))
  for (const field of form.fields) {
    for (const name of field.was)
      if (names.has(name)) complain('form.was_there', field.name, name, { field: field.name })
    for (const word of new Set([field.label, ...field.aliases, ...field.was].map(heading))) {
      const other = owners.get(word)
      if (other !== undefined) complain('form.heading_shared', field.name, word, { field: field.name, other })
      else owners.set(word, field.name)
    }
  }
  for (const [index, tick] of form.ticks.entries()) {
    for (const word of new Set(tick.headings.map(heading))) {
      const other = owners.get(word)
      // A tick may share the heading of the field that its other words are read as.
      if (other !== undefined && other !== tick.field) {
        complain('form.heading_shared', `ticks.${index}`, word, { field: `ticks.${index}`, other })
      }
      owners.set(word, `ticks.${index}`)
    }
  }
}

function checkSubject(form: Form, complain: Complain): void {
  const names = form.fields.map((field) => field.name)
  for (const key of form.key) if (!names.includes(key)) complain('form.field_unknown', 'key', key, { near: '' })
  if (form.subject === 'office') {
    if (form.key.length === 0) complain('form.key_missing', '', form.id)
    return
  }
  const wanted = form.subject === 'person' ? ['id_no', 'name'] : ['household_code']
  const isMaster = form.id === 'resident'
  for (const [index, name] of wanted.entries()) {
    if (isMaster ? !names.includes(name) : names[index] !== name) complain('form.subject_missing', '', name)
  }
}

function checkRoles(form: Form, complain: Complain): void {
  const owners = new Map<string, string>()
  for (const { role, name } of form.fields) {
    if (role === null) continue
    const other = owners.get(role)
    if (other !== undefined) complain('form.role_shared', name, role, { field: name, other })
    owners.set(role, name)
  }
  if (form.id !== 'resident') return
  // The master has a door of its own, its areas may have to make do with an address.
  for (const role of ROLES)
    if (!owners.has(role) && role !== 'household.address') complain('form.role_missing', '', role)
}

/** The example is what the help shows and what the tests send through the whole street. */
function checkExample(form: Form, definitions: Definitions, complain: Complain): void {
  const fields = new Map(form.fields.map((field) => [field.name, field]))
  for (const [name, value] of Object.entries(form.example)) {
    const field = fields.get(name)
    if (!field) complain('form.field_unknown', 'example', name, { near: '' })
    else if (field.type === 'code') {
      const entries = definitions.codes.get(field.codes ?? '')?.entries ?? []
      const known = entries.some((entry) =>
        [entry.code, entry.label, ...entry.synonyms].map(fold).includes(fold(value)),
      )
      if (!known) complain('form.example_code', 'example', value, { field: name, table: field.codes ?? '' })
    }
  }
  for (const field of form.fields) {
    if (field.need === 'K' && form.example[field.name] === undefined) {
      complain('form.example_gap', 'example', field.name)
    }
  }
}
