/** A new office in a temporary folder and lists written as a warden would, imported through the command. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { checkCharacter } from '../../src/register/identity.ts'
import { run, type TestAppOptions, tempFolder } from '../app.ts'

export interface ImportDone {
  readonly exit: number
  readonly batch: number | null
  readonly files: readonly {
    readonly returned: string | null
    readonly sheets: readonly { readonly form: string | null; readonly unknown_columns: readonly string[] }[]
  }[]
  readonly totals: Readonly<Record<'rows' | 'created' | 'updated' | 'unchanged' | 'rejected' | 'warnings', number>>
  readonly missing?: readonly { readonly name: string }[]
  readonly problems: readonly {
    readonly code: string
    readonly severity: string
    readonly cell: string | null
    readonly row: number | null
    readonly message: string
    readonly fix: string
  }[]
  readonly error?: { readonly code: string; readonly message: string; readonly fix: string }
}

export interface TestOffice {
  readonly cwd: string
  /** Writes rows as CSV and imports them; flags follow. */
  import(rows: readonly (readonly string[])[], ...flags: string[]): Promise<ImportDone>
  json(...argv: string[]): Promise<Record<string, never>>
}

/** An invented number: 450299, the birth date, a serial whose last digit tells the sex, and its check character. */
export function idNo(birth: string, serial: string): string {
  const digits = `450299${birth.replaceAll('-', '')}${serial}`
  return digits + checkCharacter(digits)
}

export async function testOffice(options: TestAppOptions = {}): Promise<TestOffice> {
  const cwd = options.cwd ?? tempFolder()
  await run(['init', '.', '--name', '白沙社区', '--code', '450205006003'], { ...options, cwd })
  let count = 0
  const json = async (...argv: string[]) => {
    const ran = await run([...argv, '--json'], { ...options, cwd })
    return { ...JSON.parse(ran.out), exit: ran.code }
  }
  return {
    cwd,
    json,
    async import(rows, ...flags) {
      const file = join(cwd, `list${++count}.csv`)
      writeFileSync(file, rows.map((row) => row.join(',')).join('\n'))
      return json('import', file, ...flags)
    },
  }
}

/** Every row of every table of the register, without the log of how it came there: what undo must bring back to the letter. */
export function registerRows(cwd: string): Record<string, unknown[]> {
  const db = new Sqlite(join(cwd, 'gridbook.db'), { readonly: true })
  try {
    const names = db
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'batch%' AND name NOT LIKE 'sqlite%'
        AND name NOT IN ('change', 'audit', 'schema_change') ORDER BY name`)
      .pluck()
      .all() as string[]
    const rows = names.map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).all()] as const)
    return Object.fromEntries(rows.filter(([, all]) => all.length > 0))
  } finally {
    db.close()
  }
}

export function codes(done: ImportDone): string[] {
  return done.problems.map((problem) => problem.code)
}
