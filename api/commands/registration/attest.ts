import type { AttestationAnswer } from '../../../schema/vocabulary/registration.ts'
import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { isEditable } from '../../domain/editable.ts'
import { ok } from '../../domain/result.ts'
import { Vendor } from '../../entities/account/vendor.entity.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import { Attestation } from '../../entities/app/attestation.entity.ts'
import { AttestationText } from '../../entities/app/attestation-text.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { deny, requireViewer } from '../authorize.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse, stale } from '../user-fault.ts'
import { findVersionForChange } from './find-version.ts'

export interface AttestInput {
  versionId: string
  textId: string
  /** Hash of the text the person read; another one means that it changed under their eyes. */
  textSha256: string
  answer: AttestationAnswer
  expectedRevision: number
}

/**
 * Signs or declines the terms for a version, with legal name, position, business and date (R120).
 *
 * Either answer lets the app be submitted; declining is shown to patients (R082-R085).
 */
export function attest(
  ctx: RequestContext,
  input: AttestInput,
): Promise<CommandResult<AppVersion>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findVersionForChange(tx, viewer, input.versionId)
    if (!found) return notFound('version', ['versionId'])
    const { version, app } = found
    const subject = { vendorId: app.vendorId, appId: app.id }
    if (!can(viewer, 'attestation.answer', subject)) return deny(ctx, 'attestation.answer', subject)
    if (!isEditable(version)) {
      return refuse({
        code: 'INVALID_TRANSITION',
        message: 'Only a draft can be attested.',
        path: ['versionId'],
      })
    }
    if (version.revision !== input.expectedRevision)
      return stale(input.expectedRevision, version.revision)
    const text = await textAsRead(tx, input)
    if (!text.ok) return text
    await sign(tx, { version, vendorId: app.vendorId, text: text.value, answer: input.answer })
    version.attestationAnswer = input.answer
    recordEvent(tx, {
      action: input.answer === 'ACCEPTED' ? 'attestation.accepted' : 'attestation.declined',
      ...subject,
      appVersionId: version.id,
      detail: { textVersion: text.value.version },
    })
    await tx.em.flush()
    return ok(version)
  })
}

/** The terms in force, when they are those the person read. */
async function textAsRead(
  ctx: RequestContext,
  { textId, textSha256 }: Pick<AttestInput, 'textId' | 'textSha256'>,
): Promise<CommandResult<AttestationText>> {
  const text = await currentText(ctx)
  if (text?.id === textId && text.sha256 === textSha256) return ok(text)
  const message = 'The statement changed. Read the new text.'
  return refuse({ code: 'ATTESTATION_REQUIRED', message, path: ['textId'] })
}

/** The terms in force: the newest published text. */
export function currentText(ctx: RequestContext): Promise<AttestationText | null> {
  return ctx.em.findOne(
    AttestationText,
    { organizationId: ctx.organizationId, publishedAt: { $lte: ctx.ports.clock.now() } },
    { orderBy: { version: 'desc' } },
  )
}

async function sign(
  ctx: RequestContext,
  at: { version: AppVersion; vendorId: string; text: AttestationText; answer: AttestationAnswer },
): Promise<void> {
  const vendor = await ctx.em.findOneOrFail(Vendor, { id: at.vendorId })
  const now = ctx.ports.clock.now()
  ctx.em.create(Attestation, {
    organizationId: ctx.organizationId,
    createdAt: now,
    appVersionId: at.version.id,
    textId: at.text.id,
    signedById: requireViewer(ctx).userId,
    answer: at.answer,
    legalName: `${vendor.legalFirstName} ${vendor.legalLastName}`,
    position: vendor.position,
    legalBusinessName: vendor.legalBusinessName ?? null,
    signedAt: now,
  })
}
