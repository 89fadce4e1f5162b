/** What lies where in an office's folder, in the words of its language, and how the folder comes to be. */
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../core/app-error.ts'
import type { Lang } from '../messages/message.ts'
import { SETTINGS_FILE } from './find-office.ts'
import { newSettings, type Settings } from './settings.ts'
import { makeFolder, OWNER_ONLY_FOLDER, writeFile } from './write-file.ts'

export interface OfficePaths {
  readonly dir: string
  readonly settings: string
  readonly database: string
  /** The office's own definitions, laid over the shipped ones; need not be there. */
  readonly templates: string
  readonly returned: string
  readonly out: string
  readonly backups: string
  readonly evidence: string
}

const FOLDERS = {
  zh: { returned: '退回', out: '打印', backups: '备份', evidence: '佐证' },
  en: { returned: 'returned', out: 'out', backups: 'backups', evidence: 'evidence' },
} as const

/** A folder in the other language counts when it is the one that is there: an office may change its language. */
export function officePaths(dir: string, language: Lang): OfficePaths {
  const other = language === 'zh' ? 'en' : 'zh'
  const folder = (name: keyof (typeof FOLDERS)['zh']): string => {
    const own = join(dir, FOLDERS[language][name])
    const elsewise = join(dir, FOLDERS[other][name])
    return !existsSync(own) && existsSync(elsewise) ? elsewise : own
  }
  return {
    dir,
    settings: join(dir, SETTINGS_FILE),
    database: join(dir, 'gridbook.db'),
    templates: join(dir, 'templates'),
    returned: folder('returned'),
    out: folder('out'),
    backups: folder('backups'),
    evidence: folder('evidence'),
  }
}

/** Asked before any question, so that nobody answers three of them in vain. */
export function refuseOffice(dir: string): void {
  if (existsSync(join(dir, SETTINGS_FILE))) throw new AppError('office.exists', 3, { dir })
  if (existsSync(dir) && !statSync(dir).isDirectory()) throw new AppError('office.is_a_file', 2, { dir })
}

/** A new office: its folders and settings. A folder that already holds an office is refused. */
export function makeOffice(
  dir: string,
  settings: Pick<Settings, 'community' | 'code' | 'language'> & Partial<Settings>,
): OfficePaths {
  refuseOffice(dir)
  const fresh = !existsSync(dir)
  mkdirSync(dir, { recursive: true, mode: OWNER_ONLY_FOLDER })
  // A folder that somebody made before is theirs; only one that is ours from now on is closed to others.
  if (fresh) chmodSync(dir, OWNER_ONLY_FOLDER)
  const paths = officePaths(dir, settings.language)
  for (const folder of [paths.returned, paths.out, paths.backups, paths.evidence]) makeFolder(folder)
  writeFile(paths.settings, newSettings(settings))
  return paths
}
