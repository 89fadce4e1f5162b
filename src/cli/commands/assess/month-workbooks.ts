/** The month's sheets as workbooks to write: names, known cells, what is wanted, and what the drop-downs offer. */
import type { MonthInputs } from '../../../assessment/inputs.ts'
import { BALLOT_WAYS, type MonthSheets, type RaterSheet, type SheetPerson } from '../../../assessment/month-sheets.ts'
import { printDecimal } from '../../../core/decimal.ts'
import { fold } from '../../../core/text.ts'
import type { Definitions, Form } from '../../../forms/form.ts'
import type { FilledRow } from '../../../sheets/template-sheet.ts'

export interface MonthWorkbook {
  readonly file: string
  readonly form: Form
  readonly title: string
  readonly help: string
  readonly rater: string | null
  readonly rows: readonly FilledRow[]
  /** Lines ready to be written in. */
  readonly ready: number
  /** `form.field` → what its drop-down offers. */
  readonly choices: Readonly<Record<string, readonly string[]>>
}

const FREE_LINES = 60

/** Everything that is filled in for a month, what is known already in its place. What goes to people is in Chinese. */
export function monthWorkbooks(sheets: MonthSheets, inputs: MonthInputs, definitions: Definitions): MonthWorkbook[] {
  const form = (id: string): Form[] => [...(definitions.forms.get(id) ? [definitions.forms.get(id) as Form] : [])]
  const { month } = inputs
  const people = sheets.wardens.map(personLabel)
  const common = { 'fact.staff_no': people, 'decision.staff_no': people, 'decision.month': [month] }
  const free = { rater: null, help: '', rows: [], ready: FREE_LINES }
  const scorecards = form('scorecard').flatMap((scorecard) =>
    sheets.raterSheets.map((sheet): MonthWorkbook => {
      const { staffNo, name } = sheet.rater
      const rows = scoreRows(sheet, inputs, sourceLabel(sheet.component, definitions))
      return {
        file: fileName(month, sheet.name, `${staffNo}_${name}`),
        form: scorecard,
        title: `${month} ${sheet.name}　评分人：${personLabel(sheet.rater)}`,
        help: fullMarks(sheet),
        rater: staffNo,
        rows,
        ready: rows.length,
        choices: {
          'scorecard.staff_no': sheet.wardens.map(personLabel),
          'scorecard.criterion': (sheet.criteria ?? []).map((one) => one.name),
        },
      }
    }),
  )
  const ballots = sheets.choices.length === 0 ? [] : form('ballot')
  return [
    ...scorecards,
    ...ballots.map((ballot): MonthWorkbook => {
      const rows = ballotRows(sheets, inputs)
      const choices = { 'ballot.staff_no': people, 'ballot.choice': sheets.choices, 'ballot.way': BALLOT_WAYS }
      return {
        ...free,
        title: `${month} 群众测评`,
        file: fileName(month, '群众测评'),
        form: ballot,
        rows,
        ready: rows.length + FREE_LINES,
        choices,
      }
    }),
    ...form('fact').map((fact): MonthWorkbook => {
      const choices = { ...common, 'fact.item': sheets.recorded }
      return { ...free, title: `${month} 考核事实`, file: fileName(month, '考核事实'), form: fact, choices }
    }),
    ...form('decision').map((decision): MonthWorkbook => {
      const choices = { ...common, 'decision.item': sheets.decided }
      return { ...free, title: `${month} 裁定`, file: fileName(month, '裁定'), form: decision, choices }
    }),
  ]
}

/** Number, name and grid in one cell: import reads the number, people read the name. */
function personLabel({ staffNo, name, gridNo }: SheetPerson): string {
  return `${staffNo} ${name}${gridNo === null ? '' : ` ${gridNo.slice(-2)}网格`}`
}

/** 满分 of every criterion: nobody should have to look it up. */
function fullMarks({ criteria }: RaterSheet): string {
  if (criteria === null) return '每人打一个总分，满分 100 分，评分项空着。'
  return `满分：${criteria.map(({ name, max }) => `${name} ${max} 分`).join('，')}。`
}

function scoreRows(
  { component, rater, wardens, criteria }: RaterSheet,
  inputs: MonthInputs,
  source: string,
): FilledRow[] {
  return wardens.flatMap((warden) =>
    (criteria ?? [null]).map((criterion): FilledRow => {
      const given = inputs.scorecards.findLast(
        (card) =>
          card.month === inputs.month &&
          card.source === component &&
          card.staffNo === warden.staffNo &&
          card.rater === rater.staffNo &&
          fold(card.criterion ?? '') === fold(criterion?.name ?? ''),
      )
      const values = {
        month: inputs.month,
        staff_no: personLabel(warden),
        source,
        rater: personLabel({ ...rater, gridNo: null }),
        criterion: criterion?.name ?? '',
        score: given === undefined ? '' : printDecimal(given.score),
        comment: given?.comment ?? '',
      }
      return { values, missing: new Set(given === undefined ? ['score'] : []) }
    }),
  )
}

/** Ballots that are in already stand in their lines; without any every choice has an open one. */
function ballotRows({ wardens, choices }: MonthSheets, inputs: MonthInputs): FilledRow[] {
  return wardens.flatMap((warden) =>
    choices.flatMap((choice): FilledRow[] => {
      const values = { month: inputs.month, staff_no: personLabel(warden), choice }
      const cast = inputs.ballots.filter(
        (one) => one.month === inputs.month && one.staffNo === warden.staffNo && fold(one.choice) === fold(choice),
      )
      if (cast.length === 0) return [{ values, missing: new Set(['count', 'way', 'collector']) }]
      return cast.map(({ count, way, collector }) => ({
        values: { ...values, count: String(count), way: way ?? '', collector: collector ?? '' },
        missing: new Set(),
      }))
    }),
  )
}

function sourceLabel(component: string, definitions: Definitions): string {
  return definitions.codes.get('score_source')?.entries.find(({ code }) => code === component)?.label ?? component
}

function fileName(...parts: readonly string[]): string {
  return `${parts.join('_').replace(/[\\/:*?"<>|\s]+/gu, '_')}.xlsx`
}
