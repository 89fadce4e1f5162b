/** Whole identity numbers: shown only when asked for and confirmed, and never without an entry in the audit trail. */
import type { AuditEntry } from '../store/audit.ts'
import type { Context } from './context.ts'

/** `--purpose`, or on a terminal the answer to the question, with the last one of such an action offered; '' is logged as not stated. */
export async function purposeOf(context: Context, action: string): Promise<string> {
  if (context.purpose !== null) return context.purpose
  if (!context.canAsk || context.yes) return ''
  const { lastPurpose } = await import('../store/audit.ts')
  const last = await lastPurpose(await (await context.office()).store(), action)
  return (await context.app.ask.text(context.say('reveal.ask_purpose'), last)).trim()
}

/** Whether `--reveal` was asked for and confirmed. */
export async function mayReveal(context: Context, asked: boolean | undefined): Promise<boolean> {
  if (!asked) return false
  return context.confirm(context.say('reveal.ask'))
}

/** Writes down that whole numbers were shown: by which command, of what and how many. `ask`: whether somebody is asked what for. */
export async function logReveal(
  context: Context,
  detail: AuditEntry['detail'],
  action = 'reveal',
  ask = true,
): Promise<void> {
  const { writeAudit } = await import('../store/audit.ts')
  const store = await (await context.office()).store()
  const purpose = ask ? await purposeOf(context, action) : (context.purpose ?? '')
  await writeAudit(store, { day: context.today, action, purpose, detail })
}
