/** Sentences and words of sheets. */
import type { Messages, Texts } from '../message.ts'

export const sheetsMessages = {} satisfies Messages

export const sheetsTexts = {} satisfies Texts
