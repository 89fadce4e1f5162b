/** The definitions that an office works with: the forms and code tables that we ship, its own laid over them. */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Problem } from '../core/problem.ts'
import { assembleDefinitions, type Layer } from '../forms/assemble-definitions.ts'
import { crossCheck } from '../forms/cross-check.ts'
import type { Definitions } from '../forms/form.ts'
import { type CodesDraft, readCodes } from '../forms/read-codes.ts'
import { type FormDraft, readForm } from '../forms/read-form.ts'

export interface LoadedDefinitions {
  readonly definitions: Definitions
  readonly problems: Problem[]
}

/** Reads templates/ of the package, then of `officeDir` (null: none). Files are named in problems as `templates/forms/x.yaml`. */
export async function loadDefinitions(officeDir: string | null): Promise<LoadedDefinitions> {
  const folders = [packageTemplates(), ...(officeDir === null ? [] : [join(officeDir, 'templates')])]
  const problems: Problem[] = []
  const layers: Layer[] = []
  for (const folder of folders) {
    const forms: FormDraft[] = []
    const codes: CodesDraft[] = []
    for (const { name, bytes } of await yamlFiles(join(folder, 'codes'))) {
      const read = readCodes(`templates/codes/${name}`, bytes)
      problems.push(...read.problems)
      if (read.draft) codes.push(read.draft)
    }
    for (const { name, bytes } of await yamlFiles(join(folder, 'forms'))) {
      const read = readForm(`templates/forms/${name}`, bytes)
      problems.push(...read.problems)
      if (read.draft) forms.push(read.draft)
    }
    layers.push({ forms, codes })
  }
  const assembled = assembleDefinitions(layers)
  problems.push(...assembled.problems)
  // A file that could not be read leaves references hanging: those would only repeat what is already said.
  if (problems.length === 0) problems.push(...crossCheck(assembled.definitions, assembled.placeOf))
  return { definitions: assembled.definitions, problems }
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

async function yamlFiles(folder: string): Promise<{ name: string; bytes: Uint8Array }[]> {
  if (!existsSync(folder)) return []
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort()
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })))
}
