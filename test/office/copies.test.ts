/** Copies: named by day, number and reason; the last few stay, one a month stays, other files are never touched. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/core/day.ts'
import { keepCopy, outlived } from '../../src/office/copies.ts'
import { tempFolder } from '../app.ts'

describe('copies', () => {
  it('keep the last ones and the last of each month', () => {
    const names = [
      'gridbook-2015-01-05-001-import.db',
      'gridbook-2015-01-05-002-import.db',
      'gridbook-2015-02-01-001-close.db',
      'gridbook-2015-03-01-001-import.db',
      'gridbook-2015-03-01-002-undo.db',
      'gridbook-2015-03-02-001-import.db',
    ]
    expect(outlived([...names].reverse(), 2)).toEqual([names[0], names[3]])
    expect(outlived(names, 10)).toEqual([])
    expect(outlived(['notes.txt', 'gridbook-old.db'], 1)).toEqual([])
  })

  it('count up within a day and leave what is not theirs', async () => {
    const backups = join(tempFolder(), '备份')
    const job = { backups, day: '2015-03-31' as Day, reason: 'import' as const, keep: 2 }
    const backupTo = async (path: string): Promise<void> => writeFileSync(path, 'copy')
    for (let made = 0; made < 3; made++) await keepCopy({ ...job, backupTo })
    writeFileSync(join(backups, '人工备份.db'), 'mine')
    const last = await keepCopy({ ...job, backupTo })
    expect(last).toBe(join(backups, 'gridbook-2015-03-31-004-import.db'))
    expect(readdirSync(backups).sort()).toEqual([
      'gridbook-2015-03-31-003-import.db',
      'gridbook-2015-03-31-004-import.db',
      '人工备份.db',
    ])
  })
})
