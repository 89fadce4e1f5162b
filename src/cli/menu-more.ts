/** The rest of the menu: the copy of the register, and what is not done every week. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterYes, type Desk, pick, shorter, type Task } from './menu-desk.ts'
import { askPath } from './menu-questions.ts'

const MORE: Readonly<Record<string, Task>> = {
  status: show('status'),
  export: exportAll,
  imports: showImport,
  forms: show('forms', 'list'),
  dictionary: writeDictionary,
  doctor: show('doctor'),
  restore: restoreCopy,
  help: show('--help'),
}

export async function moreTasks(desk: Desk): Promise<void> {
  const names = Object.keys(MORE)
  const chosen = await pick(
    desk,
    'menu.ask_more',
    names.map((value) => ({ value, label: desk.say(`menu.more.${value}`) })),
  )
  if (chosen !== null) await MORE[chosen]?.(desk)
}

export async function backUp(desk: Desk): Promise<void> {
  const { paths, say } = desk
  const where = await pick(desk, 'menu.ask_backup', [
    { value: 'office', label: say('menu.backup.office', { dir: shorter(desk, paths.backups) }) },
    { value: 'type', label: say('menu.backup.other') },
  ])
  const target = where === 'type' ? await askPath(desk, 'menu.ask_backup_path') : where
  if (!target) return
  const dir = target === 'office' ? shorter(desk, paths.backups) : target
  await afterYes(desk, say('menu.plan.backup', { dir }), target === 'office' ? ['backup'] : ['backup', target])
}

function show(...argv: string[]): Task {
  return async (desk) => {
    await desk.run(argv)
  }
}

async function exportAll(desk: Desk): Promise<void> {
  const { paths, say, today } = desk
  const file = shorter(desk, join(paths.out, `${say('menu.file.export')}-${today}.xlsx`))
  await afterYes(desk, say('menu.plan.export', { file }), ['export', '-o', file])
}

async function writeDictionary(desk: Desk): Promise<void> {
  const { paths, say } = desk
  const file = shorter(desk, join(paths.out, `${say('menu.file.dictionary')}.xlsx`))
  await afterYes(desk, say('menu.plan.file', { file }), ['forms', 'dictionary', '-o', file])
}

async function showImport(desk: Desk): Promise<void> {
  await desk.run(['imports', 'list'])
  const { listBatches } = await import('../store/batches.ts')
  const batches = await desk.look(async (office) => listBatches(await office.store()))
  if (batches.length === 0) return
  const choices = batches.map(({ batch, day, files }) => ({
    value: String(batch),
    label: `${batch}　${day}　${files[0]?.file ?? ''}`,
  }))
  const chosen = await pick(desk, 'menu.ask_batch', choices.reverse().slice(0, 40))
  if (chosen === null) return
  await desk.run(['imports', 'show', chosen])
  const taken = batches.find(({ batch }) => String(batch) === chosen)?.undoneBy !== null
  if (taken) return
  const next = await pick(desk, 'menu.ask_after_batch', [{ value: 'undo', label: desk.say('menu.undo') }])
  if (next === null || (await desk.run(['imports', 'undo', chosen])) !== 3) return
  const keep = await pick(desk, 'menu.ask_keep_newer', [{ value: 'keep', label: desk.say('menu.undo.keep_newer') }])
  if (keep !== null) await desk.run(['imports', 'undo', chosen, '--keep-newer'])
}

/** The command itself asks before it replaces anything. */
async function restoreCopy(desk: Desk): Promise<void> {
  const { paths, say } = desk
  const copies = existsSync(paths.backups) ? readdirSync(paths.backups).filter((name) => name.endsWith('.db')) : []
  const choices = copies
    .sort()
    .reverse()
    .map((name) => ({ value: shorter(desk, join(paths.backups, name)), label: name }))
  const chosen = await pick(desk, 'menu.ask_copy', [...choices, { value: 'type', label: say('menu.other_file') }])
  const file = chosen === 'type' ? await askPath(desk, 'menu.ask_path') : chosen
  if (file) await desk.run(['restore', file])
}
