import { FIRST_POLICY } from '../../../schema/vocabulary/governance-policy.ts'
import { LAUNCH_ENVIRONMENTS } from '../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext } from '../../context.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { ArchivedFile } from '../../ports/archives.ts'
import { sha256Hex } from '../../secrets.ts'
import { type EvidenceReach, jsonFile } from './evidence-file.ts'
import { person } from './person-sql.ts'

/** A version of one of the two policies, as it is named in a pack. */
interface NamedPolicy {
  readonly number: number
  readonly content: unknown
  readonly summary: string | null
}

interface PolicyRecord {
  readonly begunWith: number | null
  readonly decisions: readonly unknown[]
  readonly policies: readonly NamedPolicy[]
  readonly dataPolicies: readonly NamedPolicy[]
}

/**
 * Names the policy a review began with, and of each decision about the version the policy and the data policies that were in
 * force (decisions 41 and 49), read from the trail in its order. Each has the SHA-256 of what it says, and what it says for
 * those who read policies. One statement.
 */
export async function policyFile(
  { em }: RequestContext,
  { id }: Pick<AppVersion, 'id'>,
  reach: EvidenceReach,
): Promise<ArchivedFile> {
  const [row] = await em.execute<{ content: PolicyRecord }[]>(POLICIES, [id])
  const readable = (policy: NamedPolicy) => {
    const sha256 = sha256Hex(JSON.stringify(policy.content))
    return reach.policies
      ? { ...policy, sha256 }
      : { ...policy, sha256, content: null, summary: null }
  }
  const { policies = [], dataPolicies = [], ...decided } = row?.content ?? {}
  return jsonFile('policies.json', {
    ...decided,
    policies: policies.map(readable),
    dataPolicies: dataPolicies.map(readable),
  })
}

/** What people decide about a version under the policies of the hospital. */
const DECISIONS = [
  'stage.decided',
  'scope.decided',
  'app-version.approval-given',
  'app-version.request-changes',
  'app-version.reject',
  'app-version.approve',
  'app-version.release',
  'app-version.suspend',
  'app-version.reinstate',
  'recertification.decided',
]

/** What every hospital starts with; of what is stored, numbers may be missing that came later. */
const FIRST = `'${JSON.stringify(FIRST_POLICY)}'::jsonb`

/** The last number the trail put in force before a decision. */
const lastBefore = (which: string) => `
    (select (p.detail->>'number')::int from audit_event p where p.organization_id = e.organization_id
      and p.outcome = 'SUCCESS' and p.sequence < e.sequence and ${which} order by p.sequence desc limit 1)`

/** 0 says that the rules ended. */
const dataPolicyBefore = (environment: string) =>
  `'${environment}', nullif(${lastBefore(
    `p.action in ('data-policy.published', 'data-policy.rolled-back') and p.detail->>'environment' = '${environment}'`,
  )}, 0)`

/** Has one mark: the id of the version. */
const POLICIES = `
    with asked as (select v.id, v.organization_id from app_version v where v.id = ?),
    begun as (
      select coalesce(s.policy_version, 1) as number from stage_review s join asked on asked.id = s.app_version_id
      where s.stage = 'INTAKE'),
    decision as materialized (
      select e.id, e.sequence, e.created_at, e.action, e.detail->>'stage' as stage,
        coalesce(${lastBefore(`p.action = 'policy.changed'`)}, 1) as policy,
        jsonb_build_object(${LAUNCH_ENVIRONMENTS.map(dataPolicyBefore).join(', ')}) as data_policy
      from audit_event e join asked on asked.id = e.app_version_id
      where e.outcome = 'SUCCESS' and e.action in (${DECISIONS.map((action) => `'${action}'`).join(', ')})),
    named as (select policy as number from decision union select number from begun),
    named_data as (
      select distinct d.key as environment, d.value::int as number
      from decision cross join jsonb_each_text(data_policy) d where d.value is not null)
    select jsonb_build_object('begunWith', (select number from begun),
      'decisions', coalesce((
        select jsonb_agg(jsonb_build_object('event', id, 'at', created_at, 'action', action, 'stage', stage,
          'policy', policy, 'dataPolicy', data_policy) order by sequence) from decision), '[]'),
      'policies', coalesce((
        select jsonb_agg(jsonb_build_object('number', n.number, 'content', ${FIRST} || coalesce(h.value, '{}'),
          'summary', h.summary, 'confirmed_at', h.created_at, ${person('h.proposed_by_id', 'proposed_by')},
          ${person('h.confirmed_by_id', 'confirmed_by')}) order by n.number)
        from named n left join hospital_rule h on h.organization_id = asked.organization_id and h.subject = 'POLICY'
          and h.number = n.number), '[]'),
      'dataPolicies', coalesce((
        select jsonb_agg(jsonb_build_object('environment', d.environment, 'number', d.number, 'content', d.content,
          'summary', d.summary, 'published_at', d.published_at, ${person('d.proposed_by_id', 'proposed_by')},
          ${person('d.published_by_id', 'published_by')}) order by d.environment, d.number)
        from named_data n join data_policy d on d.organization_id = asked.organization_id
          and d.environment = n.environment and d.number = n.number), '[]')) as content
    from asked`
