/** The table of readings is what the library says, character by character; `npm run golden` writes it anew. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pinyin } from 'pinyin-pro'
import { expect, it } from 'vitest'
import { letters, readReadings, soundFit } from '../../src/register/pinyin.ts'

const TABLE = join(resolve(import.meta.dirname, '../..'), 'templates/pinyin/readings.txt')

it('the readings of every character are those of pinyin-pro, one line a syllable', async () => {
  const lines = new Map<string, string>()
  for (const [first, last] of [
    [0x3400, 0x4dbf],
    [0x4e00, 0x9fff],
  ] as const) {
    for (let code = first; code <= last; code++) {
      const character = String.fromCharCode(code)
      const readings = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true })
      for (const reading of new Set(readings.map((one) => one.normalize('NFD').replace(/[^a-z]/gu, ''))))
        if (/^[a-z]{1,6}$/u.test(reading)) lines.set(reading, (lines.get(reading) ?? '') + character)
    }
  }
  const table = [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reading, characters]) => `${reading} ${characters}\n`)
  await expect(table.join('')).toMatchFileSnapshot(TABLE)
})

const readings = readReadings(readFileSync(TABLE, 'utf8'))

it.each([
  ['覃示例', 'qinshili', 0],
  ['覃示例', 'tanshili', 0],
  ['覃示例', 'Qin Shi-li', 0],
  ['覃示例', 'qsl', 1],
  ['覃示例', 'qshl', 1],
  ['覃示例', '覃sl', 1],
  ['覃示例', 'qinsh', 1],
  ['覃示例', 'shili', 2],
  ['覃示例', 's', null],
  ['覃示例', 'qx', null],
  ['吕示例', 'lüsl', 1],
  ['吕示例', 'lyushili', 0],
  ['仇示例', 'qiushili', 0],
])('%s heard as %s', (name, said, fit) => {
  expect(soundFit(name, letters(said), readings)).toBe(fit)
})
