/** `notice send`: the text to paste into the group, and where the office has a group robot, posted by it. */
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import { maskIdNumbers } from '../../../messages/message.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { recordBy } from './change.ts'
import { formNamed } from './record-verb.ts'

interface SendOptions {
  readonly dryRun?: boolean
  readonly markdown?: boolean
}

export function registerNoticeSend(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('send')
    .alias('发送')
    .description(say('records.about.notice_send'))
    .argument('<NO>', say('records.flag.notice_no'))
    .option('--dry-run', say('notice.dry_run'))
    .option('--markdown', say('notice.markdown'))
  runs(command, app, runNoticeSend)
}

async function runNoticeSend(context: Context, no: string, options: SendOptions): Promise<ExitCode> {
  const { postToRobot, ROBOT_LIMITS, robotPieces } = await import('../../../office/wechat-robot.ts')
  const office = await context.office()
  const { settings } = office
  const store = await office.store()
  const { cells } = await recordBy(store, formNamed(store, 'notice'), 'notice_no', no)
  const value = (field: string) => (cells[field]?.state === 'value' ? cells[field].value : '')
  const kind = options.markdown ? 'markdown' : 'text'
  const title = options.markdown ? `## ${value('title')}` : `【${value('title')}】`
  const said = [title, value('body'), `${settings.community}　${value('date')}`]
    .filter((line) => line !== '')
    .join('\n')
  // A group is no place for anybody's number.
  if (maskIdNumbers(said) !== said) throw new AppError('notice.identity', 3, { no })
  const pieces = robotPieces(said, ROBOT_LIMITS[kind])
  const { webhook } = settings
  if (!context.json) context.out(said)
  const wanted = webhook !== null && !options.dryRun
  if (wanted && (await context.confirm(context.say('notice.ask_send', { count: String(pieces.length) })))) {
    await postToRobot(webhook, kind, pieces)
    const { writeAudit } = await import('../../../store/audit.ts')
    const detail = { notice: no, messages: pieces.length, to: new URL(webhook).host }
    await writeAudit(store, { day: context.today, action: 'notice', purpose: context.purpose ?? '', detail })
    if (context.json) context.document({ notice_no: no, text: said, messages: pieces.length, posted: true })
    else context.notice(context.say('notice.posted', { count: String(pieces.length) }))
    return 0
  }
  if (context.json) context.document({ notice_no: no, text: said, messages: pieces.length, posted: false })
  else if (webhook === null) context.notice(context.say('notice.paste'))
  return 0
}
