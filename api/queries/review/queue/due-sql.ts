import { DAYS_OF_STAGE, FIRST_POLICY } from '../../../../schema/vocabulary/governance-policy.ts'
import { BALL_MOVES } from '../../../../schema/vocabulary/review-clock.ts'
import { type GovernanceStage, STAGES } from '../../../../schema/vocabulary/stage.ts'

/** What every hospital starts with; of what is stored, numbers may be missing that came later. */
const FIRST = `'${JSON.stringify(FIRST_POLICY)}'::jsonb`

/** What hands the ball on, spelled out as the index over it is. */
export const BALL_ACTIONS = actions(() => true)

/**
 * Says in SQL when versions are due, for what is asked of all of them at once: the filter and the order of the queue, and
 * the workload. It is the rule of `api/domain/governance/version-due.ts`; a test holds the two against each other.
 *
 * Business days between two moments are the difference of two numbers: weekdays since a Monday, less the holidays passed.
 *
 * Reads `file(id, is_patient)`, and takes the moment and the organisation as values. Gives
 * `stage_left(id, stage, owner_id, days_left, is_soon)` of open stages, and `due(id, days_left)`.
 */
export const DUE_SQL = `given as materialized (
  select ?::timestamptz as now, o.id as organization_id, coalesce(o.settings->>'timeZone', 'UTC') as zone,
    array(select h.day from holiday h where h.organization_id = o.id and extract(isodow from h.day) < 6 order by h.day) as days
  from organization o where o.id = ?::uuid),
policy as materialized (
  select p.number, p.value, max(p.number) over () = p.number as is_present,
    (p.value->>'patientAuthenticityDays')::int as patient_authenticity,
    (p.value->>'patientRegistrationDays')::int as patient_registration,
    (p.value->>'authenticityDays')::int as authenticity, (p.value->>'registrationDays')::int as registration
  from (select 1 as number, ${FIRST} as value
    union all select r.number, ${FIRST} || r.value from hospital_rule r, given g
    where r.organization_id = g.organization_id and r.subject = 'POLICY') p),
allowed as materialized (
  select p.number, s.stage, (p.value->>s.days)::int as days from policy p
  cross join (values ${STAGES.map(({ stage }) => `('${stage}', ${keyOf(stage)})`).join(', ')}) s(stage, days)),
move as materialized (
  select f.id, e.sequence, e.created_at as at, e.action in (${actionsTo('HOSPITAL')}) as is_ours,
    e.action in (${actionsTo('NOBODY')}) as is_end
  from file f join audit_event e on e.app_version_id = f.id
  where e.outcome = 'SUCCESS' and e.action in (${BALL_ACTIONS})),
standing as materialized (
  select m.id, ${numberOf('min(m.at) filter (where m.is_ours)')} as since,
    (array_agg(m.is_ours order by m.sequence desc))[1] as is_ours, (array_agg(m.is_end order by m.sequence desc))[1] as is_end
  from move m cross join given g group by m.id, g.zone, g.days),
turn as (
  select id, sequence, at, is_ours, is_ours <> lag(is_ours, 1, false) over (partition by id order by sequence) as is_turn
  from move),
span as materialized (
  select s.id, array_agg(${numberOf('s.at')}) as since, array_agg(${numberOf('coalesce(s.until, g.now)')}) as until
  from (select id, at, is_ours, lead(at) over (partition by id order by sequence) as until from turn where is_turn) s,
    given g
  where s.is_ours group by s.id),
intake as materialized (
  select i.app_version_id as id, coalesce(i.policy_version, 1) as policy,
    case when i.state in ('PASSED', 'WAIVED') then ${numberOf('i.decided_at')} end as since
  from file f join stage_review i on i.app_version_id = f.id cross join given g
  where i.stage = 'INTAKE'),
clock as materialized (
  select f.id, s.is_ours, s.is_end, not s.is_end and f.is_patient as binds, p.since, p.until,
    case when i.since is null then ${daysOf('authenticity')} else ${daysOf('registration')} end
      - ${usedSince('coalesce(i.since, s.since)')} as days_left
  from file f join standing s on s.id = f.id left join span p on p.id = f.id left join intake i on i.id = f.id
  join policy y on y.number = coalesce(i.policy, 1)
  where s.since is not null),
opened as materialized (
  select s.app_version_id as id, s.stage, s.owner_id, r.days, ${numberOf('s.started_at')} as since,
    case when r.days is null and s.due_at < g.now then -greatest(1, ${numberOf('g.now')} - ${numberOf('s.due_at')})
      when r.days is null then ${numberOf('s.due_at')} - ${numberOf('g.now')} end as until_date
  from file f join stage_review s on s.app_version_id = f.id and s.state = 'IN_PROGRESS' cross join given g
  left join intake i on i.id = f.id
  join allowed r on r.stage = s.stage and r.number = coalesce(i.policy, 1)),
stage_left as materialized (
  select o.id, o.stage, o.owner_id, l.days_left,
    coalesce(o.days is not null and p.is_ours and l.days_left between 0 and y.days, false) as is_soon
  from opened o cross join (select (value->>'dueSoonDays')::int as days from policy where is_present) y left join clock p on p.id = o.id
  cross join lateral (select case when o.days is null then o.until_date when o.since is null then null
    else least(o.days - ${usedSince('o.since')}, case when p.binds then p.days_left end) end as days_left) l),
due as materialized (
  select f.id, least(min(s.days_left), min(c.days_left) filter (where not c.is_end)) as days_left
  from file f left join stage_left s on s.id = f.id left join clock c on c.id = f.id group by f.id)`

/** Whether an app is under the law's clock, as `profileFor` says. */
export const IS_PATIENT_FACING = `'PATIENT' = any(v.audiences)`

/** The number of a moment's business day, by the calendar in \`given g\`. */
function numberOf(moment: string): string {
  const day = `(${moment} at time zone g.zone)::date`
  const since = `(${day} - date '1970-01-05')`
  return `(${since} / 7 * 5 + least(${since} % 7, 4) - width_bucket(${day}, g.days))`
}

/** The business days of the spans of `p` in which the hospital had the ball, from one of a number on. */
function usedSince(number: string): string {
  return `coalesce((select sum(greatest(0, u - greatest(f, ${number}))) from unnest(p.since, p.until) as t(f, u)), 0)`
}

function daysOf(phase: 'authenticity' | 'registration'): string {
  return `case when f.is_patient then y.patient_${phase} else y.${phase} end`
}

/** The name of the number that says how long a stage has. */
function keyOf(stage: GovernanceStage): string {
  const name = DAYS_OF_STAGE[stage]
  return name ? `'${name}'` : 'null'
}

function actionsTo(holder: 'HOSPITAL' | 'NOBODY'): string {
  return actions((to) => to === holder)
}

function actions(isWanted: (to: string) => boolean): string {
  const wanted = Object.entries(BALL_MOVES).filter(([, to]) => isWanted(to))
  return wanted.map(([action]) => `'${action}'`).join(', ')
}
