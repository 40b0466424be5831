import type { OnceClaim, RequestContext } from '../../context.ts'

/** What a command that takes a key answers with: a version, or nothing that is left. */
function answerIdOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('version' in value)) return null
  const { version } = value
  if (typeof version !== 'object' || version === null || !('id' in version)) return null
  return typeof version.id === 'string' ? version.id : null
}

const COLUMNS =
  'idempotency_key (organization_id, actor_id, key, action, input_hash, answer_id, created_at)'

/**
 * Keeps a key with what was done under it, in the transaction that did it. A key that is kept already breaks that
 * transaction: nothing is done twice, whoever was first (`once` then says what was answered).
 */
export async function keepKey(
  ctx: RequestContext,
  claim: OnceClaim,
  answer: unknown,
): Promise<void> {
  const values = keyValues(ctx, claim, answerIdOf(answer))
  await ctx.em.execute(`insert into ${COLUMNS} values (?, ?, ?, ?, ?, ?, ?)`, values)
}

/** The same as a part of a statement that changes a version: a row if `changed` has one. */
export function keyKept(
  ctx: RequestContext,
  claim: OnceClaim,
  versionId: string,
): { sql: string; values: unknown[] } {
  return {
    sql: `kept_key as (insert into ${COLUMNS}
  select ?::uuid, ?::uuid, ?, ?, ?, ?::uuid, ?::timestamptz from changed)`,
    values: keyValues(ctx, claim, versionId),
  }
}

function keyValues(ctx: RequestContext, claim: OnceClaim, answerId: string | null): unknown[] {
  const { key, action, inputHash } = claim
  const at = ctx.ports.clock.now()
  return [ctx.organizationId, ctx.viewer?.userId, key, action, inputHash, answerId, at]
}
