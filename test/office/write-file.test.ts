/** Files are whole or untouched, readable by their owner only, and a full disk or a closed folder is said so. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileRefusal } from '../../src/office/file-refusal.ts'
import { writeFile, writeFileWith } from '../../src/office/write-file.ts'
import { tempFolder } from '../app.ts'

describe('writing a file', () => {
  it('makes folders and lets only the owner read', () => {
    const file = join(tempFolder(), '打印', 'a.txt')
    writeFile(file, '一')
    writeFile(file, '二')
    expect(readFileSync(file, 'utf8')).toBe('二')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700)
  })

  it('leaves what was there, and nothing beside it, when it fails', async () => {
    const dir = tempFolder()
    const file = join(dir, 'a.txt')
    writeFileSync(file, 'old')
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path: '/tmp/x.part' })
    const failing = writeFileWith(file, async (aside) => {
      writeFileSync(aside, 'half')
      throw full
    })
    await expect(failing).rejects.toThrow()
    expect(readFileSync(file, 'utf8')).toBe('old')
    expect(readdirSync(dir)).toEqual(['a.txt'])
    expect(fileRefusal(full)).toMatchObject({ code: 'disk.full', exit: 3, detail: { path: file } })
  })

  it('that is a folder says so', () => {
    const dir = join(tempFolder(), 'a.txt')
    mkdirSync(dir)
    expect(() => writeFile(dir, 'x')).toThrow()
    expect(existsSync(dir)).toBe(true)
  })
})

it.skipIf(process.platform !== 'linux')('comes back from a folder in which nothing can be made', () => {
  expect(() => writeFile('/proc/nothing/here/d.pdf', 'x')).toThrow(/ENOENT/)
})
