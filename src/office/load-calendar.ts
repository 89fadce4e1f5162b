/** The calendar of working days: the announced years in templates/calendar, the office's own files laid over them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CalendarYear, layCalendar, type WorkCalendar } from '../assessment/workdays.ts'
import { compiledYear } from './compiled-regulation.ts'
import { shippedTemplates } from './package-root.ts'
import { refuseErrors } from './problem-refusal.ts'

/** Our own files as this process has read them. */
let shippedOnce: readonly CalendarYear[] | null = null

/** A file with an error is refused with its line: a wrong day would move every due day after it. */
export async function loadCalendar(officeDir: string): Promise<WorkCalendar> {
  shippedOnce ??= await yearsIn(shippedTemplates())
  return layCalendar([...shippedOnce, ...(await yearsIn(join(officeDir, 'templates')))])
}

async function yearsIn(templates: string): Promise<CalendarYear[]> {
  const folder = join(templates, 'calendar')
  if (!existsSync(folder)) return []
  const years: CalendarYear[] = []
  for (const name of readdirSync(folder).sort()) {
    if (!/\.ya?ml$/.test(name)) continue
    const bytes = readFileSync(join(folder, name))
    const year = compiledYear(bytes) ?? (await readYear(`templates/calendar/${name}`, bytes))
    if (year !== null) years.push(year)
  }
  return years
}

async function readYear(file: string, bytes: Buffer): Promise<CalendarYear | null> {
  const { readCalendar } = await import('../assessment/read-calendar.ts')
  const { year, problems } = readCalendar(file, bytes)
  refuseErrors(problems)
  return year
}
