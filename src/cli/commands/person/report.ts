/** `gridbook person report`: everything that is held about one person, for that person; the numbers of all others stay masked. */
import type { Command } from 'commander'
import type { Form } from '../../../forms/form.ts'
import type { FormRecord } from '../../../forms/record.ts'
import { maskIdNumbers } from '../../../messages/message.ts'
import { text } from '../../../messages/say.ts'
import type { Store } from '../../../store/store.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { recordJson } from '../../record-json.ts'
import { formsJson } from '../../register-json.ts'
import { areaLines, flagLines, labelOf, pairLines, pairsOf } from '../../register-text.ts'

export function registerPersonReport(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('report')
    .alias('本人查询')
    .description(say('person.report.about'))
    .argument('<ID>', say('person.show.id'))
  runs(command, app, runPersonReport)
}

export async function runPersonReport(context: Context, said: string): Promise<ExitCode> {
  const { saidPerson } = await import('./said-person.ts')
  const { loadPerson } = await import('../../../store/person-files.ts')
  const { masterOf } = await import('../../../store/household-files.ts')
  const { readHistory } = await import('../../../store/history.ts')
  const { readAudit } = await import('../../../store/audit.ts')
  const { flagsBySubject } = await import('../../../store/flags.ts')
  const { historyJson, printHistory } = await import('../../history-view.ts')
  const { logReveal } = await import('../../reveal.ts')
  const store = await (await context.office()).store()
  const personNo = await saidPerson(store, said)
  if (!(await context.confirm(context.say('person.report.ask')))) return 0
  const { person, ties } = await loadPerson(store, personNo)
  const seen = (await readAudit(store)).filter(({ detail }) => detail.person === personNo)
  await logReveal(context, { command: 'person report', person: personNo })
  const { definitions } = store
  const master = masterOf(store)
  const shown = { codes: definitions.codes, reveal: true, definitions, master, flags: await flagsBySubject(store) }
  const own = [person.idKey, person.cells.id_no?.value].filter((one) => one !== null && one !== undefined && one !== '')
  const spare = sparing(own as string[])
  const fields = master.fields.filter((field) => field.per === 'person')
  const history = await readHistory(store, 'person_no', personNo)
  const records = await recordsNaming(store, new Set(own as string[]))
  if (context.json) {
    const document = {
      person_no: personNo,
      ...recordJson(fields, person.cells, person.extras, shown),
      ties: ties.map(({ householdCode, kind, from, to }) => ({ household_code: householdCode, kind, from, to })),
      forms: formsJson(person.areas, shown),
      records: records.map(({ form, record }) => ({
        form: form.id,
        ...recordJson(form.fields, record.cells, record.extras, shown),
      })),
      history: history.map((entry) => historyJson(entry, context, shown)),
      seen: seen.map(({ day, action, purpose, detail }) => ({ day, action, purpose, command: detail.command ?? null })),
    }
    context.document(JSON.parse(spare(JSON.stringify(document))))
    return 0
  }
  const out = (lines: readonly string[]) => {
    for (const line of lines) context.out(spare(line))
  }
  const title = (code: string) => out(['', context.colour.strong(context.say(code))])
  out([context.colour.strong(context.say('person.report.title', { person: personNo, day: context.today }))])
  out(pairLines(pairsOf(fields, person.cells, person.extras, context, shown), context))
  out(flagLines(personNo, context, shown))
  title('person.report.ties')
  context.table(
    ['kind', 'household', 'from', 'to'].map((column) => ({ title: context.say(`person.show.${column}`) })),
    ties.map(({ kind, householdCode, from, to }) => [
      context.say(`tie.${kind}`),
      householdCode,
      from,
      to ?? context.say('person.show.now'),
    ]),
  )
  out(areaLines(person.areas, '', context, shown))
  for (const { form, record } of records) {
    out(['', context.colour.strong(labelOf(form, context))])
    out(pairLines(pairsOf(form.fields, record.cells, record.extras, context, shown), context))
  }
  title('person.report.history')
  printHistory(context, history, { ...shown, reveal: false })
  title('person.report.seen')
  if (seen.length === 0) out([context.say('person.report.nobody')])
  else
    context.table(
      ['day', 'what', 'purpose'].map((column) => ({ title: context.say(`person.report.${column}`) })),
      seen.map(({ day, detail, action, purpose }) => [day, String(detail.command ?? action), purpose]),
    )
  return 0
}

/** Masks every identity number in a text but these. */
function sparing(own: readonly string[]): (text: string) => string {
  const [first, ...more] = own
  if (first === undefined) return maskIdNumbers
  return (text) => text.split(first).map(sparing(more)).join(first)
}

/** Records of the office's own forms (visits …) that name the person by number. */
async function recordsNaming(store: Store, numbers: ReadonlySet<string>) {
  const { loadOfficeRecords } = await import('../../../store/office-records.ts')
  const found: { form: Form; record: FormRecord }[] = []
  for (const form of store.definitions.forms.values()) {
    const fields = form.fields.filter(({ type }) => type === 'id_no')
    if (form.subject !== 'office' || fields.length === 0) continue
    for (const record of await loadOfficeRecords(store, form))
      if (fields.some(({ name }) => numbers.has(record.cells[name]?.value ?? ''))) found.push({ form, record })
  }
  return found
}
