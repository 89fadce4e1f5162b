/** Forms as an XLSForm, the workbook from which ODK, KoboToolbox and Enketo make their questionnaires. */
import { createHash } from 'node:crypto'
import type { Day } from '../core/day.ts'
import type { Definitions, Form } from '../forms/form.ts'
import { writeWorkbook } from './write-workbook.ts'
import { asker } from './xlsform-asker.ts'
import { choiceRows, YES_NO } from './xlsform-question.ts'
import { both, CHOICE_HEADINGS, type ChoiceRow, choiceCells, SURVEY_HEADINGS, surveyCells } from './xlsform-rows.ts'
import { instanceName, surveyRows } from './xlsform-survey.ts'

/** Longer names of forms are refused by some servers. */
const LONGEST_ID = 60

/** The bytes of the workbook for `forms`: census forms in any number, or one office form. The same definitions give the same version. */
export async function writeXlsform(
  forms: readonly Form[],
  definitions: Definitions,
  options: { readonly day: Day; readonly title: string },
): Promise<Uint8Array> {
  const questions = asker(forms, definitions)
  const survey = surveyRows(forms, questions).map(surveyCells)
  const yesNo = (['1', '0'] as const).map(
    (name): ChoiceRow => ({ list: YES_NO, name, label: both(`xlsform.yes_no.${name}`) }),
  )
  const choices = [...yesNo, ...choiceRows(questions.tables)].map(choiceCells)
  const title = [options.title, forms.map((form) => form.sheet).join('、')].filter((part) => part !== '').join(' ')
  const settings = {
    form_title: title,
    form_id: formId(forms),
    version: version(forms, [survey, choices]),
    default_language: '中文 (zh)',
    instance_name: instanceName(forms, questions),
  }
  const sheet = (name: string, headings: readonly string[], rows: readonly string[][]) => ({
    sheet: name,
    headings,
    rows,
    textColumns: new Set(headings.keys()),
  })
  return writeWorkbook(
    [
      sheet('survey', SURVEY_HEADINGS, survey),
      sheet('choices', CHOICE_HEADINGS, choices),
      sheet('settings', Object.keys(settings), [Object.values(settings)]),
    ],
    { day: options.day, title },
  )
}

function formId(forms: readonly Form[]): string {
  const whole = ['gridbook', ...forms.map((form) => form.id)].join('_')
  return whole.length <= LONGEST_ID ? whole : `gridbook_${forms.length}_${digest(whole)}`
}

/** The edition, and a digest of what is asked: a form that an office changes is a new version to the server. */
function version(forms: readonly Form[], asked: unknown): string {
  return [...new Set(forms.map((form) => form.edition)), digest(JSON.stringify(asked))].join('-')
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6)
}
