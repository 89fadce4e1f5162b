/** One writer at a time: a second one is refused, a dead one is replaced. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { atWork, lockHolder, lockOffice } from '../../src/office/lock.ts'
import { tempFolder } from '../app.ts'

describe('the lock', () => {
  it('refuses a second writer with exit 3 and the process that holds it, and goes with its holder', () => {
    const dir = tempFolder()
    const letGo = lockOffice(dir)
    expect(() => lockOffice(dir)).toThrowError(
      expect.objectContaining({
        code: 'office.locked',
        exit: 3,
        detail: { pid: String(process.pid), host: hostname(), file: join(dir, '.gridbook.lock') },
      }),
    )
    letGo()
    expect(existsSync(join(dir, '.gridbook.lock'))).toBe(false)
    lockOffice(dir)()
  })

  it('of a process that is dead is taken over', () => {
    const dir = tempFolder()
    const { pid } = spawnSync(process.execPath, ['-e', '0'])
    writeFileSync(join(dir, '.gridbook.lock'), `${pid} ${hostname()}\n`)
    const letGo = lockOffice(dir)
    expect(lockHolder(dir)).toEqual({ pid: process.pid, host: hostname() })
    letGo()
  })

  it('that was left half-written is taken over', () => {
    const dir = tempFolder()
    writeFileSync(join(dir, '.gridbook.lock'), '')
    lockOffice(dir)()
  })

  it('of a process on another machine holds', () => {
    const dir = tempFolder()
    writeFileSync(join(dir, '.gridbook.lock'), '1 another-machine\n')
    expect(() => lockOffice(dir)).toThrowError('office.locked')
    expect(atWork({ pid: 2 ** 22 + 1, host: 'another-machine' })).toBe(true)
  })

  it('that somebody else took meanwhile is not removed', () => {
    const dir = tempFolder()
    const letGo = lockOffice(dir)
    writeFileSync(join(dir, '.gridbook.lock'), '1 another-machine\n')
    letGo()
    expect(readFileSync(join(dir, '.gridbook.lock'), 'utf8')).toBe('1 another-machine\n')
  })
})
