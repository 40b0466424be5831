import { afterAll, beforeAll, expect, test } from 'vitest'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

const START = Date.parse('2026-11-22T12:00:00Z')
const MINUTE = 60_000
const JOB = 'send-digests'

let minutes = 0
const clock = { now: () => new Date(START + minutes * MINUTE) }
let platform: TestPlatform
let twin: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform({ ports: { clock } })
  twin = await startTestPlatform({ databaseUrl: platform.databaseUrl, ports: { clock } })
  await platform.runDueJobs() // after the looks that both took at their start
  await twin.runDueJobs()
})
afterAll(async () => {
  await Promise.all([platform?.stop(), twin?.stop()])
})

interface JobRow {
  last: number | null
  next: number
  error: string | null
}

/** When the job ran and runs again, in minutes from the start. */
async function job(): Promise<JobRow | undefined> {
  const [row] = await query<{ last_run_at: Date; next_run_at: Date; last_error: string | null }>(
    platform.databaseUrl,
    'select last_run_at, next_run_at, last_error from scheduled_job where name = $1',
    [JOB],
  )
  if (!row) return undefined
  const minute = (at: Date) => (at.getTime() - START) / MINUTE
  return { last: minute(row.last_run_at), next: minute(row.next_run_at), error: row.last_error }
}

/** How often the job ran: a trigger leaves a row each time. */
async function runs(): Promise<number> {
  const [row] = await query<{ n: number }>(
    platform.databaseUrl,
    'select count(*)::int as n from job_run',
  )
  return row?.n ?? 0
}

test('a job runs when it is due, on one of two processes, and then waits its interval', async () => {
  await query(platform.databaseUrl, 'create table job_run (at timestamptz not null default now())')
  await query(
    platform.databaseUrl,
    `create function note_run() returns trigger language plpgsql as $$
     begin insert into job_run default values; return new; end $$`,
  )
  await query(
    platform.databaseUrl,
    `create trigger noted after update of last_run_at on scheduled_job for each row
     when (new.name = '${JOB}') execute function note_run()`,
  )
  expect(await job()).toEqual({ last: 0, next: 5, error: null })
  minutes = 4
  await Promise.all([platform.runDueJobs(), twin.runDueJobs()])
  expect(await runs()).toBe(0)
  minutes = 6
  const both = () => [platform.runDueJobs(), twin.runDueJobs()]
  await Promise.all([...both(), ...both(), ...both()])
  expect(await runs()).toBe(1)
  expect(await job()).toEqual({ last: 6, next: 11, error: null })
})

test('what failed says why, holds up nobody, and is tried again after five minutes', async () => {
  await query(platform.databaseUrl, 'alter table mail_delivery rename to mail_delivery_away')
  minutes = 20
  await platform.runDueJobs()
  expect(await job()).toMatchObject({
    last: 20,
    next: 25,
    error: expect.stringContaining('mail_delivery'),
  })
  await query(platform.databaseUrl, 'alter table mail_delivery_away rename to mail_delivery')
  minutes = 24
  await twin.runDueJobs()
  expect(await job()).toMatchObject({ last: 20, error: expect.stringContaining('mail_delivery') })
  minutes = 25
  await twin.runDueJobs()
  expect(await job()).toEqual({ last: 25, next: 30, error: null })
  expect(platform.logs.some((line) => line.includes('a job of the calendar failed'))).toBe(true)
})

test('a job whose process died while it ran is due for the next', async () => {
  minutes = 60
  const client = await platform.pool.connect()
  await client.query('begin')
  await client.query('select 1 from scheduled_job where name = $1 for update', [JOB])
  await twin.runDueJobs() // somebody else has it
  expect(await job()).toMatchObject({ last: 25 })
  client.release(true) // the connection is gone, and with it the lock
  const lastRun = async () => {
    await twin.runDueJobs()
    return (await job())?.last
  }
  await expect.poll(lastRun).toBe(60)
})
