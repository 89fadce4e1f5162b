/** A rulebook file becomes an Edition, or problems with their lines; what the office has left open is listed either way. */
import { error, type Problem } from '../core/problem.ts'
import { issueProblems } from '../definition/issue-problems.ts'
import { type ParsedYaml, parseYaml } from '../definition/parse-yaml.ts'
import { decodeUtf8, type LineCol, type Path } from '../definition/read-definition.ts'
import { checkRulebook } from './check-rulebook.ts'
import { closeSections, isOpenAt, MAY_BE_OPEN, openValues } from './open-values.ts'
import type { Edition, OpenAsk, Proposal } from './rulebook.ts'
import { RULEBOOK_WORDS, rulebookSchema } from './rulebook-schema.ts'

export interface Rulebook {
  readonly file: string
  /** As they stand in the file, also when the rest of it cannot be read; null when they cannot be found. */
  readonly id: string | null
  readonly editionName: string | null
  /** Null when there is an error. */
  readonly edition: Edition | null
  readonly problems: readonly Problem[]
  readonly asks: readonly OpenAsk[]
  readonly proposals: readonly Proposal[]
  locate(path: Path): LineCol
}

/** Reads one edition: its words, then what one edition can be wrong about by itself (check-rulebook.ts). Pure. */
export function readRulebook(file: string, text: string | Uint8Array): Rulebook {
  const decoded = typeof text === 'string' ? text.replace(/^\ufeff/, '') : decodeUtf8(text)
  if (decoded === null) {
    const notUtf8 = error('definition.not_utf8', { file, line: 1, col: 1 }, null)
    const locate = () => ({ line: 1, col: 1 })
    return { file, id: null, editionName: null, edition: null, problems: [notUtf8], asks: [], proposals: [], locate }
  }
  const parsed = parseYaml(file, decoded)
  const { tree, asks, proposals } = openValues(parsed.value)
  const book = {
    file,
    id: wordAt(tree, 'id'),
    editionName: wordAt(tree, 'edition'),
    asks,
    proposals,
    locate: parsed.locate,
  }
  if (parsed.problems.length > 0) return { ...book, edition: null, problems: parsed.problems }

  const wording = wordingProblems(file, parsed, tree, asks)
  if (wording.length > 0) return { ...book, edition: null, problems: wording }

  const edition: Edition = rulebookSchema.parse(closeSections(tree, asks))
  const unexplained = proposals
    .filter((proposal) => proposal.why === '')
    .map((proposal) => error('rulebook.proposal_without_why', at(file, parsed, proposal.path), proposal.value))
  const problems = [...unexplained, ...checkRulebook(edition, { file, locate: parsed.locate })]
  return { ...book, edition: problems.some((p) => p.severity === 'error') ? null : edition, problems }
}

function wordingProblems(file: string, parsed: ParsedYaml, tree: ParsedYaml['value'], asks: readonly OpenAsk[]) {
  const result = rulebookSchema.safeParse(tree)
  if (result.success) return []
  const problems = issueProblems(result.error.issues, {
    schema: rulebookSchema,
    value: tree,
    words: RULEBOOK_WORDS,
    forgive: (path) => isOpenAt(asks, path) && MAY_BE_OPEN.has(String(path[0])) && path.at(-1) !== 'id',
    place: (path) => at(file, parsed, path),
    keyPlace: (path) => ({ file, ...parsed.locateKey(path) }),
  })
  return problems.map(named)
}

/** Gaps that are defects of regulations and not slips of the pen get their own name. */
function named(problem: Problem): Problem {
  if (problem.code !== 'definition.missing_key') return problem
  const name = problem.detail.name ?? ''
  if (/^items\.\d+\.max$/.test(name)) return { ...problem, code: 'rulebook.item_without_max' }
  if (name === 'last_place.ties') return { ...problem, code: 'rulebook.ties_unsaid' }
  return problem
}

function wordAt(tree: ParsedYaml['value'], key: string): string | null {
  const value = typeof tree === 'object' && !Array.isArray(tree) ? tree[key] : undefined
  return typeof value === 'string' ? value : null
}

function at(file: string, parsed: ParsedYaml, path: Path) {
  return { file, ...parsed.locate(path) }
}
