import { riskTierOf } from '../../api/domain/requestable-scopes.ts'
import { OFFERED_SCOPES } from '../../schema/vocabulary/scope-catalog.ts'
import type { Supply } from '../job.ts'
import { runAll } from './run-all.ts'

/** Drafts of a round. */
const DRAFTS = 1500

/** The generated apps have one or two versions. */
const NUMBER = 3

const SCOPES = OFFERED_SCOPES.filter(({ level }) => level === 'patient')
  .slice(0, 5)
  .map(({ scope }) => scope)

/**
 * Whole drafts, as the wizard leaves them: new versions of live apps of one vendor, who has one member, with the terms
 * answered. The apps have the risk their scopes make, so that nobody has to change it.
 */
export const draftSupply: Supply = {
  async prepare(databaseUrl) {
    const { tier } = riskTierOf(SCOPES, 'PUBLIC')
    await runAll(databaseUrl, [
      ADD_MEMBER,
      { text: ADD_DRAFTS, values: [JSON.stringify(draftFields()), DRAFTS] },
      { text: MOVE_APPS, values: [tier] },
      { text: ADD_SCOPES, values: [JSON.stringify(SCOPES)] },
      ANSWER_TERMS,
      'analyze',
    ])
  },
  async refill(databaseUrl) {
    const rows = await runAll(databaseUrl, [...CLEAR, `select id from ${DRAFT} order by id`])
    return rows.map(({ id }) => String(id))
  },
  async written(databaseUrl) {
    const [{ used, ...rest } = {}] = await runAll(databaseUrl, [WRITTEN])
    return { ...rest, used: Number(used) }
  },
}

function draftFields() {
  return {
    number: NUMBER,
    status: 'DRAFT',
    operating_systems: ['WEB'],
    short_description: 'Shows what was planned, and what was done of it.',
    change_notes: 'Shows the results of the last visit.',
    attestation_answer: 'ACCEPTED',
  }
}

const DRAFT = `(select * from app_version where number = ${NUMBER}) draft`

/** Whose apps they become. */
const VENDOR = '(select id from vendor order by id limit 1)'

const ADD_MEMBER = `
insert into vendor_member (id, organization_id, created_at, vendor_id, user_id, role)
select gen_random_uuid(), organization_id, now(), ${VENDOR}, id, 'OWNER' from user_account`

const ADD_DRAFTS = `
insert into app_version
select (jsonb_populate_record(v, $1::jsonb || jsonb_build_object('id', gen_random_uuid()))).*
from app_version v where status = 'LIVE' order by id limit $2`

const MOVE_APPS = `
update app set vendor_id = ${VENDOR}, risk_tier = $1 from ${DRAFT} where app.id = draft.app_id`

const ADD_SCOPES = `
insert into scope_request (id, organization_id, created_at, app_version_id, position, scope, purpose, justification,
  decision)
select gen_random_uuid(), organization_id, created_at, draft.id, position, scope,
  'Shows it to the patient beside the plan.', 'The plan of care cannot be followed without it.', 'PENDING'
from ${DRAFT}, jsonb_array_elements_text($1::jsonb) with ordinality wanted (scope, position)`

const ANSWER_TERMS = `
insert into attestation (id, organization_id, created_at, app_version_id, text_id, signed_by_id, answer, legal_name,
  position, signed_at)
select gen_random_uuid(), draft.organization_id, now(), draft.id, (select id from attestation_text), u.id, 'ACCEPTED',
  'Vera Vendor', 'Head of product', now()
from ${DRAFT}, user_account u`

/** Events go first, so that nobody tells them any more. Audit rows stay: the table is append-only. */
const CLEAR = [
  'delete from outbox_message',
  `delete from scope_grant where app_version_id in (select id from ${DRAFT})`,
  `delete from stage_review where app_version_id in (select id from ${DRAFT})`,
  `delete from oauth_client where pinned_version_id in (select id from ${DRAFT})`,
  `update app_version set status = 'DRAFT', review_state = null, submitted_at = null, submitted_by_id = null,
     revision = 1 where number = ${NUMBER}`,
  'vacuum analyze app_version, scope_grant, stage_review, oauth_client, outbox_message',
]

const WRITTEN = `
with audited as (
  select action, count(*) as rows from audit_event
  where created_at >= (select min(submitted_at) from ${DRAFT}) group by action
)
select (select count(*) from ${DRAFT} where status = 'IN_REVIEW' and submitted_by_id is not null and revision = 2) as used,
  (select jsonb_object_agg(action, rows) from audited) as audited,
  (select count(*) from outbox_message where type = 'app-version.moved') as events,
  (select count(*) from oauth_client) as clients,
  (select count(*) from stage_review where stage = 'INTAKE' and state = 'IN_PROGRESS' and due_at is not null
     and jsonb_array_length(checklist) > 0) as stages,
  (select count(*) from scope_grant where ended_at is null) as grants`
