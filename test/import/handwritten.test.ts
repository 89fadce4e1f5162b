/** Lists as offices write them by hand: totals in the middle, notes, page breaks, doors in words, dates of every spelling. */
import { describe, expect, it } from 'vitest'
import { codes, idNo, testOffice } from './office.ts'

const HEAD = ['楼栋', '单元', '房号', '姓名', '与户主关系', '身份证号', '出生日期', '联系电话']
const person = (room: string, name: string, number: string, birth = '', phone = '') => [
  '1栋',
  '1',
  room,
  name,
  '户主',
  number,
  birth,
  phone,
]
const MAY = idNo('1980-05-03', '111')

async function residents(office: Awaited<ReturnType<typeof testOffice>>, number: string) {
  return (await office.json('person', 'show', number, '--reveal', '--yes')) as Record<string, unknown>
}

describe('which rows are data', () => {
  it('sums of a part, a repeated heading, page lines and signatures are none; the list goes on below them', async () => {
    const office = await testOffice()
    const head = ['序号', '门牌号', '姓名', '身份证号', '关系']
    const house = (door: string, serial: string) => ['1', door, '吴示例', idNo('1950-01-01', serial), '户主']
    const done = await office.import(
      [
        ['居民花名册'],
        ['填表单位：白沙社区', '', '', '第1页'],
        head,
        house('长风路1号', '111'),
        ['本页小计', '', '1'],
        ['居民花名册'],
        ['填表单位：白沙社区', '', '', '第2页'],
        head,
        house('长风路3号', '131'),
        ['本页小计', '', '1'],
        ['总  计', '', '2'],
        ['', '注：未见面的不填'],
        ['填表人', '', '张示例', '', '2015年6月1日'],
        ['制表：张示例', '', '', '审核：李示例'],
      ],
      '--grid',
      '7',
    )
    expect([done.totals.rows, done.totals.created, codes(done)]).toEqual([2, 2, []])
  })

  it('below a total a person still counts, with a wrong number too, and a child without one', async () => {
    const office = await testOffice()
    const wrong = `${MAY.slice(0, 17)}${MAY.endsWith('1') ? '2' : '1'}`
    const done = await office.import(
      [
        HEAD,
        person('101', '唐示例', MAY),
        ['合计', '', '', '1人'],
        person('102', '韦示例', wrong),
        ['1栋', '1', '101', '唐小小', '女', '', '2014.2', ''],
        ['以上情况属实', '', '', '', '', '', '', ''],
      ],
      '--grid',
      '7',
    )
    expect([done.totals.rows, done.totals.rejected]).toEqual([3, 1])
    expect(codes(done)).toContain('id_number.checksum')
    expect(codes(done).filter((code) => code === 'row.after_total')).toHaveLength(2)
  })

  it('the line of column numbers and the line of how to fill in are none', async () => {
    for (const line of [
      ['甲', '乙', '1', '2', '3', '4', '5', '6'],
      ['必填', '选填', '必填', '必填', '下拉选择', '填写18位', '如：1980.5.3', '选填'],
    ]) {
      const office = await testOffice()
      const done = await office.import([HEAD, line, person('101', '唐示例', MAY)], '--grid', '7')
      expect([done.totals.rows, codes(done)]).toEqual([1, []])
    }
  })
})

