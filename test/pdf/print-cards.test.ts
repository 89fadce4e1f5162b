/** `print cards` in a filled office: files by their ending, the office's setting for numbers, the log, refusals. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerPrintCards } from '../../src/cli/commands/print/cards.ts'
import { exitCodeOf } from '../../src/cli/context.ts'
import { sayThrown } from '../../src/cli/errors.ts'
import { testApp } from '../app.ts'
import { CODE, filledOffice, NUMBERS } from '../store/office.ts'
import { pdfText, poppler } from './shop.ts'

async function print(dir: string, words: readonly string[]) {
  const app = testApp({ today: '2015-03-31', cwd: dir, env: { GRIDBOOK_OFFICE: join(dir, 'office') } })
  const program = new Command('gridbook').option('--json').option('-y, --yes').option('--purpose <TEXT>').exitOverride()
  program.configureOutput({ writeErr: () => {}, outputError: () => {} })
  registerPrintCards(program.command('print'), app)
  try {
    await program.parseAsync(['print', 'cards', ...words], { from: 'user' })
    return { code: exitCodeOf(program), out: app.stdout(), err: app.stderr() }
  } catch (thrown) {
    const code = sayThrown(thrown, { app, args: words, program })
    return { code, out: app.stdout(), err: app.stderr() }
  }
}

describe('print cards', () => {
  const dir = mkdtempSync(join(tmpdir(), 'gridbook-print-'))
  beforeAll(async () => {
    await filledOffice(dir)
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  it('writes a PDF of a grid that only its owner may read, and says what is in it', async () => {
    const { code, out, err } = await print(dir, ['--grid', '7', '-o', 'g7.pdf'])
    expect([code, out, err]).toEqual([0, `${join(dir, 'g7.pdf')}\n`, '3 张户卡，3 人，5 页。\n'])
    expect(statSync(join(dir, 'g7.pdf')).mode & 0o777).toBe(0o600)
  })

  it.skipIf(!poppler)('masks identity numbers as the office has settled, in remarks too', async () => {
    await print(dir, ['-o', 'all.pdf'])
    const text = pdfText(readFileSync(join(dir, 'all.pdf')))
    for (const number of NUMBERS) expect(text).not.toContain(number)
    expect(text).toContain('七号网格')
  })

  it('prints one household by its code, and a workbook by its ending', async () => {
    const one = await print(dir, ['--household', `${CODE}-07-0003`, '-o', 'one.pdf', '--json'])
    expect(JSON.parse(one.out)).toMatchObject({ cards: 1, persons: 2, pages: 1, masked: true, problems: [] })
    expect((await print(dir, ['--building', '10栋', '-o', 'b.xlsx'])).code).toBe(0)
    expect(existsSync(join(dir, 'b.xlsx'))).toBe(true)
  })

  it('asks before it overwrites, and refuses other endings, contradictions and nothing at all', async () => {
    await print(dir, ['-o', 'twice.pdf'])
    const codes = await Promise.all(
      [
        ['-o', 'twice.pdf'],
        ['-o', 'cards.doc'],
        ['--household', `${CODE}-07-0002`, '--grid', '7', '-o', 'x.pdf'],
        ['--building', '99', '-o', 'x.pdf'],
      ].map(async (words) => (await print(dir, words)).code),
    )
    expect(codes).toEqual([2, 2, 2, 2])
    expect(existsSync(join(dir, 'x.pdf'))).toBe(false)
  })
})
