/** The words of a command line before they are parsed: Chinese flags become the flags they stand for. */

/** Chinese flag → flag. A command declares the English one only; a test sees to it that each exists somewhere. */
export const CHINESE_FLAGS: Readonly<Record<string, string>> = {
  办公室: '--office',
  语言: '--lang',
  安静: '--quiet',
  确认: '--yes',
  今天: '--today',
  用途: '--purpose',
  帮助: '--help',
  版本: '--version',
  网格: '--grid',
  楼栋: '--building',
  户: '--household',
  输出: '-o',
  名称: '--name',
  代码: '--code',
  名册: '--from',
  户数: '--households',
  种子: '--seed',
  月数: '--months',
  试导: '--dry-run',
  严格: '--strict',
  全量: '--snapshot',
  退回: '--returned',
  明文: '--reveal',
  版式: '--layout',
  条件: '--where',
  栏目: '--columns',
  对应: '--match',
  类别: '--class',
  截至: '--as-of',
  分: '--by',
  口径: '--basis',
  截止: '--due',
  每网格: '--each-grid',
  简表: '--short',
  已填: '--filled',
  行数: '--rows',
  办法: '--rules',
  起: '--from',
  止: '--to',
  理由: '--reason',
  依据: '--basis',
  佐证: '--evidence',
  数量: '--quantity',
  评分人: '--rater',
  得分: '--score',
  记录: '--minutes',
  空白: '--blank',
  页数: '--pages-of',
  网格员: '--warden',
  月份: '--month',
  年份: '--year',
  期号: '--session',
  日期: '--date',
  周: '--week',
  纸张: '--paper',
  份号: '--copy',
  单双页: '--pages',
  双面: '--two-sided',
  拼页: '--two-up',
  改动起: '--changed-since',
  只写姓: '--surnames',
  份数: '--number',
  扣分: '--deduction',
}

/** Words that commander knows under one name only. */
const CHINESE_WORDS: Readonly<Record<string, string>> = { 帮助: 'help' }

/** Everything before `--` with Chinese flags replaced; `--网格=7` and `--网格 7` alike. Pure. */
export function translateArgv(argv: readonly string[]): string[] {
  const end = argv.indexOf('--')
  const ours = end < 0 ? argv : argv.slice(0, end)
  const rest = end < 0 ? [] : argv.slice(end)
  const first = ours.findIndex((word) => !word.startsWith('-'))
  return [
    ...ours.flatMap((word, index) => (index === first ? [CHINESE_WORDS[word] ?? word] : translateFlag(word))),
    ...rest,
  ]
}

/** The value of a flag wherever it stands before `--`, or null. Pure. */
export function flagValue(args: readonly string[], flag: string): string | null {
  const end = args.indexOf('--')
  const ours = end < 0 ? args : args.slice(0, end)
  for (const [index, word] of ours.entries()) {
    if (word === flag) return ours[index + 1] ?? null
    if (word.startsWith(`${flag}=`)) return word.slice(flag.length + 1)
  }
  return null
}

function translateFlag(word: string): string[] {
  const parts = /^(?:--|——|－－)([^=]+)(?:=(.*))?$/su.exec(word)
  const flag = parts?.[1] === undefined ? undefined : CHINESE_FLAGS[parts[1]]
  if (flag === undefined) return [word]
  if (parts?.[2] === undefined) return [flag]
  return flag.startsWith('--') ? [`${flag}=${parts[2]}`] : [flag, parts[2]]
}
