/** What the documents and the help promise exists: commands, flags, scripts, files, words, in both languages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { CHINESE_FLAGS, translateArgv } from '../src/cli/argv.ts'
import { buildProgram } from '../src/cli/main.ts'
import { testApp } from './app.ts'
import { sourceFiles } from './source-files.ts'
import { words } from './transcript.ts'

const ROOT = resolve(import.meta.dirname, '..')
const READMES = ['README.md', 'README.zh-CN.md']
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const HAN = /\p{Script=Han}/u

describe('help', () => {
  it('of every command is in both languages, argument by argument and flag by flag', () => {
    const chinese = everyCommand(buildProgram(testApp({ lang: 'zh', cwd: ROOT })))
    const english = everyCommand(buildProgram(testApp({ lang: 'en', cwd: ROOT })))
    expect([...english.keys()]).toEqual([...chinese.keys()])
    const wrong: string[] = []
    for (const [path, command] of chinese) {
      const [zh, en] = [described(command), described(english.get(path) ?? command)]
      for (const [what, said] of zh) if (!HAN.test(said)) wrong.push(`${path} ${what}: ${said || 'nothing'} (zh)`)
      for (const [what, said] of en) {
        if (said === '' || said === zh.get(what)) wrong.push(`${path} ${what}: ${said || 'nothing'} (en)`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('can be asked for every command, in both languages', () => {
    for (const lang of ['zh', 'en'] as const) {
      for (const command of everyCommand(buildProgram(testApp({ lang, cwd: ROOT }))).values()) {
        expect(command.helpInformation()).toContain(lang === 'zh' ? '用法：' : 'Usage:')
      }
    }
  })

  it('gives every command a Chinese name, and no name twice', () => {
    const program = buildProgram(testApp({ cwd: ROOT }))
    const commands = [...everyCommand(program)].filter(([path]) => path !== 'gridbook')
    expect(
      commands.filter(([, command]) => !command.aliases().some((name) => HAN.test(name))).map(([path]) => path),
    ).toEqual([])
    for (const parent of [program, ...commands.map(([, command]) => command)]) {
      const names = parent.commands.flatMap((child) => [child.name(), ...child.aliases()])
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    }
  })

  it('knows every flag that a Chinese flag stands for', () => {
    const flags = [...everyCommand(buildProgram(testApp({ cwd: ROOT }))).values()].flatMap((command) =>
      command.options.flatMap(({ short, long }) => [short, long]),
    )
    expect(
      [...new Set(Object.values(CHINESE_FLAGS))].filter((flag) => flag !== '--help' && !flags.includes(flag)),
    ).toEqual([])
  })
})

describe('the READMEs', () => {
  const commands = everyCommand(buildProgram(testApp({ cwd: ROOT })))

  for (const name of READMES) {
    const text = read(name)

    it(`${name}: every command line is one that gridbook understands`, () => {
      const wrong = commandLines(text).flatMap((line) => misunderstood(line, commands))
      expect(wrong).toEqual([])
      expect(commandLines(text).length).toBeGreaterThan(10)
    })

    it(`${name}: every command is mentioned`, () => {
      const leaves = [...commands].filter(([, command]) => command.commands.length === 0)
      expect(leaves.map(([path]) => path.slice('gridbook '.length)).filter((path) => !mentions(text, path))).toEqual([])
    })

    it(`${name}: every script and every file that is named exists`, () => {
      const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
      const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script ?? '')
      expect(named.filter((script) => !scripts[script])).toEqual([])
      const files = [
        ...text.matchAll(/[`(]((?:src|test|docs|bin|templates|\.ci)\/[\w./-]+|[A-Z][\w.-]+\.md)[`)]/g),
      ].map(([, path]) => path ?? '')
      expect(files.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
      expect(files.length).toBeGreaterThan(8)
    })
  }

  it('have the same command lines in both languages, but for the names of folders', () => {
    const [english, chinese] = READMES.map((name) => commandLines(read(name)))
    expect(chinese?.map((line) => line.replace('收表', 'collected'))).toEqual(english)
  })

  it('take a tour that has been run, and show what was printed', () => {
    for (const [name, transcript] of [
      ['README.md', 'test/cli/tour.txt'],
      ['README.zh-CN.md', 'test/cli/tour-zh.txt'],
    ] as const) {
      const run = read(transcript)
      const printed = run.replace(/^! ?/gm, '')
      const commands = [...run.matchAll(/^\$ (.*)$/gm)].map(([, line]) => line)
      expect(commandLines(read(name)).filter((line) => line.startsWith('gridbook '))).toEqual(commands)
      const blocks = [...read(name).matchAll(/^```\n(\$ gridbook[\s\S]*?)```$/gm)].map(([, block]) => block ?? '')
      expect(blocks.length).toBeGreaterThan(0)
      for (const block of blocks) expect(printed).toContain(block)
    }
  })
})

describe('the glossary', () => {
  it('has only words that are used', () => {
    const templates = readdirSync(join(ROOT, 'templates'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ya?ml|typ)$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    const used = [...sourceFiles().map((file) => file.text), ...templates].join('\n')
    const terms = [...read('docs/GLOSSARY.md').matchAll(/^\| ((?:`\w+`(?:, )?)+) \| ([^|]+) \|/gm)]
    const unused = terms.flatMap(([, codes = '', chinese = '']) => [
      ...[...codes.matchAll(/`(\w+)`/g)]
        .map(([, code]) => code ?? '')
        .filter((code) => !spelled(code).some((s) => used.includes(s))),
      ...chinese
        .trim()
        .split('、')
        .filter((word) => !used.includes(word)),
    ])
    expect(unused).toEqual([])
    expect(terms.length).toBeGreaterThan(20)
  })
})

/** `gridbook assess month` → the command, groups included. */
function everyCommand(command: Command, path = 'gridbook'): Map<string, Command> {
  const below = command.commands.flatMap((child) => [...everyCommand(child, `${path} ${child.name()}`)])
  return new Map([[path, command], ...below])
}

