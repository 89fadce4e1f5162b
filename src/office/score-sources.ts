/** The evaluations that an office's own regulation names, as words for 评分来源: its sheets go back in as they were handed out. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ASK } from '../assessment/rulebook.ts'
import { AppError } from '../core/app-error.ts'
import type { CodeEntry, Definitions } from '../forms/form.ts'
import type { Settings } from './settings.ts'

const TABLE = 'score_source'

/** The definitions with the scorecards of the regulation in force among the sources; a name of theirs means nothing else. */
export async function withScoreSources(
  definitions: Definitions,
  dir: string,
  settings: Pick<Settings, 'rulebook'>,
): Promise<Definitions> {
  const table = definitions.codes.get(TABLE)
  if (!table || !namesOthers(join(dir, 'templates', 'rules'), new Set(table.entries.map(({ code }) => code)))) {
    return definitions
  }
  const own = await scorecards(dir, settings)
  const names = new Set(own.map(({ label }) => label))
  const known = table.entries
    .filter(({ code }) => own.every((one) => one.code !== code))
    .map((entry) => ({ ...entry, synonyms: entry.synonyms.filter((word) => !names.has(word)) }))
  const shipped = new Map(table.entries.map((entry) => [entry.code, entry]))
  const added = own.map((one) => shipped.get(one.code) ?? one)
  const codes = new Map(definitions.codes).set(TABLE, { ...table, entries: [...known, ...added] })
  return { ...definitions, codes }
}

async function scorecards(dir: string, settings: Pick<Settings, 'rulebook'>): Promise<CodeEntry[]> {
  const { loadRulebooks } = await import('./load-rulebooks.ts')
  try {
    const { books } = await loadRulebooks(dir, settings)
    const components = books.flatMap(({ edition }) =>
      !edition || edition.components === ASK ? [] : edition.components,
    )
    const found = components.filter(({ method }) => method === 'scorecard')
    return [...new Map(found.map(({ id, name }) => [id, { code: id, label: name, en: name, synonyms: [] }])).values()]
  } catch (error) {
    // Which regulation is missing is told by the commands that score by it.
    if (error instanceof AppError) return []
    throw error
  }
}

/** Whether a file may have a scorecard of another id: most offices have none, and need not wait for their regulation to be read. */
function namesOthers(folder: string, known: ReadonlySet<string>): boolean {
  if (!existsSync(folder)) return false
  const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name))
  return files.some((name) => {
    const entries = readFileSync(join(folder, name), 'utf8').split(/\n\s*-\s/)
    return entries.some((entry) => {
      const id = /(?:^|[{,\s])id:\s*["']?([a-z][a-z0-9_]*)/.exec(entry)?.[1]
      return id !== undefined && /method:\s*["']?scorecard/.test(entry) && !known.has(id)
    })
  })
}
