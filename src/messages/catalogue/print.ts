/** Sentences and words of print. */
import type { Messages, Texts } from '../message.ts'

export const printMessages = {} satisfies Messages

export const printTexts = {} satisfies Texts
