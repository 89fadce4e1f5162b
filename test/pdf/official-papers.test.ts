/** Notices, records, evaluations and publications: what stands on them, as PDF and opened again as .docx. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filledWords, unknownNames } from '../../src/cards/official-paper.ts'
import { officialDocx } from '../../src/docx/official-docx.ts'
import { partText, unzipParts } from '../../src/sheets/zip-parts.ts'
import { office } from '../cli/assess-office.ts'
import { pageTexts } from './read-pdf.ts'

const SLOW = { timeout: 120_000 }

/** The words of a .docx, and its parts by name. */
function opened(bytes: Uint8Array): { words: string; parts: Map<string, string> } {
  const parts = new Map(unzipParts(bytes).map((part) => [part.name, partText(part)]))
  const body = parts.get('word/document.xml') ?? ''
  return { words: body.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, ''), parts }
}

async function lastThreeMonths() {
  const made = await office()
  for (const month of ['2015-03', '2015-04', '2015-05']) {
    await made.score(month, { W01: '95', W02: '88', W03: '70' })
    const ran = await made.go('assess', 'close', month, '--yes', '--skip', 'all', '--reason', '核对过')
    if (ran.code !== 0) throw new Error(ran.err + ran.out)
  }
  return made
}

describe('a talk', () => {
  it(
    'has a notice with the months it rests on and a record; the evaluation what the regulation asks',
    SLOW,
    async () => {
      const { cwd, go, json } = await lastThreeMonths()
      const print = async (file: string, ...more: string[]) => {
        const ran = await go('print', 'interview', '-o', join(cwd, file), '--yes', ...more)
        if (ran.code !== 0) throw new Error(ran.err)
        return readFileSync(join(cwd, file))
      }
      const { tasks } = await json('assess', 'tasks')
      const pages = await pageTexts(await print('约谈.pdf'))
      expect(pages.length).toBe(3)
      const [notice = '', record = '', evaluation = ''] = pages.map((page) => page.replaceAll(' ', ''))
      for (const words of [
        '约谈通知书',
        '丙三同志',
        '连续3个月',
        '2015年3月、2015年4月、2015年5月',
        '第3名（参评3人）',
      ])
        expect(notice).toContain(words)
      const [year, month, day] = tasks[0].due_on.split('-').map(Number)
      expect(notice).toContain(`${year}年${month}月${day}日前完成`)
      expect(record).toContain('约谈记录')
      for (const words of ['综合评估表', '工作能力', '工作态度']) expect(evaluation).toContain(words)

      const { words, parts } = opened(await print('约谈.docx'))
      for (const said of ['约谈通知书', '丙三同志：', '约谈记录', '综合评估表', '工作态度'])
        expect(words).toContain(said)
      expect(parts.get('word/document.xml')).toContain('w:eastAsia="方正小标宋简体"')
      expect(parts.get('word/fontTable.xml')).toContain('<w:altName w:val="仿宋"/>')
      expect(parts.get('docProps/core.xml')).toContain('2015-07-01T00:00:00Z')

      await go('assess', 'tasks', 'done', '丙三', '--task', '约谈', '--minutes', '入户少，下月每周走访两次')
      const done = (await pageTexts(await print('约谈.pdf', '--warden', 'W03'))).join('').replaceAll(' ', '')
      expect(done).toContain('入户少，下月每周走访两次')
      expect((await pageTexts(await print('约谈.pdf'))).length).toBe(1)
      const none = await go('print', 'interview', '--warden', '甲一', '-o', join(cwd, 'x.pdf'))
      expect([none.code, none.err]).toEqual([2, expect.stringContaining('2015-05 W03 丙三 约谈')])
    },
  )
})

