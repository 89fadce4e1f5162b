/**
 * Laws of import for lists of any kind, on a filled register: twice is once, undo and redo are exact, an export comes back unchanged,
 * and what was sent back and corrected is as if it had been right from the start.
 */
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { run } from '../app.ts'
import { type ImportDone, idNo, registerRows, testOffice } from './office.ts'
import { writeXlsx } from './office-xlsx.ts'
import { CORRECT, content, correctMarked, faults, HEADINGS, withFaults } from './planted-faults.ts'

/** More of it with `npm run soak:properties`. */
const RUNS = Number(process.env.GRIDBOOK_SOAK ?? '6')
const LONG = 60_000 + RUNS * 10_000

const HEAD = ['楼栋', '单元', '房号', '姓名', '与户主关系', '身份证号', '联系电话', '是否党员', '车牌', '文化程度']
const PEOPLE = [
  ['1栋', '1', '101', '唐示例', '户主', idNo('1960-05-03', '111')],
  ['1栋', '1', '101', '韦示例', '配偶', idNo('1962-08-19', '122')],
  ['1幢', '1单元', '102', '蓝示例', '户主', idNo('1990-01-20', '133')],
  ['2栋', '1', '301', '莫示例', '户主', idNo('1975-03-04', '155')],
]
const STORED = PEOPLE.slice(0, 3).map((person) => [...person, '13000000001', '', '', '高中'])

/** One row as wardens write it: another spelling, another state, a fault. */
const row = fc
  .record({
    person: fc.constantFrom(...PEOPLE),
    room: fc.constantFrom('', '', '102室', '0301'),
    phone: fc.constantFrom('', '13000000005', '清空', '不详', '无', '拒填', '154'),
    member: fc.constantFrom('', '是', '否', '√'),
    plate: fc.constantFrom('', '桂B0001', ' 桂B0002 '),
    school: fc.constantFrom('', '大专', '高中', '不清楚', '大砖'),
  })
  .map(({ person, room, phone, member, plate, school }) => [
    ...person.slice(0, 2),
    room === '' ? (person[2] ?? '') : room,
    ...person.slice(3),
    ...[phone, member, plate, school],
  ])
const list = fc.array(row, { minLength: 1, maxLength: 5 })

async function filled() {
  const office = await testOffice()
  await office.import([HEAD, ...STORED], '--grid', '7')
  return office
}

it(
  'a second time changes nothing, undo restores the same rows, redo the others',
  async () => {
    const office = await filled()
    const before = registerRows(office.cwd)
    await fc.assert(
      fc.asyncProperty(list, async (rows) => {
        const done = await office.import([HEAD, ...rows], '--grid', '7', '--accept-moves')
        const after = registerRows(office.cwd)
        const again = await office.import([HEAD, ...rows], '--grid', '7', '--accept-moves')
        expect(again.totals).toMatchObject({ created: 0, updated: 0 })
        expect(registerRows(office.cwd)).toEqual(after)
        expect(await office.json('imports', 'undo', String(done.batch))).toMatchObject({ exit: 0 })
        expect(registerRows(office.cwd)).toEqual(before)
        const undone = Number(done.batch) + 2
        expect(await office.json('imports', 'undo', String(undone))).toMatchObject({ exit: 0 })
        expect(withoutOrigin(registerRows(office.cwd))).toEqual(withoutOrigin(after))
        expect(await office.json('imports', 'undo', String(undone + 1))).toMatchObject({ exit: 0 })
        expect(registerRows(office.cwd)).toEqual(before)
      }),
      { numRuns: RUNS, endOnFailure: RUNS <= 10 },
    )
  },
  LONG,
)

it(
  'what export writes, import takes back with no change',
  async () => {
    await fc.assert(
      fc.asyncProperty(list, async (rows) => {
        const office = await filled()
        await office.import([HEAD, ...rows], '--grid', '7', '--accept-moves')
        const before = registerRows(office.cwd)
        const file = join(office.cwd, '底册.xlsx')
        await run(['export', '-o', file, '--reveal', '--yes'], { cwd: office.cwd })
        expect(await office.json('import', file)).toMatchObject({ totals: { created: 0, updated: 0, rejected: 0 } })
        expect(registerRows(office.cwd)).toEqual(before)
      }),
      { numRuns: Math.ceil(RUNS / 2), endOnFailure: RUNS <= 10 },
    )
  },
  LONG,
)

it(
  'a list with faults that is corrected where it is marked says what the list says that was right from the start',
  async () => {
    const right = await testOffice()
    const list = await writeXlsx(right.cwd, '户情表.xlsx', { 居民: [HEADINGS, ...CORRECT] })
    expect(await right.json('import', list, '--grid', '7')).toMatchObject({ totals: { rejected: 0 } })
    const wanted = await content(right.cwd)
    await fc.assert(
      fc.asyncProperty(faults, async (planted) => {
        const office = await testOffice()
        const imported = async (path: string) =>
          (await office.json('import', path, '--grid', '7')) as unknown as ImportDone
        const file = await writeXlsx(office.cwd, '户情表.xlsx', { 居民: [HEADINGS, ...withFaults(planted)] })
        const done = await imported(file)
        if (done.totals.rejected > 0) {
          const again = await imported(await correctMarked(office.cwd, done))
          expect(again.totals).toMatchObject({ rejected: 0, updated: 0, unchanged: 6 - done.totals.rejected })
        }
        expect(await content(office.cwd)).toEqual(wanted)
      }),
      { numRuns: RUNS, endOnFailure: RUNS <= 10 },
    )
  },
  LONG,
)

/** Rows that came back keep the batch that made them; only the batch of what both made may differ. */
function withoutOrigin(tables: Record<string, unknown[]>): unknown {
  return JSON.parse(JSON.stringify(tables, (key, value) => (key === 'made_in' ? undefined : value)))
}
