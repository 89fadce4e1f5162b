/** Runs a transcript: the `$ gridbook …` lines of a file in one temporary folder, and writes the file as it should read. */
import { cpSync, mkdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Lang } from '../src/cli/app.ts'
import { run, tempFolder } from './app.ts'

/**
 * Lines of a transcript:
 *
 *     # a note; `# lang: en`, `# width: 120`, `# tty`, `# today: 2015-03-31`, `# cd: example` hold from here on;
 *     # `# folder: x` makes one, `# copy: samples/x.xlsx` brings a file of test/
 *     $ gridbook init 白沙 --name 白沙社区
 *     what it prints
 *     ! what it says on stderr
 *     → 2                       only when it is not 0
 *
 * Folders of this machine are written `<dir>`, its disk `<n> MB`.
 */
export async function replay(transcript: string): Promise<string> {
  const root = tempFolder()
  const settings: Settings = { lang: 'zh', width: 80, tty: false, today: '2015-12-31', cwd: root }
  const written: string[] = []
  for (const line of transcript.split('\n')) {
    if (line.startsWith('#')) {
      written.push(...(written.at(-1)?.startsWith('#') === false ? [''] : []), line)
      direct(line, settings, root)
    } else if (line.startsWith('$ ')) {
      if (written.length > 0 && !written.at(-1)?.startsWith('#')) written.push('')
      const [program, ...argv] = words(line.slice(2))
      if (program !== 'gridbook') throw new Error(`a transcript runs gridbook and nothing else: ${line}`)
      const ran = await run(argv, settings)
      written.push(line, ...shown(ran.out, root), ...shown(ran.err, root).map((said) => `! ${said}`.trimEnd()))
      if (ran.code !== 0) written.push(`→ ${ran.code}`)
    }
  }
  return `${written.join('\n')}\n`
}

/** A line as a shell takes it apart: blanks, single and double quotes. */
export function words(line: string): string[] {
  return [...line.matchAll(/(?:[^\s'"]+|'[^']*'|"[^"]*")+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'),
  )
}

interface Settings {
  lang: Lang
  width: number
  tty: boolean
  today: string
  cwd: string
}

function direct(line: string, settings: Settings, root: string): void {
  const [, name, value = ''] = /^# (lang|width|tty|today|cd|copy|folder)(?:: (.*))?$/.exec(line) ?? []
  if (name === 'lang') settings.lang = value === 'en' ? 'en' : 'zh'
  if (name === 'width') settings.width = Number(value)
  if (name === 'tty') settings.tty = value !== 'off'
  if (name === 'today') settings.today = value
  if (name === 'cd') settings.cwd = resolve(settings.cwd, value)
  if (name === 'folder') mkdirSync(join(root, value), { recursive: true })
  if (name === 'copy') cpSync(resolve(import.meta.dirname, value), join(root, basename(value)), { recursive: true })
}

function shown(text: string, root: string): string[] {
  if (text === '') return []
  return text
    .replaceAll(root, '<dir>')
    .replace(/\d+ MB/g, '<n> MB')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.trimEnd())
}
