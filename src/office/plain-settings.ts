/** gridbook.yaml as `init` writes it and most offices leave it, read without a YAML parser: that alone took a fifth of every start. */
import { parseDay } from '../core/day.ts'
import type { SettingsFile } from './settings.ts'

/** Two letters or more, none of them with a meaning in YAML, not read as anything but text. */
const PLAIN = /^(?:"[^"\\\n]+"|[\p{L}\p{N}][\p{L}\p{N}._-]*)$/u
const COUNT = /^[1-9]\d{0,8}$/

const KEYS: Readonly<Record<string, (value: string) => boolean>> = {
  community: () => true,
  code: (value) => /^\d{12}$/.test(value),
  language: (value) => value === 'zh' || value === 'en',
  rulebook: () => true,
  today: (value) => parseDay(value) !== null,
  copies: (value) => COUNT.test(value),
  card_id_numbers: (value) => value === 'masked' || value === 'whole',
}

/** Null for anything but lines of `key: value` that are sound: the schema says what is wrong, or takes it (strict-settings.ts). */
export function plainSettings(bytes: Uint8Array): SettingsFile | null {
  const said: Record<string, string> = {}
  for (const line of Buffer.from(bytes).toString('utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const parts = /^([a-z_]+): (\S+)$/u.exec(line)
    const [, key = '', written = ''] = parts ?? []
    if (!PLAIN.test(written) || key in said) return null
    const value = written.startsWith('"') ? written.slice(1, -1) : written
    if (!(KEYS[key]?.(value) ?? false)) return null
    said[key] = value
  }
  const { community, code, ...others } = said
  return community === undefined || code === undefined ? null : { community, code, ...others }
}
