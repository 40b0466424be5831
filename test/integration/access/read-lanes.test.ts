import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReadLanes, type ReadLanes } from '../../../api/database/read-lanes.ts'
import { freshDatabase } from '../../support/database.ts'

let lanes: ReadLanes
let watcher: pg.Client
beforeAll(async () => {
  const url = await freshDatabase()
  lanes = openReadLanes(url, 3)
  watcher = new pg.Client(url)
  await watcher.connect()
})
afterAll(async () => {
  await lanes.close()
  await watcher.end()
})

const NUMBER = 'select ?::int as n, pg_backend_pid() as pid'

const ask = async (n: number) => {
  const [row] = await lanes.rows<{ n: number; pid: number }>(NUMBER, [n])
  return row
}

describe('questions that are asked at once', () => {
  it('get each its own answer, by a few connections', async () => {
    const numbers = Array.from({ length: 200 }, (_, n) => n)
    const answers = await Promise.all(numbers.map(ask))
    expect(answers.map((row) => row?.n)).toEqual(numbers)
    expect(new Set(answers.map((row) => row?.pid)).size).toBe(3)
  })

  it('go by one connection while it keeps up', async () => {
    const pids = new Set<number | undefined>()
    for (let n = 0; n < 20; n++) pids.add((await ask(n))?.pid)
    expect(pids.size).toBe(1)
  })

  it('fail alone', async () => {
    const asked = await Promise.allSettled([ask(1), lanes.rows('select 1 / ?::int', [0]), ask(2)])
    expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('are planned by their keys', async () => {
    const [row] = await lanes.rows<{ plan: string; seqscan: string }>(
      `select current_setting('plan_cache_mode') as plan, current_setting('enable_seqscan') as seqscan`,
      [],
    )
    expect(row).toEqual({ plan: 'force_generic_plan', seqscan: 'off' })
  })
})

describe('a connection that is lost', () => {
  it('takes what it was asked with it, and another answers the next', async () => {
    const pid = (await ask(1))?.pid
    const sleeping = lanes.rows(`select pg_sleep(?)`, [60])
    const lost = expect(sleeping).rejects.toThrow(/terminat/)
    await expect
      .poll(
        async () =>
          (
            await watcher.query(
              `select 1 from pg_stat_activity where pid = $1 and state = 'active'`,
              [pid],
            )
          ).rowCount,
      )
      .toBe(1)
    await watcher.query('select pg_terminate_backend($1)', [pid])
    await lost
    await expect.poll(() => ask(2).catch(() => undefined)).toMatchObject({ n: 2 })
  })

  it('was one to a database that does not answer: then that is said', async () => {
    const nowhere = openReadLanes('postgres://nobody@127.0.0.1:1/nothing', 1)
    await expect(nowhere.rows('select 1', [])).rejects.toThrow(/ECONNREFUSED/)
    await nowhere.close()
  })
})
