/** `kit return`: what somebody has out, given back. */
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { flagOf, formNamed } from './record-verb.ts'

interface ReturnOptions {
  readonly warden?: string
  readonly item?: string
  readonly on?: string
}

export function registerKitReturn(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('return')
    .alias('交回')
    .description(say('records.about.kit_return'))
    .option('--warden <W>', say('records.flag.warden'))
    .option('--item <ITEM>', say('records.flag.item'))
    .option('--on <DAY>', say('records.flag.on'))
  runs(command, app, runKitReturn)
}

async function runKitReturn(context: Context, options: ReturnOptions): Promise<ExitCode> {
  const { app } = context
  const { enterRecord } = await import('./enter.ts')
  const { loadOfficeRecords } = await import('../../../store/office-records.ts')
  const store = await (await context.office()).store()
  const form = formNamed(store, 'kit')
  const said = await context.wanted('--warden', options.warden, () => app.ask.text(context.say('records.flag.warden')))
  const { saidStaff } = await import('../../said-staff.ts')
  const staff = await saidStaff(store, said)
  const item = await context.wanted('--item', options.item, () => app.ask.text(context.say('records.flag.item')))
  const out = (await loadOfficeRecords(store, form)).filter(
    ({ cells }) => cells.staff_no?.value === staff && cells.returned_on?.state !== 'value',
  )
  const found = out.find(({ cells }) => cells.item?.value === item)
  if (!found) {
    const known = out.map(({ cells }) => cells.item?.value ?? '').join('、') || '－'
    throw new AppError('kit.not_out', 2, { warden: said, item, known })
  }
  const issued_on = found.cells.issued_on?.value ?? ''
  const values = { staff_no: staff, item, issued_on, returned_on: options.on ?? context.today }
  const { batch, outcome } = await enterRecord(context, form, values, { command: 'kit return', flagOf })
  if (context.json) context.document({ batch, outcome, kit: values })
  else {
    const key = `${item} ${staff}`
    context.out(context.say(`records.${outcome}`, { form: context.lang === 'zh' ? form.label : form.en, key }))
  }
  return 0
}
