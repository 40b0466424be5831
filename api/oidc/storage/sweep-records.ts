import { KEPT_DAYS } from '../../../schema/vocabulary/lifetimes.ts'
import type { AuthorizationServerOptions } from '../options.ts'

/** A code or token that was used is kept after it ended, so that a replay is still recognised. */
const KEPT_AFTER_EXPIRY = `${KEPT_DAYS.endedToken} day`
const TABLES = ['oidc_record', 'ehr_launch'] as const
const EVERY_MS = 15 * 60_000

/** Deletes records nobody can use any more, every quarter of an hour; returns how to stop that. */
export function sweepRecords(options: AuthorizationServerOptions): () => void {
  const { environment, orm, ports } = options
  const sweep = (table: (typeof TABLES)[number]) =>
    orm.em
      .execute(
        `delete from ${table} where environment = ? and expires_at < now() - interval '${KEPT_AFTER_EXPIRY}'`,
        [environment],
        'run',
      )
      .catch((cause: unknown) =>
        ports.logger.warn({ environment, err: cause }, 'Expired records could not be deleted.'),
      )
  const sweepAll = () => Promise.all(TABLES.map(sweep))
  const timer = setInterval(() => void sweepAll(), EVERY_MS).unref()
  return () => clearInterval(timer)
}
