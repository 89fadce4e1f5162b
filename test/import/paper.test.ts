/** An office's own paper forms, typed in Excel without our stamp by another writer: read by their labels, marked in their cells. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { describe, expect, it } from 'vitest'
import { codes, type ImportDone, type TestOffice, testOffice } from './office.ts'

interface Shown {
  readonly members: readonly Readonly<Record<string, unknown>>[]
  readonly forms: Readonly<Record<string, Readonly<Record<string, unknown>> | readonly unknown[]>>
}

/** Imports a form into a new office's seventh grid, changed by hand before. */
async function imported(
  name: string,
  change?: (workbook: exceljs.Workbook) => void,
): Promise<{ office: TestOffice; done: ImportDone; file: string }> {
  const office = await testOffice()
  const file = join(office.cwd, `${name}.xlsx`)
  copyFileSync(`test/fixtures/paper/${name}.xlsx`, file)
  if (change) {
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.readFile(file)
    change(workbook)
    await workbook.xlsx.writeFile(file)
  }
  const done = (await office.json('import', file, '--grid', '7')) as unknown as ImportDone
  return { office, done, file }
}

async function household(office: TestOffice, serial: number): Promise<Shown> {
  const code = `450205006003-07-${String(serial).padStart(4, '0')}`
  return (await office.json('household', 'show', code)) as unknown as Shown
}

