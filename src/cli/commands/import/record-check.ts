/** The regulation held against rows of scores, ballots, facts and decisions, as the import plans them. */
import { checkRecord, monthWritten } from '../../../assessment/check-record.ts'
import type { Edition } from '../../../assessment/rulebook.ts'
import { AppError } from '../../../core/app-error.ts'
import type { Month } from '../../../core/day.ts'
import type { OpenOffice } from '../../../office/open-office.ts'
import type { ImportContext } from '../../../register/plan-import.ts'

/** With the roster as it stands before the file. */
export async function recordCheck(office: OpenOffice): Promise<NonNullable<ImportContext['checkRecord']>> {
  const { readRoster } = await import('../../../store/assess-inputs.ts')
  const { loadRulebooks, rulesFor } = await import('../../../office/load-rulebooks.ts')
  const roster = await readRoster(await office.store())
  const books = await loadRulebooks(office.dir, office.settings)
  const editions = new Map<Month, Edition | null>()
  const editionOf = (month: Month): Edition | null => {
    const known = editions.get(month)
    if (known !== undefined) return known
    let edition: Edition | null = null
    try {
      ;({ edition } = rulesFor(books, month))
    } catch (error) {
      // A regulation that cannot be read, or none for the month, is told when the month is assessed.
      if (!(error instanceof AppError)) throw error
    }
    editions.set(month, edition)
    return edition
  }
  return (form, value) => {
    // A choice that nobody made stays empty in the sheet.
    if (form === 'ballot' && value('count') === null) return 'nothing'
    const month = monthWritten(value)
    const edition = month === null ? null : editionOf(month)
    return month === null || edition === null ? [] : checkRecord(form, value, month, edition, roster)
  }
}
