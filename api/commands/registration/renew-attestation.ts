import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { isRenewable } from '../../domain/attestation-standing.ts'
import { ok } from '../../domain/result.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import { Attestation } from '../../entities/app/attestation.entity.ts'
import { deny, requireViewer } from '../authorize.ts'
import { releaseOrHold } from '../review/automatic-release.ts'
import { showListing } from '../review/listing-effects.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse, stale } from '../user-fault.ts'
import { findVersionForChange, type VersionAndApp } from './find-version.ts'
import { type AttestInput, signAttestation, textAsRead } from './sign-attestation.ts'

/**
 * Answers the terms in force on a live or an approved version, and changes nothing else of it: the short path beside
 * registering a new version (R121, R126, A19 O10). The listing and the consent page say the new answer at once, and a
 * version that only waited for it goes live.
 *
 * Refuses versions that are neither, texts that are not in force any more, and the answer that stands already.
 */
export function renewAttestation(
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
    if (!isRenewable(version)) {
      return refuse({
        code: 'INVALID_TRANSITION',
        message:
          'Only a live or an approved version is attested again as it is. Answer in the wizard instead.',
        path: ['versionId'],
      })
    }
    if (version.revision !== input.expectedRevision)
      return stale(input.expectedRevision, version.revision)
    const text = await textAsRead(tx, input)
    if (!text.ok) return text
    if (await isAnswered(tx, input)) {
      return refuse({
        code: 'NOT_UNIQUE',
        message: 'This text is answered like that already; nothing is out of date.',
        path: ['answer'],
      })
    }
    await signAttestation(tx, found, { text: text.value, answer: input.answer })
    version.updatedAt = tx.ports.clock.now()
    await tx.em.flush()
    await applyAnswer(tx, found)
    return ok(version)
  })
}

/** Says the answer in the listing of what is live, and lets go what waited for it. */
async function applyAnswer(ctx: RequestContext, found: VersionAndApp): Promise<void> {
  if (found.version.status === 'LIVE') await showListing(ctx, found)
  else if (found.version.releaseHeldBy) await releaseOrHold(ctx, found)
}

/** Is the latest answer of the version the same one, to the same text? */
async function isAnswered(
  ctx: RequestContext,
  { versionId, textId, answer }: AttestInput,
): Promise<boolean> {
  const latest = await ctx.em.findOne(
    Attestation,
    { appVersionId: versionId },
    { orderBy: { signedAt: 'desc' } },
  )
  return latest?.textId === textId && latest.answer === answer
}
