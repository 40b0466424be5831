import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { Attestation } from '../../entities/app/attestation.entity.ts'
import type { AttestationText } from '../../entities/app/attestation-text.entity.ts'
import { currentText } from '../registration/sign-attestation.ts'
import { type CommandResult, refuse, type UserFault } from '../user-fault.ts'

/**
 * Refuses when the terms were changed since the vendor answered them. For a version that brings an earlier one back, an
 * answer for any version of the app is one: the vendor has nothing to sign in a roll-back.
 */
export async function requireCurrentAttestation(
  ctx: RequestContext,
  { appId, id, restoresVersionId }: Pick<AppVersion, 'appId' | 'id' | 'restoresVersionId'>,
): Promise<CommandResult<unknown>> {
  const text: AttestationText | null = await currentText(ctx)
  const versions = restoresVersionId ? await ctx.em.find(AppVersion, { appId }) : [{ id }]
  const appVersionId = { $in: versions.map((version) => version.id) }
  const answered = text && (await ctx.em.count(Attestation, { appVersionId, textId: text.id }))
  return answered ? ok(undefined) : attestationRefused()
}

/** Refuses because there is no answer on the terms in force. */
export function attestationRefused(): { ok: false; error: UserFault[] } {
  return refuse({
    code: 'ATTESTATION_REQUIRED',
    message: 'Accept or decline the present privacy and security statement.',
    path: ['attestationAnswer'],
  })
}
