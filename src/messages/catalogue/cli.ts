/** Sentences and words of cli. */
import type { Messages, Texts } from '../message.ts'

export const cliMessages = {} satisfies Messages

export const cliTexts = {} satisfies Texts
