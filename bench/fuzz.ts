/** Imports damaged workbooks by the thousand: `npm run fuzz -- 10000 [first seed]`. A file that ends badly is kept, and its seed said. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Base, basesIn, mutated } from '../test/fuzz/mutate.ts'
import { type Ended, MEGABYTES, SECONDS, servesImports, watchedImports } from './watched-import.ts'

const FOLDERS = ['test/fixtures/dirt', 'test/fixtures/samples', 'test/fixtures/sheets']
const KEPT = 'bench/.fuzz'

if (!servesImports()) await fuzz(Number(process.argv[2] ?? '1000'), Number(process.argv[3] ?? '1'))

async function fuzz(count: number, first: number): Promise<void> {
  const bases: Base[] = FOLDERS.flatMap((folder) => basesIn(resolve(folder)))
  const dir = mkdtempSync(join(tmpdir(), 'gridbook-fuzz-'))
  const watched = await watchedImports()
  const counts: Record<Ended['how'], number> = { imported: 0, said: 0, crash: 0, hang: 0, memory: 0 }
  let most = 0
  let slowest = 0
  for (let seed = first; seed < first + count; seed++) {
    const { what, ending, bytes } = mutated(bases, seed)
    const path = join(dir, `seed-${seed}${ending}`)
    writeFileSync(path, bytes)
    const ended = await watched.import(path)
    rmSync(path)
    counts[ended.how]++
    most = Math.max(most, ended.memory)
    slowest = Math.max(slowest, ended.seconds)
    if (ended.how !== 'imported' && ended.how !== 'said') {
      mkdirSync(KEPT, { recursive: true })
      writeFileSync(join(KEPT, `seed-${seed}${ending}`), bytes)
      console.log(`seed ${seed}: ${ended.how} (${what}), kept in ${KEPT}\n${ended.why}`)
    }
    if ((seed - first + 1) % 1000 === 0) console.log(`${seed - first + 1} of ${count}: ${JSON.stringify(counts)}`)
  }
  watched.end()
  rmSync(dir, { recursive: true })
  console.log(
    `${count} damaged workbooks from seed ${first}: ${counts.imported} imported, ${counts.said} with a sentence, ${counts.crash} crashes, ` +
      `${counts.hang} over ${SECONDS} s, ${counts.memory} over ${MEGABYTES} MB; slowest ${slowest.toFixed(1)} s, most ${most} MB`,
  )
  process.exitCode = counts.crash + counts.hang + counts.memory > 0 ? 1 : 0
}