describe('cells as people write them', () => {
  it.each([
    '1980年5月3日生',
    '公历1980年5月3日',
    '1980\\5\\3',
    '1980 5 3',
    '1980.05.03.',
    '1980—5—3',
    '一九八0年五月三日',
    '1980年五月三日',
    '八〇年五月三日',
  ])('%s is the third of May 1980', async (text) => {
    const office = await testOffice()
    const row = ['1栋', '1', '101', '唐小小', '户主', '', text, '']
    const done = await office.import([HEAD, row], '--grid', '7')
    expect(done.totals.created).toBe(1)
    const { members } = (await office.json('household', 'show', '450205006003-07-0001')) as unknown as {
      members: { birth_date: string }[]
    }
    expect(members[0]?.birth_date).toBe('1980-05-03')
  })

  it('the number knows the century of a year in two digits', async () => {
    const office = await testOffice()
    const old = idNo('1913-03-02', '111')
    const done = await office.import(
      [HEAD, person('101', '唐示例', old, '13.3.2')],
      '--grid',
      '7',
      '--today',
      '2015-06-30',
    )
    expect(codes(done)).toEqual([])
    expect(await residents(office, old)).toMatchObject({ birth_date: '1913-03-02' })
  })

  it.each([
    ['0086-13000000001', '13000000001'],
    ['130.0000.0001', '13000000001'],
    ['电话：13000000001', '13000000001'],
    ['13000000001\u202c', '13000000001'],
    ['0772-281-2345', '0772-2812345'],
  ])('the phone %s', async (text, phone) => {
    const office = await testOffice()
    expect((await office.import([HEAD, person('101', '唐示例', MAY, '', text)], '--grid', '7')).totals.created).toBe(1)
    expect(await residents(office, MAY)).toMatchObject({ phone })
  })

  it.each([`“${MAY}”`, `${MAY}.`, `身份证号：${MAY}`])('the number %s', async (text) => {
    const office = await testOffice()
    expect((await office.import([HEAD, person('101', '唐示例', text)], '--grid', '7')).totals.created).toBe(1)
    expect(await residents(office, MAY)).toMatchObject({ name: '唐示例' })
  })
})

describe('doors without people', () => {
  it.each(['租户不让进', '家里没人', '长期无人居住', '毛坯房', '联系不上', '敲门无应答'])(
    '%s, in whichever column',
    async (word) => {
      const head = [...HEAD, '房屋状态']
      for (const column of [3, 8]) {
        const office = await testOffice()
        const row = ['1栋', '1', '101', '', '', '', '', '', '']
        row[column] = word
        const done = await office.import([head, row], '--grid', '7')
        expect([done.totals.created, codes(done)]).toEqual([1, []])
        expect(await office.json('status')).toMatchObject({ persons: 0, empty_doors: 1 })
      }
    },
  )
})

describe('lists of areas that name the household in their own way', () => {
  const REGISTER = [HEAD, person('101', '唐示例', MAY), ['', '', '', '', '', '', '', '']]

  it.each([
    ['columns of the door', ['楼栋', '单元', '房号', '户主姓名'], ['1栋', '1', '101', '唐示例']],
    ['the head and the number', ['户主姓名', '身份证号'], ['唐示例', MAY]],
    ['an address', ['户主姓名', '家庭住址'], ['唐示例', '长风路1号1栋1单元101室']],
  ])('%s', async (_, head, cells) => {
    const office = await testOffice()
    await office.import(REGISTER, '--grid', '7')
    const done = await office.import(
      [
        [...head, '救助类别', '保障人口', '月保障金额（元）'],
        [...cells, '低保', '2人', '450.5元'],
      ],
      '--grid',
      '7',
    )
    expect(done.files[0]?.sheets[0]).toMatchObject({ form: 'assistance', unknown_columns: [] })
    expect([done.totals.created, codes(done)]).toEqual([1, []])
    expect(await office.json('household', 'show', '450205006003-07-0001')).toMatchObject({
      forms: { assistance: expect.anything() },
    })
  })

  it('the address of a let house, and words that the name of the list leaves unsaid', async () => {
    const office = await testOffice()
    await office.import(REGISTER, '--grid', '7')
    const houses = await office.import(
      [
        ['房屋地址', '房东姓名', '租金', '面积'],
        ['1栋1单元101', '唐示例', '800元', '89.5平米'],
      ],
      '--grid',
      '7',
    )
    expect(houses.files[0]?.sheets[0]).toMatchObject({ form: 'housing' })
    expect([houses.totals.created, codes(houses)]).toEqual([1, []])
    const disabled = await office.import([
      ['姓名', '性别', '身份证号', '残疾证号', '类别', '等级', '联系电话'],
      ['唐示例', '男', MAY, `${MAY}43`, '肢体', '叁级', '13000000001'],
    ])
    expect(disabled.files[0]?.sheets[0]).toMatchObject({ form: 'disability', unknown_columns: [] })
    expect([disabled.totals.created, codes(disabled)]).toEqual([1, []])
  })
})

