/** Whom a table is about, where nobody says it: what its title, sheet and file are called. */

import type { Form } from '../forms/form.ts'
import { headingKey } from '../forms/heading-words.ts'
import { joined, type Where, type Word } from '../forms/where.ts'
import type { Basis } from './standing.ts'
import type { WhereScope } from './where-meaning.ts'

/** 80岁以上高龄老人 → age and area; null where the words name nobody in particular. `form` is what the headings say. Pure. */
export function peopleOf(title: string, form: Form | null, { definitions }: WhereScope): Where | null {
  const text = headingKey(title.replace(/[（(]/gu, ' ').replace(/[）)]/gu, ' '))
  const basis = ['流动人口', '户籍人口', '常住人口'].find((name) => text.includes(name))
  const words = [...definitions.forms.values()]
    .filter((one) => one.subject !== 'office' && one.no > 0 && !one.sensitive)
    .flatMap((one) => [one.label, one.sheet, ...one.sheetAliases, ...one.ticks.flatMap(({ headings }) => headings)])
    .filter((name) => name.length > 1 && text.includes(headingKey(name)))
    .sort((a, b) => b.length - a.length)
  const area = basis ?? words[0] ?? (form && form.no > 0 ? form.label : null)
  const age = /(\d{1,3})周?岁及?(以上|以下)/u.exec(text)
  const parts: Where[] = []
  if (age)
    parts.push({
      kind: 'compare',
      name: word('年龄'),
      operator: age[2] === '以上' ? '>=' : '<=',
      value: word(age[1] ?? ''),
    })
  if (area !== null) parts.push({ kind: 'has', name: word(area) })
  return parts.length === 0 ? null : joined('and', parts)
}

/** The basis that a title names. Pure. */
export function basisOf(title: string): Basis {
  if (title.includes('户籍人口')) return 'registered'
  if (title.includes('常住人口')) return 'permanent'
  return title.includes('流动人口') ? 'floating' : 'all'
}

export function word(text: string): Word {
  return { text, at: 0, end: text.length }
}
