/** Sentences and words of forms. */
import type { Messages, Texts } from '../message.ts'

export const formsMessages = {} satisfies Messages

export const formsTexts = {} satisfies Texts
