/** What the demo does with an office: the functions behind `import`, `assess close` and `print`, one day after another. */
import { writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { AppError } from '../../core/app-error.ts'
import type { Day, Month } from '../../core/day.ts'
import type { DemoSteps } from '../../demo/run.ts'
import type { OpenOffice } from '../../office/open-office.ts'
import type { Context } from '../context.ts'

/** What wardens send in lies beside the office's own folders. */
export const COLLECTED = { zh: '收表', en: 'collected' } as const

const WHY = { zh: '演示', en: 'demo' } as const

export async function demoSteps(context: Context, office: OpenOffice, done: () => void): Promise<DemoSteps> {
  const { importFiles } = await import('./import/import-files.ts')
  const { packWorkbook } = await import('../../demo/pack-workbook.ts')
  const { makeFolder, writeFileWith } = await import('../../office/write-file.ts')
  const collected = join(office.dir, COLLECTED[context.lang])
  makeFolder(collected)
  // A copy of the register before each of forty steps would be most of a gigabyte, and nobody is to go back into it.
  const uncopied: OpenOffice = Object.create(office, { keepCopy: { value: async () => '' } })
  return {
    forms: (await office.definitions()).forms,
    async write(workbook, day) {
      const path = join(collected, workbook.file)
      await writeFileWith(path, (aside) => writeFile(aside, packWorkbook(workbook, day)))
      return path
    },
    async import(path, today, grid) {
      const options = grid === null ? {} : { grid: String(grid) }
      const { batch, totals } = await importFiles(quietly(context, uncopied, today), uncopied, [path], options)
      return { batch, rows: totals.rows, rejected: totals.rejected }
    },
    async close(month, today) {
      const { runAssessClose } = await import('./assess/close.ts')
      const heard: string[] = []
      const options = { skip: ['all'], reason: WHY[context.lang] }
      const code = await runAssessClose(quietly(context, uncopied, today, heard), month, options)
      if (code !== 0) throw new AppError('demo.not_closed', 1, { month, said: heard.join(' ') })
    },
    done,
  }
}

/** One grid's card book. `path` lies in the office: the audit trail is to read the same wherever the office stands. */
export async function printBook(
  context: Context,
  office: OpenOffice,
  today: Day,
  grid: number,
  path: string,
): Promise<void> {
  const { runPrintCards } = await import('./print/cards.ts')
  await runPrintCards(quietly(context, office, today), { output: relative(office.dir, path), grid: String(grid) })
}

/** The poster of a closed month. */
export async function printPoster(
  context: Context,
  office: OpenOffice,
  today: Day,
  month: Month,
  path: string,
): Promise<void> {
  const { runPrintRanking } = await import('./print/ranking.ts')
  await runPrintRanking(quietly(context, office, today), month, { output: relative(office.dir, path), paper: 'a3' })
}

/** The context on another day of the office's clock; it agrees to everything, and what it says is only `heard`. */
function quietly(context: Context, office: OpenOffice, today: Day, heard: string[] = []): Context {
  const own: Partial<Context> = {
    app: { ...context.app, cwd: office.dir },
    today,
    json: false,
    quiet: true,
    yes: true,
    canAsk: false,
    purpose: WHY[context.lang],
    out: () => {},
    notice: () => {},
    warn: (line) => void heard.push(line.trim()),
    table: () => {},
    document: () => {},
    officeDir: () => office.dir,
    office: async () => office,
    confirm: async () => true,
  }
  return Object.create(context, Object.getOwnPropertyDescriptors(own))
}
