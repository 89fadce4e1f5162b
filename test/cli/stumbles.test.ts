/** What somebody who is new to it types wrong: a sentence with the way out, and nothing half made or overwritten. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run, tempFolder } from '../app.ts'

const NAMED = ['--name', '白沙社区', '--code', '450205006003']

async function office(): Promise<string> {
  const cwd = tempFolder()
  await run(['init', '.', ...NAMED], { cwd })
  return cwd
}

describe('init', () => {
  it('of a file is refused as one', async () => {
    const cwd = tempFolder()
    writeFileSync(join(cwd, '白沙'), '')
    expect(await run(['init', '白沙', ...NAMED], { cwd })).toMatchObject({ code: 2 })
    expect((await run(['init', '白沙', ...NAMED], { cwd })).err).toContain('是一个文件，不是文件夹')
  })

  it('makes nothing when the roster is not there or the name is empty', async () => {
    const cwd = tempFolder()
    const roster = await run(['init', '白沙', ...NAMED, '--from', '名册.xlsx'], { cwd })
    expect([roster.code, roster.err]).toEqual([2, expect.stringContaining('没有找到 名册.xlsx')])
    expect((await run(['init', '白沙', '--name', ' ', '--code', '450205006003'], { cwd })).code).toBe(2)
    expect(existsSync(join(cwd, '白沙'))).toBe(false)
  })
})

describe('a workbook to hand out', () => {
  it('is called .xlsx, and takes the place of another only after a yes', async () => {
    const cwd = await office()
    expect((await run(['forms', 'template', '-o', '表.pdf'], { cwd })).err).toContain('.xlsx')
    writeFileSync(join(cwd, '表.xlsx'), 'mine')
    for (const words of [['template'], ['dictionary']]) {
      expect((await run(['forms', ...words, '-o', '表.xlsx'], { cwd })).code).toBe(2)
      const asked = await run(['forms', ...words, '-o', '表.xlsx'], { cwd, tty: true, answers: [false] })
      expect([asked.code, readFileSync(join(cwd, '表.xlsx'), 'utf8')]).toEqual([0, 'mine'])
    }
    expect((await run(['forms', 'template', '-o', '表.xlsx', '--yes'], { cwd })).code).toBe(0)
    expect(readFileSync(join(cwd, '表.xlsx'), 'latin1').slice(0, 2)).toBe('PK')
  })

  it('that is filled with whole numbers stands in the audit trail', async () => {
    const cwd = await office()
    expect((await run(['forms', 'template', '--filled', '--purpose', '入户', '-o', '表.xlsx'], { cwd })).code).toBe(0)
    const { openOffice } = await import('../../src/office/open-office.ts')
    const opened = await openOffice(cwd)
    const rows = await (await opened.store()).db.selectFrom('audit').select(['action', 'purpose']).execute()
    await opened.close()
    expect(rows).toEqual([{ action: 'template', purpose: '入户' }])
  })
})

describe('refusals', () => {
  it('name the flag as it is typed, and the argument by what it is', async () => {
    const cwd = await office()
    expect((await run(['forms', 'template', '-o'], { cwd })).err).toContain('参数 --output 后面缺少内容')
    expect((await run(['imports', 'show'], { cwd })).err).toContain('gridbook imports show 后面还缺：批次号')
  })

  it('say that there is no such building', async () => {
    const cwd = await office()
    const { code, err } = await run(['export', '--building', '99栋', '-o', 'x.xlsx'], { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining('没有“99栋”这一栋')])
    expect(existsSync(join(cwd, 'x.xlsx'))).toBe(false)
  })

  it('of print name a file that would do', async () => {
    const cwd = await office()
    expect((await run(['print', 'ranking', '2015-12', '-o', 'x.txt'], { cwd })).err).toContain('例如 -o 名次.pdf')
  })
})
