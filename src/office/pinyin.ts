/** The readings of Chinese characters, shipped with the program. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Readings, readReadings } from '../register/pinyin.ts'
import { shippedTemplates } from './package-root.ts'

/** Null where no letter is in the text: who types characters need not wait for them. */
export function readingsFor(text: string): Readings | null {
  if (!/[a-zü]/iu.test(text)) return null
  return readReadings(readFileSync(join(shippedTemplates(), 'pinyin', 'readings.txt'), 'utf8'))
}
