/** A few damaged workbooks through the real import; `npm run fuzz -- 10000` tries them by the thousand. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { testOffice } from '../import/office.ts'
import { basesIn, mutated } from './mutate.ts'

const BASES = basesIn(fileURLToPath(new URL('../fixtures/dirt/', import.meta.url)))
const AT_ONCE = 15

it.each(Array.from({ length: 10 }, (_, index) => index * AT_ONCE))(
  'damaged workbooks from seed %i on go in or are refused with a sentence',
  async (first) => {
    const office = await testOffice()
    for (let seed = first; seed < first + AT_ONCE; seed++) {
      const { what, ending, bytes } = mutated(BASES, seed)
      const file = join(office.cwd, `seed-${seed}${ending}`)
      writeFileSync(file, bytes)
      const done = await office.json('import', file, '--dry-run', '--grid', '7')
      expect([0, 1, 2], `seed ${seed}, ${what}`).toContain(done.exit)
      const said = (done.error as { message: string } | undefined)?.message ?? (done.files as unknown)
      expect(said, `seed ${seed}, ${what}`).toBeTruthy()
    }
  },
)
