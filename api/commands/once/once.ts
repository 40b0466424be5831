import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { maySee } from '../../domain/visibility.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { sha256Hex } from '../../secrets.ts'
import { requireViewer } from '../authorize.ts'
import { lengthFaults } from '../field-checks.ts'
import type { VersionAndApp } from '../registration/find-version.ts'
import { type CommandResult, notFound, refuse } from '../user-fault.ts'

/** What a request that must not be done twice carries: a key its sender chose for it (LIFECYCLE D3). */
export interface Keyed {
  idempotencyKey?: string | null
}

interface Deed<Input, T> {
  /** What is done, so that a key of one deed is none of another. */
  action: string
  run: (ctx: RequestContext, input: Input) => Promise<CommandResult<T>>
  /** Finds what was answered the first time, by the id that was kept. */
  again: (ctx: RequestContext, answerId: string | null) => Promise<CommandResult<T>>
}

/**
 * Does something at most once per person and key. A repeated request is answered like the first one, and nothing is done,
 * recorded or told again; the same key with another deed or input is refused. Only what was done is kept: a refusal is
 * judged anew.
 *
 * The key is written with the change itself, so without a key, and with one that is new, no statement more is sent.
 */
export async function once<Input extends Keyed, T>(
  ctx: RequestContext,
  input: Input,
  { action, run, again }: Deed<Input, T>,
): Promise<CommandResult<T>> {
  const { idempotencyKey: key, ...rest } = input
  if (key === null || key === undefined) return run(ctx, input)
  const faults = lengthFaults({ idempotencyKey: key }, TEXT_LIMITS.idempotencyKey)
  if (faults.length) return { ok: false, error: faults }
  const claim = { key, action, inputHash: sha256Hex(canonical(rest)) }
  const result = await run({ ...ctx, once: claim }, input).catch((error: unknown) => {
    if (isKept(error)) return undefined
    throw error
  })
  if (result?.ok) return result
  const apart = { ...ctx, em: ctx.em.fork() }
  const kept = await findKept(apart, key)
  if (!kept) return result ?? reused()
  const isSame = kept.action === action && kept.inputHash === claim.inputHash
  return isSame ? again(apart, kept.answerId) : reused()
}

/** The version that was answered, as it is now; for those who may still see it. */
export async function versionAgain(
  ctx: RequestContext,
  answerId: string | null,
): Promise<CommandResult<VersionAndApp>> {
  const { organizationId, em } = ctx
  const version = answerId && (await em.findOne(AppVersion, { id: answerId, organizationId }))
  const app = version && (await em.findOne(App, { id: version.appId }))
  const isSeen = version && app && maySee(requireViewer(ctx), app.vendorId, version.status)
  return isSeen ? ok({ version, app }) : notFound('version', ['versionId'])
}

interface KeptKey {
  action: string
  inputHash: string
  answerId: string | null
}

const KEPT = `select action, input_hash as "inputHash", answer_id as "answerId" from idempotency_key
where organization_id = ? and actor_id = ? and key = ?`

async function findKept(ctx: RequestContext, key: string): Promise<KeptKey | undefined> {
  const values = [ctx.organizationId, requireViewer(ctx).userId, key]
  const [kept] = await ctx.ports.rowReader.rows<KeptKey>(KEPT, values)
  return kept
}

/** PostgreSQL's unique_violation, of this table alone. */
function isKept(error: unknown): boolean {
  return (
    error instanceof Error && 'constraint' in error && error.constraint === 'idempotency_key_pkey'
  )
}

function reused(): CommandResult<never> {
  return refuse({
    code: 'KEY_REUSED',
    message: 'This key was used for another request. Choose a new one for each thing you do.',
    path: ['idempotencyKey'],
  })
}

/** One spelling for equal inputs: keys in order, and what is not given left out. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part ?? undefined
    const given = Object.entries(part).filter(([, each]) => each !== null && each !== undefined)
    return Object.fromEntries(given.sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
