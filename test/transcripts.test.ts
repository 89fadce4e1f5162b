/** Every transcript in test/cli/ reads as it would be written today; `npm run golden` writes them anew. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { replay, words } from './transcript.ts'

const folder = join(import.meta.dirname, 'cli')

describe('transcripts', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
    it(name, async () => {
      const path = join(folder, name)
      await expect(await replay(readFileSync(path, 'utf8'))).toMatchFileSnapshot(path)
    })
  }

  it('takes a line apart as a shell does', () => {
    expect(words(`gridbook find '张 三' --where "年龄>=60"`)).toEqual([
      'gridbook',
      'find',
      '张 三',
      '--where',
      '年龄>=60',
    ])
  })
})
