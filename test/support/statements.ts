import pg from 'pg'
import { vi } from 'vitest'

/** What the platform does by itself, whenever it likes. */
const BACKGROUND =
  /^(select|update)[\s\S]*outbox_message|rate_limit|scheduled_job|signing_key|^(begin|commit|rollback|set |listen)/i

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
