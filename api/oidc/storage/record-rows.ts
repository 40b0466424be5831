import { UNHURRIED } from '../../queries/unhurried.ts'
import type { AuthorizationServerOptions } from '../options.ts'

/**
 * Runs a statement on the provider's records and answers its rows: prepared, on a connection of its own, except
 * where a transaction is open around it. A grant is saved together with the consent it belongs to.
 */
export function recordRows<Row extends object>(
  { orm: { em }, ports }: AuthorizationServerOptions,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  return em.isInTransaction()
    ? em.execute<Row[]>(sql, [...values])
    : ports.rowWriter.write<Row>(sql, values)
}

/**
 * The same for a change that does not wait for the disk. Whatever is said of it is said after the audit row of the
 * answer was committed, which takes everything before it to the disk (PostgreSQL, Asynchronous Commit); what was only on
 * the way, an interaction or a session, is begun again.
 *
 * `statement` names a row it has to read from, once.
 */
export function changeRecords<Row extends object>(
  options: AuthorizationServerOptions,
  statement: (from: string) => string,
  values: readonly unknown[],
): Promise<Row[]> {
  const sql = options.orm.em.isInTransaction()
    ? statement('(values (1)) as once')
    : `with ${UNHURRIED} ${statement('unhurried')}`
  return recordRows<Row>(options, sql, values)
}
