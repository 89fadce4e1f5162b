/** An office's own templates/, laid over ours: whole files by id, additions by `extends`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { loadDefinitions } from '../../src/office/load-definitions.ts'

let folder = ''
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function withFiles(files: Readonly<Record<string, string>>) {
  folder = mkdtempSync(join(tmpdir(), 'gridbook-'))
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, 'templates', name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return loadDefinitions(folder)
}

test('an office adds a field, an alias, a tick and a code, and switches a sensitive field on', async () => {
  const { definitions, problems } = await withFiles({
    'forms/resident.yaml': `extends: resident
fields:
  - { name: phone, aliases: [小灵通] }
  - { name: lock_colour, label: 门锁颜色, en: Colour of the lock, per: household }
`,
    'forms/assistance.yaml': 'extends: assistance\nfields:\n  - { name: serious_illness, need: O }\n',
    'codes/role.yaml': `extends: role
entries:
  - { code: warden, label: 网格员, en: Warden, synonyms: [格格] }
  - { code: volunteer, label: 志愿者, en: Volunteer }
`,
  })
  expect(problems).toEqual([])
  const resident = definitions.forms.get('resident')
  const phone = resident?.fields.find((field) => field.name === 'phone')
  expect(phone).toMatchObject({ label: '联系电话', need: 'M' })
  expect(phone?.aliases).toEqual(expect.arrayContaining(['手机', '小灵通']))
  expect(resident?.fields.at(-1)).toMatchObject({ name: 'lock_colour', type: 'text', need: 'O', per: 'household' })
  const illness = definitions.forms.get('assistance')?.fields.find((field) => field.name === 'serious_illness')
  expect(illness).toMatchObject({ need: 'O', label: '重大疾病名称' })
  const role = definitions.codes.get('role')
  expect(role?.entries.at(-1)?.code).toBe('volunteer')
  expect(role?.entries.find((entry) => entry.code === 'warden')?.synonyms).toEqual(
    expect.arrayContaining(['专职网格员', '格格']),
  )
})

test('an alias added to a field of resident is an alias in every form that borrows the field', async () => {
  const { definitions } = await withFiles({
    'forms/resident.yaml': 'extends: resident\nfields:\n  - { name: id_no, aliases: [证号] }\n',
  })
  expect(definitions.forms.get('party')?.fields.find((field) => field.name === 'id_no')?.aliases).toContain('证号')
})

test('a file with the id of ours takes its place whole', async () => {
  const { definitions, problems } = await withFiles({
    'codes/satisfaction.yaml':
      'id: satisfaction\nstandard: 本社区\nsource: 本社区\nentries:\n  - { code: good, label: 满意, en: Good }\n',
  })
  expect(problems).toEqual([])
  expect(definitions.codes.get('satisfaction')?.entries.map((entry) => entry.code)).toEqual(['good'])
})

test('what does not fit is named in the file of the office', async () => {
  const { problems } = await withFiles({
    'forms/resident.yaml': 'extends: resident\nfields:\n  - { name: pet, label: 电话, en: Pet }\n',
    'forms/nobody.yaml': 'extends: nobody\nlabel: 无\n',
  })
  expect(problems.map((p) => `${p.code} ${p.place.file}:${p.place.line}`)).toEqual([
    'form.extends_unknown templates/forms/nobody.yaml:1',
  ])
})

test('a heading of ours cannot be given to another field', async () => {
  const { problems } = await withFiles({
    'forms/resident.yaml': 'extends: resident\nfields:\n  - { name: pet, label: 电话, en: Pet }\n',
  })
  expect(problems.map((p) => `${p.code} ${p.place.file}:${p.place.line}`)).toEqual([
    'form.heading_shared templates/forms/resident.yaml:3',
  ])
  expect(problems[0]?.detail).toMatchObject({ field: 'pet', other: 'phone' })
})
