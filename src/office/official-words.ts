/** templates/paper/official.yaml: how the office words its notices, minutes and publications, the office's own or ours. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { unknownNames } from '../cards/official-paper.ts'
import { AppError } from '../core/app-error.ts'
import { readDefinition } from '../definition/read-definition.ts'
import { shippedTemplates } from './package-root.ts'
import { refuseErrors } from './problem-refusal.ts'

const FILE = join('paper', 'official.yaml')

const line = z.string().min(1)
const lines = z.array(line).min(1)

const SCHEMA = z.strictObject({
  interview_notice: z.strictObject({ title: line, number: z.string(), to: line, body: lines, receipt: line }),
  interview_record: z.strictObject({
    title: line,
    labels: z.strictObject({
      who: line,
      by: line,
      when: line,
      where: line,
      why: line,
      said: line,
      own: line,
      next: line,
    }),
    why: line,
    signatures: lines,
  }),
  evaluation: z.strictObject({
    title: line,
    labels: z.strictObject({ who: line, by: line, why: line, overall: line }),
    why: line,
    signatures: lines,
  }),
  publication: z.strictObject({
    title: line,
    number: z.string(),
    body: lines,
    appeal: line,
    appeal_without_days: line,
    nobody: line,
  }),
})

export type OfficialWords = z.output<typeof SCHEMA>

/** What may stand in braces. */
const NAMES = [
  '单位',
  '姓名',
  '工号',
  '网格',
  '办法',
  '年',
  '月',
  '月份',
  '次数',
  '任务',
  '承办人',
  '期限',
  '起',
  '止',
  '天数',
  '答复天数',
]

/** The words in `templates` (an office's folder), else the shipped ones; a fault, or a name in braces that nothing stands for, is refused. */
export function readOfficialWords(templates: string): OfficialWords {
  const own = join(templates, FILE)
  const path = existsSync(own) ? own : join(shippedTemplates(), FILE)
  const file = `templates/${FILE.replaceAll('\\', '/')}`
  const { value, problems } = readDefinition(file, readFileSync(path), SCHEMA)
  refuseErrors(problems)
  if (value === null) throw new Error('words without a value and without a problem')
  const [unknown] = unknownNames(everyText(value).join('\n'), NAMES)
  if (unknown !== undefined)
    throw new AppError('print.words_unknown_name', 2, { value: unknown, known: NAMES.join('、') }, { file })
  return value
}

function everyText(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(everyText) : []
}
