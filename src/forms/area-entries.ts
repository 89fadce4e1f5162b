/** Areas inside areas: `450205 柳北区` under `450200 柳州市` under `450000 …` gets its whole path and the shorter ways to say it. */
import type { CodeEntry } from './form.ts'

type Pair = readonly [code: string, name: string]

/** What a province is called besides its own name. */
const PROVINCE = /(?:壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|省|市)$/u

/**
 * Entries for `code name` pairs. A shorter name is a synonym only where it can mean one area of today; an abolished
 * area is found by its code and its whole path alone, or 鹿寨县 would mean two. Pure.
 */
export function areaEntries(list: readonly Pair[], former: readonly Pair[], levels: readonly number[]): CodeEntry[] {
  if (levels.length === 0) return [...list, ...former].map(([code, label]) => plain(code, label, []))
  const today = new Map(list)
  const names = new Map([...former, ...list])
  const ways = list.map(([code, name]) => waysToSay(pathOf(code, name, today, levels)))
  const uses = new Map<string, number>()
  for (const said of ways) for (const way of said) uses.set(way, (uses.get(way) ?? 0) + 1)
  const entries = list.map(([code], index) => {
    const [label = code, ...shorter] = ways[index] ?? []
    return plain(
      code,
      label,
      shorter.filter((way) => uses.get(way) === 1),
    )
  })
  const taken = new Set(uses.keys())
  for (const [code, name] of former) {
    const path = pathOf(code, name, names, levels).join('')
    const label = taken.has(path) ? `${path}（${code}）` : path
    taken.add(label)
    entries.push(plain(code, label, []))
  }
  return entries
}

function plain(code: string, label: string, synonyms: readonly string[]): CodeEntry {
  return { code, label, en: label, synonyms }
}

function pathOf(code: string, name: string, names: ReadonlyMap<string, string>, levels: readonly number[]): string[] {
  const above = levels
    .map((digits) => code.slice(0, digits).padEnd(code.length, '0'))
    .filter((parent) => parent !== code)
    .map((parent) => names.get(parent) ?? '')
    .filter((parent) => parent !== '')
  return [...new Set([...above, name])]
}

/** The whole path first, then what people leave out: the province's last word, the province, the city, a city's 市. */
function waysToSay(path: readonly string[]): string[] {
  const [province = '', ...below] = path
  const short = province.replace(PROVINCE, '')
  const ways = [path.join(''), [short, ...below].join('')]
  for (let from = 1; from < path.length; from++) ways.push(path.slice(from).join(''))
  const last = path.at(-1) ?? ''
  if (path.length === 2 && last.endsWith('市') && last.length > 2) {
    ways.push(last.slice(0, -1), short + last.slice(0, -1))
  }
  return [...new Set(ways)]
}
