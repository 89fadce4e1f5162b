/** Tables line up with Chinese of any width, on 120 columns, on 80, and on fewer. */
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { table } from '../../src/cli/table.ts'
import { displayWidth, wrapText } from '../../src/cli/width.ts'

const NAMES = ['李', '欧阳修远', '买买提·阿布都热合曼', 'Ann Lee', '𠮷田', 'é', '张三（户主）', '“引号”', 'ＡＢ']
const COLUMNS = [{ title: '姓名' }, { title: 'Grid' }, { title: '说明' }, { title: '户数', align: 'right' as const }]
const ROWS = NAMES.map((name, index) => [
  name,
  `450205006003-${String(index).padStart(2, '0')}`,
  '这一户的人都在外地，门牌已换，三次上门无人，请到楼栋长处问清楚以后再登记 and write it down',
  String(10 ** index),
])

describe('a table', () => {
  for (const width of [120, 80, 60]) {
    it(`has lines of one width and stays within ${width} columns`, () => {
      const lines = table(COLUMNS, ROWS, { width }).split('\n')
      expect([...new Set(lines.map((line) => stringWidth(line)))]).toHaveLength(1)
      expect(stringWidth(lines[0] ?? '')).toBeLessThanOrEqual(width)
      expect(lines.join('')).not.toContain('…')
    })
  }

  it('loses no word when it is broken into lines', () => {
    const text = table([{ title: '说明' }], [['门牌已换，三次上门无人 and write it down']], { width: 20 })
    expect(text.replace(/[^\p{L}]/gu, '')).toBe('说明门牌已换三次上门无人andwriteitdown')
  })

  it('on a pipe is as wide as it takes, every column beginning in one place', () => {
    const lines = table(COLUMNS, ROWS, { width: null }).split('\n')
    const starts = lines.slice(1).map((line) => stringWidth(line.slice(0, line.indexOf('4502'))))
    expect(new Set(starts).size).toBe(1)
    expect(lines.every((line) => line === line.trimEnd())).toBe(true)
  })
})

describe('width', () => {
  it('is what cli-table3 measures', () => {
    for (const name of NAMES) expect([name, displayWidth(name)]).toEqual([name, stringWidth(name)])
  })

  it('counts no colours, and wraps between characters and at blanks', () => {
    expect(displayWidth('\u001b[32m好\u001b[39m')).toBe(2)
    expect(wrapText('请到楼栋长处问清楚，再登记。', 8)).toEqual(['请到楼栋', '长处问清', '楚，再登', '记。'])
    expect(wrapText('one two three', 8)).toEqual(['one two', 'three'])
    expect(wrapText('abcdefghijkl', 5)).toEqual(['abcde', 'fghij', 'kl'])
    expect(wrapText('', 5)).toEqual([''])
  })
})
