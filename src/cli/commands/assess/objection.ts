/** `gridbook assess objection`: what somebody said against a published month, what was answered, and on what basis. */
import type { Command } from 'commander'
import { text } from '../../../messages/say.ts'
import type { App } from '../../app.ts'
import { registerObjectionAdd } from './objection-add.ts'
import { registerObjectionAnswer } from './objection-answer.ts'
import { registerObjectionList } from './objection-list.ts'

export function registerAssessObjection(parent: Command, app: App): void {
  const group = parent
    .command('objection')
    .alias('异议')
    .description(text('assess.objection.about', {}, app.lang))
  registerObjectionAdd(group, app)
  registerObjectionAnswer(group, app)
  registerObjectionList(group, app)
}
