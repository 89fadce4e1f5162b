/** A correct list of invented people, faults planted in its cells, and the same cells corrected in the returned workbook. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { run } from '../app.ts'
import { type ImportDone, idNo } from './office.ts'
import { editXlsx } from './office-xlsx.ts'

type Cell = string | number | null

export const HEADINGS = [
  ...['楼栋', '单元', '房号', '建筑面积', '姓名', '与户主关系', '身份证号', '性别', '出生日期', '文化程度', '联系电话'],
  ...['残疾等级', '户籍地址', '是否党员', '车牌'],
]

const HOMES = [
  ['1栋', '1', '101', '89.5'],
  ['1栋', '1', '102', '120'],
  ['2栋', '2', '301', '60.25'],
]
const PEOPLE: readonly (readonly [home: number, name: string, relation: string, birth: string, serial: string])[] = [
  [0, '唐示例', '户主', '1960-05-03', '111'],
  [0, '韦示例', '配偶', '1962-08-19', '122'],
  [0, '唐小例', '子', '1988-11-02', '137'],
  [1, '蓝示例', '户主', '1990-01-20', '133'],
  [2, '莫示例', '户主', '1975-03-04', '155'],
  [2, '莫小例', '女', '2004-02-29', '144'],
]

/** The list as it should be: one row a person, every column filled or rightly empty. */
export const CORRECT: readonly (readonly Cell[])[] = PEOPLE.map(([home, name, relation, birth, serial], index) => [
  ...(HOMES[home] ?? []),
  ...[name, relation, idNo(birth, serial), Number(serial) % 2 === 1 ? '男' : '女', birth, '高中', `1300000000${index}`],
  ...[
    index === 2 ? '三级' : null,
    index === 1 ? '同上' : '柳州市示例路1号',
    index === 3 ? '是' : null,
    `桂B000${index}`,
  ],
])

export interface Fault {
  readonly row: number
  readonly heading: string
  readonly wrong: Cell
}

const WRONG: Readonly<Record<string, readonly Cell[]>> = {
  房号: [null],
  建筑面积: ['0.3亩', '八十多', '-5'],
  姓名: [null],
  身份证号: ['45029919600503111', '4.50299E+17', 450299196005031000, '450299********1119', '450299196013031111'],
  性别: ['甲', '男', '女'],
  出生日期: ['1960-13-05', '2099-01-01', '1961-05-03', '不是日期'],
  文化程度: ['大砖'],
  联系电话: ['154', '一三〇'],
  残疾等级: ['九级'],
  是否党员: ['也许'],
}

/** One to four faults in different rows, so that none hides another. */
export const faults: fc.Arbitrary<readonly Fault[]> = fc.uniqueArray(
  fc.constantFrom(...Object.keys(WRONG)).chain((heading) =>
    fc.record({
      row: fc.nat(CORRECT.length - 1),
      heading: fc.constant(heading),
      wrong: fc.constantFrom(...(WRONG[heading] ?? [])),
    }),
  ),
  { selector: (fault) => fault.row, minLength: 1, maxLength: 4 },
)

export function withFaults(planted: readonly Fault[]): Cell[][] {
  return CORRECT.map((row, index) =>
    row.map((value, column) => {
      const fault = planted.find((one) => one.row === index && HEADINGS[column] === one.heading)
      return fault ? fault.wrong : value
    }),
  )
}

/** Writes into every cell that an error names what the correct list has there, as a warden does; the path of the workbook. */
export async function correctMarked(cwd: string, done: ImportDone): Promise<string> {
  const marked = done.problems.filter((problem) => problem.severity === 'error').map((problem) => problem.cell)
  return editXlsx(join(cwd, done.files[0]?.returned ?? ''), (book) => {
    const sheet = book.getWorksheet('居民')
    for (const name of marked) {
      const cell = name === null ? undefined : sheet?.getCell(name)
      if (cell) cell.value = CORRECT[Number(cell.row) - 2]?.[Number(cell.col) - 1] ?? null
    }
  })
}

/** Everything that the register says of doors and people, without the numbers that it gave them. */
export async function content(cwd: string): Promise<unknown> {
  const file = join(cwd, 'content.json')
  await run(['export', '-o', file, '--reveal', '--yes'], { cwd })
  const forms = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, unknown>[]>
  const door = new Map(
    (forms.resident ?? []).map((one) => [String(one.household_code), `${one.building}/${one.unit_no}/${one.room}`]),
  )
  const told = JSON.stringify(forms).replace(/450205006003-07-\d{4}/g, (code) => door.get(code) ?? code)
  return Object.fromEntries(
    Object.entries(JSON.parse(told) as Record<string, Record<string, unknown>[]>).map(([form, rows]) => [
      form,
      rows
        .map((row) =>
          JSON.stringify(Object.entries({ ...row, person_no: null }).sort(([one], [other]) => (one < other ? -1 : 1))),
        )
        .sort(),
    ]),
  )
}
