import { expect, test } from 'vitest'
import { openOrm } from '../../api/database/orm.ts'
import { freshDatabase } from '../support/database.ts'

test('closing waits for a statement whose connection is only being made, and ends', async () => {
  const orm = await openOrm(await freshDatabase(), 4)
  await orm.em.execute('select 1')
  const answers = [1, 2, 3].map((number) => orm.em.fork().execute('select ?::int as it', [number]))
  await new Promise(setImmediate) // one has the connection there is, two are connecting
  await orm.close(true)
  expect(await Promise.all(answers)).toEqual([1, 2, 3].map((it) => [{ it }]))
  expect(await orm.isConnected()).toBe(false)
})
