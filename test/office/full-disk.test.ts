/** A full disk: a sentence, exit code 2 or 3, and what was there before is still there. Needs a small file system of its own. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../app.ts'
import { testOffice } from '../import/office.ts'

const SAMPLE = fileURLToPath(new URL('../fixtures/samples/warden-05-handmade.xlsx', import.meta.url))
const disk = join(tmpdir(), `gridbook-disk-${process.pid}`)

function mount(): boolean {
  try {
    mkdirSync(disk, { recursive: true })
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const mounted = mount()
if (!mounted) console.warn('full disk: not tried, a file system can only be mounted as root')

describe.runIf(mounted)('a full disk', () => {
  beforeAll(() => mkdirSync(join(disk, 'office')))
  afterAll(() => void execFileSync('umount', [disk]))

  it.each([
    ['zh', 0],
    ['en', 0],
    ['zh', 300],
    ['zh', 420],
  ] as const)('stops an import with a sentence and leaves the register whole (%s, %i KB left)', async (lang, left) => {
    const cwd = join(disk, `office-${lang}`)
    mkdirSync(cwd)
    const office = await testOffice({ cwd, lang })
    fillUp(cwd, left * 1024)
    const ran = await run(['import', SAMPLE, '--grid', '5', '--lang', lang], { cwd, lang })
    expect(ran.err).toMatch(lang === 'zh' ? /磁盘|空间/ : /disk|space/i)
    expect(ran.err).not.toContain('    at ')
    expect([2, 3]).toContain(ran.code)
    execFileSync('rm', [join(cwd, 'ballast')])
    // The register may have had room where the returned workbook had none; half of it never.
    const { persons } = (await office.json('status')) as unknown as { persons: number }
    expect([0, 108]).toContain(persons)
    const again = await office.json('import', SAMPLE, '--grid', '5')
    expect(again).toMatchObject({ totals: { created: 108 - persons, unchanged: persons } })
    execFileSync('rm', ['-r', cwd])
  })
})

function fillUp(cwd: string, left: number): void {
  const { bavail, bsize } = statfsSync(disk)
  try {
    writeFileSync(join(cwd, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - left) + (left === 0 ? 65536 : 0)))
  } catch {
    // That is what it is for.
  }
}
