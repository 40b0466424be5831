import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext } from '../../context.ts'
import { type AccessCount, type ScopeReport, scopeReport } from '../../domain/usage/scope-report.ts'
import { ACCESS_FACTS } from './access-facts.ts'

/** Which requests a report is about: those of an app in all its versions, or of one version. */
export interface UsageAsked {
  readonly of: 'app' | 'version'
  readonly id: string
  readonly environment: LaunchEnvironment
  /** The first and the last day, in UTC, "2026-11-22". */
  readonly from: string
  readonly to: string
}

interface Row {
  place: number
  granted: string[] | null
  counts: (Omit<AccessCount, 'lastAt'> & { lastAt: string })[] | null
}

/**
 * Holds what apps or versions are granted against what they used, in the order asked. What has been counted and what
 * the trail has beyond that are read at once, so the figures are those of the trail at that moment. One statement for
 * apps and one for versions.
 */
export async function scopeUsages(
  { em }: Pick<RequestContext, 'em'>,
  asked: readonly UsageAsked[],
): Promise<ScopeReport[]> {
  const placed = asked.map((each, place) => ({ ...each, place }))
  const reports = new Map<number, ScopeReport>()
  for (const of of ['app', 'version'] as const) {
    const some = placed.filter((each) => each.of === of)
    if (some.length === 0) continue
    for (const row of await em.execute<Row[]>(STATEMENTS[of], [JSON.stringify(some)]))
      reports.set(row.place, reportOf(row))
  }
  return placed.map(({ place }) => reports.get(place) ?? scopeReport([], []))
}

function reportOf({ granted, counts }: Row): ScopeReport {
  const all = (counts ?? []).map(({ lastAt, ...count }) => ({ ...count, lastAt: new Date(lastAt) }))
  return scopeReport(granted ?? [], all)
}

const STATEMENTS = {
  app: statement('app_id', 'v.app_id'),
  version: statement('app_version_id', 'v.id'),
} as const

function statement(column: 'app_id' | 'app_version_id', owner: string): string {
  const facts = 'outcome, resource_type, interaction, needed, user_kind, rule'
  return `
select a.place,
  (select jsonb_agg(distinct g.scope) from scope_grant g join app_version v on v.id = g.app_version_id
   where ${owner} = a.id and g.environment = a.environment and g.ended_at is null) as granted,
  (select jsonb_agg(jsonb_build_object('outcome', u.outcome, 'resourceType', u.resource_type,
     'interaction', u.interaction, 'needed', u.needed, 'userKind', u.user_kind, 'rule', u.rule,
     'requests', u.requests, 'lastAt', u.last_at))
   from (select ${facts}, sum(requests)::int as requests, max(last_at) as last_at from (
       select ${facts}, requests, last_at from access_count c
       where c.${column} = a.id and c.environment = a.environment and c.day between a."from" and a."to"
       union all
       select ${facts}, 1, created_at from (${ACCESS_FACTS}
         and e.sequence > (select counted_to from access_count_progress)
         and e.${column} = a.id and e.environment = a.environment) f
       where day between a."from" and a."to") together
     group by ${facts}) u) as counts
from jsonb_to_recordset(?::jsonb) as a(place int, id uuid, environment text, "from" date, "to" date)`
}
