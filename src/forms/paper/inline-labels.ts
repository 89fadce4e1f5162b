/** Labels and values in one cell: `姓名：张三　联系电话：139…`, and the lines of a form that are only for signing. */
import type { Labels, Section } from './labels.ts'

export interface InlineLabel {
  readonly label: string
  readonly value: string
  /** Where the label begins in the text. */
  readonly start: number
}

const BEFORE_COLON = /([^\s:：；;，,。、|_＿]{1,30})\s*[:：]/gu

/** The labels with a colon in a text, each with what follows up to the next one; none where no word of them is known. Pure. */
export function inlineLabels(text: string, section: Section, labels: Labels): InlineLabel[] {
  if (!/[:：]/u.test(text)) return []
  const found: { label: string; start: number; end: number; known: boolean }[] = []
  for (const match of text.matchAll(BEFORE_COLON)) {
    const word = match[1] ?? ''
    if (!/\p{L}/u.test(word)) continue
    const known = suffixes(word).find((suffix) => labels.isLabel(suffix, section))
    const label = known ?? word
    const start = match.index + word.length - label.length
    found.push({ label, start, end: match.index + match[0].length, known: known !== undefined })
  }
  return found.flatMap(({ label, start, end, known }, index) => {
    const value = text
      .slice(end, found[index + 1]?.start ?? text.length)
      .replace(/[\s，,；;、|]+$/u, '')
      .trim()
    const extra =
      start === 0 && value !== '' && [...label].length <= 8 && !isRemark(label) && found.some((one) => one.known)
    return (known || extra) && !isRemark(value) ? [{ label, value, start }] : []
  })
}

/** Longest first: 张三联系电话 is 联系电话 after a name. */
function suffixes(word: string): string[] {
  const signs = [...word]
  return signs.slice(0, -1).map((_, index) => signs.slice(index).join(''))
}

const REMARK =
  /^(?:填表|填报|制表|审核|复核|经办|负责|户主签|住户签|本人签|签字|签名|盖章|公章|注[:：1-9]|说明|填写说明|以上|本表|此表|网格员签|日期|社区意见|社区（?盖|第\d+页|共\d+页)/u

/** A line for signing or explaining, not for data. Pure. */
export function isRemark(text: string): boolean {
  return REMARK.test(text.replace(/\s+/gu, ''))
}
