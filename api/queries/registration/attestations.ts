import type { RequestContext } from '../../context.ts'
import { Attestation } from '../../entities/app/attestation.entity.ts'
import { AttestationText } from '../../entities/app/attestation-text.entity.ts'
import { groupedBy } from './app-versions.ts'

/** Reads a text of the terms: the one in force, or an older one by number. */
export function attestationText(
  ctx: RequestContext,
  version?: number | null,
): Promise<AttestationText | null> {
  const which = version ? { version } : { publishedAt: { $lte: ctx.ports.clock.now() } }
  return ctx.em.findOne(
    AttestationText,
    { organizationId: ctx.organizationId, ...which },
    { orderBy: { version: 'desc' } },
  )
}

/** Reads a published text of the terms by id. */
export function attestationTextById(
  ctx: RequestContext,
  id: string,
): Promise<AttestationText | null> {
  const publishedAt = { $lte: ctx.ports.clock.now() }
  return ctx.em.findOne(AttestationText, { id, organizationId: ctx.organizationId, publishedAt })
}

export interface AttestationView extends Attestation {
  textVersion: number
  isCurrent: boolean
}

/** Reads the latest answer of each version, and whether it is on the terms in force. Two statements. */
export async function attestationsOfVersions(
  ctx: RequestContext,
  versionIds: readonly string[],
): Promise<(AttestationView | undefined)[]> {
  const rows = await ctx.em.find(
    Attestation,
    { appVersionId: { $in: [...versionIds] } },
    { orderBy: { signedAt: 'desc' } },
  )
  const texts = await ctx.em.find(AttestationText, { organizationId: ctx.organizationId })
  const numbers = new Map(texts.map((text) => [text.id, text.version]))
  const inForce = await attestationText(ctx)
  return groupedBy(rows, (row) => row.appVersionId, versionIds).map(([latest]) =>
    latest
      ? Object.assign(Object.create(latest), {
          textVersion: numbers.get(latest.textId) ?? 0,
          isCurrent: latest.textId === inForce?.id,
        })
      : undefined,
  )
}

/** Counts the days since the terms a version answered were replaced (R124); undefined while they are in force. */
export async function attestationOverdueDays(
  ctx: RequestContext,
  answered: AttestationView,
): Promise<number | undefined> {
  if (answered.isCurrent) return undefined
  const replacement = await ctx.em.findOne(AttestationText, {
    organizationId: ctx.organizationId,
    version: answered.textVersion + 1,
  })
  if (!replacement) return undefined
  return Math.floor(
    (ctx.ports.clock.now().getTime() - replacement.publishedAt.getTime()) / 86_400_000,
  )
}
