/** `gridbook doctor`: whether the office, its file and the program are whole; exit 1 when something is not. */
import type { Command } from 'commander'
import { messageOf, text } from '../../messages/say.ts'
import type { App, ExitCode } from '../app.ts'
import { type Context, runs } from '../context.ts'

export function registerDoctor(parent: Command, app: App): void {
  runs(
    parent
      .command('doctor')
      .alias('体检')
      .description(text('doctor.about', {}, app.lang)),
    app,
    runDoctor,
  )
}

export async function runDoctor(context: Context): Promise<ExitCode> {
  const { checkOffice } = await import('../../office/checks.ts')
  const checks = (await checkOffice(context.officeDir())).map(({ check, ok, code, detail }) => {
    if (ok) return { check, ok, detail: context.say(code, detail), fix: null }
    const { message, fix } = messageOf(code, detail, context.lang)
    return { check, ok, detail: message, fix }
  })
  const ok = checks.every((check) => check.ok)

  if (context.json) {
    context.document({ ok, checks })
    return ok ? 0 : 1
  }
  const { good, bad } = context.colour
  context.table(
    [{ title: context.say('doctor.check') }, { title: '' }, { title: context.say('doctor.found') }],
    checks.map((check) => [
      context.say(`doctor.check.${check.check}`),
      check.ok ? good('✓') : bad('✗'),
      check.detail + (check.fix ?? ''),
    ]),
  )
  context.notice(context.say(ok ? 'doctor.all_fine' : 'doctor.not_fine'))
  return ok ? 0 : 1
}
