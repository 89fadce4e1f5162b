/** Every catalogue of sentences in one table, looked up by code. */
import { assessMessages, assessTexts } from './catalogue/assess.ts'
import { calendarMessages } from './catalogue/calendar.ts'
import { cliMessages, cliTexts } from './catalogue/cli.ts'
import { collectMessages, collectTexts } from './catalogue/collect.ts'
import { definitionMessages } from './catalogue/definition.ts'
import { demoMessages, demoTexts } from './catalogue/demo.ts'
import { fieldWorkMessages, fieldWorkTexts } from './catalogue/field-work.ts'
import { fillMessages, fillTexts } from './catalogue/fill.ts'
import { formsMessages, formsTexts } from './catalogue/forms.ts'
import { formsCommandMessages, formsCommandTexts } from './catalogue/forms-commands.ts'
import { importMessages, importTexts } from './catalogue/import.ts'
import { motionMessages, motionTexts } from './catalogue/motion.ts'
import { officeMessages, officeTexts } from './catalogue/office.ts'
import { paperMessages, paperTexts } from './catalogue/paper.ts'
import { printMessages, printTexts } from './catalogue/print.ts'
import { printFieldMessages, printFieldTexts } from './catalogue/print-field.ts'
import { recordsMessages, recordsTexts } from './catalogue/records.ts'
import { rowMessages } from './catalogue/row-problems.ts'
import { sheetsMessages, sheetsTexts } from './catalogue/sheets.ts'
import { storeMessages, storeTexts } from './catalogue/store.ts'
import { whereMessages, whereTexts } from './catalogue/where.ts'
import { xlsformMessages, xlsformTexts } from './catalogue/xlsform.ts'
import type { Messages, Texts } from './message.ts'

/** Catalogue name → its messages, for the test that finds a code written twice. */
export const MESSAGE_CATALOGUES: Readonly<Record<string, Messages>> = {
  cli: cliMessages,
  definition: definitionMessages,
  office: officeMessages,
  forms: formsMessages,
  formsCommands: formsCommandMessages,
  xlsform: xlsformMessages,
  sheets: sheetsMessages,
  import: importMessages,
  rows: rowMessages,
  collect: collectMessages,
  store: storeMessages,
  assess: assessMessages,
  calendar: calendarMessages,
  paper: paperMessages,
  print: printMessages,
  printField: printFieldMessages,
  records: recordsMessages,
  demo: demoMessages,
  where: whereMessages,
  fill: fillMessages,
  fieldWork: fieldWorkMessages,
  motion: motionMessages,
}

export const TEXT_CATALOGUES: Readonly<Record<string, Texts>> = {
  cli: cliTexts,
  office: officeTexts,
  forms: formsTexts,
  formsCommands: formsCommandTexts,
  xlsform: xlsformTexts,
  sheets: sheetsTexts,
  import: importTexts,
  collect: collectTexts,
  store: storeTexts,
  assess: assessTexts,
  paper: paperTexts,
  print: printTexts,
  printField: printFieldTexts,
  records: recordsTexts,
  demo: demoTexts,
  where: whereTexts,
  fill: fillTexts,
  fieldWork: fieldWorkTexts,
  motion: motionTexts,
}

export const MESSAGES: Messages = Object.assign({}, ...Object.values(MESSAGE_CATALOGUES))
export const TEXTS: Texts = Object.assign({}, ...Object.values(TEXT_CATALOGUES))
