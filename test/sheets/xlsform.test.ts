// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how XLSForms refer to a question
/**
 * Forms as questionnaires for phones. pyxform itself judges them where it is installed (`PYXFORM=dir` names a folder with
 * it); everywhere the structure that it asks for is looked at: names, lists, references, groups, both languages.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/core/day.ts'
import type { Condition, Form } from '../../src/forms/form.ts'
import { xpathOf } from '../../src/forms/xpath.ts'
import { loadDefinitions } from '../../src/office/load-definitions.ts'
import { readWorkbook } from '../../src/sheets/read-workbook.ts'
import { writeXlsform } from '../../src/sheets/xlsform.ts'
import { asker } from '../../src/sheets/xlsform-asker.ts'
import { choiceRows } from '../../src/sheets/xlsform-question.ts'
import type { SurveyRow } from '../../src/sheets/xlsform-rows.ts'
import { instanceName, surveyRows } from '../../src/sheets/xlsform-survey.ts'
import { run, tempFolder } from '../app.ts'

const { definitions } = await loadDefinitions(null)
const forms = [...definitions.forms.values()].sort((a, b) => a.no - b.no)
const census = forms.filter((form) => form.subject !== 'office')
const areas = census.filter((form) => form.id !== 'resident')
const named = (...ids: string[]): Form[] => ids.map((id) => definitions.forms.get(id) as Form)

/** Every form alone, every area beside the master, all of them, and all without the master. */
const MIXTURES: readonly (readonly Form[])[] = [
  ...forms.map((form) => [form]),
  ...areas.map((form) => [...named('resident'), form]),
  census,
  areas,
  named('housing', 'elderly'),
]

function survey(...ids: string[]): SurveyRow[] {
  const sorted = named(...ids).sort((a, b) => a.no - b.no)
  return surveyRows(sorted, asker(sorted, definitions))
}

const question = (rows: readonly SurveyRow[], name: string) => rows.find((row) => row.name === name)

describe('every mixture of forms', () => {
  it('has names that are one of a kind and XML can carry, and closes what it opens', () => {
    for (const mixture of MIXTURES) {
      const rows = surveyRows(mixture, asker(mixture, definitions))
      const open: string[] = []
      for (const { type } of rows) {
        if (type.startsWith('begin ')) open.push(type.slice('begin '.length))
        if (type.startsWith('end ')) expect(open.pop()).toBe(type.slice('end '.length))
      }
      expect(open).toEqual([])
      const names = rows.flatMap((row) => row.name ?? [])
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
      expect(names.filter((name) => !/^[a-z_][a-z0-9_]*$/u.test(name))).toEqual([])
    }
  })

  it('refers only to questions that it asks, and asks only from lists that it has', () => {
    for (const mixture of MIXTURES) {
      const questions = asker(mixture, definitions)
      const rows = surveyRows(mixture, questions)
      const names = new Set(rows.flatMap((row) => row.name ?? []))
      const said = [...rows.map((row) => JSON.stringify(row)), instanceName(mixture, questions)].join(' ')
      expect(
        [...said.matchAll(/\$\{(\w+)\}/gu)].map(([, name]) => name).filter((name) => !names.has(name ?? '')),
      ).toEqual([])
      const lists = new Set([...choiceRows(questions.tables).map(({ list }) => list), 'yes_no'])
      const asked = rows.flatMap(({ type }) => /^select_\w+ (\w+)$/u.exec(type)?.[1] ?? [])
      expect(asked.filter((list) => !lists.has(list))).toEqual([])
    }
  })

  it('says everything in Chinese and in English', () => {
    const wrong = MIXTURES.flatMap((mixture) => surveyRows(mixture, asker(mixture, definitions))).filter((row) => {
      const labelled = row.type.startsWith('end ') || row.type === 'calculate' || (row.label?.zh && row.label.en)
      const hinted = !row.hint || (row.hint.zh !== '' && row.hint.en !== '')
      const explained = !row.constraint || (row.message?.zh && row.message.en)
      return !labelled || !hinted || !explained
    })
    expect(wrong).toEqual([])
  })

  it('is taken by pyxform without a warning', async (test) => {
    const python = pythonWithPyxform()
    if (python === null) return test.skip('pyxform is not installed here')
    const folder = tempFolder()
    const mixtures = [named('visit'), census]
    for (const [index, mixture] of mixtures.entries())
      writeFileSync(
        join(folder, `${index}.xlsx`),
        await writeXlsform(mixture, definitions, { day: '2015-12-31' as Day, title: '白沙社区' }),
      )
    const judged = spawnSync(python, ['-c', JUDGE, folder], { encoding: 'utf8' })
    expect(judged.stdout.trim().split('\n')).toEqual(mixtures.map((_, index) => `${index}.xlsx []`))
  }, 180_000)
})

