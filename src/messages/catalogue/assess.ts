/** Sentences and words of assess: the regulation, the month, its explanation, the commands. */
import type { Messages, Texts } from '../message.ts'
import { assessCommands } from './assess-commands.ts'
import { assessProblems } from './assess-problems.ts'
import { assessReasons } from './assess-reasons.ts'
import { rulebookMessages } from './rulebook.ts'

export const assessMessages = { ...rulebookMessages, ...assessProblems } satisfies Messages

export const assessTexts = { ...assessReasons, ...assessCommands } satisfies Texts
