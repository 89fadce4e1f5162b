/** What `doctor` looks at: each check is tried on its own, and what it throws is its finding. */
import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { lastAnnounced } from '../assessment/workdays.ts'
import { AppError } from '../core/app-error.ts'
import type { Detail } from '../core/problem.ts'
import { LAWS } from '../register/invariants.ts'
import { checkEvidence, keptFiles } from './evidence.ts'
import { fileRefusal } from './file-refusal.ts'
import { atWork, lockHolder } from './lock.ts'
import { type OpenOffice, openOffice } from './open-office.ts'
import { shippedTemplates } from './package-root.ts'
import { syncedService } from './synced-folder.ts'

export interface Checked {
  readonly check: string
  readonly ok: boolean
  /** A message code when not ok, a text code when ok. */
  readonly code: string
  readonly detail: Detail
}

/** Below this an import of a district with its copy may not fit. */
const LEAST_FREE_MB = 500

export async function checkOffice(dir: string): Promise<Checked[]> {
  const checks: Checked[] = []
  const done = new Map<string, OpenOffice>()
  const check = async (name: string, look: () => Promise<Checked> | Checked): Promise<void> => {
    try {
      checks.push(await look())
    } catch (error) {
      checks.push(finding(name, error))
    }
  }
  await check('settings', async () => {
    done.set(dir, await openOffice(dir))
    return fine('settings')
  })
  const office = done.get(dir)
  if (office) {
    await check('definitions', async () => {
      await office.definitions()
      return fine('definitions')
    })
    await check('calendar', async () => {
      const { loadCalendar } = await import('./load-calendar.ts')
      return fine('calendar', { year: lastAnnounced(await loadCalendar(dir)) ?? '–' })
    })
    await check('database', () => database(office))
    await check('register', () => register(office))
    await check('evidence', () => evidence(office))
    await check('permissions', () => permissions(office))
    await office.close().catch(() => {})
  }
  await check('disk', () => diskSpace(dir))
  await check('lock', () => lock(dir))
  await check('synced_folder', () => synced(dir))
  await check('fonts', fonts)
  return checks
}

async function database(office: OpenOffice): Promise<Checked> {
  const { ok, problems } = await (await office.store()).integrity()
  return ok ? fine('database') : wrong('database', 'doctor.database', { reason: problems.slice(0, 3).join('; ') })
}

/** Who is where, by the laws that every write must keep. */
async function register(office: OpenOffice): Promise<Checked> {
  const { readBreaches } = await import('../store/invariants.ts')
  const found = await readBreaches(await office.store())
  if (found.length === 0) return fine('register')
  const [{ law, subject } = { law: 'no_grid', subject: '' }] = found
  const count = (one: string) => String(found.filter((breach) => breach.law === one).length)
  const counts = Object.fromEntries(LAWS.map((one) => [one, count(one)]))
  return wrong('register', `doctor.register.${law}`, { ...counts, subject, all: String(found.length) })
}

/** A scan that a deduction rests on must be there when somebody asks for it. */
async function evidence(office: OpenOffice): Promise<Checked> {
  const { readEvidence } = await import('../store/assess-evidence.ts')
  const named = await readEvidence(await office.store())
  const { missing, changed } = checkEvidence(office.paths, named)
  const names = [...missing, ...changed].slice(0, 3).join('、')
  if (missing.length + changed.length === 0) return fine('evidence', { count: String(keptFiles(named).length) })
  const counts = { missing: String(missing.length), changed: String(changed.length) }
  return wrong('evidence', 'doctor.evidence', { ...counts, names })
}

function permissions({ paths }: OpenOffice): Checked {
  for (const path of [paths.dir, paths.settings, paths.database]) {
    if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK)
  }
  // Windows knows no such bits: there, who may read is a matter of the folder.
  if (process.platform !== 'win32' && existsSync(paths.database) && (statSync(paths.database).mode & 0o077) !== 0) {
    return wrong('permissions', 'doctor.readable_by_others', { path: paths.database })
  }
  return fine('permissions')
}

function diskSpace(dir: string): Checked {
  const { bavail, bsize } = statfsSync(dir)
  const megabytes = Math.floor((bavail * bsize) / 1e6)
  const detail = { megabytes: String(megabytes), least: String(LEAST_FREE_MB) }
  return megabytes < LEAST_FREE_MB ? wrong('disk', 'doctor.disk', detail) : fine('disk', detail)
}

function lock(dir: string): Checked {
  const holder = lockHolder(dir)
  if (holder === null || !atWork(holder)) return fine('lock')
  return { check: 'lock', ok: true, code: 'doctor.lock.held', detail: { pid: String(holder.pid), host: holder.host } }
}

function synced(dir: string): Checked {
  const service = syncedService(dir)
  return service === null ? fine('synced_folder') : wrong('synced_folder', 'doctor.synced_folder', { service })
}

function fonts(): Checked {
  const dir = join(shippedTemplates(), 'fonts')
  const found = existsSync(dir) ? readdirSync(dir).filter((name) => /\.(ttf|otf|ttc)$/i.test(name)) : []
  return found.length > 0 ? fine('fonts', { count: String(found.length) }) : wrong('fonts', 'doctor.fonts', { dir })
}

function fine(check: string, detail: Detail = {}): Checked {
  return { check, ok: true, code: `doctor.${check}.fine`, detail }
}

function wrong(check: string, code: string, detail: Detail): Checked {
  return { check, ok: false, code, detail }
}

function finding(check: string, error: unknown): Checked {
  const refusal = error instanceof AppError ? error : fileRefusal(error)
  if (refusal) return wrong(check, refusal.code, refusal.detail)
  return wrong(check, 'doctor.failed', { reason: error instanceof Error ? error.message : String(error) })
}
