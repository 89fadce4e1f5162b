/** Kills imports and undos at random moments and says whether anything was ever half done: `npm run kills -- 200 [seed]`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeRandom } from '../src/demo/random.ts'
import { killRound, stageOf, type Work } from '../test/import/kill-round.ts'

const COUNT = Number(process.argv[2] ?? '200')
const SEED = Number(process.argv[3] ?? '1')
/** Every so many rounds the larger office. */
const LARGE = 5

const dir = mkdtempSync(join(tmpdir(), 'gridbook-kills-'))
try {
  const random = makeRandom(SEED, 'kills')
  const small = stageOf(dir, 1400, [6])
  const large = stageOf(dir, 3582, [1, 2, 3, 4])
  console.log(`seed ${SEED}; offices of ${small.persons} and ${large.persons} people`)
  const tally = new Map<string, number>()
  const takes = new Map<string, number>()
  let wrong = 0
  for (let round = 1; round <= COUNT; round++) {
    const stage = round % LARGE === 0 ? large : small
    const work: Work = random.chance(500) ? 'import' : 'undo'
    // The machine may be busier or freer by now than when it was measured.
    const id = `${work} ${stage.persons}`
    const whole = takes.get(id) ?? stage.takes[work]
    const delay = random.below(Math.ceil(whole * 1.1))
    const result = await killRound(stage, work, delay, join(dir, 'office'))
    takes.set(id, result.killed ? Math.max(whole, delay) : Math.min(whole, delay))
    const state = `${work}, ${result.killed ? 'killed' : 'had ended'}, ${result.done ? 'all' : 'nothing'}`
    tally.set(state, (tally.get(state) ?? 0) + 1)
    if (result.wrong.length > 0) {
      wrong++
      console.log(`round ${round}, ${work} killed after ${delay} ms: ${result.wrong.join('; ')}`)
    }
    if (round % 20 === 0) console.log(`${round} rounds`)
  }
  for (const [state, times] of [...tally].sort()) console.log(`${state}: ${times}`)
  console.log(`${COUNT} kills, ${wrong} with something wrong`)
  if (wrong > 0) process.exitCode = 1
} finally {
  rmSync(dir, { recursive: true, force: true })
}
