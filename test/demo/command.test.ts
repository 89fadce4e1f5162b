/** `gridbook demo` in small: one command, exact counts, faults back and corrected, stars, a task, paper; the same bytes twice. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run, tempFolder } from '../app.ts'

test('shows the whole main job', { timeout: 120_000 }, async () => {
  const cwd = tempFolder()
  const { code, out } = await run(['demo', 'office', '--households', '60', '--months', '4', '--json'], { cwd })
  expect(code).toBe(0)
  const told = JSON.parse(out)
  expect(told).toMatchObject({ households: 60, persons: 174, grids: 14, months: 4 })
  expect(told.returned_rows).toBeGreaterThan(5)
  expect(told.stars).toEqual([
    { month: '2015-01', wardens: ['W05'] },
    { month: '2015-02', wardens: ['W11'] },
    { month: '2015-03', wardens: ['W02', 'W05'] },
    { month: '2015-04', wardens: ['W08'] },
  ])
  expect(
    told.tasks.map(({ month, warden, count, task }: Record<string, unknown>) => [month, warden, count, task]),
  ).toEqual([
    ['2015-04', 'W09', 3, '约谈'],
    ['2015-04', 'W09', 3, '综合评估'],
  ])
  for (const path of [...told.books, ...told.files]) expect(existsSync(join(cwd, 'office', path)), path).toBe(true)
  expect(readdirSync(join(cwd, 'office', '退回'))).toHaveLength(3)
})

test('the same seed gives the same bytes, whatever the clock and the time zone', { timeout: 120_000 }, async () => {
  const folders: Record<string, string>[] = []
  for (const [zone, today] of [
    ['UTC', '2020-01-01'],
    ['Asia/Tokyo', '2031-12-31'],
  ] as const) {
    const before = process.env.TZ
    process.env.TZ = zone
    const cwd = tempFolder()
    try {
      const { code } = await run(['demo', 'office', '--households', '28', '--months', '1', '--json'], { cwd, today })
      expect(code).toBe(0)
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
    folders.push(hashes(join(cwd, 'office')))
  }
  expect(Object.keys(folders[0] ?? {}).length).toBeGreaterThan(15)
  expect(folders[1]).toEqual(folders[0])
})

test('numbers that make no sense are refused before anything is written', async () => {
  const cwd = tempFolder()
  for (const flags of [
    ['--households', '13'],
    ['--months', '13'],
    ['--seed', '-1'],
    ['--households', 'viele'],
  ]) {
    const { code } = await run(['demo', 'office', ...flags], { cwd })
    expect(code).toBe(2)
  }
  expect(existsSync(join(cwd, 'office'))).toBe(false)
})

function hashes(dir: string, under = ''): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of readdirSync(join(dir, under)).sort()) {
    const path = join(under, name)
    if (statSync(join(dir, path)).isDirectory()) Object.assign(found, hashes(dir, path))
    else
      found[path] = createHash('sha256')
        .update(readFileSync(join(dir, path)))
        .digest('hex')
  }
  return found
}
