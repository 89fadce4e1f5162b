/** An office renames a field: what is stored under the old name stays, and workbooks of the old edition are understood. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { codes, type ImportDone, idNo, type TestOffice, testOffice } from './office.ts'
import { editXlsx } from './office-xlsx.ts'

const TANG = idNo('1960-05-03', '111')
const WEI = idNo('1962-08-19', '122')
const HEAD = ['楼栋', '单元', '房号', '姓名', '与户主关系', '身份证号', '建筑面积']
const RESIDENTS = [
  HEAD,
  ['3栋', '2', '501', '唐示例', '户主', TANG, '89.5'],
  ['3栋', '2', '502', '韦示例', '户主', WEI, '不详'],
]
const RENAMED = `extends: housing
edition: "2016"
fields:
  - { name: built_area, label: 证载面积, was: [floor_area, 建筑面积] }
`

function overlay(office: TestOffice, text: string): void {
  mkdirSync(join(office.cwd, 'templates', 'forms'), { recursive: true })
  writeFileSync(join(office.cwd, 'templates', 'forms', 'housing.yaml'), text)
}

async function housing(office: TestOffice, code: string): Promise<Record<string, string>> {
  const { forms } = (await office.json('household', 'show', code)) as unknown as { forms: { housing: never } }
  return forms.housing
}

it('values, states and undo go with the new name, and a workbook of the old edition still fills it', async () => {
  const office = await testOffice()
  const first = await office.import(RESIDENTS, '--grid', '7')
  const changed = await office.import([HEAD, [...(RESIDENTS[1]?.slice(0, 6) ?? []), '90']], '--grid', '7')
  const file = join(office.cwd, '07.xlsx')
  await office.json('forms', 'template', 'housing', '-o', file)
  await editXlsx(file, (book) => {
    const sheet = book.getWorksheet('房屋租赁')
    const put = (heading: string, value: string | number) =>
      sheet?.eachRow((row, number) =>
        row.eachCell((cell, column) => {
          const below = sheet.getCell(number + 1, column)
          if (cell.text.replace(/[*\n]/gu, '').startsWith(heading)) below.value = value
        }),
      )
    put('户编码', '450205006003-07-0002')
    put('建筑面积', 60)
  })
  overlay(office, RENAMED)
  expect(await office.json('forms', 'check')).toMatchObject({ exit: 0 })
  expect(await housing(office, '450205006003-07-0001')).toMatchObject({ built_area: '90' })
  expect((await office.import([HEAD, RESIDENTS[2] ?? []], '--grid', '7')).totals).toMatchObject({ unchanged: 1 })

  const old = (await office.json('import', file)) as unknown as ImportDone
  expect([codes(old), old.totals.rejected]).toEqual([[], 0])
  expect(await housing(office, '450205006003-07-0002')).toMatchObject({ built_area: '60' })

  await office.json('imports', 'undo', String(changed.batch), '--yes')
  expect(await housing(office, '450205006003-07-0001')).toMatchObject({ built_area: '89.5' })
  expect(first.totals.created).toBe(2)
})

it('a name that the form still has is not what another field was called', async () => {
  const office = await testOffice()
  overlay(office, RENAMED.replace('[floor_area, 建筑面积]', '[floor_area, layout]'))
  const checked = await office.json('forms', 'check')
  expect(checked).toMatchObject({ exit: 1, problems: [{ code: 'form.was_there', value: 'layout' }] })
})
