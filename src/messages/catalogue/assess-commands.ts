/** Words of the assessment commands: descriptions, headings of tables, notices. */
import type { Texts } from '../message.ts'

export const assessCommands = {} satisfies Texts
