/**
 * Reads audit rows of the FHIR base as what is counted of them, one row each; further conditions on `e` may follow.
 * The bundle around entries is not counted when it was answered, since each of its entries has its own row. Rows from
 * before the least scopes were recorded count as having needed all that let them through.
 */
export const ACCESS_FACTS = `
select (e.created_at at time zone 'UTC')::date as day, e.organization_id, e.app_id, e.app_version_id,
  coalesce(e.environment, '') as environment, coalesce(e.client_id, '') as client_id, e.outcome,
  coalesce(e.detail->>'resourceType', '') as resource_type, coalesce(e.detail->>'interaction', '') as interaction,
  case e.outcome when 'DENIED' then '[]' else coalesce(to_jsonb(e.scopes), '[]') end as scopes,
  case e.outcome when 'SUCCESS' then coalesce(e.detail->'needed', to_jsonb(e.scopes), '[]') else '[]' end as needed,
  case when e.user_ref is not null then split_part(e.user_ref, '/', 1)
    when e.actor_id is null then 'Service' else '' end as user_kind,
  case e.outcome when 'SUCCESS' then '' else coalesce(e.detail->>'rule', '') end as rule,
  coalesce(e.detail->'isStreamed' = 'true', false) as is_streamed, e.created_at
from audit_event e
where e.action in ('resource.accessed', 'resource.refused') and e.app_version_id is not null
  and not (e.outcome = 'SUCCESS' and coalesce(jsonb_exists(e.detail, 'entries'), false))`
