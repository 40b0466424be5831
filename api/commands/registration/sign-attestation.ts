import type { AttestationAnswer } from '../../../schema/vocabulary/registration.ts'
import type { RequestContext } from '../../context.ts'
import {
  type AttestationStatement,
  canonicalStatement,
} from '../../domain/attestation-statement.ts'
import { ok } from '../../domain/result.ts'
import { Vendor } from '../../entities/account/vendor.entity.ts'
import { Attestation } from '../../entities/app/attestation.entity.ts'
import { AttestationText } from '../../entities/app/attestation-text.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { requireViewer } from '../authorize.ts'
import { type CommandResult, refuse } from '../user-fault.ts'
import type { VersionAndApp } from './find-version.ts'

export interface AttestInput {
  versionId: string
  textId: string
  /** Hash of the text the person read; another one means that it changed under their eyes. */
  textSha256: string
  answer: AttestationAnswer
  expectedRevision: number
}

/** Finds the terms in force: the newest published text. */
export function currentText(ctx: RequestContext): Promise<AttestationText | null> {
  return ctx.em.findOne(
    AttestationText,
    { organizationId: ctx.organizationId, publishedAt: { $lte: ctx.ports.clock.now() } },
    { orderBy: { version: 'desc' } },
  )
}

/** Finds the terms in force, when they are those the person read. */
export async function textAsRead(
  ctx: RequestContext,
  { textId, textSha256 }: Pick<AttestInput, 'textId' | 'textSha256'>,
): Promise<CommandResult<AttestationText>> {
  const text = await currentText(ctx)
  if (text?.id === textId && text.sha256 === textSha256) return ok(text)
  const message = 'The statement changed. Read the new text.'
  return refuse({ code: 'ATTESTATION_REQUIRED', message, path: ['textId'] })
}

/**
 * Writes an answer with the four fields of the vendor's profile (R120) and its signature, in the unit of work of who
 * answers; declined answers are signed as well. The version carries the answer on: gallery and consent page read it.
 */
export async function signAttestation(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
  { text, answer }: { text: AttestationText; answer: AttestationAnswer },
): Promise<void> {
  const vendor = await ctx.em.findOneOrFail(Vendor, { id: app.vendorId })
  const signedAt = ctx.ports.clock.now()
  const id = crypto.randomUUID()
  const fields = {
    answer,
    legalName: `${vendor.legalFirstName} ${vendor.legalLastName}`,
    position: vendor.position,
    legalBusinessName: vendor.legalBusinessName ?? null,
  }
  const statement: AttestationStatement = {
    ...fields,
    issuer: ctx.urls.base,
    attestationId: id,
    appId: app.id,
    appName: version.name,
    appVersionId: version.id,
    appVersionNumber: version.number,
    vendorId: vendor.id,
    vendorName: vendor.displayName,
    textVersion: text.version,
    textSha256: text.sha256,
    signedAt: signedAt.toISOString(),
  }
  ctx.em.create(Attestation, {
    ...fields,
    id,
    organizationId: ctx.organizationId,
    createdAt: signedAt,
    appVersionId: version.id,
    textId: text.id,
    signedById: requireViewer(ctx).userId,
    signedAt,
    signature: await ctx.ports.signer.sign(canonicalStatement(statement), signedAt),
  })
  version.attestationAnswer = answer
  recordEvent(ctx, {
    action: answer === 'ACCEPTED' ? 'attestation.accepted' : 'attestation.declined',
    vendorId: app.vendorId,
    appId: app.id,
    appVersionId: version.id,
    detail: { textVersion: text.version, attestationId: id },
  })
}
