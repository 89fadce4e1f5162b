/** The steps of an appointment: given to the warden of the grid on that day, and done as a visit. */
import type { FormRecord } from '../../../forms/record.ts'
import type { Store } from '../../../store/store.ts'
import type { Context } from '../../context.ts'
import { flagOf, formNamed } from './record-verb.ts'

/** Without `--warden` whoever holds the grid of the door on the day; somebody else's appointment on that day is said. */
export async function assignWarden(
  record: FormRecord,
  said: Record<string, string>,
  context: Context,
  store: Store,
): Promise<void> {
  const { saidStaff } = await import('../../said-staff.ts')
  const value = (field: string) => record.cells[field]?.value ?? ''
  const day = said.wanted_on ?? value('wanted_on')
  const staff =
    said.staff_no === undefined ? await holderOf(store, value('household_code'), day || context.today) : null
  said.staff_no = staff ?? (said.staff_no === undefined ? '' : await saidStaff(store, said.staff_no))
  if (said.staff_no === '') delete said.staff_no
  said.state = '已派'
  const { loadOfficeRecords } = await import('../../../store/office-records.ts')
  const clashes = (await loadOfficeRecords(store, formNamed(store, 'appointment'))).filter(
    ({ cells }) =>
      day !== '' &&
      cells.wanted_on?.value === day &&
      cells.staff_no?.value === said.staff_no &&
      cells.state?.value === 'assigned' &&
      cells.appointment_no?.value !== value('appointment_no'),
  )
  if (clashes.length === 0) return
  const others = clashes.map(({ cells }) => `${cells.appointment_no?.value} ${cells.service?.value ?? ''}`).join('、')
  context.warn(context.say('appointment.clash', { warden: said.staff_no ?? '', day, others }))
}

/** What was done at a door is a visit as well. */
export async function finishVisit(
  record: FormRecord,
  said: Record<string, string>,
  context: Context,
  store: Store,
): Promise<void> {
  const value = (field: string) => record.cells[field]?.value ?? ''
  const finding = said.finding ?? value('service')
  delete said.finding
  said.state = '办结'
  const [household_code, staff_no] = [value('household_code'), value('staff_no')]
  if (household_code === '' || staff_no === '') return
  const { enterRecord } = await import('./enter.ts')
  const visit = { date: context.today, staff_no, household_code, way: '入户', finding }
  await enterRecord(context, formNamed(store, 'visit'), visit, { command: 'appointment done', flagOf })
}

async function holderOf(store: Store, household: string, day: string): Promise<string | null> {
  const { gridOfHousehold, readPosts } = await import('../../../store/office-words.ts')
  const grid = (await gridOfHousehold(store, household))?.slice(-2)
  if (grid === undefined) return null
  const held = (await readPosts(store)).filter(
    ({ role, gridNo, from, to }) =>
      role === 'warden' &&
      gridNo.slice(-2).padStart(2, '0') === grid &&
      (from === null || from <= day) &&
      (to === null || day <= to),
  )
  return held.at(-1)?.staffNo ?? null
}
