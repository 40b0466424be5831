import { AsyncLocalStorage } from 'node:async_hooks'
import { Server } from 'node:http'
import pg from 'pg'
import { vi } from 'vitest'

/** What the platform does by itself, whenever it likes. */
const BACKGROUND =
  /^(select|update)[\s\S]*outbox_message|into replica|into incident_replica|update incident_replica|from replica where id|rate_limit|data_policy where|scheduled_job|signing_key|(from|update) access_count_progress( for update| set)|into access_count|into validation_run|"isValidated"|split_part\(e\.patient_ref|pg_locks|sequence_seq|^(begin|commit|rollback|set |listen)/i

/** Set in whatever is done for a piece of work: by itself, and by the requests it sends. */
const ofWork = new AsyncLocalStorage<true>()

/**
 * Says which SQL statements a piece of work sends. What is done for nobody (events told, jobs) is known by where it began:
 * not in the work, nor in a request that came in meanwhile.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent = await whileServing(() => sentDuring(work, () => ofWork.getStore() === true))
  return sent.filter((text) => !BACKGROUND.test(text.trim()))
}

/** Says which SQL statements are sent while a piece of work goes on, by whomever. */
export function allStatementsDuring(work: () => Promise<unknown>): Promise<string[]> {
  return sentDuring(work, () => true)
}

async function sentDuring(work: () => Promise<unknown>, counts: () => boolean): Promise<string[]> {
  const sent: string[] = []
  const { query } = pg.Client.prototype
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...given: unknown[]
  ) {
    if (counts()) sent.push(textOf(given[0]))
    return Reflect.apply(query, this, given)
  } as never)
  try {
    await ofWork.run(true, work)
  } finally {
    spy.mockRestore()
  }
  return sent
}

/** Marks the requests that come in while something goes on. */
async function whileServing<T>(work: () => Promise<T>): Promise<T> {
  const { emit } = Server.prototype
  const spy = vi.spyOn(Server.prototype, 'emit').mockImplementation(function (
    this: Server,
    ...given: unknown[]
  ) {
    const pass = () => Reflect.apply(emit, this, given)
    return given[0] === 'request' ? ofWork.run(true, pass) : pass()
  } as never)
  try {
    return await work()
  } finally {
    spy.mockRestore()
  }
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query
  return typeof query === 'object' && query && 'text' in query ? String(query.text) : ''
}
