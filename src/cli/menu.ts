/** `gridbook` alone on a terminal: the office's work as a menu, and with each task the command that would have done it. */
import { text } from '../messages/say.ts'
import { findOffice } from '../office/find-office.ts'
import { type OpenOffice, openOffice } from '../office/open-office.ts'
import type { App, Choice, ExitCode } from './app.ts'
import type { Context } from './context.ts'
import { type Desk, type Planned, TASKS } from './menu-tasks.ts'

type Run = (argv: readonly string[], app: App) => Promise<ExitCode>

/** `run` is `main`; `globals` are the flags that every command of this sitting gets, such as --office. */
export async function showMenu(context: Context, globals: readonly string[], run: Run): Promise<ExitCode> {
  const { app } = context
  const say: Desk['say'] = (code, detail = {}) => text(code, detail, app.lang)
  if (!holdsOffice(context)) return withoutOffice(app, say, run)
  for (;;) {
    const chosen = await app.ask.choose(say('menu.title'), [
      ...Object.keys(TASKS).map((name) => ({ value: name, label: say(`menu.task.${name}`) })),
      { value: 'quit', label: say('menu.quit') },
    ])
    if (chosen === 'quit') return 0
    const planned = await plan(context, chosen, say)
    if (planned.argv !== null) await carryOut(planned, { app, say, run: (argv) => run([...globals, ...argv], app) })
    app.err('\n')
  }
}

async function plan(context: Context, task: string, say: Desk['say']): Promise<Planned> {
  const office = openOffice(context.officeDir())
  try {
    const desk: Desk = { app: context.app, today: context.today, paths: office.paths, grids: await grids(office), say }
    return (await TASKS[task]?.(desk)) ?? { argv: null, writes: false }
  } finally {
    await office.close()
  }
}

/** Preview, question, the command that would have done it, and the command itself. */
async function carryOut(
  { argv, preview, writes }: Planned,
  { app, say, run }: { app: App; say: Desk['say']; run: (argv: readonly string[]) => Promise<ExitCode> },
): Promise<void> {
  const line = `gridbook ${(argv ?? []).map(quoted).join(' ')}`
  if (preview) {
    app.err(`${say('menu.preview')}\n`)
    // Nothing could be read: what to do stands there already, and there is nothing to write.
    if ((await run(preview)) > 1) return
  }
  if (writes && !(await app.ask.yesNo(say('menu.ask_go', { line }), true))) return
  app.err(`${say('menu.same_as', { line })}\n`)
  await run(argv ?? [])
}

async function withoutOffice(app: App, say: Desk['say'], run: Run): Promise<ExitCode> {
  const chosen = await app.ask.choose(say('menu.no_office'), [
    { value: 'init', label: say('menu.task.init') },
    { value: 'demo', label: say('menu.task.demo') },
    { value: 'quit', label: say('menu.quit') },
  ])
  return chosen === 'quit' ? 0 : run([chosen], app)
}

async function grids(office: OpenOffice): Promise<Choice[]> {
  const { db, community } = await office.store()
  const rows = await db
    .selectFrom('household')
    .select('grid_code')
    .distinct()
    .where('community', '=', community.code)
    .orderBy('grid_code')
    .execute()
  return rows
    .filter((row) => row.grid_code)
    .map((row) => ({ value: String(row.grid_code), label: String(row.grid_code) }))
}

function holdsOffice({ app, officeFlag }: Context): boolean {
  return findOffice({ flag: officeFlag, env: app.env, cwd: app.cwd }) !== null
}

function quoted(word: string): string {
  return /[\s"'$&|;()<>*?\\]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : word
}
