/** The typesetter behind one function: layouts laid over, broken layouts named, the poster, the fonts' coverage. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { monthPoster } from '../../src/cards/month-poster.ts'
import { AppError } from '../../src/core/app-error.ts'
import { compilePaper } from '../../src/pdf/compile.ts'
import { openPrintShop } from '../../src/pdf/print-shop.ts'
import { tempFolder } from '../app.ts'
import { pdfText, poppler, shop } from './shop.ts'

const poster = monthPoster({
  month: '2015-03',
  community: '示例社区',
  edition: '考核办法（2015年版）',
  paper: 'a3',
  printedOn: '2015-04-01',
  results: [{ rank: 1, name: '覃示例', grid: '第07网格', score: '98.60', star: true, moved: 2, absent: '' }],
})

describe('a paper', () => {
  it('is the same file every time and has the pages it says', () => {
    const paper = { ...shop, layout: 'month-poster.typ', data: poster }
    const once = compilePaper(paper)
    expect(once.pages).toBe(1)
    expect(Buffer.compare(compilePaper(paper).bytes, once.bytes)).toBe(0)
  })

  it.skipIf(!poppler)('says on the poster who the star is', () => {
    const text = pdfText(compilePaper({ ...shop, layout: 'month-poster.typ', data: poster }).bytes)
    for (const words of ['月星级网格员', '2015年3月', '覃示例', '98.60分']) expect(text).toContain(words)
  })

  it('is refused with layout and line when a layout is broken', () => {
    const layouts = new Map([['broken.typ', '#let a = 1\n#unknown-word']])
    const refused = () => compilePaper({ ...shop, layouts, layout: 'broken.typ', data: {} })
    expect(refused).toThrow(AppError)
    const reason = reasonOf(refused)
    expect(reason).toMatch(/^broken\.typ 2 unknown variable: unknown-word/)
  })
})

describe('the print shop', () => {
  it("lays the office's own layouts over the shipped ones", () => {
    const office = tempFolder()
    mkdirSync(join(office, 'cards'))
    writeFileSync(join(office, 'cards', 'look.typ'), '// ours')
    const own = openPrintShop(fileURLToPath(new URL('../../templates', import.meta.url)), [office])
    expect(own.layouts.get('look.typ')).toBe('// ours')
    expect(own.layouts.get('card.typ')).toBe(shop.layouts.get('card.typ'))
  })

  it('knows which characters its fonts have', () => {
    const has = (text: string) => [...text].filter((character) => shop.covers(character.codePointAt(0) ?? 0)).join('')
    expect(has('覃龦䶮㛃镕𠮷𬭎𫖯𬹼鿫𣲘𬱖〓·—㎡')).toBe('覃龦䶮㛃镕𠮷𬭎𫖯𬹼鿫𣲘𬱖〓·—㎡')
    expect(has('\u{30EDF}\u{E863}☑')).toBe('')
  })
})

function reasonOf(refused: () => unknown): string {
  try {
    refused()
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.detail.reason ?? ''
  }
  return ''
}
