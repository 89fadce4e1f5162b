/** Our sources as text, for the tests that hold them to the house rules. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'

export interface SourceFile {
  /** `cli/main.ts`, with slashes. */
  readonly path: string
  /** The first folder. */
  readonly room: string
  readonly text: string
  /** Without comments. */
  readonly code: string
}

export const SRC = resolve(import.meta.dirname, '../src')

export function sourceFiles(): SourceFile[] {
  return readdirSync(SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(SRC, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
    .map((path) => sourceFile(path, readFileSync(join(SRC, path), 'utf8')))
}

export function sourceFile(path: string, text: string): SourceFile {
  return { path, room: path.split('/')[0] ?? '', text, code: withoutComments(text) }
}

export interface Import {
  readonly from: string
  /** `import type` and `export type`: gone when the program runs. */
  readonly typeOnly: boolean
  /** `import('…')`: loaded when it is reached. */
  readonly dynamic: boolean
}

export function importsOf(code: string): Import[] {
  const found: Import[] = []
  for (const [, type, from] of code.matchAll(/^\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s+'([^']+)'/gm)) {
    found.push({ from: from ?? '', typeOnly: type !== undefined, dynamic: false })
  }
  for (const [, from] of code.matchAll(/^\s*import\s+'([^']+)'/gm)) {
    found.push({ from: from ?? '', typeOnly: false, dynamic: false })
  }
  for (const [, from] of code.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)) {
    found.push({ from: from ?? '', typeOnly: false, dynamic: true })
  }
  return found
}

/** The path of a relative import under src/, or null for a library. */
export function importedPath(file: SourceFile, from: string): string | null {
  if (!from.startsWith('.')) return null
  return relative(SRC, resolve(SRC, file.path, '..', from))
    .split(sep)
    .join('/')
}

/** `node:fs`, `@e965/xlsx`, `yaml`: the library of an import, or null for a file of ours. */
export function libraryOf(from: string): string | null {
  if (from.startsWith('.')) return null
  if (from.startsWith('node:')) return 'node:'
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}
