/** The shipped definitions, read once when the program is built: YAML takes half a second that no command should pay. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assembleDefinitions, type Layer } from '../forms/assemble-definitions.ts'
import type { Checks } from '../forms/checks.ts'
import type { CodeTable, Definitions, Form } from '../forms/form.ts'
import type { ChecksDraft } from '../forms/read-checks.ts'
import type { CodesDraft } from '../forms/read-codes.ts'
import type { FormDraft } from '../forms/read-form.ts'
import { digestOf, packageTemplates, readTemplateFiles, type TemplateFile, templatePaths } from './template-files.ts'

/** What the files say, put together; and apart, for an office that lays its own over them. */
const WHOLE = 'definitions.json'
const LAYER = 'templates.json'

interface CompiledWhole {
  /** Names and sizes of the files. */
  readonly files: readonly string[]
  readonly forms: readonly Form[]
  readonly codes: readonly CodeTable[]
  readonly checks: Checks
}

interface CompiledLayer {
  readonly digest: string
  readonly forms: readonly Omit<FormDraft, 'place'>[]
  readonly codes: readonly Omit<CodesDraft, 'place'>[]
  readonly checks: readonly ChecksDraft[]
}

/** Writes what the shipped templates say into `folder` (dist/); part of the build. Refuses templates with a problem. */
export async function compileTemplates(folder: string): Promise<void> {
  const { readLayer } = await import('./read-layer.ts')
  const files = await readTemplateFiles(packageTemplates())
  const { layer, problems } = readLayer(files)
  const { definitions, problems: found } = assembleDefinitions([layer])
  const [first] = [...problems, ...found]
  if (first) throw new Error(`templates: ${JSON.stringify(first)}`)
  const apart: CompiledLayer = {
    digest: digestOf(files),
    forms: layer.forms,
    codes: layer.codes,
    checks: layer.checks ?? [],
  }
  const whole: CompiledWhole = {
    files: templatePaths(packageTemplates()).map(({ path }) => stampOf(path)),
    forms: [...definitions.forms.values()],
    codes: [...definitions.codes.values()],
    checks: definitions.checks,
  }
  writeFileSync(join(folder, LAYER), JSON.stringify(apart))
  writeFileSync(join(folder, WHOLE), JSON.stringify(whole))
  const { compileRegulation } = await import('./compiled-regulation.ts')
  await compileRegulation(folder, { rules: yamlIn('rules'), calendar: yamlIn('calendar') })
}

/** The definitions as they were compiled; null from source, or when a file may have changed since. */
export function compiledDefinitions(): Definitions | null {
  const path = beside(WHOLE)
  if (!existsSync(path)) return null
  const built = statSync(path).mtimeMs
  const paths = templatePaths(packageTemplates()).map((file) => file.path)
  // A package's files all have one time; whoever changes a template gives it a later one than the build's.
  if (paths.some((file) => statSync(file).mtimeMs > built)) return null
  const { files, forms, codes, checks } = JSON.parse(readFileSync(path, 'utf8')) as CompiledWhole
  if (files.length !== paths.length || paths.some((file, index) => stampOf(file) !== files[index])) return null
  return {
    forms: new Map(forms.map((form) => [form.id, form])),
    codes: new Map(codes.map((table) => [table.id, table])),
    checks,
  }
}

/** The layer as it was compiled beside the running bundle; null from source, or when any file has changed since. */
export function compiledLayer(files: readonly TemplateFile[]): Layer | null {
  const path = beside(LAYER)
  if (!existsSync(path)) return null
  const compiled = JSON.parse(readFileSync(path, 'utf8')) as CompiledLayer
  if (compiled.digest !== digestOf(files)) return null
  return {
    forms: compiled.forms.map((draft) => ({ ...draft, place: () => ({ file: draft.file }) })),
    codes: compiled.codes.map((draft) => ({ ...draft, place: () => ({ file: draft.file }) })),
    checks: compiled.checks,
  }
}

function yamlIn(kind: 'rules' | 'calendar'): { file: string; bytes: Buffer }[] {
  const folder = join(packageTemplates(), kind)
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name))
  return names.sort().map((name) => ({ file: `templates/${kind}/${name}`, bytes: readFileSync(join(folder, name)) }))
}

function stampOf(path: string): string {
  return `${basename(path)} ${statSync(path).size}`
}

function beside(name: string): string {
  return join(dirname(fileURLToPath(import.meta.url)), name)
}
