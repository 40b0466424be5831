import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import {
  RISK_TIER_NAMES,
  RISK_TIERS,
  type RiskTier,
} from '../../../schema/vocabulary/registration.ts'
import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { recordEvent } from '../../events/record-event.ts'
import { lengthFaults } from '../field-checks.ts'
import type { VersionAndApp } from '../registration/find-version.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, refuse, stale } from '../user-fault.ts'
import { endApprovals } from './approve-app-version.ts'
import { beginReviewOf, findForReview } from './stages/find-stage.ts'

export interface RiskRaise {
  versionId: string
  tier: RiskTier
  reason: string
  expectedRevision: number
}

/**
 * Raises the risk of an app above what is computed, with a reason: what those who own the security stage may do while a
 * version is with the reviewers (LIFECYCLE D4, stage 2). Approvals given before have to be given again.
 *
 * Refuses a tier that is not higher than the present one: nobody lowers it. And a missing reason, a stale revision.
 *
 * @throws ForbiddenError for people who may see the version but do not decide its security stage.
 */
export function raiseRiskTier(
  ctx: RequestContext,
  { versionId, tier, reason, expectedRevision }: RiskRaise,
): Promise<CommandResult<VersionAndApp>> {
  const duty = { versionId, ability: 'stage.decide', stage: 'SECURITY_PRIVACY' } as const
  return inTransaction(ctx, async (tx) => {
    const found = await findForReview(ctx, tx, duty)
    if (!found.ok) return found
    const { version, app } = found.value
    if (version.revision !== expectedRevision) return stale(expectedRevision, version.revision)
    const from = app.riskTier
    if (RISK_TIERS.indexOf(tier) <= RISK_TIERS.indexOf(from)) {
      const message = `The risk is ${RISK_TIER_NAMES[from].toLowerCase()}: it can be raised, and never lowered.`
      return refuse({ code: 'INVALID', message, path: ['tier'] })
    }
    const faults = lengthFaults({ reason }, TEXT_LIMITS.reason)
    if (faults.length) return { ok: false, error: faults }
    tx.em.assign(app, { riskTier: tier, riskRaisedTo: tier, riskRaisedReason: reason.trim() })
    version.updatedAt = ctx.ports.clock.now()
    await endApprovals(tx, { version })
    const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
    recordEvent(
      tx,
      { action: 'risk-tier.raised', ...subject, detail: { from, to: tier, reason: reason.trim() } },
      { type: 'risk-tier.raised', tier, ...subject },
    )
    beginReviewOf(tx, { version, app })
    await tx.em.flush()
    return ok({ version, app })
  })
}
