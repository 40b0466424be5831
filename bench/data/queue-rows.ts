import { runAll } from './run-all.ts'

/** The generated apps have one or two versions. */
const NUMBER = 3

/**
 * Hands in a new version of every generated app, over the last ten weeks: half of them past intake, with two stages open
 * of which somebody took one on, some sent back, each with the events an audit trail has of it. The owner of the apps
 * may review.
 */
export async function addQueue(databaseUrl: string): Promise<void> {
  await runAll(databaseUrl, [
    `update user_account set roles = '{DEVELOPER,APP_ADMIN}'`,
    ADD_VERSIONS,
    ADD_SCOPES,
    ADD_STAGES,
    ADD_EVENTS,
    'vacuum analyze',
  ])
}

const ADD_VERSIONS = `
insert into app_version
select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'number', ${NUMBER}, 'status', 'IN_REVIEW',
  'review_state', case when n % 10 = 0 then 'CHANGES_REQUESTED' when n % 2 = 0 then 'UNDER_REVIEW' else 'WAITING' end,
  'submitted_at', now() - n % 70 * interval '1 day' - n * interval '1 second'))).*
from (select v, row_number() over (order by id) as n from app_version v where status = 'LIVE') each`

/** The versions in review, numbered. */
const QUEUE = `(select v.*, row_number() over (order by id) as n from app_version v where number = ${NUMBER}) q`

const ADD_SCOPES = `
insert into scope_request (id, organization_id, created_at, app_version_id, position, scope, purpose, decision)
select gen_random_uuid(), s.organization_id, s.created_at, q.id, s.position, s.scope, s.purpose, 'PENDING'
from ${QUEUE} join app_version l on l.app_id = q.app_id and l.status = 'LIVE' join scope_request s on s.app_version_id = l.id
union all
select gen_random_uuid(), organization_id, created_at, id, 90, 'system/Observation.rs', 'Compares the wards.', 'PENDING'
from ${QUEUE} where n % 20 = 0`

const ADD_STAGES = `
insert into stage_review (id, organization_id, created_at, updated_at, app_version_id, stage, state, started_at, due_at,
  decided_at, owner_id, checklist)
select gen_random_uuid(), q.organization_id, now(), now(), q.id, s.stage, s.state, q.submitted_at + s.after,
  q.submitted_at + interval '14 days', case when s.state = 'PASSED' then q.submitted_at + interval '2 days' end,
  case when s.is_taken then u.id end, '[]'
from ${QUEUE} cross join user_account u join (values
  (1, 'INTAKE', 'IN_PROGRESS', interval '0', false), (0, 'INTAKE', 'PASSED', interval '0', true),
  (0, 'SECURITY_PRIVACY', 'IN_PROGRESS', interval '2 days', true),
  (0, 'TECHNICAL_VALIDATION', 'IN_PROGRESS', interval '2 days', false)) s(half, stage, state, after, is_taken) on s.half = q.n % 2`

const ADD_EVENTS = `
insert into audit_event (id, organization_id, created_at, action, outcome, actor_name, app_id, app_version_id)
select gen_random_uuid(), q.organization_id, q.submitted_at + e.after, e.action, 'SUCCESS', 'Olive Bench', q.app_id, q.id
from ${QUEUE} join (values
  (1, 'app-version.drafted', interval '0'), (1, 'app-version.draft-saved', interval '0'), (1, 'attestation.accepted', interval '0'),
  (1, 'app-version.submit', interval '0'), (1, 'stage.opened', interval '0'), (1, 'client.created', interval '0'),
  (2, 'app-version.review-started', interval '1 day'), (2, 'stage.decided', interval '2 days'),
  (2, 'stage.opened', interval '2 days'), (2, 'stage.assigned', interval '2 days'),
  (10, 'app-version.request-changes', interval '3 days')) e(every, action, after) on q.n % e.every = 0`
