/** `gridbook import`: any workbook of any form, good rows in, bad rows back. */
import type { Command } from 'commander'
import type { Problem } from '../../../core/problem.ts'
import { maskIdNo } from '../../../core/text.ts'
import { maskIdNumbers } from '../../../messages/message.ts'
import { problemJson, text } from '../../../messages/say.ts'
import type { FieldChange } from '../../../register/field-changes.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { startProgress } from '../../progress.ts'
import type { ImportOptions, ImportReport } from './report.ts'

export function registerImport(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('import')
    .alias('导入')
    .description(say('import.about'))
    .argument('[FILE...]', say('import.files'))
    .option('--grid <G>', say('import.grid'))
    .option('--dry-run', say('import.dry_run'))
    .option('--strict', say('import.strict'))
    .option('--snapshot', say('import.snapshot'))
    .option('--accept-moves', say('import.accept_moves'))
    .option('--returned <DIR>', say('import.returned'))
  runs(command, app, runImport)
}

export async function runImport(context: Context, files: readonly string[], options: ImportOptions): Promise<ExitCode> {
  const { importFiles } = await import('./import-files.ts')
  const paths =
    files.length > 0
      ? files
      : [await context.wanted('FILE', undefined, () => context.app.ask.text(context.say('import.ask_file')))]
  const office = await context.office()
  const bar = await startProgress(context, context.say('import.progress'), paths.length)
  let report: ImportReport
  try {
    report = await importFiles(context, office, paths, options, (done) => bar.to(done))
  } finally {
    bar.stop()
  }
  if (context.json) context.document(importJson(report, context))
  else {
    const { renderImport } = await import('./render.ts')
    renderImport(context, report, await office.definitions())
  }
  // Rows for a closed month went back to protect what was published; the other rows are in.
  const stopped = (problem: Problem) =>
    ['file.other_grid', 'file.other_community', 'file.older', 'file.imported_before'].includes(problem.code) &&
    problem.severity === 'error'
  if (report.problems.some((problem) => problem.code === 'assess.closed_row')) return 3
  if (!report.dryRun && report.problems.some(stopped)) return 3
  return report.problems.some((problem) => problem.severity === 'error') ? 1 : 0
}

/** Masked as everywhere: a dry run is looked at by whoever stands behind the clerk. */
function changeJson({ form, subject, name, field, label, before, after }: FieldChange): unknown {
  const masked = (text: string | null) => (text === null ? null : maskIdNumbers(text))
  return { form, subject, name, field, label, before: masked(before), after: masked(after) }
}

/** The document that contract.md section 4 fixes. */
export function importJson(report: ImportReport, context: Context): unknown {
  const { batch, dryRun, files, totals, missing, changes, problems } = report
  return {
    batch,
    dry_run: dryRun,
    files,
    totals,
    ...(missing === null
      ? {}
      : { missing: missing.map((one) => ({ ...one, id_no: one.id_no === null ? null : maskIdNo(one.id_no) })) }),
    ...(changes === null ? {} : { changes: changes.map(changeJson) }),
    problems: problems.map((problem) => problemJson(problem, context.lang)),
  }
}