describe('wide lists', () => {
  it.each([
    ['残疾', '肢体三级', { disability: { disability_type: '肢体残疾', disability_grade: '三级' } }],
    ['残疾', '精神残疾（二级）', { disability: { disability_type: '精神残疾', disability_grade: '二级' } }],
    ['医保', '未参保', { medical_insurance: { insurance_status: '未参保' } }],
    ['党员', '群众', {}],
  ])('%s %s', async (heading, word, forms) => {
    const office = await testOffice()
    const done = await office.import(
      [
        [...HEAD, heading],
        [...person('101', '唐示例', MAY), word],
      ],
      '--grid',
      '7',
    )
    expect([done.totals.created, codes(done)]).toEqual([1, []])
    const found = (await residents(office, MAY)) as { forms?: object }
    expect(found.forms ?? {}).toMatchObject(forms)
    expect(Object.keys(found.forms ?? {})).toEqual(Object.keys(forms))
  })

  it('a word that the area does not know is an unknown code of that cell', async () => {
    const office = await testOffice()
    const done = await office.import(
      [
        [...HEAD, '残疾'],
        [...person('101', '唐示例', MAY), '头疼'],
      ],
      '--grid',
      '7',
    )
    expect([codes(done), done.problems[0]?.cell]).toEqual([['code.unknown'], 'I2'])
  })
})

it('an error of Excel is one in a CSV too', async () => {
  const office = await testOffice()
  const done = await office.import([HEAD, person('101', '唐示例', MAY, '#VALUE!')], '--grid', '7')
  expect([codes(done), done.problems[0]?.cell]).toEqual([['cell.error_value'], 'G2'])
})

describe('two lists that speak of one person', () => {
  const head = [...HEAD, '人户状态']
  const says = (building: string, status: string) => [building, ...person('101', '唐示例', MAY).slice(1), status]

  it('registered in one grid and living in another, the lists do not take turns', async () => {
    const office = await testOffice()
    const registered = [head, says('1栋', '户在人不在')]
    const living = [head, says('9栋', '人在户不在')]
    expect((await office.import(registered, '--grid', '5')).totals.created).toBe(1)
    expect((await office.import(living, '--grid', '6')).totals.updated).toBe(1)
    expect((await office.import(registered, '--grid', '5')).totals.unchanged).toBe(1)
    expect((await office.import(living, '--grid', '6')).totals.unchanged).toBe(1)
    for (const grid of ['5', '6'])
      expect((await office.json('household', 'show', `450205006003-0${grid}-0001`)).members).toHaveLength(1)
  })

  it('a row that goes back leaves no door behind', async () => {
    const office = await testOffice()
    const elsewhere = ['9栋', ...person('901', '唐示例', MAY).slice(1)]
    const done = await office.import([HEAD, person('101', '唐示例', MAY), elsewhere], '--grid', '5')
    expect(done.totals).toMatchObject({ created: 1, rejected: 1 })
    expect(await office.json('status')).toMatchObject({ households: 1, empty_doors: 0 })
  })
})

it('rows under two columns of one name wait, every one counted', async () => {
  const office = await testOffice()
  const done = await office.import(
    [
      [...HEAD, '备注', '备注'],
      [...person('101', '唐示例', MAY), '一', '二'],
    ],
    '--grid',
    '5',
  )
  expect(codes(done).filter((code) => code === 'column.duplicate')).toHaveLength(1)
  expect(done.totals).toMatchObject({ rows: 1, rejected: 1 })
})

