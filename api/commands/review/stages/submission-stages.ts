import {
  daysOfStage,
  type GovernancePolicy,
} from '../../../../schema/vocabulary/governance-policy.ts'
import { FIRST_TEMPLATES } from '../../../../schema/vocabulary/review-template.ts'
import {
  type GovernanceStage,
  STAGES_BEFORE_APPROVAL,
} from '../../../../schema/vocabulary/stage.ts'
import type { RequestContext } from '../../../context.ts'
import { businessDaysAfter } from '../../../domain/governance/business-days.ts'
import { policyBook, presentPolicy } from '../../../domain/governance/policy-book.ts'
import { auditRow } from '../../../events/record-event.ts'
import type { VersionFile } from '../../../queries/registration/version-file.ts'
import { tableRow } from '../../table-row.ts'
import { contentHash } from './content-hash.ts'

/** A part of the one statement that writes a submission, with what it is given. */
export interface StatementPart {
  sql: string
  values: readonly unknown[]
}

/**
 * The parts that concern the stages. INTAKE opens; of the stages that were decided before, those open again whose part of
 * the submission changed, and those that failed or were interrupted (LIFECYCLE D3). Only a version that was submitted
 * before has any of these.
 *
 * A stage has the days of the policy its review began with: at the first submission the one in force, which INTAKE names
 * (decision 41).
 */
export function stagesAtSubmission(
  ctx: RequestContext,
  { version, app, scopes, policy: stored }: VersionFile,
  wasSubmitted: boolean,
): StatementPart[] {
  const at = ctx.ports.clock.now()
  const policy = presentPolicy(policyBook(stored ? [stored] : []))
  const due = dueAfter(policy, 'INTAKE', at)
  const intake = { sql: INTAKE, values: [INTAKE_ITEMS, at, due, stored?.number ?? null] }
  if (!wasSubmitted) return [intake]
  const touched = STAGES_BEFORE_APPROVAL.map((stage) => ({
    stage,
    contentHash: contentHash(stage, version, scopes),
    at,
    dueAt: dueAfter(policy, stage, at),
  }))
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  const audit = tableRow(auditRow(ctx, { action: 'stage.opened', ...subject }))
  return [
    intake,
    { sql: REOPENED, values: [JSON.stringify(touched.map(tableRow)), version.id] },
    { sql: REOPENING_AUDITED, values: [JSON.stringify(audit)] },
  ]
}

const INTAKE_ITEMS = JSON.stringify(FIRST_TEMPLATES.INTAKE_FORM.items)

function dueAfter(policy: GovernancePolicy, stage: GovernanceStage, at: Date): Date {
  return businessDaysAfter(at, daysOfStage(policy, stage) ?? 0)
}

const INTAKE = `intake as (
  insert into stage_review (id, organization_id, created_at, updated_at, app_version_id, stage, state, started_at,
    due_at, checklist, template_version, policy_version)
  select gen_random_uuid(), v.organization_id, g.at, g.at, v.id, 'INTAKE', 'IN_PROGRESS', g.at, g.due_at,
    (select jsonb_agg(item || '{"satisfied": false}') from jsonb_array_elements(coalesce(t.items, g.items)) item),
    coalesce(t.version, 1), g.policy
  from changed join app_version v on v.id = changed.id
  cross join (select ?::jsonb as items, ?::timestamptz as at, ?::timestamptz as due_at, ?::int as policy) g
  left join lateral (select r.items, r.version from review_template r
    where r.organization_id = v.organization_id and r.kind = 'INTAKE_FORM' order by r.version desc limit 1) t on true
  on conflict (app_version_id, stage) do nothing
)`

const REOPENED = `reopened as (
  update stage_review s set state = 'IN_PROGRESS', started_at = g.at, due_at = g.due_at, updated_at = g.at,
    decided_at = null, decided_by_id = null, reason = null, content_hash = null, revision = s.revision + 1,
    checklist = coalesce((select jsonb_agg(item || '{"satisfied": false}')
                          from jsonb_array_elements(s.checklist) item), '[]')
  from jsonb_to_recordset(?::jsonb) g(stage text, content_hash text, at timestamptz, due_at timestamptz)
  where s.app_version_id = ?::uuid and exists (select from changed) and s.stage = g.stage and (s.state = 'FAILED'
    or (s.state in ('PASSED', 'WAIVED') and s.content_hash is distinct from g.content_hash)
    or (s.state = 'NOT_STARTED' and s.started_at is not null))
  returning s.stage
)`

const REOPENING_AUDITED = `reopening_audited as (
  insert into audit_event (id, organization_id, created_at, action, outcome, actor_id, actor_name, vendor_id, app_id,
    app_version_id, source_ip, request_id, detail)
  select gen_random_uuid(), g.organization_id, g.created_at, g.action, g.outcome, g.actor_id, g.actor_name,
    g.vendor_id, g.app_id, g.app_version_id, g.source_ip, g.request_id,
    jsonb_build_object('stage', r.stage, 'isAgain', true)
  from reopened r, jsonb_populate_record(null::audit_event, ?::jsonb) g
)`
