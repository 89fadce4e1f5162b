/** The menu: every task ends in a command that exists, is shown before it runs, writes only after a yes, and comes back. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { run, tempFolder, testApp } from '../app.ts'

const INIT = ['init', '.', '--name', '白沙社区', '--code', '450205006003']
const ROSTER = '姓名,性别,公民身份号码,所属网格,小区,楼栋,单元,房号,与户主关系\n'

/** An office with one door of two people in grid 7. */
async function office(): Promise<string> {
  const cwd = tempFolder()
  await run(INIT, { cwd })
  mkdirSync(join(cwd, '收表'))
  const people = [
    '张三,男,45029919800101001X,07,长风小区,3栋,2,501,户主',
    '李四,女,45029919820202002X,07,长风小区,3栋,2,501,配偶',
  ]
  writeFileSync(join(cwd, '收表/07户情表.csv'), `${ROSTER}${people.join('\n')}\n`)
  await run(['import', '收表/07户情表.csv'], { cwd })
  return cwd
}

/** What a sitting with these answers ran, shown as commands. */
async function sitting(cwd: string, answers: (string | boolean)[]) {
  const done = await run([], { cwd, tty: true, answers: [...answers, 'quit'] })
  const commands = [...done.err.matchAll(/等于命令：gridbook (.*)/g)].map(([, line]) => line)
  return { ...done, commands }
}

describe('the menu', () => {
  it('offers init and demo where there is no office', async () => {
    const cwd = tempFolder()
    const { code } = await run([], { cwd, tty: true, answers: ['init', '白沙社区', '450205006003', false] })
    expect([code, existsSync(join(cwd, 'gridbook.yaml'))]).toEqual([0, true])
  })

  it('says what it will do, and does it after a yes only', async () => {
    const cwd = tempFolder()
    await run(INIT, { cwd })
    const refused = await sitting(cwd, ['backup', 'office', false])
    expect(refused.err).toContain('将把底册备份到 备份')
    expect([readdirSync(join(cwd, '备份')), refused.commands]).toEqual([[], []])
    const done = await sitting(cwd, ['backup', 'office', true])
    expect([done.code, done.commands]).toEqual([0, ['backup']])
    expect(existsSync(join(cwd, '备份/gridbook-2015-12-31-001-backup.db'))).toBe(true)
  })

  it('keeps --office for the commands that it runs', async () => {
    const cwd = tempFolder()
    await run(['init', '白沙', '--name', '白沙社区', '--code', '450205006003'], { cwd })
    await run(['--office', '白沙'], { cwd, tty: true, answers: ['backup', 'office', true, 'quit'] })
    expect(existsSync(join(cwd, '白沙/备份/gridbook-2015-12-31-001-backup.db'))).toBe(true)
  })

  it('hands out: which form, which grid, empty or filled', async () => {
    const cwd = await office()
    const { commands } = await sitting(cwd, ['hand_out', 'short', '07', 'filled', true, '入户'])
    expect(commands).toEqual(['forms template resident --short --filled --grid 07 -o 打印/户情简表-07网格.xlsx'])
    expect(existsSync(join(cwd, '打印/户情简表-07网格.xlsx'))).toBe(true)
  })

  it('collects: lists the workbooks that came in, tries first, then imports', async () => {
    const cwd = await office()
    copyFileSync(join(cwd, '收表/07户情表.csv'), join(cwd, '收表/~$07户情表.csv'))
    const tried = await sitting(cwd, ['collect', '收表/07户情表.csv', false])
    expect(tried.err).toContain('先试一遍，还没有写入')
    expect(tried.commands).toEqual([])
    const { commands } = await sitting(cwd, ['collect', '收表/07户情表.csv', true])
    expect(commands).toEqual(['import 收表/07户情表.csv'])
    expect((await sitting(cwd, ['collect', '收表/~$07户情表.csv'])).err).toContain('no choice')
  })

  it('begins a round of collection, shows who is missing and ends it', async () => {
    const cwd = await office()
    const begun = await sitting(cwd, ['hand_out', 'round', 'resident', '2015-12-31', 'empty', true])
    expect(begun.commands).toEqual(['collect open resident --due 2015-12-31'])
    expect(readdirSync(join(cwd, '打印/发表_截止1231'))).toEqual(['07网格_户情表_截止1231.xlsx'])
    const { commands, out } = await sitting(cwd, ['collect', 'board', 'collect', 'close', true])
    expect(commands).toEqual(['collect board', 'collect close'])
    expect(out).toContain('始终没有交：07网格')
  })

  it('shows the gaps and writes them into a workbook', async () => {
    const { commands } = await sitting(await office(), ['gaps', '07', true, ''])
    expect(commands).toEqual(['status', 'forms template resident --filled --grid 07 -o 打印/补填表-07网格.xlsx'])
  })

  it('prints a building or a household that is chosen from a list', async () => {
    const cwd = await office()
    const building = ['cards', 'building', '07', '长风小区3栋', '打印/民情卡册-长风小区3栋.xlsx', true]
    expect((await sitting(cwd, building)).commands).toEqual([
      'print cards --grid 07 --building 长风小区3栋 -o 打印/民情卡册-长风小区3栋.xlsx',
    ])
    expect(existsSync(join(cwd, '打印/民情卡册-长风小区3栋.xlsx'))).toBe(true)
    const household = ['cards', 'household', '李四', '450205006003-07-0001', 'back']
    expect((await sitting(cwd, household)).commands).toEqual([])
  })

  it('finds somebody and shows the one that is chosen', async () => {
    const { commands, out } = await sitting(await office(), ['find', '张三', 'P000001'])
    expect(commands).toEqual(['find 张三', 'person show P000001'])
    expect(out).toContain('长风小区3栋2单元501室')
  })

  it('leads from the month to its ranking', async () => {
    const { commands } = await sitting(await office(), ['stars', '2015-12', 'back'])
    expect(commands).toEqual(['rank 2015-12'])
  })

  it('has the rest under more', async () => {
    const { commands } = await sitting(await office(), [
      'more',
      'imports',
      '1',
      'back',
      'more',
      'doctor',
      'more',
      'back',
    ])
    expect(commands).toEqual(['imports list', 'imports show 1', 'doctor'])
  })

  it('takes an import back from the list of past ones, after a second question', async () => {
    const { commands, out } = await sitting(await office(), ['more', 'imports', '1', 'undo', true])
    expect(commands).toEqual(['imports list', 'imports show 1', 'imports undo 1'])
    expect(out).toContain('第 1 批已撤销')
  })

  it('goes back to the menu with Esc, out of it with Esc there, and leaves with Ctrl-C from anywhere', async () => {
    const cwd = await office()
    const pressed = async (keys: Record<string, string>, answers: string[]): Promise<[number, readonly string[]]> => {
      const app = testApp({ cwd, tty: true, answers })
      const choose = async (question: string, choices: Parameters<typeof app.ask.choose>[1]) => {
        const key = keys[question]
        if (key === undefined) return app.ask.choose(question, choices)
        delete keys[question]
        throw Object.assign(new Error(key), { name: key })
      }
      const code = await main([], { ...app, ask: { ...app.ask, choose } })
      return [code, app.questions()]
    }
    const [back, control] = ['AbortPromptError', 'ExitPromptError']
    expect(await pressed({ '发哪种表？': back }, ['hand_out', 'quit'])).toEqual([0, ['要做什么？', '要做什么？']])
    expect(await pressed({ '要做什么？': back }, [])).toEqual([0, []])
    expect(await pressed({ '发哪种表？': control }, ['hand_out'])).toEqual([130, ['要做什么？']])
  })
})