it.each([
  ['长风路1号长风小区3栋2单元101室', { estate: '长风小区', building: '3', unit_no: '2', room: '101' }],
  ['柳州市柳北区长风小区3栋2单元101', { estate: '长风小区', building: '3' }],
  ['3栋101', { building: '3', room: '101' }],
  ['长风路105号', { street_no: '长风路105号' }],
])('a list with nothing but the address %s has its doors there', async (address, door) => {
  const office = await testOffice()
  const done = await office.import(
    [
      ['姓名', '与户主关系', '身份证号', '家庭住址'],
      ['唐示例', '户主', MAY, address],
      ['韦示例', '配偶', idNo('1982-01-01', '122'), address],
    ],
    '--grid',
    '5',
  )
  expect([done.totals.created, codes(done)]).toEqual([2, []])
  expect(await office.json('household', 'show', '450205006003-05-0001')).toMatchObject(door)
})

it('a list of heads alone makes each of them a household of one', async () => {
  const office = await testOffice()
  const done = await office.import(
    [
      ['楼栋', '单元', '房号', '户主姓名', '户主身份证号', '户主电话', '家庭人口'],
      ['1栋', '1', '101', '唐示例', MAY, '13000000001', '3人'],
    ],
    '--grid',
    '7',
  )
  expect([done.totals.created, codes(done)]).toEqual([1, []])
  expect(await office.json('household', 'show', '450205006003-07-0001')).toMatchObject({ head_name: '唐示例' })
})

it('a grid in which people stand is known, also when the list of grids leaves it out', async () => {
  const office = await testOffice()
  await office.import([HEAD, person('101', '唐示例', MAY)], '--grid', '7')
  await office.import([
    ['网格编号', '网格名称', '网格范围'],
    ['1', '一网格', '1至3栋'],
  ])
  const again = await office.import([HEAD, person('101', '唐示例', MAY)], '--grid', '7')
  expect(again.totals.unchanged).toBe(1)
  const said = await office.import([
    ['网格', ...HEAD],
    ['7', ...person('101', '唐示例', MAY)],
  ])
  expect(said.totals.unchanged).toBe(1)
  expect((await office.import([HEAD], '--grid', '9')).error).toMatchObject({ code: 'grid.unknown' })
})

it('编号 is a staff number on a roster, and a serial number on a list of residents', async () => {
  const office = await testOffice()
  const roster = await office.import([
    ['编号', '姓名', '职务', '网格号', '任职起'],
    ['W01', '甲示例', '网格员', '7', '2015-01-01'],
  ])
  expect(roster).toMatchObject({ totals: { created: 1, rejected: 0 }, files: [{ sheets: [{ form: 'roster' }] }] })
})

it("somebody else's table with a word or two of ours is nobody's form", async () => {
  const office = await testOffice()
  const done = await office.import([
    ['名称', '类型', '规格', '数量', '单价', '供货商'],
    ['打印纸', 'A4', '70克', '10', '20', '某某商行'],
  ])
  expect(codes(done)).toEqual(['sheet.unknown'])
})

it.each([
  ['13000000001（儿子）', '13000000001'],
  ['女儿：13000000001', '13000000001'],
  ['13000000001（本人）、13000000002（老伴）', '13000000001、13000000002'],
])('the phone %s is taken, and the words beside it are said to be left out', async (text, phone) => {
  const office = await testOffice()
  const done = await office.import([HEAD, person('101', '唐示例', MAY, '', text)], '--grid', '7')
  expect([done.totals.created, codes(done)]).toEqual([1, ['phone.remark']])
  expect(((await residents(office, MAY)).phone as string).replace(';', '、')).toBe(phone)
})

it('a damaged number comes back with the masked number of the one person it may be', async () => {
  const office = await testOffice()
  await office.import([HEAD, person('101', '唐示例', MAY)], '--grid', '7')
  const lost = `${MAY.slice(0, 15)}000`
  const done = await office.import([HEAD, person('101', '唐示例', lost), person('102', '韦示例', lost)], '--grid', '7')
  expect(codes(done)).toEqual(['id_number.lost_digits', 'id_number.lost_digits'])
  expect(done.problems[0]?.message).toContain(`是不是“450299********${MAY.slice(-4)}”`)
  expect(done.problems[1]?.message).not.toContain('是不是')
  expect(done.totals.rejected).toBe(2)
})
