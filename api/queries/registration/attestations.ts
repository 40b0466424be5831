import type { RequestContext } from '../../context.ts'
import { Attestation } from '../../entities/app/attestation.entity.ts'
import { AttestationProposal } from '../../entities/app/attestation-proposal.entity.ts'
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

/** Reads every text that was ever in force, newest first. */
export function attestationTexts(ctx: RequestContext): Promise<AttestationText[]> {
  return ctx.em.find(
    AttestationText,
    { organizationId: ctx.organizationId, publishedAt: { $lte: ctx.ports.clock.now() } },
    { orderBy: { version: 'desc' } },
  )
}

/** Reads published texts of the terms by id, in the order asked for. */
export async function attestationTextsById(
  ctx: RequestContext,
  ids: readonly string[],
): Promise<(AttestationText | undefined)[]> {
  const byId = new Map((await attestationTexts(ctx)).map((text) => [text.id, text]))
  return ids.map((id) => byId.get(id))
}

/** Reads the text somebody proposed and nobody published or withdrew yet. */
export function openProposal(ctx: RequestContext): Promise<AttestationProposal | null> {
  return ctx.em.findOne(AttestationProposal, { organizationId: ctx.organizationId, state: 'OPEN' })
}

type Answer = Pick<
  Attestation,
  | 'id'
  | 'appVersionId'
  | 'textId'
  | 'answer'
  | 'legalName'
  | 'position'
  | 'legalBusinessName'
  | 'signedAt'
  | 'signature'
>

/** An answer, beside the text it was given to. */
export interface AttestationView extends Answer {
  textVersion: number
  isCurrent: boolean
  /** When the text that was answered was replaced by the next one; undefined while it is in force. */
  replacedAt: Date | undefined
}

/** Reads all answers of each version, latest first. Two statements. */
export async function attestationsOfVersions(
  ctx: RequestContext,
  versionIds: readonly string[],
): Promise<AttestationView[][]> {
  const rows = await ctx.em.find(
    Attestation,
    { appVersionId: { $in: [...versionIds] }, organizationId: ctx.organizationId },
    { orderBy: { signedAt: 'desc' } },
  )
  const views = await beside(ctx, rows)
  return groupedBy(views, (view) => view.appVersionId, versionIds)
}

/** Reads one answer by id; whether it may be seen is for the caller to say. */
export async function attestationById(
  ctx: RequestContext,
  id: string,
): Promise<AttestationView | undefined> {
  const row = await ctx.em.findOne(Attestation, { id, organizationId: ctx.organizationId })
  return row ? (await beside(ctx, [row]))[0] : undefined
}

/**
 * Reads, for each version, the answer its wording is compared with: the latest one given for the same app, whatever its
 * version, else the latest the vendor gave for another app. Three statements.
 */
export async function previousAttestations(
  ctx: RequestContext,
  versionIds: readonly string[],
): Promise<(AttestationView | undefined)[]> {
  const found = await ctx.em.execute<{ versionId: string; id: string }[]>(
    `select v.id as "versionId", answered.id
     from app_version v
     join app a on a.id = v.app_id
     cross join lateral (
       select s.id
       from attestation s
       join app_version other on other.id = s.app_version_id
       join app owner on owner.id = other.app_id
       where owner.vendor_id = a.vendor_id
       order by (owner.id = a.id) desc, s.signed_at desc
       limit 1
     ) answered
     where v.organization_id = ? and v.id = any(?::uuid[])`,
    [ctx.organizationId, `{${versionIds.join(',')}}`],
  )
  const ids = found.map(({ id }) => id)
  const views = await beside(ctx, await ctx.em.find(Attestation, { id: { $in: ids } }))
  return versionIds.map((version) => {
    const answered = found.find(({ versionId }) => versionId === version)
    return views.find(({ id }) => id === answered?.id)
  })
}

async function beside(
  ctx: RequestContext,
  rows: readonly Attestation[],
): Promise<AttestationView[]> {
  const texts = await ctx.em.find(
    AttestationText,
    { organizationId: ctx.organizationId, publishedAt: { $lte: ctx.ports.clock.now() } },
    { orderBy: { version: 'asc' }, fields: ['id', 'version', 'publishedAt'] },
  )
  return rows.map((row) => {
    const { id, appVersionId, textId, answer, signedAt, signature } = row
    const { legalName, position, legalBusinessName } = row
    const place = texts.findIndex((text) => text.id === textId)
    return {
      ...{ id, appVersionId, textId, answer, signedAt, signature },
      ...{ legalName, position, legalBusinessName },
      textVersion: texts[place]?.version ?? 0,
      isCurrent: place === texts.length - 1,
      replacedAt: texts[place + 1]?.publishedAt,
    }
  })
}
