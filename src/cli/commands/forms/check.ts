/** `gridbook forms check`: whether form and code files can be read and fit together, each problem with file, line and column. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import type { Problem } from '../../../core/problem.ts'
import { problemJson, text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { hasOffice } from './chosen-forms.ts'

export function registerFormsCheck(parent: Command, app: App): void {
  const command = parent
    .command('check')
    .alias('检查')
    .description(text('forms.check.about', {}, app.lang))
    .argument('[FILE...]', text('forms.check.files', {}, app.lang))
  runs(command, app, runFormsCheck)
}

export async function runFormsCheck(context: Context, files: readonly string[]): Promise<ExitCode> {
  const { problems, forms } = files.length === 0 ? await checkInstalled(context) : await checkFiles(context, files)
  const errors = problems.filter((problem) => problem.severity === 'error').length
  if (context.json) {
    context.document({
      ok: errors === 0,
      forms,
      problems: problems.map((problem) => problemJson(problem, context.lang)),
    })
  } else {
    for (const problem of problems) context.out(context.problem(problem))
    if (errors === 0) context.out(context.say('forms.check.ok', { forms: String(forms) }))
  }
  return errors === 0 ? 0 : 1
}

async function checkInstalled(context: Context): Promise<{ problems: readonly Problem[]; forms: number }> {
  const { loadDefinitions } = await import('../../../office/load-definitions.ts')
  const { definitions, problems } = await loadDefinitions(hasOffice(context) ? context.officeDir() : null)
  return { problems, forms: definitions.forms.size }
}

/** A file by itself: codes where it says `entries`, else a form. */
async function checkFiles(
  context: Context,
  files: readonly string[],
): Promise<{ problems: readonly Problem[]; forms: number }> {
  const { readForm } = await import('../../../forms/read-form.ts')
  const { readCodes } = await import('../../../forms/read-codes.ts')
  const problems: Problem[] = []
  for (const file of files) {
    const path = resolve(context.app.cwd, file)
    if (!existsSync(path)) throw new AppError('forms.no_file', 2, { file })
    const bytes = await readFile(path)
    const read = /^entries:/mu.test(bytes.toString('utf8')) ? readCodes(file, bytes) : readForm(file, bytes)
    problems.push(...read.problems)
  }
  return { problems, forms: files.length }
}
