/** What stands on a card, and what must not. */
import { describe, expect, it } from 'vitest'
import type { CardItem } from '../../src/cards/card-item.ts'
import { cardPage } from '../../src/cards/card-page.ts'
import { cells, DEFINITIONS, emptyDoor, field, householdFile, OPTIONS, person, record, withField } from './fixture.ts'

const page = (file = householdFile(1), more: Partial<typeof OPTIONS> = {}) =>
  cardPage(file, DEFINITIONS, { ...OPTIONS, ...more })
const words = (items: readonly CardItem[]): string[] =>
  items.map(({ label, text, state }) => (state === 'ask' ? `${label} ____` : `${label} ${text}`))

describe('a card', () => {
  it('names the door, the grid and the head', () => {
    const card = page()
    expect([card.door, card.grid, card.household]).toEqual([
      '长风小区3栋2单元101室',
      '第07网格',
      '450205006003-07-0001',
    ])
    expect(words(card.head)).toEqual([
      '户主姓名 覃示例',
      '户主联系方式 13000000001、0772-2000001',
      '户主公民身份号码 450299********0019',
    ])
  })

  it('shows codes as labels, staff by name, and leaves out what is blank and optional', () => {
    expect(words(page().master)).toEqual(['采集人 蓝样例'])
  })

  it('masks identity numbers wherever they stand, or nowhere when the office has settled so', () => {
    const file = householdFile(1, {
      cells: { ...householdFile(1).cells, ...cells({ remark: '与 450299198503150036 同住' }) },
      members: [
        person({}, { areas: { disability: [record('disability', { disability_no: '45029919580610001942' })] } }),
      ],
    })
    const masked = JSON.stringify(page(file))
    expect(masked).not.toMatch(/450299195806100019|450299198503150036/)
    expect(masked).toContain('450299********0019')
    const whole = JSON.stringify(page(file, { maskIdNo: false }))
    expect(whole).toContain('450299195806100019')
    expect(whole).toContain('45029919580610001942')
  })

  it('leaves lines for key and main fields that are blank, and for conditions that hold', () => {
    const rented = householdFile(1, { areas: { housing: [record('housing', { is_rented: '1' })] } })
    expect(words(page(rented).areas[0]?.records[0]?.items ?? [])).toEqual([
      '建筑面积 ____',
      '是否出租 是',
      '出租间数 ____',
    ])
    const lived = householdFile(1, { areas: { housing: [record('housing', { is_rented: '0', floor_area: '89.50' })] } })
    expect(words(page(lived).areas[0]?.records[0]?.items ?? [])).toEqual(['建筑面积 89.50㎡', '是否出租 否'])
  })

  it('says 无, 不详 and 拒填 for what was declared', () => {
    const states = { floor_area: 'unknown', is_rented: 'refused', title_no: 'none' } as const
    const housing = {
      ...record('housing', {}),
      cells: Object.fromEntries(Object.entries(states).map(([name, state]) => [name, { state, value: '' }])),
    }
    expect(words(page(householdFile(1, { areas: { housing: [housing] } })).areas[0]?.records[0]?.items ?? [])).toEqual([
      '建筑面积 不详',
      '是否出租 拒填',
      '不动产权证号 无',
    ])
  })

  it('prints derived fields only when given, sensitive fields and forms never', () => {
    const plain = JSON.stringify(page())
    expect(plain).not.toMatch(/年收入|重大疾病|宗教|特殊人群/)
    const file = householdFile(1, {
      cells: { ...householdFile(1).cells, ...cells({ income: '36000' }) },
      members: [
        person(
          { illness: '某病', religion: '某教' },
          { areas: { special_care: [record('special_care', { kind: '01' })] } },
        ),
      ],
    })
    const card = JSON.stringify(page(file))
    expect(card).toContain('36000元')
    expect(card).not.toMatch(/某病|某教|特殊人群/)
  })

  it('has an area for whom it applies, whose record there is, and tells what concerns nobody', () => {
    const member = person({ political: '01' })
    const applies = page(householdFile(1, { members: [member] }))
    expect(applies.areas.map(({ label, records }) => [label, records.map((one) => one.name)])).toEqual([
      ['房屋与租赁', ['']],
      ['党建', ['覃示例']],
    ])
    const answered = page(householdFile(1, { members: [member], notApplicable: { party: ['P000001'] } }))
    expect(answered.areas.map((area) => area.label)).toEqual(['房屋与租赁'])
    expect(answered.notConcerned).toEqual(['党建'])
  })

  it('shows a new field of any form without touching a layout', () => {
    const definitions = withField('resident', field('pets', '犬只', { per: 'household' }))
    const file = householdFile(1, { cells: { ...householdFile(1).cells, ...cells({ pets: '一只' }) } })
    expect(words(cardPage(file, definitions, OPTIONS).master)).toContain('犬只 一只')
    const more = withField('party', field('dues', '党费', { need: 'M' }))
    const member = person({}, { areas: { party: [record('party', { joined_on: '1980-07' })] } })
    const area = cardPage(householdFile(1, { members: [member] }), more, OPTIONS).areas.find(
      (one) => one.form === 'party',
    )
    expect(words(area?.records[0]?.items ?? [])).toEqual(['入党日期 1980-07', '党费 ____'])
  })

  it('asks everything behind a door where nobody was met', () => {
    const card = page(emptyDoor(4))
    expect(card.head.map((item) => item.state)).toEqual(['ask', 'ask', 'ask'])
    expect(card.members.rows).toEqual([])
    expect(card.attempts).toEqual([{ on: '2015-03-02', outcome: '空房' }])
  })
})

describe('the members on a card', () => {
  it('stand in columns with the labels of the form, everything else beside', () => {
    const card = page(householdFile(1, { members: [person({ residence: '1', workplace: '示例厂' })] }))
    expect(card.members.labels.relation).toBe('与户主关系')
    const [row] = card.members.rows
    expect(row?.cells).toEqual({
      name: '覃示例',
      relation: '户主',
      sex: '男',
      birth: '1958-06-10',
      idNo: '450299********0019',
      phone: '',
      residence: '人户一致',
    })
    expect(row?.age).toBe('57')
    expect(words(row?.items ?? [])).toEqual(['政治面貌 ____', '工作单位 示例厂'])
  })

  it('say from their ties whether they live and are registered here', () => {
    const members = [person({}, { ties: ['registered'] }), person({}, { ties: ['living'] }), person({})]
    const card = page(householdFile(1, { members }))
    expect(card.members.rows.map((row) => row.cells.residence)).toEqual(['户在人不在', '现住', '人户一致'])
    expect([card.members.registered, card.members.living]).toEqual([2, 2])
  })

  it('carry what a visitor must know, then the areas that concern them', () => {
    const member = person(
      {},
      { areas: { disability: [record('disability', {})], special_care: [record('special_care', {})] } },
    )
    const card = page(householdFile(1, { members: [member] }), { marks: new Map([['P000001', ['老·重点']]]) })
    expect(card.members.rows[0]?.marks).toEqual(['老·重点', '残联'])
  })

  it('have an age from a year alone, and none without a birth date', () => {
    const members = [person({ birth_date: '1958' }), person({ birth_date: '' })]
    expect(page(householdFile(1, { members })).members.rows.map((row) => row.age)).toEqual(['57', ''])
  })
})
