import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { isEditable } from '../../domain/editable.ts'
import { ok } from '../../domain/result.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import { deny, requireViewer } from '../authorize.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse, stale } from '../user-fault.ts'
import { findVersionForChange } from './find-version.ts'
import { type AttestInput, signAttestation, textAsRead } from './sign-attestation.ts'

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
        message: 'Only a draft can be attested. On a live version, renew the attestation.',
        path: ['versionId'],
      })
    }
    if (version.revision !== input.expectedRevision)
      return stale(input.expectedRevision, version.revision)
    const text = await textAsRead(tx, input)
    if (!text.ok) return text
    await signAttestation(tx, found, { text: text.value, answer: input.answer })
    await tx.em.flush()
    return ok(version)
  })
}
