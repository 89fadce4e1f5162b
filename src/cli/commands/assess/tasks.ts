/** `gridbook assess tasks`: talks and evaluations that follow from streaks, with who, until when, and what came of them. */
import type { Command } from 'commander'
import { text } from '../../../messages/say.ts'
import type { App } from '../../app.ts'
import { registerTasksDone } from './tasks-done.ts'
import { registerTasksList } from './tasks-list.ts'

export function registerAssessTasks(parent: Command, app: App): void {
  const group = parent
    .command('tasks')
    .alias('任务')
    .description(text('assess.tasks.about', {}, app.lang))
  registerTasksList(group, app)
  registerTasksDone(group, app)
}
