import type { GovernanceStage } from '../../../schema/vocabulary/stage.ts'
import type { Check } from '../../../schema/vocabulary/validation.ts'
import type { RequestContext } from '../../context.ts'
import type { ApprovalFacts } from '../../domain/governance/approval-guards.ts'
import { outgrownWaivers } from '../../domain/governance/policy-book.ts'
import { errorsOf } from '../../domain/governance/validation-standing.ts'
import { checkSubmission } from '../../domain/submission.ts'
import type { App } from '../../entities/app/app.entity.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { DecisionArtifact } from '../../entities/app/decision-artifact.entity.ts'
import type { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import type { StageReview } from '../../entities/app/stage-review.entity.ts'
import { policies } from '../platform/hospital-rules.ts'
import { submissionDraftOf } from '../registration/submission-draft-of.ts'

/** A version in review with all that was decided about it. */
export interface VersionUnderReview {
  version: AppVersion
  app: App
  rows: readonly StageReview[]
  artifacts: readonly DecisionArtifact[]
  scopes: readonly ScopeRequest[]
}

/**
 * Gathers what the guards of an approval look at, in one statement, and one more where a stage was waived. The automated checks are those of a submission by
 * today's rules, the last look at the key set where the app publishes one, and the last validation run.
 */
export async function approvalFacts(
  ctx: RequestContext,
  { version, app, rows, artifacts, scopes }: VersionUnderReview,
): Promise<ApprovalFacts> {
  const [row] = await ctx.em.execute<Row[]>(FACTS, [app.vendorId, app.ownerId, app.id, version.id])
  const faults = checkSubmission(submissionDraftOf(version, scopes), 'submit')
  const keySetFault = version.jwksUrl && row?.keySetFault
  return {
    standing: {
      states: new Map(rows.map(({ stage, state }) => [stage, state])),
      filed: new Set(artifacts.map(({ kind }) => kind)),
      riskTier: app.riskTier,
    },
    outgrownWaivers: await outgrown(ctx, rows, app),
    scopes,
    checkFaults: [
      ...faults.map(({ message }) => message),
      ...(keySetFault ? [`The key set cannot be used: ${keySetFault}`] : []),
      ...errorsOf((row?.lastChecks ?? []).filter(({ key }) => key !== 'submission')), // asked anew
    ],
    isValidated: isValidated(rows, row?.isOfSubmission ?? false),
    supportContact: app.supportContact,
    hasOwner: row?.hasOwner ?? false,
  }
}

async function outgrown(
  ctx: RequestContext,
  rows: readonly StageReview[],
  { riskTier }: App,
): Promise<GovernanceStage[]> {
  if (!rows.some(({ state }) => state === 'WAIVED')) return []
  return outgrownWaivers(await policies(ctx), rows, riskTier)
}

interface Row {
  hasOwner: boolean
  keySetFault: string | null
  lastChecks: Check[] | null
  isOfSubmission: boolean | null
}

/** Technical validation was waived, rests on an earlier version that was brought back, or on a run of this submission. */
function isValidated(rows: readonly StageReview[], isOfSubmission: boolean): boolean {
  const technical = rows.find(({ stage }) => stage === 'TECHNICAL_VALIDATION')
  return technical?.state === 'WAIVED' || Boolean(technical?.decidedInVersionId) || isOfSubmission
}

const FACTS = `
select exists (select from vendor_member m where m.vendor_id = ? and m.user_id = ?) as "hasOwner",
  (select p.detail from key_set_probe p join oauth_client c on c.id = p.oauth_client_id
   where c.app_id = ? and c.environment = 'SANDBOX' and not p.ok) as "keySetFault",
  last.checks as "lastChecks", last."isOfSubmission"
from app_version v left join lateral (
  select r.checks, r.submitted_at is not distinct from v.submitted_at as "isOfSubmission"
  from validation_run r where r.app_version_id = v.id order by r.created_at desc limit 1) last on true
where v.id = ?`
