/** Where the process starts: the real world, one run, the exit code. */
import { text } from '../messages/say.ts'
import { chooseLanguage } from './language.ts'
import { main } from './main.ts'
import { systemApp } from './system-app.ts'

const app = systemApp()

// `gridbook … | head` closes the pipe early; that is no failure of anybody.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

// Transactions and files written aside make it safe to stop anywhere; the lock is let go by its exit handler. A window that is
// closed and a machine that shuts down stop us as Ctrl-C does.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    app.err(`\n${text('cli.interrupted', {}, chooseLanguage(process.argv.slice(2), app))}\n`)
    process.exit(130)
  })
}

process.exitCode = await main(process.argv.slice(2), app)
