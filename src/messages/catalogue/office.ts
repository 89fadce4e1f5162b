/** Sentences and words of office. */
import type { Messages, Texts } from '../message.ts'

export const officeMessages = {} satisfies Messages

export const officeTexts = {} satisfies Texts
