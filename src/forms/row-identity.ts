/** What a row says of who somebody is: against the identity number, and whether it says enough. */
import { ageOn, parseDay } from '../core/day.ts'
import { error, type Problem, warning } from '../core/problem.ts'
import type { Identity } from '../register/identity.ts'
import { hasCode } from './code-match.ts'
import type { Form, Role } from './form.ts'
import { fieldNamed, roleField } from './form-roles.ts'
import type { RowDraft } from './parse-row.ts'
import type { ParseContext } from './sheet-reading.ts'

const UNLIKELY_AGE = 120

/**
 * Sex and birth date come from the number where they are blank; where they differ, the other column's cell is the one
 * to look at, and every further rule goes by the number.
 */
export function checkIdentity(identity: Identity, draft: RowDraft, context: ParseContext): void {
  const { form, main, problems } = draft
  const sex = roleField(form, 'person.sex')
  if (sex && identity.sex) {
    const cell = main.get(sex)
    if (cell?.state === 'value' && ['1', '2'].includes(cell.value) && cell.value !== identity.sex) {
      const expected = identity.sex === '1' ? '男' : '女'
      problems.push(error('id_number.sex_mismatch', draft.place(sex), draft.typed(sex), { expected }))
    }
    main.set(sex, { state: 'value', value: identity.sex })
  }
  const places = context.definitions.codes.get('gbt2260')
  if (identity.kind !== 'permit' && identity.area !== null && places && !hasCode(places, identity.area)) {
    problems.push(
      warning('id_number.area_unknown', draft.place('id_no'), draft.typed('id_no'), { area: identity.area }),
    )
  }
  const birth = roleField(form, 'person.birth_date')
  if (!birth || !identity.birth) return
  const cell = main.get(birth)
  if (cell?.state === 'value' && !identity.birth.startsWith(cell.value)) {
    const detail = { expected: identity.birth }
    problems.push(error('id_number.birth_mismatch', draft.place(birth), draft.typed(birth), detail))
  }
  main.set(birth, { state: 'value', value: identity.birth })
  const today = parseDay(context.today)
  if (!today) return
  const age = ageOn(identity.birth, today)
  if (age < 0) problems.push(error('date.future', draft.place('id_no'), draft.typed('id_no'), { today }))
  if (age > UNLIKELY_AGE)
    problems.push(warning('person.age_unlikely', draft.place('id_no'), null, { age: String(age) }))
}

/** A resident needs a name, and a number or else a birth date; what is there but wrong has its own problem. */
export function missingIdentity(draft: RowDraft): Problem[] {
  const said = (role: Role) => {
    const name = roleField(draft.form, role) ?? ''
    const label = draft.form.fields.find((field) => field.name === name)?.label
    const wrong = draft.problems.some(({ severity, place }) => severity === 'error' && place.field === label)
    return wrong || draft.main.get(name)?.state === 'value'
  }
  const missing: Problem[] = []
  if (!said('person.name')) missing.push(error('required.missing', draft.place('name'), null))
  if (!said('person.id_no') && !said('person.birth_date')) {
    missing.push(error('required.missing', draft.place('id_no'), null, { why: 'number' }))
  }
  return missing
}

/** What every row of a form needs besides residents: its subject, or the key of an office form but for what may be left out. Pure. */
export function subjectFields(form: Form): readonly string[] {
  if (form.subject === 'person') return ['id_no']
  if (form.subject === 'household') return ['household_code']
  return form.key.filter((name) => fieldNamed(form, name)?.need !== 'O')
}

/** A row of any other form needs its subject and what tells the subject's records apart. */
export function missingSubject(draft: RowDraft): Problem[] {
  const { form, main } = draft
  const byMaster = [...(draft.also.get('resident')?.values() ?? [])].some((cell) => cell.state === 'value')
  const address = main.get(roleField(form, 'household.address') ?? '')?.state === 'value'
  // Who a row of a person's area without a number is about, only the register can tell.
  const needed = form.subject === 'person' || byMaster || address ? [] : subjectFields(form)
  const wrong = new Set(draft.problems.filter(({ severity }) => severity === 'error').map(({ place }) => place.field))
  return needed
    .filter((name) => main.get(name)?.state !== 'value' && !wrong.has(draft.place(name).field))
    .map((name) => error('required.missing', draft.place(name), null))
}

/** Below the list only a name with a number, whole or not, or with a birth date is somebody; all else is a note. */
export function namesSomebody(draft: RowDraft): boolean {
  const digits = (draft.typed('id_no') ?? '').replace(/\D/gu, '')
  const birth = draft.main.get(roleField(draft.form, 'person.birth_date') ?? '')
  return digits.length >= 15 || (birth?.state === 'value' && draft.main.get('name')?.state === 'value')
}

/** The same for other forms: the number, or everything that tells records apart. */
export function namesSubject(draft: RowDraft): boolean {
  const { form, main } = draft
  if (form.subject === 'person') return namesSomebody(draft)
  const needed = form.subject === 'household' ? ['household_code'] : form.key
  const said = [...main.values()].filter((cell) => cell.state === 'value').length
  return needed.every((name) => main.get(name)?.state === 'value') && said > needed.length
}
