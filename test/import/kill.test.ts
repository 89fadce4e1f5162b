/** A kill -9 in the middle of an import or an undo: it is done or it is not, and the next one puts everything right. `npm run kills` has more. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeRandom } from '../../src/demo/random.ts'
import { tempFolder } from '../app.ts'
import { killRound, stageOf } from './kill-round.ts'

it('leaves all or nothing, a sound office and no lock in the way', async () => {
  const dir = tempFolder()
  const stage = stageOf(dir, 280, [6])
  const random = makeRandom(7, 'kills')
  for (const work of ['import', 'undo', 'import', 'undo', 'import', 'undo'] as const) {
    const { wrong } = await killRound(stage, work, random.below(Math.ceil(stage.takes[work])), join(dir, 'office'))
    expect(wrong).toEqual([])
  }
}, 180_000)
