/** The definitions that an office works with: the forms and code tables that we ship, its own laid over them. */
import { join } from 'node:path'
import type { Problem } from '../core/problem.ts'
import { assembleDefinitions, type Layer } from '../forms/assemble-definitions.ts'
import { crossCheck } from '../forms/cross-check.ts'
import type { Definitions } from '../forms/form.ts'
import { compiledDefinitions, compiledLayer } from './compiled-templates.ts'
import { packageTemplates, readTemplateFiles, type TemplateFile } from './template-files.ts'

export interface LoadedDefinitions {
  readonly definitions: Definitions
  readonly problems: Problem[]
}

/** Reads templates/ of the package, then of `officeDir` (null: none). Files are named in problems as `templates/forms/x.yaml`. */
export async function loadDefinitions(officeDir: string | null): Promise<LoadedDefinitions> {
  const own = officeDir === null ? [] : await readTemplateFiles(join(officeDir, 'templates'))
  return own.length === 0 ? shippedOnly() : withOwn(await readTemplateFiles(packageTemplates()), own)
}

/** What our own files said in this process: a run that opens several offices reads them once. */
let shippedOnce: Promise<LoadedDefinitions> | null = null

function shippedOnly(): Promise<LoadedDefinitions> {
  shippedOnce ??= loadShipped()
  return shippedOnce
}

async function loadShipped(): Promise<LoadedDefinitions> {
  // Our own files as they were built have been checked; there is nothing more to find in them.
  const whole = compiledDefinitions()
  if (whole) return { definitions: whole, problems: [] }
  const shipped = await readTemplateFiles(packageTemplates())
  const compiled = compiledLayer(shipped)
  if (compiled) return { ...assembleDefinitions([compiled]) }
  const { readLayer } = await import('./read-layer.ts')
  const lower = readLayer(shipped)
  return joined([lower.layer], lower.problems)
}

async function withOwn(shipped: readonly TemplateFile[], own: readonly TemplateFile[]): Promise<LoadedDefinitions> {
  const { readLayer } = await import('./read-layer.ts')
  const upper = readLayer(own)
  const compiled = compiledLayer(shipped)
  if (compiled) {
    const quick = joined([compiled, upper.layer], upper.problems)
    if (quick.problems.length === 0) return quick
    // Something is wrong: our files are read again, since what was compiled no longer knows its lines.
  }
  const lower = readLayer(shipped)
  return joined([lower.layer, upper.layer], [...lower.problems, ...upper.problems])
}

function joined(layers: readonly Layer[], before: readonly Problem[]): LoadedDefinitions {
  const { definitions, problems, placeOf } = assembleDefinitions(layers)
  const found = [...before, ...problems]
  // A file that could not be read leaves references hanging: those would only repeat what is already said.
  return { definitions, problems: found.length > 0 ? found : crossCheck(definitions, placeOf) }
}
