/** Which language a person is spoken to in: flag, GRIDBOOK_LANG, gridbook.yaml, the locale variables, the system. */
import { findOffice, peekSettings } from '../office/find-office.ts'
import type { App, Lang } from './app.ts'
import { flagValue } from './argv.ts'

/** The flags are looked up before parsing, because the help that parsing prints is already in that language. */
export function chooseLanguage(args: readonly string[], app: Pick<App, 'env' | 'cwd' | 'lang'>): Lang {
  const told = languageNamed(flagValue(args, '--lang')) ?? languageNamed(app.env.GRIDBOOK_LANG)
  if (told) return told
  const office = findOffice({ flag: flagValue(args, '--office'), env: app.env, cwd: app.cwd })
  const settled = office === null ? null : languageNamed(peekSettings(office).language)
  return settled ?? localeLanguage(app.env) ?? app.lang
}

/** LC_ALL before LC_MESSAGES before LANG; C and POSIX say nothing about a language. Pure. */
export function localeLanguage(env: Readonly<Record<string, string | undefined>>): Lang | null {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG
  if (!locale || /^(C|POSIX)\b/i.test(locale)) return null
  return /^zh/i.test(locale) ? 'zh' : 'en'
}

export function languageNamed(name: string | null | undefined): Lang | null {
  if (!name) return null
  if (/^(zh|cn|中)/i.test(name)) return 'zh'
  return /^en/i.test(name) ? 'en' : null
}
