/** Field work at the command line: written down, asked for, refused out of order, listed, taken back. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cell } from '../../src/forms/record.ts'
import { MATTER_STATES, MATTER_STEPS, matterState, mayTake } from '../../src/register/matter-steps.ts'
import { run, type TestAppOptions } from '../app.ts'
import { CODE, filledOffice } from '../store/office.ts'

const dir = mkdtempSync(join(tmpdir(), 'gridbook-records-'))
const HOME = `${CODE}-07-0003`

beforeAll(async () => {
  await filledOffice(dir)
  writeFileSync(
    join(dir, 'roster.csv'),
    '工号,姓名,联系电话,岗位,网格大组,所属网格,任职日期\nS07,韦网格,13000000007,网格员,四,07,2015-01-01\nL4,覃组长,13000000004,网格长,四,,2015-01-01\n',
  )
  const { code, err } = await office(['import', 'roster.csv'])
  if (code !== 0) throw new Error(err)
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const office = (words: readonly string[], options: TestAppOptions = {}) =>
  run(words, { cwd: dir, env: { GRIDBOOK_OFFICE: join(dir, 'office') }, today: '2015-03-31', ...options })
const json = async (...words: string[]) => JSON.parse((await office([...words, '--json'])).out)

describe('a visit', () => {
  it('is written down like a row of a workbook, listed, and taken back', async () => {
    const { code, out } = await office(['visit', 'add', '--warden', '韦网格', '--household', HOME, '--finding', '都好'])
    expect([code, out]).toEqual([0, expect.stringContaining(`已登记：走访 2015-03-31 S07 ${HOME}`)])
    const { visits } = await json('visit', 'list', '--grid', '7', '--month', '2015-03')
    expect(visits).toEqual([expect.objectContaining({ staff_no: 'S07', way: '入户', finding: '都好' })])
    const { batch } = await json('visit', 'add', '--warden', 'S07', '--household', HOME, '--date', '2015-03-30')
    expect((await office(['imports', 'undo', String(batch)])).code).toBe(0)
    expect((await json('visit', 'list')).visits).toHaveLength(1)
  })

  it.each(['s07', 'S07 韦网格', '韦网格'])("is somebody's, said as %s", async (warden) => {
    const { visit } = await json('visit', 'add', '--warden', warden, '--household', HOME, '--date', '2015-03-28')
    expect(visit.staff_no).toBe('S07')
    const { visits } = await json('visit', 'list', '--warden', warden, '--from', '2015-03-28', '--to', '2015-03-28')
    expect(visits).toEqual([expect.objectContaining({ staff_no: 'S07' })])
  })

  it.each([
    [['--household', HOME], '--warden'],
    [['--warden', 'S99', '--household', HOME], 'S99'],
    [['--warden', 'S07', '--household', HOME, '--date', '2015-04-01'], '--date'],
    [['--warden', 'S07', '--household', HOME, '--way', '飞鸽'], '--way'],
    [['--warden', 'S07', '--household', '火星'], '火星'],
    [['--warden', 'S07', '--household', HOME, '--set', '天气=晴'], '天气'],
  ])('that is not right is refused with its flag, and nothing is written: %j', async (words, named) => {
    const before = (await json('visit', 'list')).visits.length
    for (const lang of ['zh', 'en'] as const) {
      const { code, err } = await office(['visit', 'add', ...words], { lang })
      expect([code, err]).toEqual([2, expect.stringContaining(named)])
      expect(err).not.toMatch(/\{|undefined| at /)
    }
    expect((await json('visit', 'list')).visits).toHaveLength(before)
  })

  it('is asked for field by field on a terminal', async () => {
    const answers = ['S07', HOME, '', '老', '窗户漏风', '']
    const { code, questions } = await office(['visit', 'add', '--date', '2015-03-29'], { tty: true, answers })
    expect([code, questions]).toEqual([
      0,
      ['走访人：', '走访户：', '走访对象身份证号：', '必访类别：', '走访情况：', '后续措施：'],
    ])
  })
})

describe('a matter', () => {
  it('goes from hand to hand to its end, and again when it is opened', async () => {
    const { matter } = await json('matter', 'add', '--warden', 'S07', '--summary', '路灯坏了', '--household', HOME)
    const no = matter.matter_no
    expect(no).toBe('20150331-01')
    const early = await office(['matter', 'close', no, '--satisfaction', '满意'])
    expect([early.code, early.err]).toEqual([2, expect.stringContaining('先派单')])
    expect((await json('matter', 'dispatch', no, '--unit', '城管', '--due', '3')).matter.due_by).toBe('2015-04-03')
    expect((await json('matter', 'overdue')).matters).toEqual([])
    const late = await run(['matter', 'overdue', '--json'], {
      cwd: dir,
      env: { GRIDBOOK_OFFICE: join(dir, 'office') },
      today: '2015-04-04',
    })
    expect(JSON.parse(late.out).matters).toHaveLength(1)
    const closed = await json('matter', 'close', no, '--result', '已修好', '--satisfaction', '满意')
    expect(closed.matter).toMatchObject({ closed_on: '2015-03-31', result: '已修好', satisfaction: '满意' })
    expect((await office(['matter', 'handle', no, '--result', '再修'])).code).toBe(2)
    const again = await json('matter', 'reopen', no, '--reason', '又坏了')
    expect(again.matter.summary).toContain('又坏了')
    expect(again.matter.closed_on).toBeUndefined()
  })

  it('has no path to a state that its steps do not lead to', () => {
    const filled: Cell = { state: 'value', value: 'x' }
    const writes = {
      dispatch: { unit: filled },
      handle: { result: filled },
      close: { satisfaction: filled, closed_on: filled },
    }
    const empty = { closed_on: undefined, satisfaction: undefined, result: undefined }
    fc.assert(
      fc.property(fc.array(fc.constantFrom('dispatch', 'handle', 'close', 'reopen')), (steps) => {
        let cells: Readonly<Record<string, Cell | undefined>> = {}
        for (const step of steps) {
          const from = matterState(cells)
          if (!mayTake(step, from)) continue
          cells = { ...cells, ...(step === 'reopen' ? empty : writes[step]) }
          const to = matterState(cells)
          // One step never skips a hand, and only the last one closes.
          expect(MATTER_STATES.indexOf(to) - MATTER_STATES.indexOf(from)).toBeLessThanOrEqual(2)
          expect(to === 'closed').toBe(step === 'close')
          expect(MATTER_STEPS[step]).toContain(from)
        }
      }),
    )
  })
})

describe('appointments, kit, posts and training', () => {
  it('an appointment goes to the warden of the grid and becomes a visit', async () => {
    const { appointment } = await json(
      'appointment',
      'add',
      '--name',
      '龙示例',
      '--service',
      '办优待证',
      '--household',
      `${CODE}-07-0001`,
      '--wanted',
      '2015-04-02',
    )
    const no = appointment.appointment_no
    expect((await json('appointment', 'assign', no)).appointment).toMatchObject({ staff_no: 'S07', state: '已派' })
    const before = (await json('visit', 'list')).visits.length
    expect((await json('appointment', 'done', no)).appointment.state).toBe('办结')
    expect((await json('visit', 'list')).visits).toHaveLength(before + 1)
  })

  it('kit is given out once and given back once', async () => {
    expect((await office(['kit', 'issue', '--warden', 'S07', '--item', '上岗证'])).code).toBe(0)
    expect((await office(['kit', 'return', '--warden', '韦网格', '--item', '上岗证'])).code).toBe(0)
    const twice = await office(['kit', 'return', '--warden', '韦网格', '--item', '上岗证'])
    expect([twice.code, twice.err]).toEqual([2, expect.stringContaining('上岗证')])
  })

  it('posts of today are listed, leave is written down, a session has its sheet', async () => {
    expect((await json('post', 'list')).posts).toHaveLength(2)
    expect((await office(['post', 'leave', '--warden', 'S07', '--to', '2015-04-02', '--reason', '病假'])).code).toBe(0)
    expect(
      (await office(['training', 'plan', '--date', '2015-04-06', '--topic', '防火', '--session', '14'])).code,
    ).toBe(0)
    expect((await json('training', 'attend', '--session', '14', '--warden', 'S07')).attendance.presence).toBe('到会')
  })
})

describe('status in the morning', () => {
  it('names what is late, who waits today and what is on this week, and each with the way there', async () => {
    const at = (today: string, ...words: string[]) =>
      run(words, { cwd: dir, env: { GRIDBOOK_OFFICE: join(dir, 'office') }, today })
    const added = await at(
      '2015-03-31',
      'matter',
      'add',
      '--warden',
      'S07',
      '--summary',
      '井盖',
      '--unit',
      '城管',
      '--due',
      '2015-04-01',
      '--json',
    )
    const no = JSON.parse(added.out).matter.matter_no
    await at('2015-03-31', 'appointment', 'add', '--name', '龙示例', '--service', '办证', '--wanted', '2015-04-09')
    await at('2015-03-31', 'training', 'plan', '--date', '2015-04-13', '--topic', '防汛')
    const { today } = JSON.parse((await at('2015-04-09', 'status', '--json')).out)
    expect(today.appointments).toContainEqual(expect.objectContaining({ service: '办证' }))
    expect(today.training).toEqual([{ date: '2015-04-13', topic: '防汛' }])
    expect(today.matters_overdue).toContain(no)
    const { out } = await at('2015-04-09', 'status')
    expect(out).toMatch(/超期没办结[\s\S]*办证[\s\S]*防汛/u)
    const early = JSON.parse((await at('2015-03-31', 'status', '--json')).out).today
    expect(early.matters_overdue).not.toContain(no)
  })
})
