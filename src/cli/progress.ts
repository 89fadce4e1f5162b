/** A progress bar with a rate and a remaining time on a terminal's stderr, and nothing anywhere else. */
import { Writable } from 'node:stream'
import type { Context } from './context.ts'

export interface Progress {
  /** Sets how much is done, absolutely. */
  to(done: number): void
  stop(): void
}

// The sentence's tokens are the bar's own; they go through as they are.
const FILLED_BY_THE_BAR = Object.fromEntries(
  ['label', 'bar', 'percentage', 'rate', 'eta_formatted'].map((token) => [token, `{${token}}`]),
)

const SILENT: Progress = { to: () => {}, stop: () => {} }

export async function startProgress(
  context: Pick<Context, 'app' | 'json' | 'quiet' | 'say'>,
  label: string,
  total: number,
): Promise<Progress> {
  const { app } = context
  if (!app.stderrTty || context.quiet || context.json || total <= 0) return SILENT
  // A CommonJS library: bundled, it has a default export and nothing beside it.
  const { default: cliProgress } = await import('cli-progress')
  const bar = new cliProgress.SingleBar({
    // Most of our work is synchronous, so the bar cannot rely on its timer and draws when it is told.
    synchronousUpdate: true,
    stream: terminal(app),
    format: context.say('progress.format', FILLED_BY_THE_BAR),
    barsize: Math.max(8, Math.min(30, app.width - 60)),
    hideCursor: true,
    clearOnComplete: true,
    linewrap: null,
  })
  const started = performance.now()
  bar.start(total, 0, { label, rate: '-' })
  return {
    to(done) {
      const seconds = (performance.now() - started) / 1000
      bar.update(done, { label, rate: seconds > 0 ? String(Math.round(done / seconds)) : '-' })
    },
    stop: () => bar.stop(),
  }
}

function terminal(app: Context['app']): NodeJS.WritableStream {
  const stream = new Writable({
    write(chunk, _encoding, written) {
      app.err(String(chunk))
      written()
    },
  })
  return Object.assign(stream, { isTTY: true, columns: app.width })
}
