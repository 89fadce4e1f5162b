/** Synced folders are told, division codes are read as people type them, and the store's own copy is known by its header. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isGridbookDatabase } from '../../src/office/database-file.ts'
import { divisionName, parseCommunityCode } from '../../src/office/division.ts'
import { syncedService } from '../../src/office/synced-folder.ts'
import { tempFolder } from '../app.ts'

describe('a synced folder', () => {
  it('is known by the names that the services give', () => {
    const known = {
      'C:\\Users\\a\\OneDrive - 社区\\册': 'OneDrive',
      '/Users/a/Library/Mobile Documents/com~apple~CloudDocs/x': 'iCloud',
      '/home/a/Dropbox/x': 'Dropbox',
      'D:/我的坚果云/x': '坚果云',
      'D:/BaiduSyncdisk/x': '百度网盘',
      'D:/WPSDrive/1/WPS云盘/x': 'WPS云盘',
      'D:/腾讯微云/x': '腾讯微云',
    }
    for (const [path, service] of Object.entries(known)) expect([path, syncedService(path)]).toEqual([path, service])
    for (const path of ['/home/a/office', 'D:/社区/白沙', '/srv/cloud/x']) expect(syncedService(path)).toBeNull()
  })
})

describe('a division code', () => {
  it('is twelve digits that name a community', () => {
    expect(parseCommunityCode(' ４５０２０５-006 003 ')).toBe('450205006003')
    for (const wrong of ['', '450205', '450205006000', '950205006003', '45020500600X', '4502050060031'])
      expect([wrong, parseCommunityCode(wrong)]).toEqual([wrong, null])
  })

  it('is said by the smallest division that is known', () => {
    const entry = (code: string, label: string) => ({ code, label, en: '', synonyms: [] })
    const entries = [entry('450000', '广西'), entry('450200', '广西柳州市')]
    const table = { id: 'gbt2260', standard: '', source: '', entries }
    expect(divisionName('450205006003', table)).toBe('广西柳州市')
    expect(divisionName('459905006003', table)).toBe('广西')
    expect(divisionName('110101001001', table)).toBe('')
    expect(divisionName('110101001001', undefined)).toBe('')
  })
})

describe('a database file', () => {
  it('of another program is not ours', () => {
    const file = join(tempFolder(), 'x.db')
    for (const content of ['', 'text', `SQLite format 3\0${'x'.repeat(200)}`]) {
      writeFileSync(file, content)
      expect(isGridbookDatabase(file)).toBe(false)
    }
  })
})
