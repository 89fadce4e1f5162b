/** The words of a paper form: which text is a label and of which field, which one is the title of an area. */
import { matchCode } from '../code-match.ts'
import type { Definitions, Form } from '../form.ts'
import { headingKey, isSerial, type Match, matchesOf, ownMatches, vocabularyOf } from '../heading-words.ts'
import type { ColumnMeaning } from '../headings.ts'
import { readYesNo } from '../read-cell.ts'

/** Null where the form has no area's title above: the household's own part. */
export type Section = Form | null

export interface Labels {
  readonly master: Form
  /** Whether a text is a label at all, in this section. */
  isLabel(text: string, section: Section): boolean
  /** A field's own label, which nobody means as a value. */
  isExact(text: string): boolean
  /** What a label asks for; a group beside it (户主) may complete it. Null when this part of the form knows no such field. */
  meaning(text: string, section: Section, group: string): ColumnMeaning | null
  /** Whether a group and a label beside it are one label: 户主 and 姓名. */
  completes(group: string, text: string): boolean
  /** The area that a title names, or null. */
  titled(text: string): Form | null
  /** A word of the label's own list of codes is a value even where it is a label elsewhere: 政治面貌 党员. */
  isValueOf(text: string, meaning: ColumnMeaning | null): boolean
}

const LONGEST = 30
const MOST_ASKED = 5000
/** `一、`, `（二）`, `3.` before a title or a label. */
const NUMBER =
  /^\s*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．，　])\s*/u

const made = new WeakMap<Definitions, Labels>()

/** Pure (memoised). */
export function labelsOf(definitions: Definitions): Labels | null {
  const known = made.get(definitions)
  if (known) return known
  const master = definitions.forms.get('resident')
  if (!master) return null
  const labels = makeLabels(definitions, master)
  made.set(definitions, labels)
  return labels
}

function makeLabels(definitions: Definitions, master: Form): Labels {
  const vocabulary = vocabularyOf(definitions)
  const census = [...definitions.forms.values()].filter((form) => form.subject !== 'office')
  const titles = new Map<string, Form>()
  for (const form of census.toSorted((a, b) => b.no - a.no))
    for (const name of [form.sheet, form.label, ...form.sheetAliases]) titles.set(headingKey(name), form)
  const all = (text: string, group = '') => {
    const bare = text.replace(NUMBER, '').trim()
    if (bare === '' || bare.length > LONGEST) return []
    const levels = group === '' ? [bare] : [group, bare]
    return matchesOf(levels, vocabulary).filter(({ form }) => form.subject !== 'office')
  }
  const own = (text: string, section: Section) =>
    section === null || section === master ? [] : ownMatches([text.replace(NUMBER, '').trim()], section, vocabulary)
  const asked = new Map<string, boolean>()
  const isLabel = (text: string, section: Section): boolean => {
    const key = `${section?.id ?? ''} ${text}`
    const known = asked.get(key)
    if (known !== undefined) return known
    const answer = all(text).length > 0 || own(text, section).length > 0 || isSerial([text])
    if (asked.size < MOST_ASKED) asked.set(key, answer)
    return answer
  }
  return {
    master,
    isLabel: (text, section) => text !== '' && text.length <= LONGEST && isLabel(text, section),
    isExact: (text) => all(text).some(({ field, quality }) => field !== null && quality >= 3),
    meaning: (text, section, group) => {
      if (isSerial([text]) && !all(text).some(({ form }) => form === section)) return { kind: 'serial' }
      return meant(all(text, group), own(text, section), section, master)
    },
    completes: (group, text) => vocabulary.byKey.has(headingKey(group + text)),
    titled: (text) => {
      const bare = text.replace(NUMBER, '').replace(/[:：]$/u, '')
      const key = headingKey(bare)
      return (
        titles.get(key) ?? titles.get(key.replace(/(?:基本)?(?:情况|信息|登记)?(?:登记)?(?:表|栏|一览)?$/u, '')) ?? null
      )
    },
    isValueOf: (text, meaning) => {
      if (meaning?.kind === 'tick') return readYesNo(text) !== null
      if (meaning?.kind !== 'field') return false
      const { codes, type } = meaning.field
      const table = codes === null ? undefined : definitions.codes.get(codes)
      if (type === 'bool') return readYesNo(text) !== null
      if (table && type === 'multi')
        return text.split(/[、，,；;/\s]+/u).every((part) => matchCode(table, part) !== null)
      return table !== undefined && matchCode(table, text) !== null
    },
  }
}

/** The section's own field; in the household's part the master's, then the one area that knows the word. */
function meant(all: readonly Match[], own: readonly Match[], section: Section, master: Form): ColumnMeaning | null {
  if (section !== null && section !== master) {
    const here = best(all.filter(({ form }) => form === section)) ?? best(own)
    // Who filled the form in and when stands below the last area.
    const household = best(all.filter(({ form, field }) => form === master && field?.per === 'household'))
    return meaningOf(here ?? household)
  }
  const mine = best(all.filter(({ form }) => form === master))
  if (mine) return meaningOf(mine)
  const top = Math.max(...all.map(({ quality }) => quality))
  const others = all.filter(({ form, quality }) => quality === top && !form.sensitive)
  return meaningOf(new Set(others.map(({ form }) => form)).size === 1 ? (others[0] ?? null) : null)
}

function best(matches: readonly Match[]): Match | null {
  return matches.toSorted((a, b) => b.quality - a.quality)[0] ?? null
}

function meaningOf(match: Match | null): ColumnMeaning | null {
  if (match?.field) return { kind: 'field', form: match.form, field: match.field }
  return match?.tick ? { kind: 'tick', form: match.form, tick: match.tick } : null
}
