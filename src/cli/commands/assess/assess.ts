/** `gridbook assess …` and `gridbook rank`: the commands of the assessment, wired. */
import type { Command } from 'commander'
import { text } from '../../../messages/say.ts'
import type { App } from '../../app.ts'
import { registerAssessClose } from './close.ts'
import { registerAssessCorrect } from './correct.ts'
import { registerAssessDecide } from './decide.ts'
import { registerAssessEvaluate } from './evaluate.ts'
import { registerAssessExplain } from './explain.ts'
import { registerAssessMonth } from './month.ts'
import { registerAssessObjection } from './objection.ts'
import { registerAssessPublish } from './publish.ts'
import { registerAssessRecord } from './record.ts'
import { registerAssessRules } from './rules.ts'
import { registerAssessStreaks } from './streaks.ts'
import { registerAssessTasks } from './tasks.ts'
import { registerAssessTemplate } from './template.ts'
import { registerAssessVerify } from './verify.ts'
import { registerAssessWhatif } from './whatif.ts'
import { registerAssessYear } from './year.ts'

export function registerAssess(program: Command, app: App): void {
  registerAssessMonth(program, app, 'rank')
  const assess = program
    .command('assess')
    .alias('考核')
    .description(text('cli.command.assess', {}, app.lang))
  registerAssessMonth(assess, app, 'month')
  registerAssessExplain(assess, app)
  registerAssessTemplate(assess, app)
  registerAssessEvaluate(assess, app)
  registerAssessRecord(assess, app)
  registerAssessDecide(assess, app)
  registerAssessPublish(assess, app)
  registerAssessClose(assess, app)
  registerAssessVerify(assess, app)
  registerAssessCorrect(assess, app)
  registerAssessObjection(assess, app)
  registerAssessStreaks(assess, app)
  registerAssessTasks(assess, app)
  registerAssessYear(assess, app)
  registerAssessWhatif(assess, app)
  registerAssessRules(assess, app)
}
