/** Dry imports in a child process, watched from outside: how each file ends, how long it takes and what memory it wants. */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { main } from '../src/cli/main.ts'
import { systemApp } from '../src/cli/system-app.ts'

export interface Ended {
  /** `said`: nothing goes in, and a sentence says why. */
  readonly how: 'imported' | 'said' | 'crash' | 'hang' | 'memory'
  /** The sentence's code, the stack of a crash, or ''. */
  readonly why: string
  readonly seconds: number
  /** Highest memory of the process so far, in MB. */
  readonly memory: number
}

export interface Watched {
  readonly import: (path: string) => Promise<Ended>
  readonly end: () => void
}

export const SECONDS = 20
/** How many times longer it may take when it has to wait for others. */
const PATIENCE = 6
export const MEGABYTES = 600
const CHILD = '--child'

/** Whether this process is the child; then it serves imports until its parent is done. */
export function servesImports(): boolean {
  if (process.argv[2] !== CHILD) return false
  const office = process.argv[3] ?? ''
  process.on('message', (path: string) => void importDry(path, office).then((ended) => process.send?.(ended)))
  process.on('disconnect', () => process.exit())
  return true
}

/** A fresh office and a child that imports into it, both gone after `end`. */
export async function watchedImports(): Promise<Watched> {
  const office = mkdtempSync(join(tmpdir(), 'gridbook-watched-'))
  await run(['init', office, '--name', '白沙社区', '--code', '450205006003', '--json'])
  let child: ChildProcess | null = null
  let served = 0
  const stop = () => {
    child?.removeAllListeners()
    child?.kill('SIGKILL')
    child = null
    served = 0
  }
  const once = async (path: string): Promise<Ended> => {
    child ??= fork(process.argv[1] ?? '', [CHILD, office], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    served++
    const ended = await answerOf(child, path)
    if (ended.how === 'crash' || ended.how === 'hang') stop()
    return ended
  }
  return {
    import: async (path) => {
      let ended = await once(path)
      if (ended.memory > MEGABYTES && served > 1) {
        // The peak is that of all files before as well: this one alone.
        stop()
        ended = await once(path)
      }
      if (ended.memory > MEGABYTES) stop()
      return ended.memory > MEGABYTES ? { ...ended, how: 'memory' } : ended
    },
    end: () => {
      stop()
      rmSync(office, { recursive: true, force: true })
    },
  }
}

function answerOf(child: ChildProcess, path: string): Promise<Ended> {
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  let said = ''
  const hear = (piece: Buffer) => {
    said += piece.toString()
  }
  child.stderr?.on('data', hear)
  return new Promise<Ended>((resolve) => {
    const finish = (ended: Omit<Ended, 'seconds'>) => {
      clearInterval(timer)
      child.removeListener('message', answered)
      child.removeListener('exit', gone)
      child.stderr?.removeListener('data', hear)
      resolve({ ...ended, seconds: seconds() })
    }
    const answered = (message: unknown) => finish(message as Omit<Ended, 'seconds'>)
    const gone = () => finish({ how: 'crash', why: said.slice(-2000), memory: 0 })
    const before = workOf(child)
    const timer = setInterval(() => {
      if (workOf(child) - before > SECONDS || seconds() > SECONDS * PATIENCE)
        finish({ how: 'hang', why: '', memory: 0 })
    }, 500)
    child.once('message', answered)
    child.once('exit', gone)
    child.send(path)
  })
}

/** Seconds of work of the child so far, where the system says so: a busy machine makes nothing hang. */
function workOf(child: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return 0
  }
}

async function importDry(path: string, office: string): Promise<Omit<Ended, 'seconds'>> {
  const { code, out, err } = await run(['import', path, '--dry-run', '--json', '--grid', '7', '--office', office])
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  if (code === 70) return { how: 'crash', why: err, memory }
  const document: Document = JSON.parse(out)
  if (document.error) {
    const { code: why, message } = document.error
    return {
      how: 'said',
      why: why === 'file.unreadable' || why === 'file.too_large' ? `${why} ${message}` : why,
      memory,
    }
  }
  const rows = document.totals?.rows ?? 0
  return {
    how: rows > 0 ? 'imported' : 'said',
    why: rows > 0 ? '' : (document.problems?.[0]?.code ?? 'no rows'),
    memory,
  }
}

interface Document {
  readonly error?: { readonly code: string; readonly message: string }
  readonly totals?: { readonly rows: number }
  readonly problems?: readonly { readonly code: string }[]
}

async function run(argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const app = {
    ...systemApp(),
    lang: 'en' as const,
    out: (text: string) => {
      out += text
    },
    err: (text: string) => {
      err += text
    },
    stdinTty: false,
    stdoutTty: false,
    stderrTty: false,
  }
  const code = await main([...argv, '--lang', 'en', '--today', '2015-12-31'], app)
  return { code, out, err }
}
