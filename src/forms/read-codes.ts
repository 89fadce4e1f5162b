/** One code table file: entries one by one, or for long tables a list of `code name` lines; areas get their full path. */
import { z } from 'zod'
import { error, type Place, type Problem } from '../core/problem.ts'
import { type Path, readDefinition } from '../definition/read-definition.ts'
import { areaEntries } from './area-entries.ts'
import type { CodeEntry } from './form.ts'
import { NAME } from './form-schema.ts'

const TEXT = z.string().min(1, 'form.text_missing')

const ENTRY = z.strictObject({
  code: TEXT,
  label: TEXT,
  en: TEXT.optional(),
  synonyms: z.array(TEXT).optional(),
})

const CODES_FILE = z
  .strictObject({
    id: NAME.optional(),
    extends: NAME.optional(),
    standard: TEXT.optional(),
    source: TEXT.optional(),
    entries: z.array(ENTRY).optional(),
    /** `code name`, one a line: for tables of thousands. */
    list: TEXT.optional(),
    /** Codes that are no longer given out but still stand in identity numbers. */
    former: TEXT.optional(),
    /** How many digits of a code name each level above it, for a `list` of areas. */
    levels: z.array(z.string().regex(/^\d+$/, 'form.not_a_number').transform(Number)).optional(),
  })
  .superRefine((table, context) => {
    if ((table.id === undefined) === (table.extends === undefined)) {
      context.addIssue({ code: 'custom', message: 'form.id_or_extends' })
    }
    const needed = table.extends === undefined ? (['standard', 'source'] as const) : []
    for (const key of needed) {
      if (table[key] === undefined) {
        context.addIssue({ code: 'custom', message: 'definition.missing_key', params: { detail: { key, name: key } } })
      }
    }
    if (table.entries === undefined && table.list === undefined) {
      const detail = { key: 'entries', name: 'entries' }
      context.addIssue({ code: 'custom', message: 'definition.missing_key', params: { detail } })
    }
  })

/** A file as it was read; `extends` adds entries to a table that another file defines. */
export interface CodesDraft {
  readonly file: string
  readonly id: string
  readonly extends: boolean
  readonly standard: string | null
  readonly source: string | null
  readonly entries: readonly CodeEntry[]
  place(path: Path): Place
}

export interface ReadCodes {
  /** Null when there is any error. */
  readonly draft: CodesDraft | null
  readonly problems: Problem[]
}

/** Reads one code table file; `file` is the name that messages show. Pure. */
export function readCodes(file: string, text: string | Uint8Array): ReadCodes {
  const { value, problems, locate } = readDefinition(file, text, CODES_FILE, { words: WORDS })
  if (value === null) return { draft: null, problems }
  const place = (path: Path): Place => ({ file, ...locate(path) })
  const list = readList(value.list ?? '')
  const former = readList(value.former ?? '')
  const bad = list.bad ?? former.bad
  if (bad !== null) {
    return { draft: null, problems: [error('form.list_line', place([list.bad === null ? 'former' : 'list']), bad)] }
  }
  const written = (value.entries ?? []).map(
    (entry): CodeEntry => ({ ...entry, en: entry.en ?? entry.label, synonyms: entry.synonyms ?? [] }),
  )
  const draft: CodesDraft = {
    file,
    id: value.id ?? value.extends ?? '',
    extends: value.extends !== undefined,
    standard: value.standard ?? null,
    source: value.source ?? null,
    entries: [...written, ...areaEntries(list.pairs, former.pairs, value.levels ?? [])],
    place: (path) => placeOfEntry(path, written.length, place),
  }
  return { draft, problems }
}

/** Entries of a list have no node of their own: their line is counted from the list's. */
function placeOfEntry(path: Path, written: number, place: (path: Path) => Place): Place {
  const index = path[0] === 'entries' ? Number(path[1] ?? 0) : 0
  if (index < written || path.length < 2) return place(path)
  const list = place(['list'])
  return { ...list, line: (list.line ?? 0) + index - written + 1, col: 1 }
}

function readList(list: string): { pairs: [code: string, name: string][]; bad: string | null } {
  const pairs: [code: string, name: string][] = []
  for (const line of list.split('\n')) {
    if (line.trim() === '') continue
    const parts = /^(\S+) +(\S.*?)\s*$/.exec(line)
    if (!parts) return { pairs: [], bad: line }
    pairs.push([parts[1] as string, parts[2] as string])
  }
  return { pairs, bad: null }
}

const WORDS: Readonly<Record<string, string>> = {
  代码: 'code',
  名称: 'label',
  同义词: 'synonyms',
  别名: 'synonyms',
  aliases: 'synonyms',
  选项: 'entries',
  标准: 'standard',
  来源: 'source',
}
