/** Workbooks that other programs wrote, as wardens send them: exactly what expected.json says, twice the same, and round. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { run, tempFolder } from '../app.ts'

const SAMPLES = fileURLToPath(new URL('../fixtures/samples/', import.meta.url))

interface Expected {
  readonly file: string
  readonly grid: string
  readonly rows: number
  readonly rejected?: Readonly<Record<string, string>>
  readonly accepted?: number
  readonly accepted_people?: number
  readonly households?: number
  readonly people?: readonly Readonly<Record<string, string>>[]
  readonly extra_column?: string
  readonly persons?: number
  readonly empty?: number
  readonly registered_only?: number
  readonly party?: number
  readonly disability?: number
  readonly disabled?: number
  readonly insured?: number
  readonly medical_insurance?: number
  readonly veteran?: number
  readonly assistance?: number
}

const EXPECTED: readonly Expected[] = JSON.parse(readFileSync(join(SAMPLES, 'expected.json'), 'utf8'))

const CODES: Readonly<Record<string, string>> = {
  sex: 'id_number.sex_mismatch',
  birth: 'id_number.birth_mismatch',
  date: 'date.invalid',
  code: 'code.unknown',
  lost_digits: 'id_number.lost_digits',
  checksum: 'id_number.checksum',
}

async function newOffice(): Promise<string> {
  const cwd = tempFolder()
  const made = await run(['init', '.', '--name', '白沙社区', '--code', '450205006003', '--lang', 'zh'], { cwd })
  expect(made.err + made.code).toMatch(/0$/)
  return cwd
}

async function json(argv: readonly string[], cwd: string) {
  const ran = await run([...argv, '--json'], { cwd })
  return { ...JSON.parse(ran.out), exit: ran.code }
}

const sum = (counts: { created: number; updated: number; unchanged: number }) =>
  counts.created + counts.updated + counts.unchanged

describe.each(EXPECTED)('$file', (expected) => {
  const path = join(SAMPLES, expected.file)

  it('goes in as expected.json says, row by row and cell by cell, and the file is not touched', async () => {
    const cwd = await newOffice()
    const before = createHash('sha256').update(readFileSync(path)).digest('hex')
    const done = await json(['import', path, '--grid', expected.grid], cwd)
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(before)
    expect(done.totals.rows).toBe(expected.rows)
    const errors = done.problems.filter((problem: { severity: string }) => problem.severity === 'error')
    const cells = Object.fromEntries(
      errors.map((problem: { cell: string; code: string }) => [problem.cell, problem.code]),
    )
    const wanted = Object.entries(expected.rejected ?? {}).map(([cell, kind]) => [cell, CODES[kind]])
    expect(cells).toEqual(Object.fromEntries(wanted))
    expect(done.totals.rejected).toBe(wanted.length)
    expect(done.exit).toBe(wanted.length > 0 ? 1 : 0)

    const status = await json(['status'], cwd)
    const records = new Map(status.forms.map((form: { form: string; records: number }) => [form.form, form.records]))
    const persons = expected.accepted ?? expected.accepted_people ?? expected.persons
    expect(status.persons).toBe(persons)
    if (expected.households !== undefined) expect(status.households).toBe(expected.households)
    if (expected.empty !== undefined) expect(status.empty_doors).toBe(expected.empty)
    const areas = {
      party: expected.party,
      disability: expected.disability ?? expected.disabled,
      medical_insurance: expected.medical_insurance ?? expected.insured,
      veteran: expected.veteran,
      assistance: expected.assistance,
    }
    for (const [area, count] of Object.entries(areas))
      if (count !== undefined) expect([area, records.get(area)]).toEqual([area, count])
  })

  it('changes nothing the second time, nor when its own export comes back', async () => {
    const cwd = await newOffice()
    const first = await json(['import', path, '--grid', expected.grid], cwd)
    const again = await json(['import', path, '--grid', expected.grid], cwd)
    expect([again.totals.created, again.totals.updated]).toEqual([0, 0])
    expect(again.totals.unchanged).toBe(sum(first.totals))
    for (const ending of ['.xlsx', '.csv']) {
      const file = join(cwd, `export${ending}`)
      expect((await run(['export', '-o', file, '--reveal', '--yes'], { cwd })).code).toBe(0)
      const back = await json(['import', file], cwd)
      expect([ending, back.totals.created, back.totals.updated, back.totals.rejected]).toEqual([ending, 0, 0, 0])
    }
  })

  it.runIf(expected.people)('knows every person with the values that were meant', async () => {
    const cwd = await newOffice()
    await json(['import', path, '--grid', expected.grid], cwd)
    const file = join(cwd, 'people.json')
    await run(['export', 'resident', '-o', file, '--reveal', '--yes'], { cwd })
    const residents = JSON.parse(readFileSync(file, 'utf8')).resident as Record<string, string>[]
    const known = new Map(residents.map((person) => [person.id_no, person]))
    for (const person of expected.people ?? []) {
      const { id = '', ...rest } = person
      const names: Record<string, string> = { birth: 'birth_date', unit: 'unit_no' }
      const wanted = Object.fromEntries(Object.entries(rest).map(([name, value]) => [names[name] ?? name, value]))
      expect(known.get(id)).toMatchObject(wanted)
    }
  })
})

it('knows who is registered here and lives elsewhere, and keeps the column of the office', async () => {
  const cwd = await newOffice()
  const expected = EXPECTED.find((one) => one.extra_column !== undefined)
  const done = await json(['import', join(SAMPLES, expected?.file ?? ''), '--grid', '9'], cwd)
  expect(done.files[0].sheets[0].unknown_columns).toEqual([expected?.extra_column])
  const file = join(cwd, 'out.json')
  await run(['export', 'resident', '-o', file, '--reveal', '--yes'], { cwd })
  const residents = JSON.parse(readFileSync(file, 'utf8')).resident as {
    residence_status?: string
    extras?: Record<string, string>
  }[]
  expect(residents.filter((person) => person.residence_status?.startsWith('户在人不在')).length).toBe(
    expected?.registered_only,
  )
  expect(residents.filter((person) => person.extras?.[expected?.extra_column ?? ''] !== undefined).length).toBe(
    expected?.persons,
  )
})