function described(command: Command): Map<string, string> {
  return new Map([
    ['itself', command.description()],
    ...command.registeredArguments.map((argument): [string, string] => [argument.name(), argument.description]),
    ...command.options.map((option): [string, string] => [option.flags, option.description]),
  ])
}

/** Lines of indented blocks that call gridbook; fenced blocks show what they print. */
function commandLines(text: string): string[] {
  return [...text.matchAll(/^ {4}(gridbook .*)$/gm)].map(([, line]) => (line ?? '').trim())
}

function misunderstood(line: string, commands: ReadonlyMap<string, Command>): string[] {
  const argv = translateArgv(words(line.replace(/\s+#.*$/, '')).slice(1))
  let path = 'gridbook'
  const operands = argv.filter((word) => !word.startsWith('-'))
  for (const word of operands) {
    const child = commands.get(path)?.commands.find((one) => one.name() === word || one.aliases().includes(word))
    if (!child) break
    path = `${path} ${child.name()}`
  }
  const command = commands.get(path)
  if (path === 'gridbook' || !command || command.commands.length > 0) return [`${line}: no such command`]
  const flags = [...command.options, ...(commands.get('gridbook')?.options ?? [])].flatMap(({ short, long }) => [
    short,
    long,
  ])
  return argv
    .filter((word) => word.startsWith('-'))
    .map((word) => word.split('=')[0] ?? '')
    .filter((flag) => !flags.includes(flag))
    .map((flag) => `${line}: ${path} has no ${flag}`)
}

/** `imports undo` as a command line, or in a table as `imports undo` or `imports` … `undo`. */
function mentions(text: string, path: string): boolean {
  const [first = '', ...rest] = path.split(' ')
  if (new RegExp(`(\`|gridbook )${path}\\b`).test(text)) return true
  return text.split('\n').some((line) => line.includes(`\`${first}`) && rest.every((word) => line.includes(word)))
}

function spelled(code: string): string[] {
  const camel = code.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  return [code, camel, code.replaceAll('_', '-')]
}
