/** The shipped definitions, read once when the program is built: YAML takes half a second that no command should pay. */
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Layer } from '../forms/assemble-definitions.ts'
import type { CodesDraft } from '../forms/read-codes.ts'
import type { FormDraft } from '../forms/read-form.ts'
import { digestOf, packageTemplates, readTemplateFiles, type TemplateFile } from './template-files.ts'

const NAME = 'templates.json'

interface Compiled {
  readonly digest: string
  readonly forms: readonly Omit<FormDraft, 'place'>[]
  readonly codes: readonly Omit<CodesDraft, 'place'>[]
}

/** Writes what the shipped templates say into `folder` (dist/); part of the build. Refuses templates with a problem. */
export async function compileTemplates(folder: string): Promise<void> {
  const { readLayer } = await import('./read-layer.ts')
  const files = await readTemplateFiles(packageTemplates())
  const { layer, problems } = readLayer(files)
  if (problems.length > 0) throw new Error(`templates: ${JSON.stringify(problems[0])}`)
  const compiled: Compiled = { digest: digestOf(files), forms: layer.forms, codes: layer.codes }
  await writeFile(join(folder, NAME), JSON.stringify(compiled))
}

/** The layer as it was compiled beside the running bundle; null from source, or when any file has changed since. */
export async function compiledLayer(files: readonly TemplateFile[]): Promise<Layer | null> {
  const path = join(dirname(fileURLToPath(import.meta.url)), NAME)
  if (!existsSync(path)) return null
  const compiled = JSON.parse(await readFile(path, 'utf8')) as Compiled
  if (compiled.digest !== digestOf(files)) return null
  return {
    forms: compiled.forms.map((draft) => ({ ...draft, place: () => ({ file: draft.file }) })),
    codes: compiled.codes.map((draft) => ({ ...draft, place: () => ({ file: draft.file }) })),
  }
}
