/** The letter to residents (告知书): what is collected and why, what is not done, what they may ask; nobody who lives here stands on it. */
import type { Day } from '../core/day.ts'
import type { OfficialPaper } from './official-paper.ts'

/** What an office says in templates/paper/office.yaml. */
export interface LetterWords {
  readonly title: string
  readonly collect: readonly string[]
  readonly why: readonly string[]
  readonly not: readonly string[]
  readonly rights: readonly string[]
}

export interface LetterAbout {
  readonly community: string
  readonly words: LetterWords
  /** Null on a letter for every grid: the name is written in. */
  readonly warden: { readonly grid: string; readonly name: string; readonly phone: string } | null
  readonly hotlines: readonly { readonly name: string; readonly phone: string }[]
  readonly day: Day
}

export interface ResidentsLetter {
  readonly title: string
  readonly greeting: string
  readonly opening: string
  readonly sections: readonly { readonly heading: string; readonly items: readonly string[] }[]
  readonly warden: LetterAbout['warden']
  readonly hotlines: LetterAbout['hotlines']
  readonly signer: string
}

/** Pure. */
export function residentsLetter({ community, words, warden, hotlines }: LetterAbout): ResidentsLetter {
  return {
    title: words.title,
    greeting: '尊敬的居民朋友：',
    opening: `为了把服务送到家门口，${community}的网格员近期上门登记住户情况。上门前请您了解下面几件事。`,
    sections: [
      { heading: '登记什么', items: words.collect },
      { heading: '为什么登记', items: words.why },
      { heading: '我们不做什么', items: words.not },
      { heading: '您的权利', items: words.rights },
    ],
    warden,
    hotlines,
    signer: /(?:委员会|居委会)$/u.test(community) ? community : `${community}居民委员会`,
  }
}

/** The same in the measures of official papers, to be edited and stamped. Pure. */
export function officialLetter(letter: ResidentsLetter, day: Day): OfficialPaper {
  const numbers = '一二三四'
  const warden = letter.warden
  const who = warden
    ? `${warden.grid}网格员：${warden.name}　电话：${warden.phone}`
    : '网格员：　　　　　　　　电话：　　　　　　　　　　'
  return {
    ...{ mark: '', title: letter.title, number: '', to: letter.greeting },
    parts: [
      { kind: 'text', text: letter.opening },
      ...letter.sections.flatMap(({ heading, items }, index) => [
        { kind: 'text' as const, text: `${numbers[index]}、${heading}` },
        ...items.map((item, at) => ({
          kind: 'text' as const,
          text: `${at + 1}．${item}${at < items.length - 1 ? '；' : '。'}`,
        })),
      ]),
      { kind: 'text', text: who },
    ],
    signer: letter.signer,
    date: `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`,
    foot: '',
  }
}
