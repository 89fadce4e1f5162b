/** A bonus of the year at the command line: `assess record DAY WARDEN 宣传报道 --level 市级 --piece …`. */
import { ASK, type BonusKind, type Edition } from '../../../assessment/rulebook.ts'
import { AppError } from '../../../core/app-error.ts'
import type { Day } from '../../../core/day.ts'
import { fold } from '../../../core/text.ts'
import type { OpenOffice } from '../../../office/open-office.ts'
import type { Context } from '../../context.ts'

export interface BonusOptions {
  readonly level?: string
  readonly piece?: string
  readonly coauthor?: readonly string[]
  readonly evidence?: string
}

/** The kind of bonus that is meant by id or name, or null. Pure. */
export function bonusMeant({ annual }: Edition, said: string): BonusKind | null {
  const kinds = annual === null || annual === ASK ? [] : annual.bonus
  return kinds.find(({ kind, name }) => fold(kind) === fold(said) || fold(name) === fold(said)) ?? null
}

/** Writes the record of the form `bonus`; the same piece of one day is the same record. */
export async function recordBonus(
  context: Context,
  office: OpenOffice,
  kind: BonusKind,
  { day, staffNo }: { readonly day: Day; readonly staffNo: string },
  options: BonusOptions,
): Promise<{ readonly values: Readonly<Record<string, string | null>>; readonly batch: number }> {
  const { writeOfficeRecord } = await import('../../../store/office-record.ts')
  const levels = Object.keys(kind.levels)
  const said = await context.wanted('--level', options.level, () =>
    context.app.ask.choose(
      context.say('assess.bonus.level'),
      levels.map((value) => ({ value, label: value })),
    ),
  )
  const level = levels.find((one) => fold(one) === fold(said))
  const ask = () => context.app.ask.text(context.say('assess.bonus.piece'))
  const piece = await context.wanted('--piece', options.piece, ask)
  if (level === undefined)
    throw new AppError('assess.unknown_bonus_level', 2, { value: said, piece, known: levels.join('、') })
  const store = await office.store()
  const values = {
    date: day,
    staff_no: staffNo,
    kind: kind.kind,
    level,
    piece,
    coauthors: await coauthors(office, options.coauthor ?? []),
    evidence: await saidEvidence(context, office, options.evidence),
  }
  const batch = await writeOfficeRecord(store, 'bonus', values, { day: context.today, command: 'assess record' })
  return { values, batch }
}

/** Words, or a file that is copied to the office's own; asked on a terminal, where nothing is an answer too. */
export async function saidEvidence(
  context: Context,
  office: OpenOffice,
  said: string | undefined,
): Promise<string | null> {
  const { keepEvidence } = await import('../../../office/evidence.ts')
  const question = context.say('assess.record.evidence')
  const words = said ?? (context.canAsk ? await context.app.ask.text(question) : '')
  return words.trim() === '' ? null : keepEvidence(office.paths, context.app.cwd, words.trim())
}

async function coauthors(office: OpenOffice, said: readonly string[]): Promise<string | null> {
  const { readRoster } = await import('../../../store/assess-inputs.ts')
  const { staffNumbers } = await import('../../../register/references.ts')
  const roster = await readRoster(await office.store())
  const found = said
    .flatMap((words) => words.split(/[,，、]/u))
    .map((one) => {
      const numbers = staffNumbers(one, roster)
      if (numbers.length > 1)
        throw new AppError('assess.warden_ambiguous', 2, { value: one, known: numbers.join('、') })
      if (numbers[0] === undefined) throw new AppError('assess.rater_unknown', 2, { value: one })
      return numbers[0]
    })
  return found.length === 0 ? null : found.join('、')
}
