/** Codes in src and sentences in the catalogues hold each other up; both languages say the same with the same tokens. */
import { describe, expect, it } from 'vitest'
import { error } from '../src/core/problem.ts'
import { MESSAGE_CATALOGUES, MESSAGES, TEXT_CATALOGUES, TEXTS } from '../src/messages/catalogue.ts'
import { fill, maskIdNumbers } from '../src/messages/message.ts'
import { messageOf, problemJson, sayProblem, text } from '../src/messages/say.ts'
import { sourceFiles } from './source-files.ts'

describe('the catalogues', () => {
  const sources = sourceFiles().filter(({ path }) => !path.startsWith('messages/catalogue'))
  const quoted = new Set(
    sources.flatMap(({ code }) => [...code.matchAll(/['`]([a-z0-9_]+(?:\.[a-z0-9_]+)+)['`]/g)].map(([, c]) => c ?? '')),
  )
  /** `doctor.check.${name}` stands for every code that begins and ends like it. */
  const made = sources.flatMap(({ code }) =>
    [...code.matchAll(/`([a-z0-9_.]*(?:\$\{[^}]*\}[a-z0-9_.]*)+)`/g)]
      .map(([, template]) => template ?? '')
      .filter((template) => template.includes('.'))
      .map((template) => new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[a-z0-9_.]+')}$`)),
  )
  const used = (code: string): boolean => quoted.has(code) || made.some((pattern) => pattern.test(code))

  it('write no code twice', () => {
    for (const catalogues of [MESSAGE_CATALOGUES, TEXT_CATALOGUES]) {
      const codes = Object.values(catalogues).flatMap((catalogue) => Object.keys(catalogue))
      expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
    }
  })

  it('know every code that an error, a warning or a refusal is made with', () => {
    const makers =
      /\b(?:AppError|error|warning|messageOf|usage|wrong|unreadable|refusal)\(\s*'([a-z0-9_]+(?:\.[a-z0-9_]+)+)'/g
    const missing = sources.flatMap(({ path, code }) =>
      [...code.matchAll(makers)].filter(([, made]) => !MESSAGES[made ?? '']).map(([, made]) => `${path}: ${made}`),
    )
    expect(missing).toEqual([])
  })

  it('know every text that is said', () => {
    const speaking = sources.filter(({ code }) => code.includes('messages/say.ts') || code.includes('context.ts'))
    const missing = speaking.flatMap(({ path, code }) =>
      [...code.matchAll(/\b(?:say|text)\(\s*'([a-z0-9_]+(?:\.[a-z0-9_]+)+)'/g)]
        .filter(([, said]) => !TEXTS[said ?? ''])
        .map(([, said]) => `${path}: ${said}`),
    )
    expect(missing).toEqual([])
  })

  it('have no sentence that nothing says', () => {
    expect(Object.keys(MESSAGES).filter((code) => !used(code))).toEqual([])
    expect(Object.keys(TEXTS).filter((code) => !used(code))).toEqual([])
  })

  it('say the same in both languages: same tokens, no empty half, Chinese in Chinese', () => {
    for (const [code, { zh, en }] of Object.entries(MESSAGES)) {
      expect([code, zh.length, en.length]).toEqual([code, 2, 2])
      expect([code, ...tokens(zh.join(' '))]).toEqual([code, ...tokens(en.join(' '))])
      for (const part of [...zh, ...en]) expect([code, part.trim() === '']).toEqual([code, false])
      expect([code, /\p{Script=Han}/u.test(zh.join(''))]).toEqual([code, true])
    }
    for (const [code, { zh, en }] of Object.entries(TEXTS)) {
      expect([code, ...tokens(zh)]).toEqual([code, ...tokens(en)])
    }
  })
})

describe('saying', () => {
  const place = { file: '户情表.xlsx', sheet: '居住信息', row: 3, column: 'B', cell: 'B3', field: '建筑面积' }

  it('puts the place first, then the value, then the way out', () => {
    const problem = error('disk.not_found', place, null, { path: '甲.xlsx' })
    expect(sayProblem(problem, 'zh')).toBe(
      '户情表.xlsx ［居住信息］ B3 “建筑面积”：没有找到 甲.xlsx。请检查文件名和所在的文件夹。',
    )
    expect(sayProblem(problem, 'en')).toBe(
      '户情表.xlsx [居住信息] B3 "建筑面积": 甲.xlsx is not there. Check the name and the folder.',
    )
  })

  it('names line and column of a text file', () => {
    const problem = error('definition.tab', { file: 'templates/forms/x.yaml', line: 12, col: 5 }, null)
    expect(sayProblem(problem, 'zh')).toMatch(/^templates\/forms\/x\.yaml:12:5：/)
  })

  it('gives the fields of contract.md in JSON, the number masked', () => {
    expect(problemJson(error('disk.not_found', place, '45020519530728123X', { path: 'p' }), 'zh')).toEqual({
      code: 'disk.not_found',
      severity: 'error',
      file: '户情表.xlsx',
      sheet: '居住信息',
      row: 3,
      column: 'B',
      cell: 'B3',
      field: '建筑面积',
      value: '450205********123X',
      message: '没有找到 p。',
      fix: '请检查文件名和所在的文件夹。',
    })
  })

  it('masks what could be an identity number, and leaves codes of grids, households and days', () => {
    expect(maskIdNumbers('450205195307281232')).toBe('450205********1232')
    expect(maskIdNumbers('450205 19530728 123x 等')).toBe('450205********123x 等')
    expect(maskIdNumbers('450205530728123')).toBe('450205*****8123')
    expect(maskIdNumbers('４５０２０５１９５３０７２８１２３２')).not.toContain('１９５３')
    for (const kept of ['450205006003-07-0123', '13800138000', '2015-03-31', '450205006003'])
      expect(maskIdNumbers(kept)).toBe(kept)
  })

  it('throws for an unknown code and for a token without a value', () => {
    expect(() => messageOf('no.such_code', {}, 'zh')).toThrow('no message for no.such_code')
    expect(() => text('no.such_text', {}, 'en')).toThrow('no text for no.such_text')
    expect(() => fill('{a} {b}', { a: '1' }, 'x.y')).toThrow('message x.y: nothing for {b}')
  })
})

/** `{each}` is the measure word of a rulebook's line (次、件、户), for which English has no place. */
function tokens(template: string): string[] {
  const found = [...template.matchAll(/\{(\w+)\}/g)].map(([, token]) => token ?? '')
  return [...new Set(found.filter((token) => token !== 'each'))].sort()
}
