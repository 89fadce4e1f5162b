/** How text that people typed is made comparable, and how an identity number is masked. */

/** Text that folding leaves as it is: most of what is written. */
const FOLDED = /^[0-9A-Z\u4e00-\u9fff]*$/u

/** NFKC without any white space or control character, in upper case: for codes, numbers and headings. Pure. */
export function fold(text: string): string {
  if (FOLDED.test(text)) return text
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, '')
    .toUpperCase()
}

/** Text without white space or control characters, in letters of everyday use. */
const TIDY = /^[0-9A-Za-z\u4e00-\u9fff()\-,.:;/、，。；：（）]*$/u

/** Trimmed, control characters gone, inner runs of white space one space: for free text. Pure. */
export function tidy(text: string): string {
  if (TIDY.test(text)) return text
  return text
    .replace(/[\p{Cc}\p{Cf}\u00a0]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

const PLAIN_NAME = /^[\u4e00-\u9fff]+$/u

/** A personal name: no white space between Han characters, every middle dot U+00B7. Characters stay as typed. Pure. */
export function tidyName(text: string): string {
  if (PLAIN_NAME.test(text)) return text
  return tidy(text)
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s*[·•．‧∙・･]\s*/gu, '·')
}

/** Letters and digits of full width in the usual width; everything else as typed. Pure. */
export function halfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (wide) => wide.normalize('NFKC'))
}

/** `450205********1232`; a 15-digit number keeps the same six and four. Pure. */
export function maskIdNo(idNo: string): string {
  return idNo.length < 11 ? '*'.repeat(idNo.length) : idNo.slice(0, 6) + '*'.repeat(idNo.length - 10) + idNo.slice(-4)
}
