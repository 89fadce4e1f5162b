/** What is refused around the assessment: a sentence in both languages, exit 2 or 3, and a register that is what it was. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { office } from './assess-office.ts'

const MARKS = { W01: '95', W02: '88', W03: '70' }
const RULES = readFileSync('templates/rules/baisha.yaml', 'utf8')
const EVALUATE = ['assess', 'evaluate', '2015-03', 'W01', '--source']
const DECIDE = ['--reason', '会议定', '--by', '主任']

/** What was tried, the exit code, the error's code, and a word that the sentence has in both languages. */
type Row = readonly [what: string, exit: 2 | 3, code: string, names: string, ...argv: string[]]

/** January and February are final, March has its scores; it is 1 July. Files lie in the office's folder. */
const TABLE: readonly Row[] = [
  ['a score of 101', 2, 'assess.score_out_of_range', '101', ...EVALUATE, 'leader', '--rater', 'M01', '--score', '101'],
  ['a score below 0', 2, 'assess.score_out_of_range', '-1', ...EVALUATE, 'self', '--score', '-1'],
  ['a score of words', 2, 'assess.not_a_number', '很好', ...EVALUATE, 'self', '--score', '很好'],
  ['two decimals too many', 2, 'assess.too_many_decimals', '95.55', ...EVALUATE, 'self', '--score', '95.55'],
  ['a source that nobody knows', 2, 'assess.source_unknown', 'boss', ...EVALUATE, 'boss', '--score', '95'],
  ['marks for a ballot', 2, 'assess.source_method', '群众测评', ...EVALUATE, 'masses', '--score', '95'],
  ['a choice that is not on it', 2, 'assess.unknown_choice', '很满意', ...EVALUATE, 'masses', '--choice', '很满意=3'],
  ['half a ballot', 2, 'assess.choice_form', '满意=8.5', ...EVALUATE, 'masses', '--choice', '满意=8.5'],
  [
    ...(['a ballot for nobody', 2, 'assess.warden_unknown', 'W99'] as const),
    ...['assess', 'evaluate', '2015-03', 'W99', '--source', 'masses', '--choice', '满意=8'],
  ],
  [
    ...(['a score for somebody who is no warden', 2, 'assess.warden_unknown', 'M01'] as const),
    ...['assess', 'evaluate', '2015-03', 'M01', '--source', 'self', '--score', '90'],
  ],
  ...(
    [
      ['assess', 'evaluate', '2015-08', 'W01', '--source', 'self', '--score', '90'],
      ['assess', 'decide', '2015-08', 'W01', '--kind', 'item', '--item', '工作态度', '--points', '1', ...DECIDE],
      ['assess', 'template', '2015-08', '-o', '表'],
      ['assess', 'month', '2015-08'],
      ['assess', 'explain', '2015-08', 'W01'],
      ['assess', 'streaks', '--until', '2015-08'],
      ['rank', '2015-08'],
    ] as const
  ).map((argv): Row => [`a month to come: ${argv.join(' ')}`, 2, 'assess.future', '2015-08', ...argv]),
  ['a year to come', 2, 'assess.future', '2016', 'assess', 'year', '2016'],
  ['closing a month to come', 3, 'assess.out_of_order', '2015-03', 'assess', 'close', '2015-08', '--yes'],
  ['publishing out of order', 3, 'assess.out_of_order', '2015-03', 'assess', 'publish', '2015-08'],
  ['closing out of order', 3, 'assess.out_of_order', '2015-03', 'assess', 'close', '2015-04', '--yes'],
  ['closing before the first', 3, 'assess.before_closed', '2015-02', 'assess', 'close', '2014-12', '--yes'],
  ['closing twice', 3, 'assess.closed_already', '2015-02', 'assess', 'close', '2015-02', '--yes'],
  ['publishing what is final', 3, 'assess.closed_already', '2015-02', 'assess', 'publish', '2015-02'],
  [
    'a reason without what is skipped',
    2,
    'assess.skip_unknown',
    'few',
    'assess',
    'close',
    '2015-03',
    '--skip',
    'few',
    '--reason',
    '会议定',
  ],
  ['skipping without a reason', 2, 'assess.skip_reason', '--reason', 'assess', 'close', '2015-03', '--skip', 'all'],
  ...(
    [
      ['assess', 'evaluate', '2015-01', 'W01', '--source', 'self', '--score', '90'],
      ['assess', 'evaluate', '2015-01', 'W01', '--source', 'masses', '--choice', '满意=30'],
      ['assess', 'record', '2015-01-05', 'W01', '漏登住户', '--quantity', '2'],
      ['assess', 'decide', '2015-01', 'W01', '--kind', 'item', '--item', '工作态度', '--points', '1', ...DECIDE],
      ['assess', 'decide', '2015-01', 'W01', '--kind', 'veto', '--item', '瞒报重大隐患', ...DECIDE],
      ['assess', 'template', '2015-01', '-o', '表'],
    ] as const
  ).map((argv): Row => [`under a closed month: ${argv.join(' ')}`, 3, 'assess.closed', '2015-01', ...argv]),
  ['undo under a closed month', 3, 'assess.closed_undo', '2015-01', 'imports', 'undo', '2'],
  [
    'correcting an open month',
    2,
    'assess.not_final',
    '2015-03',
    'assess',
    'correct',
    '2015-03',
    '--reason',
    '错',
    '--basis',
    '纪要',
    '--yes',
  ],
  [
    'correcting without a basis',
    2,
    'usage.missing_flag',
    '--basis',
    'assess',
    'correct',
    '2015-01',
    '--reason',
    '错',
    '--yes',
  ],
  ['verifying what is not final', 2, 'assess.not_final', '2015-03', 'assess', 'verify', '2015-03'],
  [
    'an objection of nobody',
    2,
    'assess.warden_unknown',
    'W99',
    'assess',
    'objection',
    'add',
    '2015-01',
    'W99',
    '--text',
    '不服',
    '--by',
    '某人',
  ],
  [
    'another regulation that is wrong',
    2,
    'rulebook.weights',
    'weights.yaml',
    'assess',
    'whatif',
    '--rules',
    'weights.yaml',
    '--from',
    '2015-01',
    '--to',
    '2015-02',
  ],
  [
    'comparing with one that is wrong',
    2,
    'rulebook.weights',
    'weights.yaml',
    'assess',
    'rules',
    'diff',
    'baisha',
    'weights.yaml',
  ],
  ['a regulation that is not there', 2, 'disk.not_found', 'none.yaml', 'assess', 'rules', 'check', 'none.yaml'],
]

