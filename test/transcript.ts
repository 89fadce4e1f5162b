/** Runs a transcript: the `$ gridbook …` lines of a file in one temporary folder, and writes the file as it should read. */
import { cpSync, mkdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Lang } from '../src/cli/app.ts'
import { run, tempFolder } from './app.ts'

/**
 * Lines of a transcript:
 *
 *     # a note; `# lang: en`, `# width: 120`, `# tty`, `# today: 2015-03-31`, `# copy: samples/x.xlsx` hold from here on
 *     $ gridbook init 白沙 --name 白沙社区
 *     what it prints
 *     ! what it says on stderr
 *     → 2                       only when it is not 0
 *
 * Folders of this machine are written `<dir>`.
 */
export async function replay(transcript: string): Promise<string> {
  const cwd = tempFolder()
  const settings: { lang: Lang; width: number; tty: boolean; today: string } = {
    lang: 'zh',
    width: 80,
    tty: false,
    today: '2015-12-31',
  }
  const written: string[] = []
  for (const line of transcript.split('\n')) {
    if (line.startsWith('#')) {
      written.push(...(written.at(-1)?.startsWith('#') === false ? [''] : []), line)
      direct(line, settings, cwd)
    } else if (line.startsWith('$ ')) {
      if (written.length > 0 && !written.at(-1)?.startsWith('#')) written.push('')
      const [program, ...argv] = words(line.slice(2))
      if (program !== 'gridbook') throw new Error(`a transcript runs gridbook and nothing else: ${line}`)
      const ran = await run(argv, { ...settings, cwd })
      written.push(line, ...shown(ran.out, cwd), ...shown(ran.err, cwd).map((said) => `! ${said}`.trimEnd()))
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

function direct(line: string, settings: { lang: Lang; width: number; tty: boolean; today: string }, cwd: string): void {
  const [, name, value = ''] = /^# (lang|width|tty|today|copy|folder)(?:: (.*))?$/.exec(line) ?? []
  if (name === 'lang') settings.lang = value === 'en' ? 'en' : 'zh'
  if (name === 'width') settings.width = Number(value)
  if (name === 'tty') settings.tty = value !== 'off'
  if (name === 'today') settings.today = value
  if (name === 'folder') mkdirSync(join(cwd, value), { recursive: true })
  if (name === 'copy') cpSync(resolve(import.meta.dirname, value), join(cwd, basename(value)), { recursive: true })
}

function shown(text: string, cwd: string): string[] {
  if (text === '') return []
  return text
    .replaceAll(cwd, '<dir>')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.trimEnd())
}
