/** Questions on a terminal in the person's language; Esc goes back, Ctrl-C leaves. */
import { text } from '../messages/say.ts'
import type { Ask, Choice, Lang } from './app.ts'

type Streams = { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream }
type Question = Readonly<Record<string, unknown>>

/** Questions go to stderr, so that stdout can be a pipe while somebody answers. */
export function terminalAsk(lang: Lang, streams: Streams): Ask {
  const say = (code: string): string => text(code, {}, lang)
  const answer = (question: Question): Promise<unknown> => asked(question, streams)
  return {
    async text(message, suggestion) {
      const withDefault = suggestion === undefined ? {} : { default: suggestion }
      return String((await answer({ type: 'input', message, ...withDefault })) ?? '').trim()
    },
    async yesNo(message, suggestion) {
      const [yes, no] = [say('ask.yes'), say('ask.no')]
      const keywords = { yes, no, error: () => say('ask.yes_or_no') }
      // A letter is made a capital; a Han character can only be marked by what stands around it.
      const marked = (word: string): string => (/[a-z]/i.test(word) ? word.toUpperCase() : `[${word}]`)
      const theme = { keywords, style: { confirmDefault: marked } }
      return (await answer({ type: 'confirm', message, default: suggestion, theme })) === true
    },
    async choose(message, choices) {
      const list = choices.map(({ value, label }: Choice) => ({ value, name: label }))
      const theme = { style: { keysHelpTip: () => say('ask.keys') } }
      return String(await answer({ type: 'select', message, choices: list, pageSize: 14, loop: false, theme }))
    },
  }
}

/** Esc rejects with inquirer's AbortPromptError, Ctrl-C with its ExitPromptError. */
async function asked(question: Question, { input, output }: Streams): Promise<unknown> {
  const { createPromptModule } = await import('inquirer')
  const back = new AbortController()
  const press = (_: unknown, key?: { readonly name?: string }): void => {
    if (key?.name === 'escape') back.abort()
  }
  input.on('keypress', press)
  try {
    const prompt = createPromptModule({ input, output, signal: back.signal })
    const { answer } = (await prompt([{ ...question, name: 'answer' } as never])) as { readonly answer?: unknown }
    return answer
  } finally {
    input.off('keypress', press)
  }
}
