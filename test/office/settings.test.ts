/** gridbook.yaml: what a new office's says, what is refused with its line, and changes that leave comments alone. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/core/day.ts'
import { plainSettings } from '../../src/office/plain-settings.ts'
import { changeSetting, newSettings, readSettings, withLine } from '../../src/office/settings.ts'
import { strictSettings } from '../../src/office/strict-settings.ts'
import { run, tempFolder } from '../app.ts'

const NEW = { community: '白沙社区', code: '450205006003', language: 'zh' } as const

describe('settings', () => {
  it('of a new office read as they were given', async () => {
    for (const community of ['白沙社区', 'White: "Sand" #1', '- x', 'yes', '{a}']) {
      expect(await read(newSettings({ ...NEW, community }))).toEqual({
        ...NEW,
        community,
        rulebook: null,
        today: null,
        copies: 10,
        cardIdNumbers: 'masked',
        webhook: null,
        limits: {
          file_mb: 512,
          unpacked_mb: 2048,
          ratio: 400,
          entries: 10_000,
          cells: 20_000_000,
          text: 4 * 1024 * 1024,
        },
        thresholds: {},
      })
    }
    const full = { rulebook: 'baisha', today: '2015-12-31' as Day, copies: 3, cardIdNumbers: 'whole' } as const
    expect(await read(newSettings({ ...NEW, ...full }))).toMatchObject(full)
  })

  it('are refused with line and column when a key is unknown or a value cannot be', async () => {
    const cwd = tempFolder()
    writeFileSync(join(cwd, 'gridbook.yaml'), 'community: 白沙\ncode: 450205006003\nlanguge: zh\n')
    expect((await run(['backup'], { cwd })).err).toMatch(/^gridbook\.yaml:3:1：不认识“languge”/)
    writeFileSync(join(cwd, 'gridbook.yaml'), 'community: 白沙\ncode: 4502\n')
    const { code, err } = await run(['backup'], { cwd })
    expect([code, err.slice(0, 18)]).toEqual([2, 'gridbook.yaml:2:7：'])
  })

  it('change one line and keep the rest', async () => {
    const dir = tempFolder()
    const file = join(dir, 'gridbook.yaml')
    writeFileSync(file, newSettings(NEW))
    const before = readFileSync(file, 'utf8').split('\n')
    await changeSetting(dir, 'rulebook', 'baisha-2016')
    await changeSetting(dir, 'community', '白沙 “新” 社区')
    const after = readFileSync(file, 'utf8').split('\n')
    expect(after.filter((line) => !before.includes(line))).toEqual([
      'community: "白沙 “新” 社区"',
      'rulebook: baisha-2016',
    ])
    expect(after).toHaveLength(before.length)
    expect(await readSettings(dir)).toMatchObject({ rulebook: 'baisha-2016', community: '白沙 “新” 社区' })
    expect(withLine('a: 1\n', 'b', '$&')).toBe('a: 1\nb: $&\n')
  })
})

it('plain files are read as the schema reads them, all others by the schema', () => {
  const line = fc.constantFrom(
    ...['community: 白沙', 'community: "白 沙"', 'code: 450205006003', 'code: 4502', 'language: en', 'language: fr'],
    ...['copies: 3', 'copies: 0', 'copies: 3 # drei', 'today: 2015-02-30', 'today: 2015-02-28', 'limits:', '  text: 9'],
    ...[
      'card_id_numbers: whole',
      'rulebook: ~',
      "rulebook: 'a'",
      'rulebook: null',
      '# note',
      '',
      'x: y',
      'copies: 3\r',
    ],
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const bytes = Buffer.from(`community: 白沙\ncode: 450205006003\n${lines.join('\n')}\n`)
      const plain = plainSettings(bytes)
      if (plain !== null) expect(plain).toEqual({ ...strictSettings(bytes) })
    }),
  )
  expect(plainSettings(Buffer.from(newSettings(NEW)))).toMatchObject(NEW)
})

function read(text: string) {
  const dir = tempFolder()
  writeFileSync(join(dir, 'gridbook.yaml'), text)
  return readSettings(dir)
}
