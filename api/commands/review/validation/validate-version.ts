import { type Check, verdictOf } from '../../../../schema/vocabulary/validation.ts'
import type { RequestContext } from '../../../context.ts'
import {
  addressesOf,
  addressFinding,
  behaviourFindings,
  iconFinding,
  keySetFinding,
  scenarioFinding,
  submissionFindings,
} from '../../../domain/governance/validation-checks.ts'
import { checkKeySet } from '../../../domain/key-set.ts'
import type { AppVersion } from '../../../entities/app/app-version.entity.ts'
import { auditRow, outboxRow } from '../../../events/record-event.ts'
import { submissionDraftOf } from '../../../queries/registration/submission-draft-of.ts'
import { scenariosMet } from '../../../queries/review/scenarios-met.ts'
import type { ValidatedVersion } from '../../../queries/review/validated-version.ts'
import { insertAuditRows, insertOutboxRows } from '../../event-sql.ts'
import { tableRow } from '../../table-row.ts'

/**
 * Looks at a version now and keeps what was found, in the name of who asks or of the platform: its addresses over the
 * guarded connection, its key set, the rules of a submission, the stated behaviours (R301), its icon, and which
 * difficult records of the sandbox it has met (C14). Returns the id of the run.
 *
 * No connection is held while it looks; the run, audit and outbox are one statement.
 */
export async function validateVersion(
  ctx: RequestContext,
  file: ValidatedVersion,
): Promise<string> {
  const { version, app } = file
  const createdAt = ctx.ports.clock.now()
  const scenarios = await scenariosMet(ctx, version.id)
  const checks = [...(await checksOf(ctx, file)), scenarioFinding(scenarios)]
  const run = {
    ...{ createdAt, checks, scenarios, verdict: verdictOf(checks) },
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    appVersionId: version.id,
    startedById: ctx.viewer?.userId ?? null,
    finishedAt: ctx.ports.clock.now(),
    submittedAt: file.submittedAt,
  }
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  const errors = checks.filter(({ severity }) => severity === 'ERROR').length
  const detail = { verdict: run.verdict, errors }
  const audit = auditRow(ctx, { action: 'validation-run.finished', ...subject, detail })
  const event = { type: 'validation-run.finished', validationRunId: run.id, ...subject } as const
  await ctx.ports.rowWriter.write(KEEP, [
    JSON.stringify(tableRow(run)),
    JSON.stringify([tableRow(audit)]),
    JSON.stringify([tableRow(outboxRow(ctx, event))]),
  ])
  return run.id
}

const KEEP = `with run as (
  insert into validation_run (id, organization_id, created_at, app_version_id, started_by_id, finished_at, verdict,
    checks, scenarios, submitted_at)
  select g.id, g.organization_id, g.created_at, g.app_version_id, g.started_by_id, g.finished_at, g.verdict,
    g.checks, g.scenarios, g.submitted_at
  from jsonb_populate_record(null::validation_run, ?::jsonb) g returning id
),
audited as (${insertAuditRows('run')}),
told as (${insertOutboxRows('run')})
select id from run`

/** Everything is looked at at once; the slowest address takes five seconds. */
async function checksOf(
  ctx: RequestContext,
  { version, scopes }: ValidatedVersion,
): Promise<Check[]> {
  const draft = submissionDraftOf(version, scopes)
  const [addresses, keys] = await Promise.all([
    Promise.all(
      addressesOf(draft).map(async (each) =>
        addressFinding(each, await ctx.ports.pages.look(each.url)),
      ),
    ),
    keysOf(ctx, version),
  ])
  return [
    ...submissionFindings(draft),
    ...addresses,
    ...keys,
    ...behaviourFindings(draft),
    iconFinding(Boolean(version.iconId)),
  ]
}

async function keysOf(ctx: RequestContext, { jwks, jwksUrl }: AppVersion): Promise<Check[]> {
  if (jwksUrl) return [keySetFinding(await ctx.ports.keySets.read(jwksUrl), jwksUrl)]
  return jwks ? [keySetFinding({ ...checkKeySet(jwks), isReachable: true }, 'jwks')] : []
}