describe('a household with its members', () => {
  const rows = survey('resident', 'housing', 'hazard', 'elderly', 'disability', 'family_planning')

  it('is one submission: the home, its people in a roster, what happened in a list', () => {
    const frame = rows
      .filter(({ type }) => /^(begin|end) /u.test(type))
      .map(({ type, name }) => `${type} ${name ?? ''}`.trim())
    expect(frame).toEqual([
      'begin group household',
      'end group',
      'begin group housing',
      'end group',
      'begin repeat members',
      'begin group family_planning',
      'end group',
      'begin group elderly',
      'end group',
      'begin group disability',
      'end group',
      'end repeat',
      'begin repeat hazard',
      'end repeat',
    ])
    expect(question(rows, 'members')?.relevant).toBe("${people_here} = '1'")
    // Name and number of the head are the head's own.
    for (const name of ['head_name', 'head_id_no', 'id_no_2']) expect(question(rows, name)).toBeUndefined()
    expect(rows.filter(({ name }) => name === 'name' || name === 'id_no')).toHaveLength(2)
  })

  it('asks an area of those to whom it applies, and asks whether it applies where nobody can compute it', () => {
    expect(question(rows, 'elderly')?.relevant).toBe("${age_years} != '' and ${age_years} >= 60")
    expect(question(rows, 'family_planning')?.relevant).toContain("(${sex_known} = '2') and")
    expect(question(rows, 'disability')?.relevant).toBe("${disability_applies} = '1'")
    expect(question(rows, 'disability_applies')?.label).toEqual({ zh: '是否残疾', en: 'Disability: does it apply' })
  })

  it('asks what the conditions of the forms ask for', () => {
    expect(question(rows, 'rental_use')?.relevant).toBe("${is_rented} = '1'")
    expect(question(rows, 'hazard_fix')?.relevant).toBe("${house_hazard} != '' and not(${house_hazard} = '00')")
    expect(question(rows, 'last_birth_on')?.relevant).toBe('${boys} >= 1 or ${girls} >= 1')
    expect(question(rows, 'is_solved')?.relevant).toBe("${closed_on} != ''")
  })

  it('needs only what a row would go back without', () => {
    const needed = rows.flatMap(({ name, required }) => (required ? [`${name}: ${required}`] : []))
    expect(needed).toEqual([
      "room: not(${building} = '')",
      "street_no: ${building} = '' and ${household_code} = ''",
      'people_here: yes',
      'name: yes',
      'birth_date: yes',
      'event_no: yes',
    ])
    expect(question(rows, 'grid_code')?.hint?.zh).toMatch(/^关键项/u)
  })

  it('holds answers to the shape and the range that an import would', () => {
    expect(question(rows, 'floor_area')).toMatchObject({ type: 'decimal', constraint: '. >= 0.01 and . <= 1999.99' })
    expect(question(rows, 'room')?.constraint).toBe('string-length(.) <= 10')
    expect(question(rows, 'collected_on')).toMatchObject({
      type: 'date',
      constraint: '. <= today()',
      default: 'today()',
    })
    expect(question(rows, 'lease_to')?.constraint).toBeUndefined()
    expect(question(rows, 'id_no')?.constraint).toMatch(/^regex\(\., .+\) or \(\$\{id_type\} != '' and/u)
    expect(question(rows, 'owner_id_no')?.constraint).not.toContain('id_type')
    expect(question(rows, 'phone')?.message?.zh).toContain('电话')
  })

  it('offers long lists with a search, and counties under their province without those of the past', () => {
    expect(question(rows, 'ethnic')?.appearance).toBe('minimal autocomplete')
    expect(question(rows, 'political')?.appearance).toBe('minimal')
    expect(question(rows, 'marital')?.appearance).toBeNull()
    expect(question(rows, 'hukou_area')?.choiceFilter).toBe('province = ${hukou_area_province}')
    const table = definitions.codes.get('gbt2260')
    const choices = table ? choiceRows(new Map([[table, 'area']])) : []
    expect(choices.find(({ name, province }) => name === '450205' && province)?.province).toBe('450000')
    expect(choices.some(({ name }) => name === '110103')).toBe(false)
  })

  it('keeps sensitive columns out, and a sensitive form unless it is named', () => {
    expect(question(survey('resident', 'elderly'), 'is_demented')).toBeUndefined()
    expect(question(survey('special_care'), 'group_kind')?.type).toBe('select_one gbt31000_special_group')
    expect(question(rows, 'religion')).toBeUndefined()
  })
})

describe('conditions as XPath', () => {
  const names = {
    refer: (field: string) => (field === 'gone' ? null : `\${${field}}`),
    several: (field: string) => field === 'kinds',
    age: '${age}',
  }
  const gone: Condition = { field: 'gone', in: ['1'] }
  const here: Condition = { field: 'a', in: ['1', '2'] }

  it('take several answers, ages and opposites', () => {
    expect(xpathOf({ field: 'kinds', not_in: ['1', '2'] }, names)).toBe(
      "${kinds} != '' and not(selected(${kinds}, '1') or selected(${kinds}, '2'))",
    )
    expect(
      xpathOf({ any: [{ all: [here, { age: { from: 16, below: 60 } }] }, { field: 'b', filled: false }] }, names),
    ).toBe("((${a} = '1' or ${a} = '2') and (${age} != '' and ${age} >= 16 and ${age} < 60)) or ${b} = ''")
  })

  it('leave out what the questionnaire does not ask, and ask always where that leaves nothing', () => {
    expect(xpathOf({ all: [gone, here] }, names)).toBe("${a} = '1' or ${a} = '2'")
    expect(xpathOf({ any: [gone, here] }, names)).toBeNull()
    expect(xpathOf({ age: { from: 60 } }, { ...names, age: null })).toBeNull()
  })
})

describe('the command', () => {
  it('writes the three sheets with form, edition and default language', async () => {
    const cwd = tempFolder()
    const ran = await run(['forms', 'xlsform', '居民信息', 'elderly', '-o', '手机表.xlsx', '--json'], { cwd })
    expect(ran.code).toBe(0)
    const { sheets } = await readWorkbook(join(cwd, '手机表.xlsx'))
    expect(sheets.map((sheet) => sheet.name)).toEqual(['survey', 'choices', 'settings'])
    const [headings, values] = sheets[2]?.rows.map((row) => row.cells.map((cell) => cell?.text)) ?? []
    const settings = Object.fromEntries(headings?.map((heading, index) => [heading, values?.[index]]) ?? [])
    expect(settings).toMatchObject({ form_id: 'gridbook_resident_elderly', default_language: '中文 (zh)' })
    expect(settings.version).toMatch(/^2015-[0-9a-f]{6}$/u)
  })

  it('does not mix a form of the office with others, and says how to go on', async () => {
    const ran = await run(['forms', 'xlsform', 'resident', 'visit', '-o', 'x.xlsx'], { cwd: tempFolder() })
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('“走访”不能和别的表合成一份手机表')])
  })
})

const JUDGE = `
import os, sys
from pyxform.xls2xform import convert
from xml.dom.minidom import parseString
for name in sorted(os.listdir(sys.argv[1])):
    made = convert(xlsform=os.path.join(sys.argv[1], name), validate=False)
    parseString(made.xform.encode())
    print(name, made.warnings)
`

function pythonWithPyxform(): string | null {
  if (process.env.PYXFORM) process.env.PYTHONPATH = process.env.PYXFORM
  const has = (python: string) => spawnSync(python, ['-c', 'import pyxform']).status === 0
  return ['/usr/bin/python3', 'python3'].find(has) ?? null
}
