/** The menu: every task ends in a command that exists, is shown before it runs, and writes only after a yes. */
import { copyFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildProgram } from '../../src/cli/main.ts'
import { TASKS } from '../../src/cli/menu-tasks.ts'
import { officePaths } from '../../src/office/office-folder.ts'
import { run, tempFolder, testApp } from '../app.ts'

describe('the menu', () => {
  it('offers init and demo where there is no office', async () => {
    const cwd = tempFolder()
    const { code } = await run([], { cwd, tty: true, answers: ['init', '白沙社区', '450205006003', false] })
    expect([code, existsSync(join(cwd, 'gridbook.yaml'))]).toEqual([0, true])
  })

  it('shows the command, and writes after a yes only', async () => {
    const cwd = tempFolder()
    await run(['init', '.', '--name', '白沙社区', '--code', '450205006003'], { cwd })
    const refused = await run([], { cwd, tty: true, answers: ['backup', false, 'quit'] })
    expect(existsSync(join(cwd, '备份/gridbook-2015-12-31-001-backup.db'))).toBe(false)
    expect(refused.questions).toContain('执行 gridbook backup ？')
    const done = await run([], { cwd, tty: true, answers: ['backup', true, 'quit'] })
    expect(done.code).toBe(0)
    expect(done.err).toContain('等于命令：gridbook backup')
    expect(existsSync(join(cwd, '备份/gridbook-2015-12-31-001-backup.db'))).toBe(true)
  })

  it('keeps --office for the commands that it runs', async () => {
    const cwd = tempFolder()
    await run(['init', '白沙', '--name', '白沙社区', '--code', '450205006003'], { cwd })
    await run(['--office', '白沙'], { cwd, tty: true, answers: ['backup', true, 'quit'] })
    expect(existsSync(join(cwd, '白沙/备份/gridbook-2015-12-31-001-backup.db'))).toBe(true)
  })

  const answers: Record<string, (string | boolean)[]> = {
    hand_out: ['450205006003-07'],
    collect: ['户情表.xlsx'],
    cards: ['all'],
    stars: ['2015-12'],
    find: ['张三'],
    more: ['imports list'],
  }
  for (const [name, task] of Object.entries(TASKS)) {
    it(`ends ${name} in a command that exists`, async () => {
      const dir = tempFolder()
      writeFileSync(join(dir, '户情表.xlsx'), '')
      copyFileSync(join(dir, '户情表.xlsx'), join(dir, '~$户情表.xlsx'))
      const app = testApp({ cwd: dir, answers: answers[name] ?? [] })
      const grids = [{ value: '450205006003-07', label: '第七网格' }]
      const planned = await task({
        app,
        today: '2015-12-31',
        paths: officePaths(dir, 'zh'),
        grids,
        say: (code) => code,
      })
      for (const argv of [planned.argv, planned.preview ?? planned.argv]) {
        let command = buildProgram(app)
        for (const word of argv ?? []) command = command.commands.find((child) => child.name() === word) ?? command
        expect(command.name()).not.toBe('gridbook')
        const flags = command.options.flatMap(({ short, long }) => [short, long])
        for (const flag of (argv ?? []).filter((word) => word.startsWith('-'))) expect(flags).toContain(flag)
      }
    })
  }
})