test('refused: a sentence in both languages, 2 or 3, and not a row of the register has changed', {
  timeout: 300_000,
}, async () => {
  const { cwd, go, score } = await office()
  for (const month of ['2015-01', '2015-02', '2015-03']) {
    await score(month, MARKS)
    if (month < '2015-03') expect((await go('assess', 'close', month, '--yes')).code).toBe(0)
  }
  writeFileSync(join(cwd, 'weights.yaml'), RULES.replace('weight: {propose: "20"', 'weight: {propose: "25"'))
  let before = dump(join(cwd, 'gridbook.db'))
  const wrong: unknown[] = []
  for (const [what, exit, code, names, ...argv] of TABLE) {
    const json = await go(...argv, '--json')
    const { error } = JSON.parse(json.out)
    if (json.code !== exit || error?.code !== code || !error.fix)
      wrong.push([what, json.code, error ?? json.out.slice(0, 200)])
    for (const lang of ['zh', 'en']) {
      const { code: ended, err, out } = await go(...argv, '--lang', lang)
      const ours = lang === 'zh' ? /[。？]/u.test(err) : /[a-z]{2}.*\./u.test(err)
      if (ended !== exit || out !== '' || !ours || !err.includes(names)) wrong.push([what, lang, ended, err, out])
    }
    const after = dump(join(cwd, 'gridbook.db'))
    if (after !== before) wrong.push([what, 'the register has changed'])
    before = after
  }
  expect(wrong).toEqual([])

  // A list under a closed month goes back whole: that it was handed in is on record, and nothing of it is in the register.
  const traces = ['batch', 'batch_file', 'batch_row', 'audit']
  const registered = dump(join(cwd, 'gridbook.db'), traces)
  writeFileSync(join(cwd, '测评.csv'), '月份,网格员,评价,票数\n2015-01,W01,满意,30\n')
  for (const lang of ['zh', 'en']) {
    const ran = await go('import', join(cwd, '测评.csv'), '--lang', lang)
    expect([ran.code, ran.err]).toEqual([3, expect.stringContaining('2015-01')])
  }
  expect(dump(join(cwd, 'gridbook.db'), traces)).toBe(registered)

  // The office's own regulation is wrong: nothing is scored by it.
  mkdirSync(join(cwd, 'templates', 'rules'), { recursive: true })
  const wrongRules = readFileSync(join(cwd, 'weights.yaml'), 'utf8').replace('id: baisha', 'id: office')
  writeFileSync(join(cwd, 'templates', 'rules', 'office.yaml'), wrongRules)
  const settings = join(cwd, 'gridbook.yaml')
  writeFileSync(settings, `${readFileSync(settings, 'utf8')}\nrulebook: office\n`)
  const held = dump(join(cwd, 'gridbook.db'))
  for (const argv of [
    ['assess', 'month', '2015-03'],
    ['assess', 'close', '2015-03', '--yes'],
    [...EVALUATE, 'self', '--score', '91'],
  ]) {
    for (const lang of ['zh', 'en']) {
      const ran = await go(...argv, '--lang', lang)
      expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('templates/rules/office.yaml:23:3')])
    }
  }
  // Checking is asked for faults and finds them.
  const checked = await go('assess', 'rules', 'check')
  expect([checked.code, checked.out.split('\n')[0]]).toEqual([1, expect.stringContaining('office.yaml:23:3')])
  expect(dump(join(cwd, 'gridbook.db'))).toBe(held)
})

/** Every row of every table as text. */
function dump(file: string, without: readonly string[] = []): string {
  const db = new Sqlite(file, { readonly: true })
  try {
    const names = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all() as string[]
    const tables = names.filter((name) => !without.includes(name))
    return JSON.stringify(tables.map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]))
  } finally {
    db.close()
  }
}
