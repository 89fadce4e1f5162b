/** The calendar of working days: the announced years in templates/calendar, the office's own files laid over them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CalendarYear, layCalendar, readCalendar } from '../assessment/read-calendar.ts'
import type { WorkCalendar } from '../assessment/workdays.ts'
import { shippedTemplates } from './package-root.ts'
import { refuseErrors } from './problem-refusal.ts'

/** Our own files as this process has read them. */
let shippedOnce: readonly CalendarYear[] | null = null

/** A file with an error is refused with its line: a wrong day would move every due day after it. */
export function loadCalendar(officeDir: string): WorkCalendar {
  shippedOnce ??= yearsIn(shippedTemplates())
  return layCalendar([...shippedOnce, ...yearsIn(join(officeDir, 'templates'))])
}

function yearsIn(templates: string): CalendarYear[] {
  const folder = join(templates, 'calendar')
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name))
  return names.sort().flatMap((name) => {
    const { year, problems } = readCalendar(`templates/calendar/${name}`, readFileSync(join(folder, name)))
    refuseErrors(problems)
    return year ?? []
  })
}
