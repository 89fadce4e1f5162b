/** One field as a question of an XLSForm: its type, what may be answered, and when it is asked. */
import type { CodeEntry, CodeTable, Field, FieldType } from '../forms/form.ts'
import { type Both, both, type ChoiceRow, type SurveyRow } from './xlsform-rows.ts'

export interface AskedField {
  readonly field: Field
  /** The question's name, one of a kind in the form. */
  readonly name: string
  /** `yes` or the XPath that makes an answer necessary, '' otherwise. */
  readonly required: string
  readonly relevant: string | null
  /** Where another document than an identity card may be shown: `${id_type}`. */
  readonly document: string | null
}

/** A list longer than this opens by itself; beyond the second bound it is searched. */
const LONG = 12
const SEARCHED = 30

export const ID_SHAPE = "'^([0-9]{15}|[0-9]{17}[0-9Xx])$'"
const PHONE_SHAPE = "'^[0-9+(][0-9 ,;/()+-]{6,59}$'"
export const YES_NO = 'yes_no'

/** The question that narrows a list of areas is called after the one whose list it is. */
export const PROVINCE = '_province'

/** The row of a field, for an area after the one that asks for the province. Pure. */
export function questionRows(asked: AskedField, table: CodeTable | undefined): SurveyRow[] {
  const { field, name, required, relevant } = asked
  const label = labelOf(field)
  const base = { name, label, hint: hintOf(asked), required, relevant, ...rangeOf(asked) }
  if (field.type === 'area' && table) {
    const chooser = name + PROVINCE
    return [
      {
        type: `select_one ${table.id}${PROVINCE}`,
        name: chooser,
        label: both('xlsform.province', { zh: { label: field.label }, en: { label: field.en } }),
        relevant,
        appearance: 'minimal autocomplete',
      },
      {
        ...base,
        type: `select_one ${table.id}`,
        appearance: 'minimal autocomplete',
        choiceFilter: `province = \${${chooser}}`,
      },
    ]
  }
  const today = field.role === 'household.collected_on' ? { default: 'today()' } : {}
  return [{ ...base, ...typeOf(field, table), ...today }]
}

/** `建筑面积（㎡）` */
function labelOf({ label, en, unit }: Field): Both {
  return unit === null ? { zh: label, en } : { zh: `${label}（${unit}）`, en: `${en} (${unit})` }
}

const TYPES: Readonly<Record<Exclude<FieldType, 'code' | 'multi' | 'bool'>, Pick<SurveyRow, 'type' | 'appearance'>>> = {
  text: { type: 'text' },
  long_text: { type: 'text', appearance: 'multiline' },
  name: { type: 'text' },
  id_no: { type: 'text' },
  phone: { type: 'text' },
  int: { type: 'integer' },
  decimal: { type: 'decimal' },
  date: { type: 'date' },
  month: { type: 'date', appearance: 'month-year' },
  area: { type: 'text' },
  staff: { type: 'text' },
  household: { type: 'text' },
  grid: { type: 'text' },
}

function typeOf(field: Field, table: CodeTable | undefined): Pick<SurveyRow, 'type' | 'appearance'> {
  if (field.type === 'bool') return { type: `select_one ${YES_NO}` }
  if (field.type !== 'code' && field.type !== 'multi') return TYPES[field.type]
  if (!table) return { type: 'text' }
  const length = table.entries.length
  const appearance = length > SEARCHED ? 'minimal autocomplete' : length > LONG ? 'minimal' : null
  return { type: `select_${field.type === 'multi' ? 'multiple' : 'one'} ${table.id}`, appearance }
}

/** Every key item is marked, for completeness counts it; what is needed at once says so by itself. */
function hintOf({ field, required }: AskedField): Both | null {
  const none = { zh: '', en: '' }
  const key = field.need === 'K' && required === '' ? both('xlsform.key') : none
  const writing = field.hint === null && field.type in HINTED ? both(`xlsform.hint.${field.type}`) : none
  const own = { zh: field.hint ?? '', en: field.hint ?? '' }
  const lines = (lang: 'zh' | 'en') => [key, own, writing].map((words) => words[lang]).filter((line) => line !== '')
  const zh = lines('zh').join('；')
  return zh === '' ? null : { zh, en: lines('en').join('; ') }
}

const HINTED: Partial<Record<FieldType, true>> = { phone: true, month: true, staff: true, household: true, grid: true }

function rangeOf({ field, document }: AskedField): Pick<SurveyRow, 'constraint' | 'message'> {
  const { type, min, max, maxLength, future } = field
  if (type === 'id_no') {
    const shape = `regex(., ${ID_SHAPE})`
    const other = document === null ? '' : ` or (${document} != '' and ${document} != '111')`
    return { constraint: shape + other, message: both('xlsform.bad.id_no') }
  }
  if (type === 'phone') return { constraint: `regex(., ${PHONE_SHAPE})`, message: both('xlsform.bad.phone') }
  if (type === 'int' || type === 'decimal') {
    const bounds = [min === null ? [] : `. >= ${min}`, max === null ? [] : `. <= ${max}`].flat()
    if (bounds.length === 0) return {}
    const code = min === null ? 'most' : max === null ? 'least' : 'range'
    return {
      constraint: bounds.join(' and '),
      message: both(`xlsform.bad.${code}`, { min: min ?? '', max: max ?? '' }),
    }
  }
  if ((type === 'date' || type === 'month') && !future)
    return { constraint: '. <= today()', message: both('xlsform.bad.future') }
  if (maxLength !== null && field.codes === null)
    return {
      constraint: `string-length(.) <= ${maxLength}`,
      message: both('xlsform.bad.long', { max: String(maxLength) }),
    }
  return {}
}

/** The choices of the tables that are asked for; areas of today only, each under its province. Pure. */
export function choiceRows(tables: ReadonlyMap<CodeTable, FieldType>): ChoiceRow[] {
  return [...tables].flatMap(([table, type]) =>
    type === 'area' ? areaRows(table) : table.entries.map(choiceOf(table.id)),
  )
}

function areaRows(table: CodeTable): ChoiceRow[] {
  const isProvince = ({ code }: CodeEntry) => code.endsWith('0000')
  // What was abolished has no shorter name than its code and whole path.
  const todays = table.entries.filter((entry) => entry.synonyms.length > 0 || isProvince(entry))
  return [
    ...todays.filter(isProvince).map(choiceOf(table.id + PROVINCE)),
    ...todays.map((entry) => ({ ...choiceOf(table.id)(entry), province: `${entry.code.slice(0, 2)}0000` })),
  ]
}

function choiceOf(list: string): (entry: CodeEntry) => ChoiceRow {
  return ({ code, label, en }) => ({ list, name: code, label: { zh: label, en } })
}
