/** The street of docs/ARCHITECTURE.md as data: which room may see which, and who owns which library. */
import { describe, expect, it } from 'vitest'
import { importedPath, importsOf, libraryOf, type SourceFile, sourceFile, sourceFiles } from './source-files.ts'

const WORDS = ['core', 'definition']
const RULES = ['forms', 'register', 'assessment']
const COMPOSITION = ['cards', 'messages']

/** Room → the rooms that it may import from, type imports included. Itself goes without saying. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  definition: ['core'],
  forms: [...WORDS, 'register'],
  register: [...WORDS, 'forms'],
  assessment: [...WORDS, 'register', 'forms'],
  messages: [...WORDS, ...RULES],
  cards: [...WORDS, ...RULES, 'messages'],
  store: [...WORDS, ...RULES, ...COMPOSITION],
  sheets: [...WORDS, ...RULES, ...COMPOSITION],
  pdf: [...WORDS, ...RULES, ...COMPOSITION],
  // A .docx is a zip as a workbook is.
  docx: [...WORDS, ...RULES, ...COMPOSITION, 'sheets'],
  office: [...WORDS, ...RULES, ...COMPOSITION, 'store'],
  demo: [...WORDS, ...RULES, ...COMPOSITION, 'store', 'sheets', 'pdf', 'office'],
  cli: [...WORDS, ...RULES, ...COMPOSITION, 'store', 'sheets', 'pdf', 'docx', 'office', 'demo'],
}

const PURE = [...WORDS, ...RULES, ...COMPOSITION]

/** Library → where it may be imported; a folder may be named. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  'node:': ['cli', 'demo', 'office', 'store', 'sheets', 'pdf'],
  'big.js': ['core/decimal.ts'],
  yaml: ['definition'],
  // A schema stands beside the type that it makes.
  zod: ['definition', 'forms', 'assessment', 'office'],
  kysely: ['store'],
  'better-sqlite3': ['store/sqlite'],
  exceljs: ['sheets'],
  '@e965/xlsx': ['sheets'],
  yauzl: ['sheets'],
  pako: ['sheets'],
  saxes: ['sheets'],
  '@myriaddreamin/typst-ts-node-compiler': ['pdf'],
  uqr: ['pdf'],
  docx: ['docx'],
  commander: ['cli'],
  inquirer: ['cli'],
  chalk: ['cli'],
  'cli-table3': ['cli'],
  'cli-progress': ['cli'],
}

/** What a pure room has no use for; `await` too, because nothing in it waits for anything. */
const IMPURE = /\b(?:new Date|Date\.\w+|console\.|process\.|globalThis|Math\.random|setTimeout|fetch\(|await\s)/

/** Too slow to be loaded before it is known which command was called. */
const HEAVY = [
  'docx',
  'exceljs',
  '@e965/xlsx',
  'yauzl',
  'pako',
  'saxes',
  'kysely',
  'better-sqlite3',
  'zod',
  'yaml',
  'inquirer',
  'cli-progress',
]

describe('the street', () => {
  const files = sourceFiles()

  it('every room only looks to its right, and every library has one owner', () => {
    expect(files.flatMap(violations)).toEqual([])
  })

  it('finds what would break it', () => {
    const planted: [path: string, code: string, found: string][] = [
      ['core/x.ts', "import { a } from '../forms/form.ts'", 'core/x.ts imports forms/form.ts'],
      ['forms/x.ts', "import type { Store } from '../store/store.ts'", 'forms/x.ts imports store/store.ts'],
      ['messages/x.ts', "export { a } from '../cli/app.ts'", 'messages/x.ts imports cli/app.ts'],
      ['cards/x.ts', "const a = await import('../pdf/compile.ts')", 'cards/x.ts imports pdf/compile.ts'],
      ['register/x.ts', "import { readFileSync } from 'node:fs'", 'register/x.ts imports node:fs'],
      ['cli/x.ts', "import Sqlite from 'better-sqlite3'", 'cli/x.ts imports better-sqlite3'],
      ['store/x.ts', "import left from 'left-pad'", 'store/x.ts imports left-pad'],
      ['assessment/x.ts', 'const day = new Date()', 'assessment/x.ts says new Date'],
      ['core/x.ts', "console.log('x')", 'core/x.ts says console.'],
      ['utils/x.ts', '', 'utils is no room'],
    ]
    for (const [path, code, found] of planted) expect(violations(sourceFile(path, code))).toContain(found)
    expect(violations(sourceFile('core/x.ts', '// new Date() would be wrong here'))).toEqual([])
  })

  it('loads nothing heavy before a command is known', () => {
    const byPath = new Map(files.map((file) => [file.path, file]))
    const seen = new Set<string>()
    const heavy: string[] = []
    const visit = (path: string): void => {
      const file = byPath.get(path)
      if (!file || seen.has(path)) return
      seen.add(path)
      for (const { from, typeOnly, dynamic } of importsOf(file.code)) {
        if (typeOnly || dynamic) continue
        const library = libraryOf(from)
        if (library !== null && HEAVY.includes(library)) heavy.push(`${path} imports ${library}`)
        visit(importedPath(file, from) ?? '')
      }
    }
    visit('cli/entry.ts')
    expect(seen.size).toBeGreaterThan(20)
    expect(heavy).toEqual([])
  })
})

describe('house rules', () => {
  const files = sourceFiles()

  it('every file opens with a sentence, and is named in small ASCII letters by what it holds', () => {
    const drawers = /(^|\/)(utils?|helpers?|common|misc|manager|service|index)\.ts$/
    const wrong = files.filter(
      ({ path, text }) => !text.startsWith('/**') || !/^[a-z0-9/-]+(\.d)?\.ts$/.test(path) || drawers.test(path),
    )
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  it('no classes but AppError, no default exports, no file with two subjects’ length', () => {
    const wrong = files.flatMap(({ path, code, text }) => [
      ...(/^(?:export )?(?:abstract )?class /m.test(code) && path !== 'core/app-error.ts' ? [`${path}: a class`] : []),
      ...(/^export default/m.test(code) ? [`${path}: a default export`] : []),
      ...(text.split('\n').length > 400 && !path.startsWith('messages/catalogue/') ? [`${path}: too long`] : []),
    ])
    expect(wrong).toEqual([])
  })
})

function violations(file: SourceFile): string[] {
  const allowed = MAY_IMPORT[file.room]
  if (!allowed) return [`${file.room} is no room`]
  const found = importsOf(file.code).flatMap(({ from }) => {
    const path = importedPath(file, from)
    if (path !== null) {
      const room = path.split('/')[0] ?? ''
      return room === file.room || allowed.includes(room) ? [] : [`${file.path} imports ${path}`]
    }
    const owners = OWNERS[libraryOf(from) ?? ''] ?? []
    return owners.some((owner) => file.path === owner || file.path.startsWith(`${owner}/`))
      ? []
      : [`${file.path} imports ${from}`]
  })
  const impure = PURE.includes(file.room) ? IMPURE.exec(file.code.replace(/'[^'\n]*'/g, "''"))?.[0] : undefined
  return impure === undefined ? found : [...found, `${file.path} says ${impure.trim()}`]
}
