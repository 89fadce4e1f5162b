/** What an import decides: who is who, which household, what is kept, what goes back (semantics.md sections 2 to 4). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkCharacter } from '../../src/register/identity.ts'
import { codes, idNo, testOffice } from './office.ts'

const HEAD = ['楼栋', '单元', '房号', '姓名', '与户主关系', '身份证号', '联系电话', '文化程度', '备注']
const TANG = idNo('1960-05-03', '111')
const WEI = idNo('1962-08-19', '122')
const LAN = idNo('1990-01-20', '133')
const tang = ['1栋', '1', '101', '唐示例', '户主', TANG, '13000000001', '高中', '']
const wei = ['1栋', '1', '101', '韦示例', '配偶', WEI, '', '大专', '']

describe('who is who', () => {
  it('one number with two names: both rows go back, each naming the other', async () => {
    const office = await testOffice()
    const done = await office.import(
      [HEAD, tang, ['1栋', '1', '102', '蓝示例', '户主', TANG, '', '', '']],
      '--grid',
      '7',
    )
    expect(done.totals).toMatchObject({ created: 0, rejected: 2 })
    expect(codes(done)).toEqual(['person.duplicate_in_file', 'person.duplicate_in_file'])
    expect(done.problems[0]?.message).toContain('蓝示例')
    expect(done.problems[1]?.message).toContain('唐示例')
    expect(done.problems.map((problem) => problem.cell)).toEqual(['F2', 'F3'])
  })

  it('nobody is moved twice by one workbook: the other door goes back, the second time too', async () => {
    const office = await testOffice()
    const list = [HEAD, tang, ['1栋', '1', '301', '唐示例', '户主', TANG, '', '', '']]
    const first = await office.import(list, '--grid', '7', '--accept-moves')
    expect(first.totals).toMatchObject({ created: 1, rejected: 1 })
    const again = await office.import(list, '--grid', '7', '--accept-moves')
    expect(again.totals).toMatchObject({ created: 0, updated: 0, unchanged: 1, rejected: 1 })
    expect(codes(again)).toContain('person.elsewhere')
  })

  it('one number with one name twice is one person and a warning', async () => {
    const office = await testOffice()
    const done = await office.import([HEAD, tang, tang], '--grid', '7')
    expect(codes(done)).toEqual(['person.duplicate_in_file'])
    expect((await office.json('status')).persons).toBe(1)
  })

  it('a newborn is known by household, name and birth date, and gets the number later', async () => {
    const office = await testOffice()
    const head = [...HEAD, '出生日期']
    const first = await office.import(
      [head, [...tang, ''], ['1栋', '1', '101', '唐小小', '女', '', '', '', '', '2015-02-03']],
      '--grid',
      '7',
    )
    expect(codes(first)).toEqual(['person.without_number'])
    const number = idNo('2015-02-03', '144')
    const second = await office.import(
      [head, [...tang, ''], ['1栋', '1', '101', '唐小小', '女', number, '', '', '', '']],
      '--grid',
      '7',
    )
    expect(second.totals).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
    expect((await office.json('status')).persons).toBe(2)
  })

  it('somebody known elsewhere goes back with both doors, and moves with a date or --accept-moves', async () => {
    const office = await testOffice()
    await office.import([HEAD, tang, wei], '--grid', '7')
    const moved = ['2栋', '1', '201', '韦示例', '户主', WEI, '', '', '']
    const refused = await office.import([HEAD, moved], '--grid', '7')
    expect(codes(refused)).toEqual(['person.elsewhere'])
    expect(refused.problems[0]?.message).toMatch(/1栋1单元101室.*2栋1单元201室/)
    const dated = await office.import(
      [
        [...HEAD, '迁入日期'],
        [...moved, '2015-06-01'],
      ],
      '--grid',
      '7',
    )
    expect(dated.totals).toMatchObject({ rejected: 0, updated: 1 })
    const back = await office.import([HEAD, tang, wei], '--grid', '7', '--accept-moves')
    expect(back.totals).toMatchObject({ rejected: 0, updated: 1, unchanged: 1 })
    expect((await office.json('household', 'show', '450205006003-07-0001')).members).toHaveLength(2)
  })

  it.each([
    ['450298', ['id_number.area_unknown']],
    ['450299', []],
    ['450221', []],
  ])('a number from %s goes in; only a place that never was is said', async (area, expected) => {
    const office = await testOffice()
    const digits = `${area}19600503111`
    const done = await office.import(
      [HEAD, ['1栋', '1', '101', '唐示例', '户主', digits + checkCharacter(digits), '', '', '']],
      '--grid',
      '7',
    )
    expect(codes(done)).toEqual(expected)
    expect(done.totals.created).toBe(1)
  })

  it('a masked number identifies nobody and changes nothing', async () => {
    const office = await testOffice()
    await office.import([HEAD, tang], '--grid', '7')
    const done = await office.import(
      [HEAD, ['1栋', '1', '101', '唐示例', '户主', '450299********1110', '', '本科', '']],
      '--grid',
      '7',
    )
    expect(codes(done)).toEqual(['id_number.masked'])
    expect(done.totals).toMatchObject({ created: 0, updated: 0, rejected: 1 })
  })
})

describe('which household', () => {
  it('a new household whose head is refused is held back whole, and said so once', async () => {
    const office = await testOffice()
    const broken = [
      '1栋',
      '1',
      '101',
      '唐示例',
      '户主',
      `${TANG.slice(0, 17)}${TANG.endsWith('1') ? '2' : '1'}`,
      '',
      '',
      '',
    ]
    const done = await office.import(
      [HEAD, broken, wei, ['1栋', '1', '102', '蓝示例', '户主', LAN, '', '', '']],
      '--grid',
      '7',
    )
    expect(codes(done)).toEqual(['id_number.checksum', 'household.held_back'])
    expect(done.totals).toMatchObject({ created: 1, rejected: 2 })
    const corrected = await office.import(
      [HEAD, tang, wei, ['1栋', '1', '102', '蓝示例', '户主', LAN, '', '', '']],
      '--grid',
      '7',
    )
    expect(corrected.totals).toMatchObject({ created: 2, unchanged: 1, rejected: 0 })
  })

  it('two families in one flat are two households, found again by their heads', async () => {
    const office = await testOffice()
    const other = ['1栋', '1', '101', '蓝示例', '户主', LAN, '', '', '']
    for (const created of [2, 0]) {
      const done = await office.import([HEAD, tang, other], '--grid', '7')
      expect(done.totals.created).toBe(created)
    }
    expect((await office.json('status')).households).toBe(2)
  })

  it('serials follow the order of doors, numbers by their size', async () => {
    const office = await testOffice()
    const ids = ['10栋', '2栋', '1栋'].map((building, index) => [
      building,
      '1',
      '101',
      '唐示例',
      '户主',
      idNo('1970-01-01', `${index}11`),
      '',
      '',
      '',
    ])
    await office.import([HEAD, ...ids], '--grid', '7')
    const { households } = (await office.json('household', 'list')) as unknown as {
      households: { household_code: string; door?: string; building?: string }[]
    }
    expect(households.map((one) => one.household_code.slice(-4))).toEqual(['0001', '0002', '0003'])
    expect(JSON.stringify(households[2])).toContain('10栋')
  })

  it('a door without people is a door, not an error; whoever moves in gets its code', async () => {
    const office = await testOffice()
    const head = [...HEAD, '房屋状态']
    const empty = ['1栋', '1', '101', '', '', '', '', '', '', '空房']
    const done = await office.import([head, empty], '--grid', '7')
    expect(done.totals).toMatchObject({ rows: 1, created: 1, rejected: 0 })
    expect(await office.json('status')).toMatchObject({ households: 0, empty_doors: 1 })
    expect((await office.import([head, empty], '--grid', '7', '--today', '2016-02-01')).totals.unchanged).toBe(1)
    await office.import([HEAD, tang], '--grid', '7')
    expect(await office.json('status')).toMatchObject({ households: 1, empty_doors: 0 })
    expect((await office.json('household', 'list')) as object).toMatchObject({
      households: [{ household_code: '450205006003-07-0001' }],
    })
  })

  it.each(['空房', '装修', '未见面', '人不在', '租客不让进'])('%s in the column of names is no name', async (word) => {
    const office = await testOffice()
    const done = await office.import([HEAD, ['1栋', '1', '101', word, '', '', '', '', '']], '--grid', '7')
    expect([done.totals.rows, done.totals.rejected]).toEqual([1, 0])
    expect(await office.json('status')).toMatchObject({ persons: 0, empty_doors: 1 })
  })

  it('without a grid in the row, the building or --grid, the row goes back', async () => {
    const office = await testOffice()
    expect(codes(await office.import([HEAD, tang]))).toEqual(['grid.missing'])
    const refused = await office.import([HEAD, tang], '--grid', '一百')
    expect(refused).toMatchObject({ exit: 2, error: { code: 'grid.unknown' } })
  })

  it('an unknown household code goes back', async () => {
    const office = await testOffice()
    const done = await office.import(
      [
        ['户编码', ...HEAD.slice(3)],
        ['450205006003-07-0099', ...tang.slice(3)],
      ],
      '--grid',
      '7',
    )
    expect(codes(done)).toEqual(['household.unknown'])
  })
})

describe('what is kept', () => {
  it('a blank cell erases nothing, 清空 does, 不详 never pushes out a value', async () => {
    const office = await testOffice()
    await office.import([HEAD, tang], '--grid', '7')
    const with_ = (phone: string, education: string) => [
      HEAD,
      ['1栋', '1', '101', '唐示例', '户主', TANG, phone, education, ''],
    ]
    expect((await office.import(with_('', '不详'), '--grid', '7')).totals.unchanged).toBe(1)
    expect((await office.import(with_('清空', ''), '--grid', '7')).totals.updated).toBe(1)
    const person = await office.json('person', 'show', TANG)
    expect(person).toMatchObject({ education: '普通高级中学教育' })
    expect(person).not.toHaveProperty('phone')
  })

  it('all five states of a cell come back out, 不详 of the relation among them', async () => {
    const office = await testOffice()
    await office.import([HEAD, tang, ['1栋', '1', '101', '韦示例', '不详', WEI, '拒填', '无', '']], '--grid', '7')
    const file = join(office.cwd, 'out.csv')
    await office.json('export', 'resident', '-o', file, '--reveal', '--yes')
    expect(readFileSync(file, 'utf8').split('\r\n')[2]).toMatch(/不详.*无.*拒填|不详.*拒填.*无/)
    expect(await office.json('import', file)).toMatchObject({ totals: { unchanged: 2 } })
    await office.import([HEAD, ['1栋', '1', '101', '韦示例', '配偶', WEI, '', '', '']], '--grid', '7')
    expect(await office.json('person', 'show', WEI)).toMatchObject({ relation_to_head: '配偶' })
  })

  it('every accepted value stays as text: a room 0101, a phone, a building', async () => {
    const office = await testOffice()
    await office.import([HEAD, ['01栋', '1', '0101', '唐示例', '户主', TANG, '0772-2000001', '', '']], '--grid', '7')
    expect(await office.json('household', 'show', '450205006003-07-0001')).toMatchObject({
      building: '01栋',
      room: '0101',
    })
  })

  it('--dry-run shows the same counts and writes nothing, not even a file', async () => {
    const office = await testOffice()
    const before = readFileSync(join(office.cwd, 'gridbook.yaml'))
    const dry = await office.import(
      [HEAD, tang, ['1栋', '1', '102', '蓝示例', '户主', '123', '', '', '']],
      '--grid',
      '7',
      '--dry-run',
    )
    expect(dry).toMatchObject({ batch: null, dry_run: true, totals: { created: 1, rejected: 1 } })
    expect(readFileSync(join(office.cwd, 'gridbook.yaml'))).toEqual(before)
    expect(readdirSync(join(office.cwd, '退回'))).toEqual([])
    expect(readdirSync(join(office.cwd, '备份'))).toEqual([])
    expect((await office.json('status')).persons).toBe(0)
  })

  it('--strict keeps the whole file out; --snapshot names who is missing and changes nothing', async () => {
    const office = await testOffice()
    await office.import([HEAD, tang, wei], '--grid', '7')
    const strict = await office.import(
      [HEAD, ['1栋', '1', '102', '蓝示例', '户主', LAN, '', '', ''], [...tang.slice(0, 5), '123', '', '', '']],
      '--grid',
      '7',
      '--strict',
    )
    expect(strict.totals).toMatchObject({ rows: 2, created: 0, rejected: 2 })
    const snapshot = await office.import([HEAD, tang], '--grid', '7', '--snapshot')
    expect(snapshot.missing?.map((one) => one.name)).toEqual(['韦示例'])
    expect((await office.json('status')).persons).toBe(2)
  })

  it('a copy of the database is kept before every import', async () => {
    const office = await testOffice()
    await office.import([HEAD, tang], '--grid', '7')
    await office.import([HEAD, wei], '--grid', '7')
    expect(readdirSync(join(office.cwd, '备份')).length).toBe(2)
  })
})

describe('sheets and columns', () => {
  it('two columns for one field are named and the sheet goes back', async () => {
    const office = await testOffice()
    const done = await office.import(
      [
        ['楼栋', '房号', '姓名', '身份证号', '身份证号码'],
        ['1栋', '101', '唐示例', TANG, TANG],
      ],
      '--grid',
      '7',
    )
    expect(codes(done)).toContain('column.duplicate')
    expect(done.exit).toBe(1)
  })

  it('a list without numbers and birth dates says which column is missing', async () => {
    const office = await testOffice()
    const done = await office.import(
      [
        ['楼栋', '房号', '姓名', '联系电话'],
        ['1栋', '101', '唐示例', '13000000001'],
      ],
      '--grid',
      '7',
    )
    expect(codes(done)).toEqual(['column.missing'])
    expect(done.totals).toMatchObject({ rows: 1, rejected: 1 })
  })

  it('a sheet that fits no form is said so', async () => {
    const office = await testOffice()
    const done = await office.import([
      ['日期', '天气'],
      ['2015-03-01', '晴'],
    ])
    expect(codes(done)).toEqual(['sheet.unknown'])
  })

  it('rows below a total are taken with a warning, notes and signatures are not', async () => {
    const office = await testOffice()
    const done = await office.import(
      [HEAD, tang, ['合计', '', '', '1人', '', '', '', '', ''], wei, ['填表人：张某', '', '', '', '', '', '', '', '']],
      '--grid',
      '7',
    )
    expect(codes(done)).toEqual(['row.after_total'])
    expect(done.totals).toMatchObject({ rows: 2, created: 2 })
  })

  it('an area sheet needs people that are known, under their own names', async () => {
    const office = await testOffice()
    await office.import([HEAD, tang], '--grid', '7')
    const sheet = [
      ['姓名', '身份证号', '有无残疾人证', '残疾类别', '残疾等级'],
      ['唐示例', TANG, '有', '肢体残疾', '四级'],
      ['韦示例', WEI, '有', '肢体残疾', '四级'],
      ['唐某某', TANG, '有', '肢体残疾', '四级'],
    ]
    const done = await office.import(sheet)
    expect(codes(done)).toEqual(['reference.unknown', 'person.name_mismatch'])
    expect(done.totals).toMatchObject({ created: 1, rejected: 2 })
  })
})

it('a workbook made for a grid comes back without naming it, empty doors and new ones too', async () => {
  const office = await testOffice()
  await office.import([HEAD, tang, ['1栋', '1', '102', '空房', '', '', '', '', '']], '--grid', '7')
  await office.import([HEAD, ['1栋', '1', '102', '蓝示例', '户主', LAN, '', '', '']], '--grid', '8')
  const file = join(office.cwd, '07.xlsx')
  await office.json('forms', 'template', '--short', '--filled', '--grid', '7', '-o', file)
  expect(await office.json('import', file)).toMatchObject({ totals: { rows: 2, unchanged: 2, rejected: 0 } })
})

it('two rows about one record that differ: the second goes back and names the first; the same twice is no matter', async () => {
  const office = await testOffice()
  await office.import([HEAD, tang], '--grid', '7')
  const head = ['姓名', '身份证号', '参保险种', '参保状态']
  const row = (state: string) => ['唐示例', TANG, '城乡居民', state]
  const done = await office.import([head, row('正常参保'), row('暂停参保'), row('正常参保')])
  expect(codes(done)).toEqual(['record.twice'])
  expect(done.problems[0]).toMatchObject({ cell: 'D3', severity: 'error' })
  expect(done.problems[0]?.message).toContain('第2行')
  expect(done.totals).toMatchObject({ rows: 3, rejected: 1 })
})

describe('the returned workbook', () => {
  it('is written where there are errors, and corrected and sent again everything is in', async () => {
    const office = await testOffice()
    const done = await office.import(
      [HEAD, tang, ['1栋', '1', '102', '蓝示例', '户主', LAN, '12', '', '']],
      '--grid',
      '7',
    )
    expect(codes(done)).toEqual(['phone.invalid'])
    const returned = done.files[0]?.returned ?? ''
    expect(existsSync(join(office.cwd, returned))).toBe(true)
    const again = await office.json('import', join(office.cwd, returned), '--grid', '7')
    expect(again).toMatchObject({ totals: { unchanged: 1, rejected: 1 } })
  })
})
