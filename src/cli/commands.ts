/**
 * Every command in the order of the help. A command file exports `register…(parent, app)`: it calls
 * `parent.command('name').alias('中文名')`, describes itself with `text(code, {}, app.lang)` and hands its work to
 * `runs(command, app, run)`. A new command is one file and one line here.
 */
import type { Command } from 'commander'
import { text } from '../messages/say.ts'
import type { App } from './app.ts'
import { registerAssess } from './commands/assess/assess.ts'
import { registerBackup } from './commands/backup.ts'
import { registerCheck } from './commands/check.ts'
import { registerCollectBoard } from './commands/collect/board.ts'
import { registerCollectClose } from './commands/collect/close.ts'
import { registerCollectOpen } from './commands/collect/open.ts'
import { registerCount } from './commands/count.ts'
import { registerDemo } from './commands/demo.ts'
import { registerDoctor } from './commands/doctor.ts'
import { registerExport } from './commands/export.ts'
import { registerFill } from './commands/fill.ts'
import { registerFind } from './commands/find.ts'
import { registerFormsCheck } from './commands/forms/check.ts'
import { registerFormsDictionary } from './commands/forms/dictionary.ts'
import { registerFormsList } from './commands/forms/list.ts'
import { registerFormsShow } from './commands/forms/show.ts'
import { registerFormsTemplate } from './commands/forms/template.ts'
import { registerFormsXlsform } from './commands/forms/xlsform.ts'
import { registerHouseholdHistory } from './commands/household/history.ts'
import { registerHouseholdList } from './commands/household/list.ts'
import { registerHouseholdMerge } from './commands/household/merge.ts'
import { registerHouseholdMove } from './commands/household/move.ts'
import { registerHouseholdShow } from './commands/household/show.ts'
import { registerHouseholdSplit } from './commands/household/split.ts'
import { registerImport } from './commands/import/import.ts'
import { registerImportsList } from './commands/imports/list.ts'
import { registerImportsShow } from './commands/imports/show.ts'
import { registerImportsUndo } from './commands/imports/undo.ts'
import { registerInit } from './commands/init.ts'
import { registerPersonHistory } from './commands/person/history.ts'
import { registerPersonLeave } from './commands/person/leave.ts'
import { registerPersonMove } from './commands/person/move.ts'
import { registerPersonReport } from './commands/person/report.ts'
import { registerPersonShow } from './commands/person/show.ts'
import { registerPrintCards } from './commands/print/cards.ts'
import { registerPapers } from './commands/print/papers.ts'
import { registerPrintRanking } from './commands/print/ranking.ts'
import { registerVerbs } from './commands/records/groups.ts'
import { registerRestore } from './commands/restore.ts'
import { registerStatus } from './commands/status.ts'
import { registerVisitDue } from './commands/visit/due.ts'

export function registerCommands(program: Command, app: App): void {
  program.commandsGroup(text('cli.group.office', {}, app.lang))
  registerInit(program, app)
  registerDemo(program, app)
  registerStatus(program, app)
  registerDoctor(program, app)
  registerBackup(program, app)
  registerRestore(program, app)

  program.commandsGroup(text('cli.group.forms', {}, app.lang))
  const forms = group(program, app, 'forms', '采集表')
  registerFormsList(forms, app)
  registerFormsShow(forms, app)
  registerFormsTemplate(forms, app)
  registerFormsXlsform(forms, app)
  registerFormsCheck(forms, app)
  registerFormsDictionary(forms, app)

  const collect = group(program, app, 'collect', '收表')
  registerCollectOpen(collect, app)
  registerCollectBoard(collect, app)
  registerCollectClose(collect, app)

  program.commandsGroup(text('cli.group.data', {}, app.lang))
  registerImport(program, app)
  const imports = group(program, app, 'imports', '批次')
  registerImportsList(imports, app)
  registerImportsShow(imports, app)
  registerImportsUndo(imports, app)
  registerExport(program, app)
  registerFind(program, app)
  registerCount(program, app)
  registerFill(program, app)
  const household = group(program, app, 'household', '户')
  registerHouseholdShow(household, app)
  registerHouseholdList(household, app)
  registerHouseholdHistory(household, app)
  registerHouseholdMove(household, app)
  registerHouseholdSplit(household, app)
  registerHouseholdMerge(household, app)
  const person = group(program, app, 'person', '人')
  registerPersonShow(person, app)
  registerPersonHistory(person, app)
  registerPersonMove(person, app)
  registerPersonLeave(person, app)
  registerPersonReport(person, app)

  program.commandsGroup(text('cli.group.field', {}, app.lang))
  registerCheck(program, app)
  for (const [name, alias] of FIELD_WORK) {
    const verbs = group(program, app, name, alias)
    registerVerbs(verbs, app)
    if (name === 'visit') registerVisitDue(verbs, app)
  }

  program.commandsGroup(text('cli.group.assess', {}, app.lang))
  registerAssess(program, app)

  program.commandsGroup(text('cli.group.paper', {}, app.lang))
  const print = group(program, app, 'print', '打印')
  registerPrintCards(print, app)
  registerPrintRanking(print, app)
  registerPapers(print, app)
}

const FIELD_WORK = [
  ['grid', '网格'],
  ['post', '岗位'],
  ['kit', '物品'],
  ['visit', '走访'],
  ['diary', '日记'],
  ['matter', '事项'],
  ['training', '培训'],
  ['notice', '通知'],
  ['appointment', '预约'],
] as const

/** A command that only holds others: `forms`, `assess`, `print`. Its words are `cli.command.<name>` in the catalogue. */
export function group(parent: Command, app: App, name: string, alias: string): Command {
  return parent
    .command(name)
    .alias(alias)
    .description(text(`cli.command.${name}`, {}, app.lang))
}
