/** The bar of long work: drawn on a terminal in the person's words, and nowhere else. */
import { describe, expect, it } from 'vitest'
import { startProgress } from '../../src/cli/progress.ts'
import { text } from '../../src/messages/say.ts'
import { testApp } from '../app.ts'

describe('progress', () => {
  const drawn = async (lang: 'zh' | 'en', tty: boolean, quiet = false): Promise<string> => {
    const app = testApp({ tty, lang, cwd: '/' })
    const say = (code: string, detail = {}): string => text(code, detail, lang)
    const bar = await startProgress({ app, json: false, quiet, say }, '导入', 40)
    bar.to(20)
    bar.stop()
    return app.stderr()
  }

  it('says how much, how fast and how long still', async () => {
    expect(await drawn('zh', true)).toMatch(/导入 .*50%.* 条\/秒 {2}还需 /)
    expect(await drawn('en', true)).toMatch(/50%.*\/s .* left/)
  })

  it('draws nothing on a pipe or with --quiet', async () => {
    expect([await drawn('zh', false), await drawn('zh', true, true)]).toEqual(['', ''])
  })
})
