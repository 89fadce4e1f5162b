/** One form file: text becomes what is written in it, or problems that know their line. */
import type { Place, Problem } from '../core/problem.ts'
import { type Path, readDefinition } from '../definition/read-definition.ts'
import { FORM_FILE, type FormFile } from './form-schema.ts'

/** A file as it was read: not yet a Form, since it may lean on other files (`like`, `extends`). */
export interface FormDraft {
  readonly file: string
  readonly written: FormFile
  place(path: Path): Place
}

export interface ReadForm {
  /** Null when there is any error. */
  readonly draft: FormDraft | null
  readonly problems: Problem[]
}

/** Reads one form file; `file` is the name that messages show. Pure. */
export function readForm(file: string, text: string | Uint8Array): ReadForm {
  const { value, problems, locate } = readDefinition(file, text, FORM_FILE, { words: WORDS })
  if (value === null) return { draft: null, problems }
  return { draft: { file, written: value, place: (path) => ({ file, ...locate(path) }) }, problems }
}

/** What people write for a key in their own words, or in the words of other tools: only for suggestions. */
const WORDS: Readonly<Record<string, string>> = {
  名称: 'label',
  标签: 'label',
  表名: 'sheet',
  字段: 'fields',
  类型: 'type',
  别名: 'aliases',
  原名: 'was',
  曾用名: 'was',
  同义词: 'aliases',
  代码: 'codes',
  代码表: 'codes',
  选项: 'codes',
  options: 'codes',
  单位: 'unit',
  必填: 'need',
  required: 'need',
  示例: 'example',
  来源: 'source',
  说明: 'hint',
  条件: 'when',
  maxLength: 'max_length',
  最小: 'min',
  最大: 'max',
}
