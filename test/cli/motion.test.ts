/** The register in motion: people and homes move on a day, every home keeps its head, and what was done can be taken back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { run } from '../app.ts'
import { idNo, registerRows, testOffice } from '../import/office.ts'

const HEADINGS = ['楼栋', '单元', '房号', '姓名', '与户主关系', '身份证号', '联系电话', '人户状态', '现住址']
const PEOPLE = [
  ['1栋', '1', '101', '唐示例', '户主', idNo('1960-05-03', '111'), '13000000001', '人户一致', '1栋1单元101室'],
  ['1栋', '1', '101', '韦示例', '配偶', idNo('1962-08-19', '122'), '', '人户一致', '1栋1单元101室'],
  ['1栋', '1', '101', '唐小例', '子', idNo('1990-08-19', '133'), '', '人户一致', ''],
  ['1栋', '1', '102', '蓝示例', '户主', idNo('1988-01-20', '144'), '', '人在户不在', ''],
  ['2栋', '1', '301', '莫示例', '户主', idNo('1975-03-04', '155'), '', '人户一致', ''],
  ['2栋', '1', '302', '', '', '', '', '', ''],
]

async function filled() {
  const office = await testOffice()
  await office.import([HEADINGS, ...PEOPLE], '--grid', '7')
  const say = (words: readonly string[], more = {}) =>
    run(words, { cwd: office.cwd, today: '2015-06-30', env: {}, ...more })
  const json = async (...words: string[]) => JSON.parse((await say([...words, '--json'])).out)
  const { households } = await json('household', 'list')
  const code = (door: string): string =>
    households.find((one: { door: string }) => one.door.startsWith(door)).household_code
  const person = async (name: string): Promise<string> => (await json('find', name)).results[0].person_no
  return { cwd: office.cwd, import: office.import, say, json, code, person, rows: () => registerRows(office.cwd) }
}

const REFUSED: readonly (readonly [readonly string[], string])[] = [
  [['person', 'leave', 'P000003', '--on', '2015-07-01', '--kind', 'died'], '2015-07-01'],
  [['person', 'leave', 'P000003', '--on', '2015-13-01', '--kind', 'died'], '2015-13-01'],
  [['person', 'leave', 'P000003'], '--kind'],
  [['person', 'leave', 'P000003', '--kind', '飞升'], '飞升'],
  [['person', 'leave', 'P999999', '--kind', 'died'], 'P999999'],
  [['person', 'move', 'P000003'], '--to'],
  [['person', 'move', 'P000003', '--to', '火星'], '火星'],
  [['person', 'move', 'P000003', '--to', '9栋1单元101'], '--grid'],
  [['person', 'move', 'P000003', '--to', '1栋1单元101'], '唐小例'],
  [['person', 'move', 'P000003', '--to', '1栋1单元102', '--tie', '心'], '心'],
  [['person', 'move', 'P000003', '--to', '1栋1单元102', '--relation', '师徒'], '师徒'],
  [['person', 'move', 'P000003', '--to', '1栋1单元102', '--relation', '户主'], '两个户主'],
  [['household', 'move', '1栋1单元101', '--to', '月亮上'], '月亮上'],
  [['household', 'merge', '1栋1单元101', '1栋1单元101'], '自己'],
  [['household', 'split', '1栋1单元101', '--members', 'P000004'], '莫示例'],
  [
    ['household', 'split', '1栋1单元101', '--members', 'P000001,P000002,P000003', '--head', 'P000001'],
    'household move',
  ],
  [['household', 'split', '1栋1单元101', '--members', 'P000002,P000003'], '--head'],
]

describe('somebody', () => {
  it('moves to another home on a day, the old tie ending as the new one begins, and back by undo', async () => {
    const office = await filled()
    const before = office.rows()
    const [son, to] = [await office.person('唐小例'), office.code('1栋1单元102')]
    const done = await office.json(
      'person',
      'move',
      son,
      '--to',
      '1栋1单元102',
      '--on',
      '2015-05-01',
      '--relation',
      '配偶',
    )
    expect(done.ties).toEqual([
      expect.objectContaining({ person_no: son, kind: 'living', from: null, to: '2015-05-01' }),
      expect.objectContaining({ household_code: to, kind: 'living', from: '2015-05-01', to: null, relation: '10' }),
    ])
    const shown = await office.json('person', 'show', son)
    expect(shown).toMatchObject({ household_code: to, moved_in_on: '2015-05-01', residence_status: '人在户不在' })
    expect((await office.json('household', 'show', to)).members).toHaveLength(2)
    expect((await office.say(['imports', 'undo', String(done.batch)])).code).toBe(0)
    expect(office.rows()).toEqual(before)
  })

  it('dies; the home names another head or refuses, and is asked on a terminal', async () => {
    const office = await filled()
    const [head, wife] = [await office.person('唐示例'), await office.person('韦示例')]
    const words = ['person', 'leave', head, '--on', '2015-05-01', '--kind', 'died']
    for (const lang of ['zh', 'en'] as const) {
      const refused = await office.say(words, { lang })
      expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(/--new-head.*韦示例 P000002/s)])
      expect(refused.err).not.toMatch(/\{|undefined| at /)
    }
    const asked = await office.say(words, { tty: true, answers: ['韦示例'] })
    expect([asked.code, asked.err]).toEqual([0, expect.stringContaining('唐小例')])
    const home = await office.json('household', 'show', office.code('1栋1单元101'))
    expect(home).toMatchObject({ head_name: '韦示例', members: [{ person_no: wife }, {}] })
    expect(await office.json('person', 'show', head)).toMatchObject({ household_code: null, died_on: '2015-05-01' })
    const back = await office.say(['person', 'move', head, '--to', office.code('1栋1单元102')])
    expect([back.code, back.err]).toEqual([2, expect.stringContaining('2015-05-01 已经去世')])
  })

  it('who leaves is kept away from old lists, and comes back with a day', async () => {
    const office = await filled()
    const lan = await office.person('蓝示例')
    const done = await office.json('人', '迁出', lan, '--on', '2015-05-01', '--kind', '迁出', '--to', '南宁')
    expect(done.households).toEqual([expect.objectContaining({ members: 0, head: null })])
    expect(await office.json('person', 'show', lan)).toMatchObject({
      moved_out_on: '2015-05-01',
      extras: { 迁往地: '南宁' },
    })
    expect((await office.json('person', 'move', lan, '--to', '2栋1单元302')).households[0].head).toBe(lan)
    expect((await office.json('person', 'show', lan)).moved_out_on).toBeUndefined()
  })

  it('is refused with the reason where an event cannot be, and nothing is written', async () => {
    const office = await filled()
    const before = office.rows()
    for (const [words, named] of REFUSED) {
      const { code, err } = await office.say(words)
      expect([code, err]).toEqual([2, expect.stringContaining(named)])
    }
    expect(office.rows()).toEqual(before)
  })
})

it('everything held of a person is told to that person, the numbers of others masked, and it is written down', async () => {
  const office = await filled()
  const [wife, own, other] = [await office.person('韦示例'), PEOPLE[1]?.[5] ?? '', PEOPLE[0]?.[5] ?? '']
  await office.import([
    ['姓名', '身份证号', '备注'],
    ['韦示例', own, `丈夫 ${other}`],
  ])
  const refused = await office.say(['person', 'report', wife])
  expect([refused.code, refused.out]).toEqual([2, ''])
  await office.say(['person', 'show', wife, '--reveal', '--yes', '--purpose', '核对'])
  const held = await office.json('person', 'report', wife, '--yes', '--purpose', '本人申请')
  expect(held).toMatchObject({ id_no: own, seen: [{ command: 'person show', purpose: '核对' }] })
  expect(held.ties).toHaveLength(2)
  expect(held.history.length).toBeGreaterThan(5)
  const { out } = await office.say(['person', 'report', wife, '--yes'])
  expect(out).toContain('本人申请')
  for (const told of [JSON.stringify(held), out])
    expect([told.includes(own), told.includes(other)]).toEqual([true, false])
})

it('who was where is known for any day', async () => {
  const office = await filled()
  const [son, from, to] = [await office.person('唐小例'), office.code('1栋1单元101'), office.code('1栋1单元102')]
  await office.json('person', 'move', son, '--to', to, '--on', '2015-05-01', '--tie', 'both', '--relation', '配偶')
  await office.json('person', 'leave', await office.person('莫示例'), '--on', '2015-06-01', '--kind', 'died')
  const at = async (day: string) => ({
    home: (await office.json('person', 'show', son, '--as-of', day)).household_code,
    members: (await office.json('household', 'show', from, '--as-of', day)).members.length,
    listed: (await office.json('household', 'list', '--as-of', day)).households.map(
      (one: { members: number }) => one.members,
    ),
    persons: (await office.json('status', '--as-of', day)).persons,
    checked: (await office.json('check', '--as-of', day)).total.households,
    found: (await office.json('find', '唐小例', '--as-of', day)).results[0].household_code,
  })
  expect(await at('2015-04-30')).toEqual({
    home: from,
    members: 3,
    listed: [3, 1, 1, 0],
    persons: 5,
    checked: 3,
    found: from,
  })
  expect(await at('2015-05-01')).toEqual({
    home: to,
    members: 2,
    listed: [2, 2, 1, 0],
    persons: 5,
    checked: 3,
    found: to,
  })
  expect(await at('2015-06-01')).toEqual({
    home: to,
    members: 2,
    listed: [2, 2, 0, 0],
    persons: 4,
    checked: 2,
    found: to,
  })
  const wrong = await office.say(['status', '--as-of', '昨天'])
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('昨天')])
})

describe('a household', () => {
  it('goes to another door and keeps its code', async () => {
    const office = await filled()
    const code = office.code('1栋1单元101')
    expect((await office.say(['household', 'move', code, '--to', '2栋1单元301'])).code).toBe(0)
    expect(await office.json('household', 'show', code)).toMatchObject({
      building: '2栋',
      room: '301',
      members: [{ living_address: '2栋1单元301室' }, {}, {}],
    })
  })

  it('parts and joins again, each with one head', async () => {
    const office = await filled()
    const [head, wife, son] = [
      await office.person('唐示例'),
      await office.person('韦示例'),
      await office.person('唐小例'),
    ]
    const code = office.code('1栋1单元101')
    const parted = await office.json(
      'household',
      'split',
      code,
      '--members',
      `${head},${wife}`,
      '--head',
      wife,
      '--on',
      '2015-05-01',
      '--relation',
      `${head}=配偶`,
    )
    expect(parted.households.map((one: { head: string }) => one.head).sort()).toEqual([wife, son])
    const anew = parted.households.find((one: { head: string }) => one.head === wife).household_code
    const joined = await office.json('household', 'merge', code, anew, '--on', '2015-06-01')
    expect(joined.households).toEqual([
      expect.objectContaining({ household_code: code, members: 3, head: son }),
      expect.objectContaining({ household_code: anew, members: 0, head: null }),
    ])
    expect((await office.say(['doctor'])).out).toContain('每户一个户主')
  })
})

it('is found by sound, first letters and any mixture with numbers and doors, best first', async () => {
  const office = await filled()
  const names = async (...words: string[]) =>
    (await office.json('find', ...words)).results
      .filter((one: { kind: string }) => one.kind === 'person')
      .map((one: { name: string }) => one.name)
  expect(await names('tangshili')).toEqual(['唐示例'])
  expect(await names('tang')).toEqual(['唐示例', '唐小例'])
  expect(await names('txl')).toEqual(['唐小例'])
  expect(await names('唐xl')).toEqual(['唐小例'])
  expect(await names('sl')).toEqual(['蓝示例', '莫示例', '唐示例', '韦示例'])
  expect(await names('shili', '1栋')).toEqual(['蓝示例', '唐示例', '韦示例'])
  expect(await names('sl', '102')).toEqual(['蓝示例'])
  expect(await names('tang', '0001', '1栋1单元101')).toEqual(['唐示例'])
  expect(await names('唐', '102')).toEqual([])
})

const event = fc.record({
  what: fc.constantFrom('leave', 'die', 'move', 'move', 'move', 'split', 'merge', 'door'),
  who: fc.nat(4),
  other: fc.nat(4),
  where: fc.constantFrom('1栋1单元101', '1栋1单元102', '2栋1单元301', '2栋1单元302', '3栋1单元101'),
  there: fc.constantFrom('1栋1单元101', '1栋1单元102', '2栋1单元301'),
  tie: fc.constantFrom('living', 'registered', 'both'),
  relation: fc.constantFrom('配偶', '子', '户主'),
  on: fc.constantFrom('2015-04-01', '2015-04-01', '2015-05-01', '2015-06-01'),
})

it('any events in any order keep the laws after each, and taking all back restores every row', async () => {
  const office = await filled()
  const before = office.rows()
  let done = 0
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 3, maxLength: 8 }), async (events) => {
      const batches: number[] = []
      for (const { what, who, other, where, there, tie, relation, on } of events) {
        const [id, second] = [`P00000${who + 1}`, `P00000${other + 1}`]
        const words = {
          leave: ['person', 'leave', id, '--kind', 'moved_out', '--tie', tie, '--on', on, '--new-head', second],
          die: ['person', 'leave', id, '--kind', 'died', '--on', on],
          move: ['person', 'move', id, '--to', where, '--tie', tie, '--relation', relation, '--on', on, '--grid', '7'],
          split: ['household', 'split', there, '--members', id, '--on', on, '--to', where, '--grid', '7'],
          merge: ['household', 'merge', there, where, '--on', on],
          door: ['household', 'move', there, '--to', where, '--grid', '7'],
        }[what]
        const ran = await office.say([...words, '--json'])
        expect(ran.code, ran.out).toBeLessThan(4)
        if (ran.code === 0) batches.push(JSON.parse(ran.out).batch)
        const { checks } = await office.json('doctor')
        expect(checks.find(({ check }: { check: string }) => check === 'register')).toMatchObject({ ok: true })
      }
      done += batches.length
      for (const batch of batches.reverse()) expect((await office.say(['imports', 'undo', String(batch)])).code).toBe(0)
      expect(office.rows()).toEqual(before)
    }),
    { numRuns: Number(process.env.GRIDBOOK_SOAK ?? '6'), seed: 20151125 },
  )
  expect(done).toBeGreaterThan(8)
}, 120_000)
