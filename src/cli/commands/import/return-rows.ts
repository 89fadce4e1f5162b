/** The returned workbook: the warden's own file with every faulty cell marked, put where it goes back from. */
import { basename, extname, join, relative, resolve } from 'node:path'
import type { Problem } from '../../../core/problem.ts'
import { isForceable } from '../../../forms/confirmations.ts'
import type { RawWorkbook } from '../../../forms/raw-sheet.ts'
import { sayProblem } from '../../../messages/say.ts'
import type { OpenOffice } from '../../../office/open-office.ts'
import type { Context } from '../../context.ts'
import type { ImportOptions } from './report.ts'

/** `workbook` is the name of the one that was handed out, if it answers one. Its path, relative to the office where it lies in it; null when nothing goes back. */
export async function writeReturnedWorkbook(
  raw: RawWorkbook,
  problems: readonly Problem[],
  workbook: string | null,
  office: OpenOffice,
  options: ImportOptions,
  context: Context,
): Promise<string | null> {
  if (!problems.some((problem) => problem.severity === 'error')) return null
  const { writeReturned } = await import('../../../sheets/returned/write-returned.ts')
  const { writeFileWith } = await import('../../../office/write-file.ts')
  const errorsFirst = [...problems].sort((a, b) => a.severity.localeCompare(b.severity))
  const { codes } = await office.definitions()
  const said = errorsFirst.map((problem) => ({
    forceable: isForceable(problem, codes),
    sheet: problem.place.sheet ?? null,
    row: problem.place.row ?? null,
    column: problem.place.column ?? null,
    cell: problem.place.cell ?? null,
    severity: problem.severity,
    kind: problem.code,
    message: sayProblem(
      { ...problem, place: problem.place.field === undefined ? {} : { field: problem.place.field } },
      'zh',
    ),
  }))
  const target = freeTarget(returnedFolder(office, options, context), raw, workbook ?? raw.file)
  await writeFileWith(target, (aside) => writeReturned(raw, said, context.today, aside))
  return options.returned === undefined ? relative(office.dir, target) : target
}

/** Where returned workbooks go: `--returned`, else the office's folder for them. */
export function returnedFolder(office: OpenOffice, options: ImportOptions, context: Context): string {
  return options.returned === undefined ? office.paths.returned : resolve(context.app.cwd, options.returned)
}

/** Sent back a second time it has the name of the first time, but what the warden corrected is never written over. */
function freeTarget(folder: string, { path }: RawWorkbook, file: string): string {
  const name = basename(file, extname(file)).replace(/^退回\d*_/u, '')
  const first = join(folder, `退回_${name}.xlsx`)
  return resolve(path) === first ? join(folder, `退回2_${name}.xlsx`) : first
}
