import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { checkSubmission } from '../../domain/submission.ts'
import { Attestation } from '../../entities/app/attestation.entity.ts'
import type { AttestationText } from '../../entities/app/attestation-text.entity.ts'
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import { submissionDraftOf } from '../../queries/registration/submission-draft-of.ts'
import { currentText } from '../registration/attest.ts'
import type { VersionAndApp } from '../registration/find-version.ts'
import { type CommandResult, refuse } from '../user-fault.ts'

/** Lets only whole submissions into review: every field, every scope, an answer on the text in force. */
export async function submissionGuard(
  ctx: RequestContext,
  { version }: VersionAndApp,
): Promise<CommandResult<unknown>> {
  const scopes = await ctx.em.find(
    ScopeRequest,
    { appVersionId: version.id },
    { orderBy: { position: 'asc' } },
  )
  const faults = checkSubmission(submissionDraftOf(version, scopes), 'submit')
  if (faults.length) {
    return {
      ok: false,
      error: faults.map((fault) => ({ kind: 'field', ...fault, path: [...fault.path] })),
    }
  }
  return requireCurrentAttestation(ctx, version.id)
}

/** Refuses when the terms were changed since the vendor answered them. */
export async function requireCurrentAttestation(
  ctx: RequestContext,
  versionId: string,
): Promise<CommandResult<unknown>> {
  const text: AttestationText | null = await currentText(ctx)
  const answered =
    text && (await ctx.em.count(Attestation, { appVersionId: versionId, textId: text.id }))
  if (answered) return ok(undefined)
  return refuse({
    code: 'ATTESTATION_REQUIRED',
    message: 'Accept or decline the present privacy and security statement.',
    path: ['attestationAnswer'],
  })
}
