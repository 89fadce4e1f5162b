/** gridbook.yaml by its schema: whatever can be written there, and what is wrong with it by line and column. */
import { z } from 'zod'
import { parseDay } from '../core/day.ts'
import { readDefinition } from '../definition/read-definition.ts'
import { SETTINGS_FILE } from './find-office.ts'
import { refuseErrors } from './problem-refusal.ts'
import type { SettingsFile } from './settings.ts'

const count = z.string().regex(/^[1-9]\d{0,8}$/)

const SCHEMA = z.strictObject({
  community: z.string().min(1),
  code: z.string().regex(/^\d{12}$/),
  language: z.enum(['zh', 'en']).optional(),
  rulebook: z.string().min(1).optional(),
  today: z
    .string()
    .refine((day) => parseDay(day) !== null)
    .optional(),
  copies: count.optional(),
  card_id_numbers: z.enum(['masked', 'whole']).optional(),
  // Over a network only what nobody can listen to; a machine may talk to itself.
  webhook: z
    .string()
    .regex(/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])\S+$/)
    .optional(),
  limits: z
    .strictObject({
      file_mb: count.optional(),
      unpacked_mb: count.optional(),
      ratio: count.optional(),
      entries: count.optional(),
      cells: count.optional(),
      text: count.optional(),
    })
    .optional(),
  thresholds: z.record(z.string(), z.string()).optional(),
})

/** What the file says; throws an AppError with exit 2 for the first thing that is wrong. */
export function strictSettings(bytes: Uint8Array): SettingsFile {
  const read = readDefinition(SETTINGS_FILE, bytes, SCHEMA)
  refuseErrors(read.problems)
  if (read.value === null) throw new Error('settings without a value and without a problem')
  return read.value
}
