/** Sentences and words of store. */
import type { Messages, Texts } from '../message.ts'

export const storeMessages = {} satisfies Messages

export const storeTexts = {} satisfies Texts
