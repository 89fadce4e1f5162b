/** The audit trail tells when somebody has tampered with it. */
import { expect, test } from 'vitest'
import { brokenAudit, readAudit, writeAudit } from '../../src/store/audit.ts'
import { openMemory, TODAY } from './fixture.ts'

test('entries are numbered and chained; an altered or a missing one is found', async () => {
  const store = await openMemory()
  for (const purpose of ['入户核对', '', '上级报表'])
    await writeAudit(store, { day: TODAY, action: 'reveal', purpose, detail: { households: 1 } })
  expect((await readAudit(store)).map(({ no, purpose }) => [no, purpose])).toEqual([
    [1, '入户核对'],
    [2, ''],
    [3, '上级报表'],
  ])
  expect(await brokenAudit(store)).toBeNull()
  await store.db.updateTable('audit').set({ purpose: '走访' }).where('no', '=', 2).execute()
  expect(await brokenAudit(store)).toBe(2)
  await store.db.deleteFrom('audit').where('no', '=', 1).execute()
  expect(await brokenAudit(store)).toBe(1)
})
