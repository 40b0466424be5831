import type { EntityManager } from '../../ports.ts'
import { ACCESS_FACTS } from '../../queries/access/access-facts.ts'
import type { HandlerContext } from '../handler.ts'

/** So many rows of the trail are counted in one transaction. */
const AT_ONCE = 50_000

/**
 * Adds what the audit trail says of accesses to records to the counts, each row exactly once (decision 50).
 *
 * Rows get their number before they are committed, so the trail is counted up to a mark, and only once everybody who
 * was writing when the mark was set has come to an end: then no row below it can still appear. The counts and how far
 * they reach are written together; a crash leaves both as they were.
 */
export async function countAccesses(ctx: Pick<HandlerContext, 'em'>): Promise<void> {
  let isNewMark = false
  for (let isMore = true; isMore; ) {
    isMore = await ctx.em.transactional(async (em) => {
      const { countedTo, mark: old } = await progressOf(em)
      const isReached = !old || old.to <= countedTo
      if (isReached && isNewMark) return false
      const mark = isReached ? await markNow(em) : old
      isNewMark ||= isReached
      if (await isAnyStillWriting(em, mark)) return false
      await countUpTo(em, countedTo, Math.min(mark.to, countedTo + AT_ONCE))
      return true
    })
  }
}

interface Mark {
  /** The last number that had been given to a row. */
  readonly to: number
  /** Transactions that were writing into the trail then. */
  readonly writers: readonly string[]
}

interface Row {
  countedTo: string
  markedTo: string | null
  writers: string[]
}

async function progressOf(em: EntityManager) {
  const [row] = await em.execute<Row[]>(
    `select counted_to::text as "countedTo", marked_to::text as "markedTo", to_jsonb(writers) as writers
     from access_count_progress for update`,
  )
  if (!row) throw new Error('How far the trail is counted is not known.')
  const mark =
    row.markedTo === null ? undefined : { to: Number(row.markedTo), writers: row.writers }
  return { countedTo: Number(row.countedTo), mark }
}

/** The number first and then who is writing: whoever took a lower number is among them, or has come to an end. */
async function markNow(em: EntityManager): Promise<Mark> {
  const [last] = await em.execute<{ to: string }[]>(
    'select (case when is_called then last_value else 0 end)::text as to from audit_event_sequence_seq',
  )
  const writers = (await writersNow(em)).map(({ writer }) => writer)
  const to = Number(last?.to ?? 0)
  await em.execute(
    `update access_count_progress set marked_to = ?,
       writers = array(select jsonb_array_elements_text(?::jsonb))`,
    [to, JSON.stringify(writers)],
  )
  return { to, writers }
}

async function isAnyStillWriting(em: EntityManager, { writers }: Mark): Promise<boolean> {
  if (writers.length === 0) return false
  const now = await writersNow(em)
  return now.some(({ writer }) => writers.includes(writer))
}

/** An insert holds this lock from before it takes a number until its transaction ends. */
function writersNow(em: EntityManager): Promise<{ writer: string }[]> {
  return em.execute<{ writer: string }[]>(
    `select virtualtransaction as writer from pg_locks
     where relation = 'audit_event'::regclass and mode = 'RowExclusiveLock'
       and database = (select oid from pg_database where datname = current_database())`,
  )
}

async function countUpTo(em: EntityManager, from: number, to: number): Promise<void> {
  await em.execute(COUNT, [from, to])
  await em.execute('update access_count_progress set counted_to = ?', [to])
}

const FACTS = `day, organization_id, app_id, app_version_id, environment, client_id, outcome, resource_type,
  interaction, scopes, needed, user_kind, rule`

const COUNT = `
insert into access_count (${FACTS}, facts_hash, requests, streamed, last_at)
select ${FACTS}, md5(jsonb_build_array(${FACTS})::text), count(*), count(*) filter (where is_streamed), max(created_at)
from (${ACCESS_FACTS} and e.sequence > ? and e.sequence <= ?) f
group by ${FACTS}
on conflict (day, facts_hash) do update set requests = access_count.requests + excluded.requests,
  streamed = access_count.streamed + excluded.streamed, last_at = greatest(access_count.last_at, excluded.last_at)`
