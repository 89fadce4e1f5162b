/** Paper forms of households as the bytes of a workbook: what `forms template` hands out and `export` writes. */
import type { PaperOptions } from '../cards/paper-page.ts'
import { AppError } from '../core/app-error.ts'
import type { Definitions, Form } from '../forms/form.ts'
import type { HouseholdFile } from '../register/household-file.ts'
import { namedForm } from './commands/forms/chosen-forms.ts'
import type { Context } from './context.ts'

/** Above this many sheets neither Excel nor a person finds anything in a workbook. */
export const MOST_SHEETS = 600

export interface PaperWanted {
  /** Null for forms that are not about a household yet. */
  readonly files: readonly HouseholdFile[] | null
  readonly blank: number
  /** Named on the command line; none means all. */
  readonly forms: readonly string[]
  readonly grid: { readonly code: string; readonly label: string } | null
  readonly reveal: boolean
  readonly room: boolean
}

/** Which areas were asked for, the master going without saying; a form of the office has no paper form. */
export function paperAreas(definitions: Definitions, names: readonly string[]): Form[] {
  const census = [...definitions.forms.values()].filter(
    ({ subject, no, sensitive }) => subject !== 'office' && no > 0 && !sensitive,
  )
  const named = names.map((name) => namedForm(definitions, name))
  const other = named.find((form) => form.subject === 'office' || form.sensitive)
  if (other) throw new AppError('paper.not_a_paper_form', 2, { form: other.label })
  const areas = named.filter(({ no }) => no > 0)
  return named.length === 0 ? census : areas
}

/** The workbook, a sheet a household; refuses more than can be handled. */
export async function paperForms(context: Context, definitions: Definitions, wanted: PaperWanted): Promise<Uint8Array> {
  const count = wanted.files?.length ?? wanted.blank
  if (count > MOST_SHEETS) throw new AppError('paper.too_many', 2, { count: String(count), max: String(MOST_SHEETS) })
  const { paperPage } = await import('../cards/paper-page.ts')
  const { doorText, inOrderOfDoors } = await import('../cards/door.ts')
  const { readPaperLayout } = await import('../office/paper-layout.ts')
  const { paperBook } = await import('../sheets/paper-book.ts')
  const { hasOffice } = await import('./commands/forms/chosen-forms.ts')
  const office = hasOffice(context) ? await context.office() : null
  const areas = paperAreas(definitions, wanted.forms)
  const options: PaperOptions = {
    today: context.today,
    layout: readPaperLayout(office?.paths.templates ?? null, definitions),
    community: office?.settings.community ?? '',
    forms: new Set(areas.map(({ id }) => id)),
    grid: wanted.grid?.label ?? '',
    reveal: wanted.reveal,
    room: wanted.room,
  }
  const master = definitions.forms.get('resident') ?? null
  const contents =
    wanted.files === null
      ? Array.from({ length: wanted.blank }, (_, index) => ({
          name: wanted.blank === 1 ? '空白表' : `第${index + 1}户`,
          page: paperPage(null, definitions, options),
        }))
      : inOrderOfDoors(wanted.files, master).map((file) => ({
          name: [doorText(file, master) || file.code.slice(-7), headName(file, master)]
            .filter((part) => part !== '')
            .join(' '),
          page: paperPage(file, definitions, options),
        }))
  return paperBook(contents, definitions, {
    day: context.today,
    title: options.community,
    gridCode: wanted.grid?.code ?? null,
    editions: Object.fromEntries([...(master ? [master] : []), ...areas].map(({ id, edition }) => [id, edition])),
  })
}

function headName(file: HouseholdFile, master: Form | null): string {
  const field = master?.fields.find(({ role }) => role === 'household.head_name')?.name ?? ''
  const name = master?.fields.find(({ role }) => role === 'person.name')?.name ?? ''
  return file.members[0]?.cells[name]?.value ?? file.cells[field]?.value ?? ''
}
