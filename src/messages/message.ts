/** What a sentence is: a code with words in both languages, tokens in braces, and how the tokens are filled. */
import type { Detail } from '../core/problem.ts'
import { maskIdNo } from '../core/text.ts'

export type Lang = 'zh' | 'en'

/** What is wrong, and what the person can do about it. Two places, so that no message is without its way out. */
export type Words = readonly [what: string, fix: string]

export interface Message {
  readonly zh: Words
  readonly en: Words
}

/** A label, a title, a notice: words of the interface that need no way out. */
export interface Text {
  readonly zh: string
  readonly en: string
}

export type Messages = Readonly<Record<string, Message>>
export type Texts = Readonly<Record<string, Text>>

/** `{tokens}` of a template replaced from `detail`, identity numbers masked; a token without a value throws. Pure. */
export function fill(template: string, detail: Detail, code: string): string {
  return template.replace(/\{(\w+)\}/g, (_, token: string) => {
    const value = detail[token]
    if (value === undefined) throw new Error(`message ${code}: nothing for {${token}}`)
    return maskIdNumbers(value)
  })
}

/** Text in which everything that could be an identity number (15 to 20 digits, spaces between them allowed) is masked. Pure. */
export function maskIdNumbers(text: string): string {
  return text.replace(/(?<!\p{Nd})\p{Nd}(?:[ \u00a0\u3000]?\p{Nd}){13,18}[ \u00a0\u3000]?[\p{Nd}XxＸｘ]/gu, (found) =>
    maskIdNo(found.replace(/\s/gu, '')),
  )
}