describe('a publication', () => {
  it('is a draft until it is hung out, and shows what the regulation lets everybody see', SLOW, async () => {
    const { cwd, go, score } = await office()
    const shipped = readFileSync(join(import.meta.dirname, '../../templates/rules/baisha.yaml'), 'utf8')
    mkdirSync(join(cwd, 'templates', 'rules'), { recursive: true })
    const rules = `${shipped}\npublication: {workdays: "3", answer_workdays: "5", show: star_only}\n`
    writeFileSync(join(cwd, 'templates', 'rules', 'baisha.yaml'), rules)
    await score('2015-04', { W01: '95', W02: '88', W03: '70' })
    const print = async (file: string) => {
      const ran = await go('print', 'publication', '--month', '4月', '-o', join(cwd, file), '--yes')
      if (ran.code !== 0) throw new Error(ran.err)
      return readFileSync(join(cwd, file))
    }
    const texts = async () => (await pageTexts(await print('公示.pdf'))).join('').replaceAll(' ', '')
    expect(await texts()).toContain('草稿')
    await go('assess', 'publish', '2015-04', '--yes', '--today', '2015-05-04')
    const hung = await texts()
    for (const words of ['2015年5月4日至2015年5月7日', '甲一', '5个工作日内答复']) expect(hung).toContain(words)
    for (const words of ['草稿', '丙三', '末位']) expect(hung).not.toContain(words)
    expect(opened(await print('公示.docx')).words).toContain('关于2015年4月网格员月度评比结果的公示')
    const wrong = await go('print', 'publication', '--month', '4月', '-o', join(cwd, '公示.doc'))
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('.pdf / .docx')])
    const nowhere = await go('print', 'publication', '--month', '4月', '-o', join(cwd, '花名册.csv', '公示.pdf'))
    expect([nowhere.code > 0 && nowhere.code < 70, nowhere.out]).toEqual([true, ''])
  })

  it('is worded by the office, and a name in braces that nothing stands for is told', SLOW, async () => {
    const { cwd, go, score } = await office()
    await score('2015-04', { W01: '95', W02: '88', W03: '70' })
    const shipped = readFileSync(join(import.meta.dirname, '../../templates/paper/official.yaml'), 'utf8')
    mkdirSync(join(cwd, 'templates', 'paper'), { recursive: true })
    const print = async (words: string) => {
      writeFileSync(join(cwd, 'templates', 'paper', 'official.yaml'), words)
      return go('print', 'publication', '--month', '2015-04', '-o', join(cwd, '公示.pdf'), '--yes')
    }
    expect((await print(shipped.replace('予以公示', '张榜公布'))).code).toBe(0)
    expect((await pageTexts(readFileSync(join(cwd, '公示.pdf')))).join('')).toContain('张榜公布')
    const wrong = await print(shipped.replace('公示期：{起}', '公示期：{开始}'))
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringMatching(/official\.yaml.*开始.*能用的有/u)])
  })
})

describe('an official document', () => {
  it('has the same bytes for the same words on the same day, and margins and sizes of the standard', async () => {
    const paper = { mark: '', title: '通知', number: '', to: '', signer: '社区', date: '', foot: '' }
    const parts = [{ kind: 'text' as const, text: '一 < 二 & 三' }]
    const write = () => officialDocx([{ ...paper, parts }], '2015-05-04' as never, '社区')
    const first = await write()
    expect(Buffer.from(first).equals(Buffer.from(await write()))).toBe(true)
    const body = opened(first).parts.get('word/document.xml') ?? ''
    expect(body).toContain('一 &lt; 二 &amp; 三')
    // 37, 35, 28 and 26 mm in twentieths of a point; 22 points.
    for (const size of ['w:top="2098"', 'w:bottom="1984"', 'w:left="1587"', 'w:right="1474"', '<w:sz w:val="44"/>'])
      expect(body).toContain(size)
  })

  it('fills names and finds those that stand for nothing', () => {
    expect(filledWords('{姓名}在{月份}', { 姓名: '甲' })).toBe('甲在{月份}')
    expect(unknownNames('{姓名}在{月份}', ['姓名'])).toEqual(['月份'])
  })
})
