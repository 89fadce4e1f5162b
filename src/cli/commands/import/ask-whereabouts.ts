/** The workbook that asks where the people are whom a snapshot does not name; filled in, `import` carries it out. */
import { existsSync } from 'node:fs'
import { basename, extname, join, relative, resolve } from 'node:path'
import { GRID_STAMP } from '../../../forms/raw-sheet.ts'
import { WHEREABOUTS, WHEREABOUTS_SHEET } from '../../../forms/whereabouts.ts'
import type { OpenOffice } from '../../../office/open-office.ts'
import type { Missing } from '../../../register/missing.ts'
import type { Context } from '../../context.ts'
import type { ImportOptions } from './report.ts'

const ANSWERS = '（仍在、迁出、去世、搬至）'
const DOOR = '（本社区的户编码或门牌）'

/** Its path, relative to the office where it lies in it; null when nobody is missing. */
export async function askWhereabouts(
  file: string,
  missing: readonly Missing[],
  grid: string | null,
  office: OpenOffice,
  options: ImportOptions,
  context: Context,
): Promise<string | null> {
  if (missing.length === 0) return null
  const { writeWorkbook } = await import('../../../sheets/write-workbook.ts')
  const { writeFile } = await import('../../../office/write-file.ts')
  const { code, door, name, number, birth, where, on, to } = WHEREABOUTS
  const headings = [code, door, name, number, birth, where + ANSWERS, on, to + DOOR]
  const rows = missing.map((one) => [
    one.household_code,
    one.door,
    one.name,
    one.id_no ?? '',
    one.birth ?? '',
    '',
    '',
    '',
  ])
  const grounds = new Map([5, 6, 7].map((column) => [column, 'FFF2B3']))
  const table = { sheet: WHEREABOUTS_SHEET, headings, rows, textColumns: new Set(headings.keys()), grounds }
  const stamp = grid === null ? {} : { [GRID_STAMP]: grid }
  const bytes = await writeWorkbook([table], { day: context.today, title: WHEREABOUTS_SHEET, stamp })
  const folder = options.returned === undefined ? office.paths.returned : resolve(context.app.cwd, options.returned)
  const target = freeName(folder, basename(file, extname(file)))
  writeFile(target, bytes)
  // The warden works with whole numbers, as in every workbook that is handed out.
  const { writeAudit } = await import('../../../store/audit.ts')
  const detail = { command: 'import --snapshot', persons: missing.length, grid: grid ?? '', revealed: 1 }
  await writeAudit(await office.store(), {
    day: context.today,
    action: 'template',
    purpose: context.purpose ?? '',
    detail,
  })
  return options.returned === undefined ? relative(office.dir, target) : target
}

/** What somebody may have filled in already is never written over. */
function freeName(folder: string, name: string): string {
  for (let count = 1; ; count++) {
    const target = join(folder, `${WHEREABOUTS_SHEET}${count === 1 ? '' : count}_${name}.xlsx`)
    if (!existsSync(target)) return target
  }
}
