/** Sentences and words of assess: the regulation, the month, its explanation, the commands. */
import type { Messages, Texts } from '../message.ts'
import { assessCommands } from './assess-commands.ts'
import { finalMessages, finalTexts } from './assess-final.ts'
import { assessProblems } from './assess-problems.ts'
import { proceedingsMessages, proceedingsTexts } from './assess-proceedings.ts'
import { assessReasons } from './assess-reasons.ts'
import { assessRulesMessages, assessRulesTexts } from './assess-rules.ts'
import { ruleWordTexts } from './rule-words.ts'
import { rulebookMessages } from './rulebook.ts'

export const assessMessages = {
  ...rulebookMessages,
  ...assessProblems,
  ...finalMessages,
  ...proceedingsMessages,
  ...assessRulesMessages,
} satisfies Messages

export const assessTexts = {
  ...assessReasons,
  ...assessCommands,
  ...finalTexts,
  ...proceedingsTexts,
  ...assessRulesTexts,
  ...ruleWordTexts,
} satisfies Texts