describe('paper forms of other offices', () => {
  it('label on the left, words at the side, options with ticks', async () => {
    const { office, done, file } = await imported('label-left')
    expect(done.problems).toEqual([])
    expect(done.files[0]?.sheets).toMatchObject([
      {
        sheet: '3-1-101',
        form: 'resident',
        rows: 3,
        created: 3,
        also: [
          { form: 'housing', created: 1 },
          { form: 'party', created: 1 },
        ],
      },
    ])
    const shown = await household(office, 1)
    expect(shown).toMatchObject({
      building: '3栋',
      room: '101',
      household_kind: '家庭户',
      collected_on: '2015-06-03',
      head_name: '覃国强',
      members: [{ name: '覃国强' }, { name: '韦秀英', relation_to_head: '配偶' }, { name: '覃小明' }],
    })
    expect(JSON.stringify(shown)).toContain('白沙社区第一支部')
    expect(JSON.stringify(shown.forms)).toContain('89.5')
    const again = await office.json('import', file, '--grid', '7')
    expect(again).toMatchObject({ totals: { rows: 3, unchanged: 3 } })
  })

  it('labels above their values, a sheet a household, tables of areas below', async () => {
    const { office, done } = await imported('label-above')
    expect(done.problems).toEqual([])
    expect(done.files[0]?.sheets).toMatchObject([
      { sheet: '3栋201', rows: 2, created: 2, also: [{ form: 'medical_insurance', created: 2 }] },
      {
        sheet: '3栋202',
        rows: 2,
        created: 2,
        also: [
          { form: 'medical_insurance', created: 2 },
          { form: 'disability', created: 1 },
        ],
      },
    ])
    expect(await household(office, 2)).toMatchObject({ head_name: '陆志强', members: [{}, { name: '黄丽' }] })
  })

  it('labels in the cell, two households one below the other', async () => {
    const { office, done } = await imported('label-in-cell')
    expect(done.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(done.totals).toMatchObject({ rows: 4, created: 4 })
    const [first, second] = [await household(office, 1), await household(office, 2)]
    expect(first).toMatchObject({
      room: '301',
      members: [{ name: '蒙大海', phone: '13000000021' }, { name: '蒙小海' }],
    })
    expect(second).toMatchObject({ room: '302', members: [{ name: '龙春梅' }, { name: '龙小冬' }] })
    expect(first.forms).toHaveProperty('housing')
  })

  it('one person on top and the family without that person below', async () => {
    const { office, done } = await imported('one-person')
    expect(done.files[0]?.sheets[0]?.unknown_columns).toEqual([])
    expect(done.totals).toMatchObject({ rows: 2, created: 2 })
    expect(await household(office, 1)).toMatchObject({
      building: '3',
      room: '401',
      members: [
        { name: '韦志远', relation_to_head: '户主' },
        { name: '罗小燕', workplace: '示例小学' },
      ],
    })
  })
})

describe('what is wrong on a form goes back in its own cell', () => {
  const cellsOf = (done: ImportDone) => done.problems.map(({ code, cell }) => [code, cell])

  it('a number in the household part, a member and an area', async () => {
    const { done, office } = await imported('label-left', (workbook) => {
      const sheet = workbook.getWorksheet('3-1-101')
      if (!sheet) return
      sheet.getCell('E8').value = '450299196002031025'
      sheet.getCell('G14').value = '0.3亩'
      sheet.getCell('E12').value = '1985年13月'
    })
    expect(cellsOf(done)).toEqual([
      ['id_number.checksum', 'E8'],
      ['number.unit', 'G14'],
      ['date.invalid', 'E12'],
    ])
    const returned = new exceljs.Workbook()
    await returned.xlsx.readFile(join(office.cwd, done.files[0]?.returned ?? ''))
    const sheet = returned.getWorksheet('3-1-101')
    for (const cell of ['E8', 'G14', 'E12'])
      expect([cell, JSON.stringify(sheet?.getCell(cell).note)]).toEqual([cell, expect.stringContaining('退回')])
    expect(sheet?.getCell('B7').value).toBe('覃国强')
  })

  it('two ticks for one choice, somebody who does not live here, nobody named', async () => {
    const { done } = await imported('label-left', (workbook) => {
      const sheet = workbook.getWorksheet('3-1-101')
      if (!sheet) return
      sheet.getCell('H3').value = '☑家庭户 ☑集体户'
      sheet.getCell('C12').value = '覃国'
    })
    expect(cellsOf(done)).toEqual([
      ['paper.two_ticks', 'H3'],
      ['household.held_back', 'B7'],
      ['paper.not_a_member', 'C12'],
    ])
    const nobody = await imported('label-left', (workbook) => {
      const cell = workbook.getWorksheet('3-1-101')?.getCell('C12')
      if (cell) cell.value = null
    })
    expect(codes(nobody.done)).toEqual(['paper.whose'])
  })

  it('a record waits with the person that it is of, and that is said once', async () => {
    const { done } = await imported('label-above', (workbook) => {
      const cell = workbook.getWorksheet('3栋202')?.getCell('D7')
      if (cell) cell.value = '450299198303130229'
    })
    expect(cellsOf(done)).toEqual([['id_number.checksum', 'D7']])
    expect(done.files[0]?.sheets[1]).toMatchObject({
      rejected: 1,
      also: [
        { form: 'medical_insurance', created: 1, rejected: 1 },
        { form: 'disability', rejected: 1 },
      ],
    })
  })
})

it('fifty forms in one workbook, and undone again', async () => {
  const { office, done } = await imported('label-above', (workbook) => {
    const from = workbook.getWorksheet('3栋201')
    if (!from) return
    for (let count = 0; count < 48; count++) {
      const sheet = workbook.addWorksheet(`户${count}`)
      for (const row of [2, 3, 5, 6])
        from.getRow(row).eachCell((cell, column) => {
          sheet.getCell(row, column).value = cell.value
        })
      sheet.getCell('A1').value = '居民入户调查表'
      sheet.getCell('C3').value = String(401 + count)
      sheet.getCell('D3').value = sheet.getCell('B6').value = `住户${'甲乙丙丁'[count % 4]}`
      sheet.getCell('D6').value = '无'
      sheet.getCell('G5').value = '出生日期'
      sheet.getCell('G6').value = `19${50 + count}-01-02`
    }
  })
  expect(done.totals).toMatchObject({ rows: 52, created: 52, rejected: 0 })
  expect(await office.json('imports', 'undo', '1', '--yes')).toMatchObject({ batch: 1 })
  expect(await office.json('status')).toMatchObject({ persons: 0, households: 0 })
})
