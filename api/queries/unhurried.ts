/**
 * A part of a statement after which its transaction is committed without waiting for the disk. For what is made again
 * when the database server fell down and forgot its last moments: what is told after an event was committed. Commits keep
 * their order, so that "told" is never remembered of what was forgotten (PostgreSQL, Asynchronous Commit).
 *
 * The rest of the statement has to read from it, or it is never looked at.
 */
export const UNHURRIED = `unhurried as materialized (select set_config('synchronous_commit', 'off', true) as setting)`
