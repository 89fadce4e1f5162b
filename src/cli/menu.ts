/** `gridbook` alone on a terminal: the office's work as a menu, and with each task the command that would have done it. */
import { text } from '../messages/say.ts'
import { findOffice } from '../office/find-office.ts'
import { openOffice } from '../office/open-office.ts'
import type { App, Ask, ExitCode } from './app.ts'
import type { Context } from './context.ts'
import { commandLine, type Desk } from './menu-desk.ts'
import { TASKS } from './menu-tasks.ts'

type Run = (argv: readonly string[], app: App) => Promise<ExitCode>

/** `run` is `main`; `globals` are the flags that every command of this sitting gets, such as --office. */
export async function showMenu(context: Context, globals: readonly string[], run: Run): Promise<ExitCode> {
  const { app } = context
  const say: Desk['say'] = (code, detail = {}) => text(code, detail, app.lang)
  if (!holdsOffice(context)) return withoutOffice(app, say, run, globals)
  // A command says itself that it was interrupted; whether by Esc or by Ctrl-C only its questions know.
  let left = false
  const { askIn: _, ...rest } = app
  const inner: App = { ...rest, ask: telling(app.ask, () => (left = true)) }
  const desk = await deskOf(context, say, (argv) => run([...globals, ...argv], inner))
  for (;;) {
    const chosen = await orEscape(() =>
      app.ask.choose(say('menu.title'), [
        ...Object.keys(TASKS).map((name) => ({ value: name, label: say(`menu.task.${name}`) })),
        { value: 'quit', label: say('menu.quit') },
      ]),
    )
    if (chosen === 'quit' || chosen === null) return 0
    await orEscape(async () => TASKS[chosen]?.(desk))
    if (left) return 130
    app.err('\n')
  }
}

async function deskOf(
  context: Context,
  say: Desk['say'],
  run: (argv: readonly string[]) => Promise<ExitCode>,
): Promise<Desk> {
  const { app } = context
  const dir = context.officeDir()
  return {
    app,
    say,
    today: context.today,
    paths: (await openOffice(dir)).paths,
    async look(read) {
      const office = await openOffice(dir)
      try {
        return await read(office)
      } finally {
        await office.close()
      }
    },
    async run(argv) {
      app.err(`${say('menu.same_as', { line: commandLine(argv) })}\n`)
      return run(argv)
    },
    preview: run,
  }
}

async function withoutOffice(app: App, say: Desk['say'], run: Run, globals: readonly string[]): Promise<ExitCode> {
  const chosen = await orEscape(() =>
    app.ask.choose(say('menu.no_office'), [
      { value: 'init', label: say('menu.task.init') },
      { value: 'demo', label: say('menu.task.demo') },
      { value: 'help', label: say('menu.more.help') },
      { value: 'quit', label: say('menu.quit') },
    ]),
  )
  if (chosen === null || chosen === 'quit') return 0
  return run([...globals, chosen === 'help' ? '--help' : chosen], app)
}

/** Esc in a question goes back, here to where it was asked from; everything else goes its way. */
async function orEscape<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'AbortPromptError') return null
    throw thrown
  }
}

function telling(ask: Ask, left: () => void): Ask {
  const told = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer
    } catch (thrown) {
      if (thrown instanceof Error && thrown.name === 'ExitPromptError') left()
      throw thrown
    }
  }
  return {
    text: (question, suggestion) => told(ask.text(question, suggestion)),
    yesNo: (question, suggestion) => told(ask.yesNo(question, suggestion)),
    choose: (question, choices) => told(ask.choose(question, choices)),
  }
}

function holdsOffice({ app, officeFlag }: Context): boolean {
  return findOffice({ flag: officeFlag, env: app.env, cwd: app.cwd }) !== null
}
