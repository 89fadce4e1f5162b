/** The year's one-time bonus: each piece once at its highest, split between authors, capped by kind and in total. */
import { type Decimal, decimal, divide, printDecimal, sum, ZERO } from '../core/decimal.ts'
import { type Explained, given, total } from '../core/explained.ts'
import { groupBy } from '../core/group.ts'
import { error, type Problem, warning } from '../core/problem.ts'
import { fold } from '../core/text.ts'
import type { Bonus, Decision } from './inputs.ts'
import { settle } from './rounding.ts'
import type { Annual, BonusKind } from './rulebook.ts'

export interface BonusLine {
  readonly kind: string
  readonly piece: string
  readonly level: string
  /** This person's share of the level's points. */
  readonly points: Decimal
  /** What of it counts. */
  readonly counted: Decimal
  /** A code with a sentence: counted, duplicate, cap … */
  readonly why: string
}

export interface BonusResult {
  readonly value: Decimal
  readonly lines: readonly BonusLine[]
  readonly explained: Explained
  readonly problems: readonly Problem[]
}

/** One person's bonus of a year. `entries` and `decisions` are the whole office's: coauthors are found in others' entries. Pure. */
export function yearBonus(
  annual: Annual,
  year: string,
  staffNo: string,
  entries: readonly Bonus[],
  decisions: readonly Decision[],
): BonusResult {
  const problems: Problem[] = []
  const own = entries
    .filter((entry) => entry.date.startsWith(`${year}-`) && authors(entry).includes(staffNo))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const lines = own.map((entry) => lineOf(annual, year, staffNo, entry, decisions, problems))
  const once = annual.bonus.flatMap((kind) =>
    capKind(
      kind,
      dedupe(
        kind,
        lines.filter((line) => line.kind === kind.kind),
      ),
    ),
  )
  const strange = lines.filter((line) => !annual.bonus.some((kind) => kind.kind === line.kind))
  const capped = cap([...once, ...strange], annual.bonus_cap, 'assess.bonus.total_cap')
  const parts = capped.map((line) => {
    const params = { kind: line.kind, piece: line.piece, level: line.level, points: printDecimal(settle(line.points)) }
    return given(line.counted, { code: line.why, params })
  })
  const explained = total(parts, { code: 'assess.bonus', params: { staff: staffNo, year } })
  return { value: explained.value ?? ZERO, lines: capped, explained, problems }
}

function lineOf(
  annual: Annual,
  year: string,
  staffNo: string,
  entry: Bonus,
  decisions: readonly Decision[],
  problems: Problem[],
): BonusLine {
  const kind = annual.bonus.find((candidate) => isKind(candidate, entry.kind))
  const who = { staff: staffNo, piece: entry.piece, date: entry.date }
  const nothing = {
    kind: kind?.kind ?? entry.kind,
    piece: entry.piece,
    level: entry.level,
    points: ZERO,
    counted: ZERO,
  }
  if (kind === undefined) {
    const known = annual.bonus.map((one) => one.name).join('、')
    problems.push(error('assess.unknown_bonus_kind', {}, entry.kind, { ...who, known }))
    return { ...nothing, why: 'assess.bonus.unknown_kind' }
  }
  const level = Object.entries(kind.levels).find(([name]) => fold(name) === fold(entry.level))?.[1]
  if (level === undefined) {
    const known = Object.keys(kind.levels).join('、')
    problems.push(error('assess.unknown_bonus_level', {}, entry.level, { ...who, known }))
    return { ...nothing, why: 'assess.bonus.unknown_level' }
  }
  if (entry.evidence === null) problems.push(warning('assess.bonus_without_evidence', {}, null, who))
  const people = authors(entry).length
  const points = kind.coauthors === 'split' && people > 1 ? divide(level, decimal(String(people))) : level
  if (kind.decision === 'required' && !isDecided(kind, year, authors(entry), entry, decisions)) {
    problems.push(warning('assess.bonus_undecided', {}, null, { ...who, kind: kind.name }))
    return { ...nothing, points, why: 'assess.bonus.undecided' }
  }
  return {
    ...nothing,
    points,
    counted: points,
    why: people > 1 && kind.coauthors === 'split' ? 'assess.bonus.split' : 'assess.bonus.counted',
  }
}

/** The same piece at several levels, or in several media, counts once, at the highest. */
function dedupe(kind: BonusKind, lines: readonly BonusLine[]): BonusLine[] {
  if (kind.dedupe === null) return [...lines]
  const best = new Map(
    [...groupBy(lines, nameOf)].map(([piece, same]) => {
      return [piece, same.reduce((a, b) => (b.counted.gt(a.counted) ? b : a))]
    }),
  )
  return lines.map((line) => {
    if (best.get(nameOf(line)) === line || line.counted.eq(ZERO)) return line
    return { ...line, counted: ZERO, why: 'assess.bonus.duplicate' }
  })
}

/** Two pieces whose names nobody wrote are not the same piece: each is only itself. */
function nameOf(line: BonusLine): string | BonusLine {
  return line.piece === '' ? line : fold(line.piece)
}

function capKind(kind: BonusKind, lines: readonly BonusLine[]): BonusLine[] {
  return cap(lines, kind.cap, 'assess.bonus.kind_cap')
}

/** In the order of the lines, kind by kind and in a kind by date, until the cap is full. */
function cap(lines: readonly BonusLine[], limit: Decimal | null, why: string): BonusLine[] {
  if (limit === null || settle(sum(lines.map((line) => line.counted))).lte(limit)) return [...lines]
  let room = limit
  return lines.map((line) => {
    const counted = line.counted.gt(room) ? room : line.counted
    room = room.minus(counted)
    return counted.eq(line.counted) ? line : { ...line, counted, why }
  })
}

function isDecided(
  kind: BonusKind,
  year: string,
  people: readonly string[],
  entry: Bonus,
  decisions: readonly Decision[],
): boolean {
  return decisions.some(
    (decision) =>
      decision.kind === 'item' &&
      decision.month.startsWith(`${year}-`) &&
      people.includes(decision.staffNo) &&
      decision.item !== null &&
      (isKind(kind, decision.item) || fold(decision.item) === fold(entry.piece)),
  )
}

function isKind(kind: BonusKind, written: string): boolean {
  return written === kind.kind || fold(written) === fold(kind.name)
}

/** Whose piece it is: the one who reported it and the coauthors. Pure. */
export function authors(entry: Bonus): string[] {
  return [...new Set([entry.staffNo, ...entry.coauthors])]
}
