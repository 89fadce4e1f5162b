/** Calendar files: one a year as it was announced, and an office's own days laid over a year. */
import { z } from 'zod'
import { addDays, type Day, daysBetween, parseDay } from '../core/day.ts'
import { error, type Problem } from '../core/problem.ts'
import { type LineCol, type Path, readDefinition } from '../definition/read-definition.ts'
import type { CalendarYear } from './workdays.ts'

const YEAR = z.string().regex(/^\d{4}$/, 'calendar.not_a_year')
const DAY = z.string().transform((text, context): Day => {
  const day = parseDay(text)
  if (day === null) context.addIssue({ code: 'custom', message: 'calendar.not_a_day' })
  return day ?? ('1000-01-01' as Day)
})

const CALENDAR_FILE = z
  .strictObject({
    /** The whole year as it was announced. */
    year: YEAR.optional(),
    /** Days laid over an announced year, such as a province's own holiday. */
    extends: YEAR.optional(),
    source: z.array(z.string()).min(1),
    off: z.array(z.strictObject({ name: z.string().min(1), from: DAY, to: DAY.optional() })).default([]),
    worked: z.array(DAY).default([]),
  })
  .superRefine((file, context) => {
    if ((file.year === undefined) === (file.extends === undefined)) {
      context.addIssue({ code: 'custom', message: 'calendar.year_or_extends' })
    }
  })

/** Reads one calendar file; `file` is the name that messages show. Pure. */
export function readCalendar(
  file: string,
  bytes: string | Uint8Array,
): { year: CalendarYear | null; problems: Problem[] } {
  const { value, problems, locate } = readDefinition(file, bytes, CALENDAR_FILE, { words: WORDS })
  if (value === null) return { year: null, problems }
  const year = value.year ?? value.extends ?? ''
  const at = (path: Path): { file: string } & LineCol => ({ file, ...locate(path) })
  const off: Day[] = []
  value.off.forEach(({ from, to = from, name }, index) => {
    if (to < from || daysBetween(from, to) > 31)
      problems.push(error('calendar.span', at(['off', index]), name, { from, to }))
    else for (let day = from; day <= to; day = addDays(day, 1)) off.push(day)
  })
  const said = [
    ...value.off.flatMap(({ from, to = from }, index) => [from, to].map((day) => ({ day, path: ['off', index] }))),
    ...value.worked.map((day, index) => ({ day, path: ['worked', index] })),
  ]
  // The New Year's holiday may begin in the December before.
  const before = String(Number(year) - 1)
  for (const { day, path } of said) {
    if (day.startsWith(year) || day.startsWith(`${before}-12`)) continue
    problems.push(error('calendar.other_year', at(path), day, { year }))
  }
  for (const [index, day] of value.worked.entries()) {
    if (off.includes(day)) problems.push(error('calendar.off_and_worked', at(['worked', index]), day))
  }
  return problems.length > 0
    ? { year: null, problems }
    : { year: { year, extends: value.extends !== undefined, off, worked: value.worked }, problems }
}

const WORDS: Readonly<Record<string, string>> = {
  年: 'year',
  年份: 'year',
  来源: 'source',
  出处: 'source',
  放假: 'off',
  holidays: 'off',
  上班: 'worked',
  调休: 'worked',
  workdays: 'worked',
  名称: 'name',
}
