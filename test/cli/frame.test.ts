/** What every command shares: language, exit codes, colours, clock, refusals, the machine's day. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import type { App, ExitCode, Lang } from '../../src/cli/app.ts'
import { translateArgv } from '../../src/cli/argv.ts'
import { colourLevel } from '../../src/cli/colour.ts'
import { type Context, exitCodeOf, runs } from '../../src/cli/context.ts'
import { sayThrown } from '../../src/cli/errors.ts'
import { chooseLanguage } from '../../src/cli/language.ts'
import { AppError } from '../../src/core/app-error.ts'
import { run, tempFolder, testApp } from '../app.ts'

describe('language', () => {
  it('is the flag’s, GRIDBOOK_LANG’s, the office’s, the locale’s, the system’s, in that order', () => {
    const office = tempFolder()
    writeFileSync(join(office, 'gridbook.yaml'), 'community: x\nlanguage: en # as agreed\n')
    const choose = (args: string[], env: Record<string, string>, lang: Lang = 'zh'): Lang =>
      chooseLanguage(args, { env, cwd: tempFolder(), lang })
    const all = { GRIDBOOK_LANG: 'en', GRIDBOOK_OFFICE: office, LC_ALL: 'zh_CN.UTF-8' }
    expect(choose(['--lang', 'zh'], all)).toBe('zh')
    expect(choose(['doctor', '--lang=zh'], all)).toBe('zh')
    expect(choose([], { ...all, GRIDBOOK_LANG: 'zh' })).toBe('zh')
    expect(choose([], { GRIDBOOK_OFFICE: office, LC_ALL: 'zh_CN.UTF-8' })).toBe('en')
    expect(choose(['--office', office], {})).toBe('en')
    expect(choose([], { LC_ALL: 'en_GB.UTF-8', LANG: 'zh_CN.UTF-8' })).toBe('en')
    expect(choose([], { LC_MESSAGES: 'zh_TW', LANG: 'en_US' })).toBe('zh')
    expect(choose([], { LANG: 'C' }, 'zh')).toBe('zh')
    expect(choose([], {}, 'en')).toBe('en')
  })
})

describe('help', () => {
  it('is printed off a terminal without a command, with exit 0, and in both languages', async () => {
    const chinese = await run([])
    expect(chinese.code).toBe(0)
    expect(chinese.out).toContain('用法： gridbook')
    const english = await run(['--lang', 'en'])
    expect(english.out).toContain('Usage: gridbook')
    expect(english.err).toBe('')
  })

  it('is the same by --help, help and 帮助', async () => {
    const byFlag = await run(['init', '--help'])
    expect(byFlag.code).toBe(0)
    expect((await run(['help', 'init'])).out).toBe(byFlag.out)
    expect((await run(['帮助', 'init'])).out).toBe(byFlag.out)
    expect((await run(['新建', '--帮助'])).out).toBe(byFlag.out)
  })
})

describe('flags', () => {
  it('may be Chinese, with a blank or an equals sign, and not behind --', () => {
    expect(translateArgv(['打印', '民情联系卡', '--网格', '7', '--输出', 'a.pdf'])).toEqual([
      ...['打印', '民情联系卡', '--grid', '7', '-o', 'a.pdf'],
    ])
    expect(translateArgv(['--网格=7', '--输出=a=b.pdf', '--', '--网格'])).toEqual([
      '--grid=7',
      '-o',
      'a=b.pdf',
      '--',
      '--网格',
    ])
    expect(translateArgv(['find', '帮助'])).toEqual(['find', '帮助'])
  })

  it('of every command stand before or after it', async () => {
    const before = await run(['--json', '--office', 'x', 'doctor'])
    const after = await run(['doctor', '--office', 'x', '--json'])
    expect(JSON.parse(before.out).error.code).toBe('office.no_such_folder')
    expect(JSON.parse(after.out).error.code).toBe('office.no_such_folder')
    expect([before.code, after.code]).toEqual([2, 2])
  })

  it('with a wrong day are refused at once', async () => {
    expect((await run(['doctor', '--today', '2015-02-30'])).err).toContain('--today 的“2015-02-30”不是一个日期')
    expect((await run(['doctor'], { env: { GRIDBOOK_TODAY: 'today' } })).err).toContain('GRIDBOOK_TODAY')
  })
})

describe('exit codes', () => {
  const ends = (thrown: unknown, args: string[] = []): { code: ExitCode; out: string; err: string } => {
    const app = testApp()
    const code = sayThrown(thrown, { app, args, program: null })
    return { code, out: app.stdout(), err: app.stderr() }
  }

  it('are those of the refusal', () => {
    expect(ends(new AppError('office.exists', 3, { dir: 'x' })).code).toBe(3)
    expect(ends(new AppError('disk.not_found', 2, { path: 'x' })).err).toBe(
      '没有找到 x。请检查文件名和所在的文件夹。\n',
    )
  })

  it('of a defect are 70, with stack, version and how to report, numbers masked', () => {
    const { code, err } = ends(new Error('row of 450205195307281232'))
    expect(code).toBe(70)
    expect(err).toMatch(/gridbook \d+\.\d+\.\d+/)
    expect(err).toContain('frame.test.ts')
    expect(err).toContain('维护人员')
    expect(err).not.toContain('450205195307281232')
    expect(JSON.parse(ends(new Error('x'), ['--json']).out).error.code).toBe('cli.defect')
  })

  it('of a refusal without a sentence are 70 too', () => {
    expect(ends(new AppError('no.such_code', 2)).code).toBe(70)
  })

  it('of an interrupted question are 130', () => {
    const interrupted = Object.assign(new Error('closed'), { name: 'ExitPromptError' })
    expect(ends(interrupted)).toMatchObject({ code: 130, err: '\n已中断，没有做到一半的事。\n' })
  })

  it('of the disk are 2 or 3 with the path, and a broken module is a defect', () => {
    const failed = (code: string, path?: string) => Object.assign(new Error(code), { code, ...(path ? { path } : {}) })
    expect(ends(failed('EACCES', '/a'))).toMatchObject({ code: 2 })
    expect(ends(failed('ENOSPC', '/a')).err).toContain('磁盘已满')
    expect(ends(failed('ENOSPC', '/a')).code).toBe(3)
    expect(ends(failed('ENOENT')).code).toBe(70)
  })
})

describe('a command', () => {
  const calling = async (
    app: App,
    argv: string[],
    work: (context: Context) => Promise<ExitCode>,
  ): Promise<ExitCode> => {
    const program = new Command('gridbook')
      .exitOverride()
      .option('--json')
      .option('-y, --yes')
      .option('--quiet')
      .option('--no-color')
    runs(program.command('work'), app, work)
    await program.parseAsync(['work', ...argv], { from: 'user' })
    return exitCodeOf(program)
  }

  it('ends with what it returns', async () => {
    expect(await calling(testApp(), [], async () => 1)).toBe(1)
  })

  it('asks on a terminal, takes --yes for an answer, and off a terminal names --yes', async () => {
    const confirm = async (context: Context): Promise<ExitCode> => ((await context.confirm('删除吗？')) ? 0 : 1)
    const terminal = testApp({ tty: true, answers: [true] })
    expect(await calling(terminal, [], confirm)).toBe(0)
    expect(terminal.questions()).toEqual(['删除吗？'])
    expect(await calling(testApp({ tty: true, answers: [false] }), [], confirm)).toBe(1)
    expect(await calling(testApp(), ['--yes'], confirm)).toBe(0)
    await expect(calling(testApp(), [], confirm)).rejects.toMatchObject({ code: 'usage.needs_yes', exit: 2 })
    await expect(calling(testApp({ tty: true }), ['--json'], confirm)).rejects.toMatchObject({
      code: 'usage.needs_yes',
    })
  })

  it('keeps talk from stdout, and is silent with --quiet and --json', async () => {
    const talk = async (context: Context): Promise<ExitCode> => {
      context.out('data')
      context.notice('talk')
      return 0
    }
    for (const [flags, err] of [
      [[], 'talk\n'],
      [['--quiet'], ''],
      [['--json'], ''],
    ] as const) {
      const app = testApp()
      await calling(app, [...flags], talk)
      expect([app.stdout(), app.stderr()]).toEqual(['data\n', err])
    }
  })

  it('draws lines on a terminal and none on a pipe', async () => {
    const draw = async (context: Context): Promise<ExitCode> => {
      context.table(
        [{ title: '姓名' }, { title: '户', align: 'right' }],
        [
          ['买买提·阿布都拉', '12'],
          ['张三', '7'],
        ],
      )
      return 0
    }
    const pipe = testApp()
    await calling(pipe, [], draw)
    expect(pipe.stdout()).toBe('姓名             户\n买买提·阿布都拉  12\n张三              7\n')
    const terminal = testApp({ tty: true, env: { NO_COLOR: '1' } })
    await calling(terminal, [], draw)
    expect(terminal.stdout()).toContain('│ 张三            │  7 │')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looking for colours
    expect(terminal.stdout()).not.toMatch(/\u001b/)
  })
})

describe('colours', () => {
  it('are there on a terminal, and NO_COLOR, a pipe, TERM=dumb and --no-color take them away', () => {
    const level = (env: Record<string, string>, tty: boolean, off = false): number => colourLevel({ env, tty, off })
    expect(level({}, true)).toBe(1)
    expect(level({}, false)).toBe(0)
    expect(level({ NO_COLOR: '1' }, true)).toBe(0)
    expect(level({ NO_COLOR: '' }, true)).toBe(1)
    expect(level({ TERM: 'dumb' }, true)).toBe(0)
    expect(level({ FORCE_COLOR: '1' }, false)).toBe(1)
    expect(level({ FORCE_COLOR: '0' }, true)).toBe(0)
    expect(level({ FORCE_COLOR: '3' }, false, true)).toBe(0)
  })
})

describe('doctor', () => {
  it('finds a sound office sound, and says what is wrong with another', async () => {
    const cwd = tempFolder()
    await run(['init', '.', '--name', '白沙社区', '--code', '450205006003'], { cwd })
    const sound = await run(['doctor', '--json'], { cwd })
    expect(JSON.parse(sound.out).checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([])
    expect([sound.code, JSON.parse(sound.out).ok]).toEqual([0, true])

    chmodSync(join(cwd, 'gridbook.db'), 0o644)
    const open = JSON.parse((await run(['doctor', '--json'], { cwd })).out)
    expect(open.ok).toBe(false)
    expect(open.checks).toContainEqual({
      check: 'permissions',
      ok: false,
      detail: expect.stringContaining('gridbook.db'),
      fix: expect.stringContaining('chmod 600'),
    })

    writeFileSync(join(cwd, 'gridbook.db'), 'this is no database, only text that is long enough to be read')
    const broken = await run(['doctor', '--json'], { cwd })
    expect(broken.code).toBe(1)
    expect(JSON.parse(broken.out).checks).toContainEqual(expect.objectContaining({ check: 'database', ok: false }))

    writeFileSync(join(cwd, 'gridbook.yaml'), 'community: 白沙\ncode: 45\n')
    const settings = await run(['doctor', '--json'], { cwd })
    expect(JSON.parse(settings.out).checks).toContainEqual(expect.objectContaining({ check: 'settings', ok: false }))
  })
})

describe('init', () => {
  it('asks on a terminal what was not said', async () => {
    const cwd = tempFolder()
    const { code, questions, out } = await run(['init', '白沙'], {
      cwd,
      tty: true,
      answers: ['白沙社区', '４５０２０５ 006003', false],
    })
    expect([code, questions.length]).toEqual([0, 3])
    expect(out).toBe(`${join(cwd, '白沙')}\n`)
  })

  it('makes English folders for an English office, and finds it from below', async () => {
    const cwd = tempFolder()
    const made = await run(
      ['init', '.', '--name', 'White: "Sand" #1', '--code', '450205006003', '--lang', 'en', '--json'],
      { cwd },
    )
    expect(JSON.parse(made.out).office).toBe(cwd)
    mkdirSync(join(cwd, 'out', 'deep'), { recursive: true })
    const backup = await run(['backup', '--json', '--today', '2015-03-31'], { cwd: join(cwd, 'out', 'deep') })
    expect(JSON.parse(backup.out).backup).toBe(join(cwd, 'backups', 'gridbook-2015-03-31-001-backup.db'))
  })
})
