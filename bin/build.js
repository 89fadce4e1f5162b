/** Bundles src/ into dist/: one small file to start with, one more for each heavy room, loaded when a command needs it. */
import { chmodSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { BANNER, mergePieces } from './merge-pieces.js'

/** What nearly every command loads once it has an office, and what an import needs beside. */
const OFFICE = [
  'src/office/open-office.ts',
  'src/office/load-definitions.ts',
  'src/store/open.ts',
  'src/store/sqlite/open-sqlite.ts',
  'src/store/assess-months.ts',
  'src/store/snapshot.ts',
  'src/store/apply.ts',
  'src/cli/commands/import/import-files.ts',
  'src/sheets/read-workbook.ts',
  'src/sheets/read-limits.ts',
]

const root = fileURLToPath(new URL('..', import.meta.url))
rmSync(`${root}dist`, { recursive: true, force: true })

const { metafile } = await build({
  absWorkingDir: root,
  metafile: true,
  entryPoints: { main: 'src/cli/entry.ts', 'compiled-templates': 'src/office/compiled-templates.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Names stay as they are: somebody will read the stack of a defect, and nothing starts slower for it.
  minifySyntax: true,
  minifyWhitespace: true,
  charset: 'utf8',
  // They hold binaries of their own, which cannot be bundled.
  external: ['better-sqlite3', '@myriaddreamin/typst-ts-node-compiler'],
  banner: { js: BANNER },
  logLevel: 'warning',
})

await mergePieces(root, metafile, [
  // main.js itself waits for the whole run, so it stays outside: a piece that is loaded later must not wait for it.
  { into: 'start.js', sources: ['src/cli/entry.ts'], without: 'src/cli/entry.ts' },
  { into: 'office.js', sources: OFFICE },
])

// The shipped forms and tables, read once here instead of at every start.
const { compileTemplates } = await import('../dist/compiled-templates.js')
await compileTemplates(`${root}dist`)
chmodSync(`${root}bin/gridbook.js`, 0o755)
