/** Receipts are the same bytes wherever they are made, and those of the first release hold in an office that was upgraded. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canonicalJson, fromCanonical, sameValue } from '../../src/core/canonical.ts'
import { decimal } from '../../src/core/decimal.ts'
import { run, tempFolder } from '../app.ts'

const root = resolve(import.meta.dirname, '../..')
const FIXTURE = join(root, 'test', 'fixtures', 'first-release')
// Inside the package, so that the child finds its libraries and templates.
const script = join(root, 'node_modules', '.gridbook-test', `receipt-child-${process.pid}.mjs`)

beforeAll(() =>
  build({
    entryPoints: [join(import.meta.dirname, 'receipt-child.ts')],
    outfile: script,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  }),
)
afterAll(() => rmSync(script))

/** The office of the first release as it was: three months closed, the fourth with all its scores. */
function firstRelease(): string {
  const dir = join(tempFolder(), 'office')
  mkdirSync(dir)
  cpSync(join(FIXTURE, 'gridbook.yaml'), join(dir, 'gridbook.yaml'))
  const db = new Sqlite(join(dir, 'gridbook.db'))
  db.exec(readFileSync(join(FIXTURE, 'office.sql'), 'utf8'))
  db.pragma('application_id = 1735549547')
  db.pragma('user_version = 1')
  db.close()
  return dir
}

function rowsOf(dir: string): Record<string, unknown>[] {
  const db = new Sqlite(join(dir, 'gridbook.db'), { readonly: true })
  const rows = db.prepare('SELECT * FROM assess_month ORDER BY month, revision').all()
  db.close()
  return rows as Record<string, unknown>[]
}

const DAY = ['--today', '2015-07-01', '--yes']
/** A fourth month, then a correction of the second. */
function yearLines(dir: string): string[][] {
  const at = ['--office', dir, ...DAY]
  const why = ['--reason', '户数登记错了', '--by', '领导小组']
  return [
    ['assess', 'close', '2015-04', ...at],
    ['assess', 'decide', '2015-02', 'W03', '--kind', 'correction', ...why, ...at],
    ['assess', 'evaluate', '2015-02', 'W03', '--source', 'leader', '--rater', 'M01', '--score', '99', ...at],
    ['assess', 'correct', '2015-02', '--reason', '点评录错', '--basis', '会议纪要第5号', ...at],
  ]
}

describe('receipts', () => {
  test('28 · have the same bytes in three time zones and two locales', { timeout: 120_000 }, () => {
    const places = [
      { TZ: 'UTC', LC_ALL: 'en_US.UTF-8', LANG: 'en_US.UTF-8' },
      { TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.UTF-8', LANG: 'zh_CN.UTF-8' },
      { TZ: 'America/New_York', LC_ALL: 'zh_CN.UTF-8', LANG: 'zh_CN.UTF-8' },
    ]
    const kept = places.map((place) => {
      const dir = firstRelease()
      const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...place }
      const ran = spawnSync(process.execPath, [script, JSON.stringify(yearLines(dir))], { env, encoding: 'utf8' })
      expect([ran.status, ran.stderr.includes('Error')]).toEqual([0, false])
      return rowsOf(dir)
    })
    expect(kept[0]).toHaveLength(7)
    expect(kept[1]).toEqual(kept[0])
    expect(kept[2]).toEqual(kept[0])
  })

  test('of the first release stay as they are and hold, before and after new ones', { timeout: 60_000 }, async () => {
    const dir = firstRelease()
    const before = rowsOf(dir)
    const go = (...argv: string[]) => run([...argv, '--office', dir], { today: '2015-07-01' })
    const verified = async () => {
      const ran = await go('assess', 'verify', '--json')
      const { receipts } = JSON.parse(ran.out)
      return [ran.code, receipts.map((one: Record<string, unknown>) => [one.month, one.revision, one.replayed, one.ok])]
    }
    const old = [
      ['2015-01', 1, false, true],
      ['2015-02', 1, false, true],
      ['2015-03', 1, false, true],
    ]
    expect(await verified()).toEqual([0, old])
    const streak = async () => JSON.parse((await go('assess', 'month', '2015-03', '--json')).out).results[2].streak
    expect(await streak()).toBe(3)
    for (const line of yearLines(dir)) expect([line, (await run(line)).code]).toEqual([line, 0])
    // The second month is corrected, and the months after it count anew; they follow in the order in which they were made.
    expect(await verified()).toEqual([
      0,
      [
        ...old,
        ['2015-04', 1, true, true],
        ['2015-02', 2, true, true],
        ['2015-03', 2, true, true],
        ['2015-04', 2, true, true],
      ],
    ])
    expect(await streak()).toBe(1)
    const kept = rowsOf(dir).filter((row) => row.revision === 1 && row.month !== '2015-04')
    expect(kept.map(({ month, result, hash }) => [month, result, hash])).toEqual(
      before.map(({ month, result, hash }) => [month, result, hash]),
    )
  })
})

test('canonical JSON does not know the order in which keys came, and keeps decimals exact', () => {
  expect(canonicalJson({ b: decimal('0.10'), a: [null, '甲', { d: 1, c: undefined }] })).toBe(
    '{"a":[null,"甲",{"d":1}],"b":{"$decimal":"0.1"}}',
  )
  const value = { a: decimal('0.10'), b: [1, null, { c: '甲' }] }
  expect(sameValue(value, { b: [1, null, { c: '甲', d: undefined }], a: decimal('0.1') })).toBe(true)
  const others = [
    { ...value, a: decimal('0.2') },
    { ...value, e: null },
    { a: value.a },
    { ...value, b: [1, null] },
    null,
  ]
  for (const other of others) expect([sameValue(value, other), sameValue(other, value)]).toEqual([false, false])
  const back = fromCanonical<{ points: ReturnType<typeof decimal> }>(canonicalJson({ points: decimal('-12.345') }))
  expect(back.points.plus('0.005').eq('-12.34')).toBe(true)
})
