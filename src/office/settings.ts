/** gridbook.yaml: what an office has settled once. Read strictly; written line by line, so that comments stay. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Day, parseDay } from '../core/day.ts'
import type { Lang } from '../messages/message.ts'
import { SETTINGS_FILE } from './find-office.ts'
import { plainSettings } from './plain-settings.ts'
import { writeFile } from './write-file.ts'

export interface Settings {
  readonly community: string
  /** 12 digits: province 2, city 2, district 2, street 3, community 3. */
  readonly code: string
  readonly language: Lang
  /** The rulebook in force, or null for the shipped one. */
  readonly rulebook: string | null
  /** The office's day when its clock stands still, as in the demo office. */
  readonly today: Day | null
  /** How many copies of the database stay in backups/ beside one a month. */
  readonly copies: number
  /** Identity numbers on the card books, settled at init. */
  readonly cardIdNumbers: 'masked' | 'whole'
  /** Of the office's group robot in enterprise WeChat, or null; a secret: whoever has it can write to the group. */
  readonly webhook: string | null
  readonly limits: Limits
  /** Numbers an office may move, by the name that the rule using them gives. */
  readonly thresholds: Readonly<Record<string, string>>
}

/** What the file says, as it stands there. */
export interface SettingsFile {
  readonly community: string
  readonly code: string
  readonly language?: Lang | undefined
  readonly rulebook?: string | undefined
  readonly today?: string | undefined
  readonly copies?: string | undefined
  readonly card_id_numbers?: 'masked' | 'whole' | undefined
  readonly webhook?: string | undefined
  readonly limits?: { readonly [K in keyof Limits]?: string | undefined } | undefined
  readonly thresholds?: Readonly<Record<string, string>> | undefined
}

/** What a workbook may hold, by the names of gridbook.yaml. */
export interface Limits {
  /** The file itself, in MB. */
  readonly file_mb: number
  /** What it may unpack to, in MB. */
  readonly unpacked_mb: number
  /** How many times smaller it may be packed than it is. */
  readonly ratio: number
  /** Parts inside it. */
  readonly entries: number
  /** Filled cells, over all its sheets. */
  readonly cells: number
  /** Characters of one cell. */
  readonly text: number
}

const DEFAULT_LIMITS: Limits = {
  file_mb: 512,
  unpacked_mb: 2048,
  ratio: 400,
  entries: 10_000,
  cells: 20_000_000,
  text: 4 * 1024 * 1024,
}

/** The office's settings; the first thing wrong in the file is refused with its line and column. */
export async function readSettings(dir: string): Promise<Settings> {
  const bytes = readFileSync(join(dir, SETTINGS_FILE))
  const plain = plainSettings(bytes)
  if (plain) return settled(plain)
  const { strictSettings } = await import('./strict-settings.ts')
  return settled(strictSettings(bytes))
}

/** The text of a new office's gridbook.yaml. Pure. */
export function newSettings(settings: Pick<Settings, 'community' | 'code' | 'language'> & Partial<Settings>): string {
  const said = settings.language === 'zh' ? CHINESE : ENGLISH
  const optional = (key: string, value: string | undefined | null, sample: string): string =>
    value === undefined || value === null ? `# ${key}: ${sample}` : `${key}: ${value}`
  return [
    `# ${said.head}`,
    `community: ${quoted(settings.community)}`,
    `# ${said.code}`,
    `code: ${settings.code}`,
    `language: ${settings.language}`,
    `# ${said.rulebook}`,
    optional('rulebook', settings.rulebook, 'baisha'),
    `# ${said.today}`,
    optional('today', settings.today, '2015-12-31'),
    `# ${said.copies}`,
    `copies: ${settings.copies ?? 10}`,
    `# ${said.card}`,
    `card_id_numbers: ${settings.cardIdNumbers ?? 'masked'}`,
    `# ${said.limits}`,
    '# limits:',
    ...Object.entries(DEFAULT_LIMITS).map(([name, limit]) => `#   ${name}: ${limit}`),
    '',
  ].join('\n')
}

/** Sets one line of gridbook.yaml and leaves all others as they are. */
export async function changeSetting(
  dir: string,
  key: 'community' | 'code' | 'language' | 'rulebook' | 'today',
  value: string,
): Promise<void> {
  const file = join(dir, SETTINGS_FILE)
  const text = readFileSync(file, 'utf8')
  writeFile(file, withLine(text, key, quoted(value)))
  await readSettings(dir)
}

/** The line with the key replaced, or a commented-out one filled in, or a new one at the end. Pure. */
export function withLine(text: string, key: string, value: string): string {
  const line = `${key}: ${value}`
  for (const pattern of [new RegExp(`^${key}:.*$`, 'm'), new RegExp(`^#[ \\t]*${key}:.*$`, 'm')]) {
    if (pattern.test(text)) return text.replace(pattern, () => line)
  }
  return `${text.replace(/\n*$/, '')}\n${line}\n`
}

function settled(read: SettingsFile): Settings {
  return {
    community: read.community,
    code: read.code,
    language: read.language ?? 'zh',
    rulebook: read.rulebook ?? null,
    today: read.today === undefined ? null : parseDay(read.today),
    copies: Number(read.copies ?? '10'),
    cardIdNumbers: read.card_id_numbers ?? 'masked',
    webhook: read.webhook ?? null,
    limits: {
      ...DEFAULT_LIMITS,
      ...Object.fromEntries(Object.entries(read.limits ?? {}).map(([name, limit]) => [name, Number(limit)])),
    },
    thresholds: read.thresholds ?? {},
  }
}

/** A name as YAML takes it whatever is in it. */
function quoted(text: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(text) ? text : JSON.stringify(text)
}

const CHINESE = {
  head: '网格办公室的设置。以 # 开头的行是说明；改完保存即可，下一条命令就按新的来。',
  code: '12 位统计用区划代码：省 2 市 2 区县 2 街道 3 社区 3',
  rulebook: '现行考核办法的编号（templates/rules 里的文件名，不写就用自带的）',
  today: '办公室的日期，平时不要写：不写就是电脑上的今天',
  copies: '导入、撤销、结账前自动备份，保留最近几份（另外每月留一份）',
  card: '卡册上的身份证号：masked 遮住中间，whole 全部印出',
  limits: '一份表格最大可以多大：文件、展开后（MB），压缩倍数，部件数，填了的格子数，一格的字数',
}

const ENGLISH = {
  head: "The office's settings. Lines with # are notes; saved changes count from the next command on.",
  code: 'the 12 digits of the division: province 2, city 2, district 2, street 3, community 3',
  rulebook: 'the assessment rulebook in force (a file in templates/rules; the shipped one when left out)',
  today: "the office's day; usually left out, then it is the machine's",
  copies: 'copies kept before each import, undo and closing (one a month is kept beside them)',
  card: 'identity numbers on card books: masked or whole',
  limits:
    'how large a workbook may be: the file and unpacked (MB), times packed, parts, filled cells, characters a cell',
}
