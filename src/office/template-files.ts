/** The definition files of one templates/ folder: their bytes in a fixed order, and one digest over all of them. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, parse } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface TemplateFile {
  readonly kind: 'codes' | 'forms' | 'checks'
  /** As problems name it: `templates/forms/resident.yaml`. */
  readonly file: string
  readonly bytes: Uint8Array
}

/** The package's templates/, from src/ as from the bundle in dist/: upwards to the folder that holds it beside package.json. */
export function packageTemplates(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (folder !== parse(folder).root) {
    const templates = join(folder, 'templates')
    if (existsSync(join(folder, 'package.json')) && existsSync(templates)) return templates
    folder = dirname(folder)
  }
  throw new Error('templates/ is missing from the package')
}

/** Code tables, then forms, then what is checked, each by name; nothing where the folder is not there. */
export async function readTemplateFiles(templates: string): Promise<TemplateFile[]> {
  return Promise.all(
    templatePaths(templates).map(async ({ kind, name, path }) => ({
      kind,
      file: `templates/${kind}/${name}`,
      bytes: await readFile(path),
    })),
  )
}

/** Where they are, in the same order. */
export function templatePaths(templates: string): { kind: TemplateFile['kind']; name: string; path: string }[] {
  return (['codes', 'forms', 'checks'] as const).flatMap((kind) => {
    const folder = join(templates, kind)
    if (!existsSync(folder)) return []
    const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name))
    return names.sort().map((name) => ({ kind, name, path: join(folder, name) }))
  })
}

/** Changes when any byte of any file does. */
export function digestOf(files: readonly TemplateFile[]): string {
  const hash = createHash('sha256')
  for (const { file, bytes } of files) hash.update(`${file} ${bytes.length}\n`).update(bytes)
  return hash.digest('hex')
}
