/** Sentences and words of assess. */
import type { Messages, Texts } from '../message.ts'

export const assessMessages = {} satisfies Messages

export const assessTexts = {} satisfies Texts
