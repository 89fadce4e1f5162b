/** Sentences and words of demo. */
import type { Messages, Texts } from '../message.ts'

export const demoMessages = {} satisfies Messages

export const demoTexts = {} satisfies Texts
