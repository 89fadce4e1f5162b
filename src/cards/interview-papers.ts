/** What follows from a streak of last places on paper: the notice of a talk with its record, and the evaluation of ability and attitude. */
import type { Month } from '../core/day.ts'
import { filledWords, type OfficialPaper, type RecordRow } from './official-paper.ts'

/** How an office words them: templates/paper/official.yaml. */
export interface InterviewWords {
  readonly interview_notice: {
    readonly title: string
    readonly number: string
    readonly to: string
    readonly body: readonly string[]
    readonly receipt: string
  }
  readonly interview_record: RecordWords<'who' | 'by' | 'when' | 'where' | 'why' | 'said' | 'own' | 'next'>
  readonly evaluation: RecordWords<'who' | 'by' | 'why' | 'overall'>
}

interface RecordWords<Label extends string> {
  readonly title: string
  readonly labels: Readonly<Record<Label, string>>
  readonly why: string
  readonly signatures: readonly string[]
}

/** A month on which a task rests. */
export interface BasisMonth {
  readonly month: Month
  readonly score: string
  readonly place: string
  /** The hash of its receipt, '' where there is none. */
  readonly receipt: string
}

export interface TaskOnPaper {
  readonly community: string
  readonly name: string
  readonly staffNo: string
  readonly grid: string
  readonly rules: string
  readonly task: string
  readonly by: string
  readonly count: number
  readonly basis: readonly BasisMonth[]
  /** `2015年5月26日`, or a line to write on. */
  readonly due: string
  /** What an evaluation says something about; empty: the task is a talk. */
  readonly form: readonly string[]
  /** `2015年5月20日` once it is done. */
  readonly doneOn: string
  readonly minutes: string
  readonly evaluation: Readonly<Record<string, string>>
  readonly year: string
  /** The day on which the notice is given. */
  readonly date: string
  readonly basisGone: boolean
}

/** Room for handwriting where nothing is on record, in lines. */
const ROOM = { said: 7, own: 3, next: 3, evaluated: 5, overall: 3 }

/** A talk is a notice and a record, an evaluation one sheet. Pure. */
export function interviewPapers(task: TaskOnPaper, words: InterviewWords): OfficialPaper[] {
  return task.form.length > 0 ? [evaluation(task, words)] : [notice(task, words), record(task, words)]
}

function notice(task: TaskOnPaper, { interview_notice: words }: InterviewWords): OfficialPaper {
  const said = (text: string) => filledWords(text, namesOf(task))
  const columns = [
    { title: '月份', width: 20 },
    { title: '得分', width: 16 },
    { title: '名次', width: 30 },
    { title: '定稿回执', width: 34 },
  ]
  const rows = task.basis.map(({ month, score, place, receipt }) => [
    monthWords(month),
    score,
    place,
    receipt.slice(0, 16),
  ])
  return {
    ...common(task),
    title: words.title,
    number: said(words.number),
    to: said(words.to),
    parts: [
      ...words.body.map((text) => ({ kind: 'text' as const, text: said(text) })),
      { kind: 'table', columns, rows },
    ],
    signer: task.community,
    date: task.date,
    foot: said(words.receipt),
  }
}

function record(task: TaskOnPaper, { interview_record: words }: InterviewWords): OfficialPaper {
  const { labels } = words
  const rows: RecordRow[] = [
    { label: labels.who, text: whoIs(task), lines: 1 },
    { label: labels.by, text: task.by, lines: 1 },
    { label: labels.when, text: task.doneOn, lines: 1 },
    { label: labels.where, text: '', lines: 1 },
    { label: labels.why, text: filledWords(words.why, namesOf(task)), lines: 1 },
    { label: labels.said, text: task.minutes, lines: ROOM.said },
    { label: labels.own, text: '', lines: ROOM.own },
    { label: labels.next, text: '', lines: ROOM.next },
  ]
  return sheet(task, words, rows)
}

function evaluation(task: TaskOnPaper, { evaluation: words }: InterviewWords): OfficialPaper {
  const rows: RecordRow[] = [
    { label: words.labels.who, text: whoIs(task), lines: 1 },
    { label: words.labels.by, text: task.by, lines: 1 },
    { label: words.labels.why, text: filledWords(words.why, namesOf(task)), lines: 1 },
    ...task.form.map((label) => ({ label, text: task.evaluation[label] ?? '', lines: ROOM.evaluated })),
    { label: words.labels.overall, text: task.minutes, lines: ROOM.overall },
  ]
  return sheet(task, words, rows)
}

function sheet(task: TaskOnPaper, words: RecordWords<string>, rows: readonly RecordRow[]): OfficialPaper {
  const parts = [
    { kind: 'record' as const, rows },
    { kind: 'signatures' as const, labels: words.signatures },
  ]
  return { ...common(task), title: words.title, number: '', to: '', parts, signer: '', date: '', foot: '' }
}

function common({ basisGone }: TaskOnPaper): Pick<OfficialPaper, 'mark'> {
  return { mark: basisGone ? '依据已更正' : '' }
}

function whoIs({ name, staffNo, grid }: TaskOnPaper): string {
  return [name, staffNo, grid].filter((part) => part !== '').join('　')
}

function namesOf(task: TaskOnPaper): Record<string, string> {
  return {
    单位: task.community,
    姓名: task.name,
    工号: task.staffNo,
    网格: task.grid,
    办法: task.rules,
    年: task.year,
    月份: task.basis.map(({ month }) => monthWords(month)).join('、'),
    次数: String(task.count),
    任务: task.task,
    承办人: task.by,
    期限: task.due,
  }
}

/** `2015-04` → `2015年4月`. Pure. */
export function monthWords(month: Month): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`
}
