import pg from 'pg'
import { vi } from 'vitest'

/** What the platform does by itself, whenever it likes. */
const BACKGROUND =
  /^(select|update)[\s\S]*outbox_message|into replica|into incident_replica|update incident_replica|from replica where id|rate_limit|data_policy where|scheduled_job|signing_key|(from|update) access_count_progress( for update| set)|into access_count|into validation_run|"isValidated"|split_part\(e\.patient_ref|pg_locks|sequence_seq|^(begin|commit|rollback|set |listen)/i

/** Says which SQL statements a piece of work sends, those of the background left out. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = []
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  const { length } = spy.mock.calls
  await work()
  for (const [query] of spy.mock.calls.slice(length)) sent.push(textOf(query))
  spy.mockRestore()
  return sent.filter((text) => !BACKGROUND.test(text.trim()))
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query
  return typeof query === 'object' && query && 'text' in query ? String(query.text) : ''
}
