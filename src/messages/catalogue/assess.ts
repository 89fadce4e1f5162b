/** Sentences and words of assess: the regulation, the month, its explanation, the commands. */
import type { Messages, Texts } from '../message.ts'
import { assessCommands } from './assess-commands.ts'
import { finalMessages, finalTexts } from './assess-final.ts'
import { assessProblems } from './assess-problems.ts'
import { proceedingsMessages, proceedingsTexts } from './assess-proceedings.ts'
import { assessReasons } from './assess-reasons.ts'
import { rulebookMessages } from './rulebook.ts'

export const assessMessages = {
  ...rulebookMessages,
  ...assessProblems,
  ...finalMessages,
  ...proceedingsMessages,
} satisfies Messages

export const assessTexts = { ...assessReasons, ...assessCommands, ...finalTexts, ...proceedingsTexts } satisfies Texts
