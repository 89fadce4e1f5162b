/** `gridbook household list`: the doors of a grid or a building in the order in which they are walked. */
import type { Command } from 'commander'
import type { Form, Role } from '../../../forms/form.ts'
import { writeCell } from '../../../forms/write-cell.ts'
import { text } from '../../../messages/say.ts'
import type { HouseholdFile } from '../../../register/household-file.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { doorOfFile } from '../../register-text.ts'

export interface ListOptions {
  readonly grid?: string
  readonly building?: string
  readonly asOf?: string
}

export function registerHouseholdList(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('list')
    .alias('列表')
    .description(say('household.list.about'))
    .option('--grid <G>', say('register.grid'))
    .option('--building <B>', say('register.building'))
    .option('--as-of <DAY>', say('where.as_of'))
  runs(command, app, runHouseholdList)
}

export async function runHouseholdList(context: Context, options: ListOptions): Promise<ExitCode> {
  const { loadHouseholdFiles, masterOf } = await import('../../../store/household-files.ts')
  const { saidGrid } = await import('../../said-grid.ts')
  const { saidDay } = await import('../../said-where.ts')
  const asOf = saidDay('--as-of', options.asOf)
  const store = await (await context.office()).store()
  const files = await loadHouseholdFiles(store, {
    ...(options.grid === undefined ? {} : { grid: await saidGrid(store, options.grid) }),
    ...(options.building === undefined ? {} : { building: options.building }),
    ...(asOf === null ? {} : { asOf }),
  })
  const master = masterOf(store)
  const { codes } = store.definitions
  const cell = (file: HouseholdFile, role: Role): string => {
    const field = fieldOf(master, role)
    return field ? writeCell(field, file.cells[field.name], { codes, reveal: false }) : ''
  }
  const rows = files.map((file) => ({
    household_code: file.code,
    grid: file.gridCode,
    door: doorOfFile(file, master),
    head_name: cell(file, 'household.head_name'),
    head_phone: cell(file, 'household.head_phone'),
    state: cell(file, 'household.state'),
    members: file.members.length,
    verified_on: cell(file, 'household.verified_on'),
  }))
  if (context.json) {
    context.document({ households: rows.map((row) => Object.fromEntries(Object.entries(row).map(blankIsNull))) })
    return 0
  }
  if (rows.length === 0) {
    context.notice(context.say('household.list.none'))
    return 0
  }
  context.table(
    [
      { title: context.say('find.door') },
      { title: context.say('find.head') },
      { title: context.say('find.phone') },
      { title: context.say('find.members'), align: 'right' },
      { title: context.say('household.list.verified') },
      { title: context.say('find.household') },
    ],
    rows.map((row) => [
      row.door,
      row.head_name || row.state,
      row.head_phone,
      String(row.members),
      row.verified_on,
      row.household_code,
    ]),
  )
  context.notice(context.say('household.list.count', { count: String(rows.length) }))
  return 0
}

function fieldOf(master: Form, role: Role) {
  return master.fields.find((field) => field.role === role)
}

function blankIsNull([name, value]: [string, string | number]): [string, string | number | null] {
  return [name, value === '' ? null : value]
}
