/** Rules between the cells of one row: the closed vocabulary of a form's `rules`, one check per rule. */
import { ageOn, type Day, parseDay } from '../core/day.ts'
import type { Detail, Place, Problem, Severity } from '../core/problem.ts'
import { readDisabilityNo } from '../register/identity.ts'
import { codeLabel } from './code-match.ts'
import { holds } from './conditions.ts'
import type { CodeTable, Condition, Form, Rule } from './form.ts'
import { fieldNamed } from './form-roles.ts'
import type { Cell } from './record.ts'

type Cells = ReadonlyMap<string, Cell>

export interface RuleContext {
  /** Upgraded identity number of the row's person, or null. */
  readonly idKey: string | null
  /** Birth date of the row's person, whole or with less precision; null where the row does not tell. */
  readonly birth: string | null
  readonly today: Day
  readonly codes: ReadonlyMap<string, CodeTable>
  place(field: string): Place
}

/** All problems of one row's cells; a rule whose fields are not filled says nothing. Pure. */
export function checkRules(form: Form, cells: Cells, context: RuleContext): Problem[] {
  if (form.rules.length === 0) return []
  const row: Row = { form, cells, ...context }
  const problems: Problem[] = []
  for (const rule of form.rules) for (const found of CHECKS[rule.rule](rule as never, row)) problems.push(found)
  return problems
}

interface Row extends RuleContext {
  readonly form: Form
  readonly cells: Cells
}

type Checks = { readonly [K in Rule['rule']]: (rule: Extract<Rule, { rule: K }>, row: Row) => Problem[] }

const CHECKS: Checks = {
  not_before(rule, row) {
    const later = textOf(row.cells, rule.field)
    const earlier = rule.than === 'resident.birth_date' ? row.birth : textOf(row.cells, rule.than)
    if (later === null || earlier === null) return []
    const precision = Math.min(later.length, earlier.length)
    if (later.slice(0, precision) >= earlier.slice(0, precision)) return []
    return [
      problem('date.order', rule.severity, row, rule.field, { than: labelOf(row.form, rule.than), other: earlier }),
    ]
  },
  age_at_least(rule, row) {
    const value = textOf(row.cells, rule.field)
    if (value === null || row.birth === null || (rule.when && !met(rule.when, row))) return []
    const isDate = fieldNamed(row.form, rule.field)?.type === 'date'
    const [birth, on] = [earliest(row.birth), latest(isDate ? value : row.today)]
    if (birth === null || on === null || ageOn(birth, on) >= rule.years) return []
    return [
      problem('age.unlikely', rule.severity, row, rule.field, {
        years: String(rule.years),
        age: String(ageOn(birth, on)),
      }),
    ]
  },
  not_together(rule, row) {
    if (!met(rule.when, row) || !met(rule.with, row)) return []
    return [problem('fields.contradict', rule.severity, row, rule.field, { why: rule.why })]
  },
  // Needs the household: src/register/family-check.ts.
  beside_head: () => [],
  disability_no(rule, row) {
    const text = textOf(row.cells, rule.field)
    if (text === null) return []
    const number = readDisabilityNo(text)
    if (number === null) return [problem('disability.number', 'error', row, rule.field, {})]
    const found: Problem[] = []
    const against = (field: string, code: string) => {
      const table = row.codes.get(fieldNamed(row.form, field)?.codes ?? '')
      const expected = table ? codeLabel(table, code) : code
      if ((textOf(row.cells, field) ?? code) !== code)
        found.push(problem('disability.mismatch', rule.severity, row, field, { expected }))
    }
    if (row.idKey !== null && number.idKey !== row.idKey)
      found.push(problem('disability.mismatch', rule.severity, row, rule.field, { why: 'person' }))
    against(rule.type, number.type)
    against(rule.grade, number.grade)
    return found
  },
}

function problem(code: string, severity: Severity, row: Row, field: string, detail: Detail): Problem {
  return { code, severity, place: row.place(field), value: textOf(row.cells, field), detail }
}

function met(condition: Condition, { today, cells, birth }: Row): boolean {
  return holds(condition, { today, own: cells, resident: cells, birth: birth ?? '' })
}

/** A date of less precision stands for its first day … */
function earliest(date: string): Day | null {
  return parseDay(`${date}-01-01`.slice(0, 10))
}

/** … and for its last, where the benefit of the doubt lies there. */
function latest(date: string): Day | null {
  return parseDay(date.length === 10 ? date : date.length === 7 ? `${date}-28` : `${date}-12-31`)
}

function textOf(cells: Cells, field: string): string | null {
  const cell = cells.get(field)
  return cell?.state === 'value' ? cell.value : null
}

function labelOf(form: Form, field: string): string {
  return fieldNamed(form, field)?.label ?? (field === 'resident.birth_date' ? '出生日期' : field)
}
