/** What a task of the menu works with: questions, the office, and commands that run as if they had been typed. */
import { relative } from 'node:path'
import type { OfficePaths } from '../office/office-folder.ts'
import type { OpenOffice } from '../office/open-office.ts'
import type { App, Choice, ExitCode } from './app.ts'

export interface Desk {
  readonly app: App
  readonly today: string
  readonly paths: OfficePaths
  say(code: string, detail?: Readonly<Record<string, string>>): string
  /** The office opened for a look, and closed again before any command runs. */
  look<T>(read: (office: OpenOffice) => Promise<T>): Promise<T>
  /** Shows the command, then runs it. */
  run(argv: readonly string[]): Promise<ExitCode>
  /** A dry run that shows what would be written; nothing to copy and paste in it. */
  preview(argv: readonly string[]): Promise<ExitCode>
}

export type Task = (desk: Desk) => Promise<void>

/** A list with a way back; null when that was taken. */
export async function pick({ app, say }: Desk, question: string, choices: readonly Choice[]): Promise<string | null> {
  const chosen = await app.ask.choose(say(question), [...choices, { value: 'back', label: say('menu.back') }])
  return chosen === 'back' ? null : chosen
}

/** Says what is about to be done and with which command, and does it after a yes. */
export async function afterYes(desk: Desk, plan: string, argv: readonly string[]): Promise<void> {
  desk.app.err(`${plan}\n`)
  if (await desk.app.ask.yesNo(desk.say('menu.ask_go'), true)) await desk.run(argv)
}

/** A path as it is typed where the person is. */
export function shorter({ app }: Desk, file: string): string {
  const near = relative(app.cwd, file)
  return near === '' || near.startsWith('..') ? file : near
}

export function commandLine(argv: readonly string[]): string {
  return `gridbook ${argv.map(quoted).join(' ')}`
}

function quoted(word: string): string {
  return /[\s"'$&|;()<>*?\\]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : word
}
