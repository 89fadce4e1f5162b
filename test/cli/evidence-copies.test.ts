/** A copy of the register is worth nothing without the scans that its deductions rest on: both go and both come back. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run, tempFolder } from '../app.ts'
import { office } from './assess-office.ts'

test('backup takes the evidence along, once for all copies, and restore brings back what is gone', {
  timeout: 60_000,
}, async () => {
  const { cwd, go, json } = await office()
  const stick = tempFolder()
  const record = async (day: string, scan: string) => {
    writeFileSync(join(cwd, scan), `scan ${scan}`)
    const booked = ['2015-06-0'.concat(day), 'W03', '漏登住户', '--quantity', '1', '--evidence', scan]
    expect((await go('assess', 'record', ...booked)).code).toBe(0)
  }
  await record('3', '抽查一.jpg')
  const first = await json('backup', stick)
  expect(first.evidence).toBe(1)
  await record('4', '抽查二.jpg')
  const second = await go('backup', join(stick, '第二份.db'))
  expect([second.code, second.err]).toEqual([0, expect.stringContaining('佐证 1 份')])
  expect(readdirSync(join(stick, '佐证')).map((name) => name.slice(13))).toEqual(
    expect.arrayContaining(['抽查一.jpg', '抽查二.jpg']),
  )

  // Another machine with an office that has nothing yet.
  const anew = tempFolder()
  rmSync(anew, { recursive: true })
  await run(['init', anew, '--name', '试验社区', '--code', '450299001001'], { cwd })
  const there = async (...argv: string[]) => JSON.parse((await run([...argv, '--office', anew, '--json'], { cwd })).out)
  const finding = async () =>
    (await there('doctor')).checks.find(({ check }: { check: string }) => check === 'evidence')
  expect((await there('restore', first.backup, '--yes')).evidence).toBe(2)
  expect(await finding()).toMatchObject({ ok: true })

  // Without its folder the copy goes in and doctor says what is missing.
  const bare = join(tempFolder(), '副本.db')
  await go('backup', bare)
  rmSync(join(bare, '..', '佐证'), { recursive: true })
  rmSync(join(anew, '佐证'), { recursive: true })
  mkdirSync(join(anew, '佐证'))
  expect((await there('restore', bare, '--yes')).evidence).toBe(0)
  expect(await finding()).toMatchObject({ ok: false, detail: expect.stringContaining('缺 2 份') })
  expect((await there('restore', join(stick, '第二份.db'), '--yes')).evidence).toBe(2)
  expect(await finding()).toMatchObject({ ok: true })
})
