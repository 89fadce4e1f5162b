/** Sentences and words of import. */
import type { Messages, Texts } from '../message.ts'

export const importMessages = {} satisfies Messages

export const importTexts = {} satisfies Texts
