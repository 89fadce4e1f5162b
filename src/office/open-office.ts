/** An office opened for a command: settings at once, definitions and store when they are first asked for. */
import type { Day } from '../core/day.ts'
import type { Definitions } from '../forms/form.ts'
import type { Store } from '../store/store.ts'
import { type CopyReason, keepCopy } from './copies.ts'
import { lockOffice } from './lock.ts'
import { type OfficePaths, officePaths } from './office-folder.ts'
import { refuseErrors } from './problem-refusal.ts'
import { readSettings, type Settings } from './settings.ts'

export interface OpenOffice {
  readonly dir: string
  readonly paths: OfficePaths
  readonly settings: Settings
  /** Shipped definitions with the office's own laid over them; read once. */
  definitions(): Promise<Definitions>
  /** The register; opened once, closed with the office. */
  store(): Promise<Store>
  /** From here on this process is the only one that writes; let go when the office is closed. */
  lock(): void
  /** A copy of the database in backups/, before an import, an undo or a closing. Its path. */
  keepCopy(reason: CopyReason, day: Day): Promise<string>
  close(): Promise<void>
}

export async function openOffice(dir: string): Promise<OpenOffice> {
  const settings = await readSettings(dir)
  const paths = officePaths(dir, settings.language)
  let definitions: Promise<Definitions> | null = null
  let store: Promise<Store> | null = null
  let letGo: (() => void) | null = null
  const office: OpenOffice = {
    dir,
    paths,
    settings,
    definitions: () => (definitions ??= load(dir, settings)),
    store: () => (store ??= open(office)),
    lock() {
      letGo ??= lockOffice(dir)
    },
    async keepCopy(reason, day) {
      const { backupTo } = await office.store()
      return keepCopy({ backups: paths.backups, day, reason, keep: settings.copies, backupTo })
    },
    async close() {
      try {
        if (store) await (await store).close()
      } finally {
        letGo?.()
        store = null
        letGo = null
      }
    },
  }
  return office
}

async function load(dir: string, settings: Settings): Promise<Definitions> {
  const { loadDefinitions } = await import('./load-definitions.ts')
  const { withScoreSources } = await import('./score-sources.ts')
  const { definitions, problems } = await loadDefinitions(dir)
  refuseErrors(problems)
  return withScoreSources(definitions, dir, settings)
}

async function open({ paths, settings, definitions }: OpenOffice): Promise<Store> {
  const { openStore } = await import('../store/open.ts')
  return openStore(paths.database, await definitions(), { code: settings.code, name: settings.community })
}
