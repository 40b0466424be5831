import type { AppVersionStatus } from '../../../schema/vocabulary/app-status.ts'
import { TEXT_LIMITS, textLength } from '../../../schema/vocabulary/limits.ts'
import type { RiskTier } from '../../../schema/vocabulary/registration.ts'
import type { RequestContext } from '../../context.ts'
import { InvalidPageError } from '../../errors.ts'
import {
  decodeCursor,
  encodeCursor,
  type Page,
  type PageRequest,
  pageOf,
  pageSize,
} from '../page.ts'
import { VENDOR_NAME } from './queue/queue-filter.ts'

export interface BackendServiceFilter {
  search?: string | null
  statuses?: AppVersionStatus[] | null
}

/** An app that reads records by itself, with nobody signed in. Ids are those of the rows; moments are texts. */
export interface BackendService {
  versionId: string
  appId: string
  vendorId: string
  name: string
  number: number
  status: AppVersionStatus
  vendorName: string
  riskTier: RiskTier
  /** What it is granted in production; what it asks for as long as it is granted nothing. */
  scopes: string[]
  isGranted: boolean
  /** Of production; null as long as it was not released. */
  clientId: string | null
  isClientDisabled: boolean
  jwksUrl: string | null
  keySetFault: string | null
  lastUsedAt: string | null
}

type Part = [sql: string, value: unknown]

/**
 * Lists the apps that work without a person, by name: backend services, and whatever asks for system scopes (A20). Each
 * stands there once, by the version that is in use or else the latest one that was submitted. Two statements.
 *
 * @throws InvalidPageError for a search of more characters than `TEXT_LIMITS.search`.
 */
export async function backendServices(
  { ports, organizationId }: Pick<RequestContext, 'ports' | 'organizationId'>,
  request: PageRequest & { filter?: BackendServiceFilter | null },
): Promise<Page<BackendService> & { totalCount: number }> {
  const first = pageSize(request)
  const parts = conditions(request.filter ?? {})
  const where = parts.map(([sql]) => ` and ${sql}`).join('')
  const values = [organizationId, ...parts.map(([, value]) => value)]
  const after = request.after ? decodeCursor(request.after, ['text', 'uuid']) : undefined
  const rows = await ports.rowReader.rows<BackendService & { key: string }>(
    `with ${SHOWN} select ${LINE} ${FROM} where true${where}
     ${after ? 'and (lower(v.name), v.id) > (?, ?::uuid)' : ''}
     order by lower(v.name), v.id limit ?`,
    [...values, ...(after ?? []), first + 1],
  )
  const [total] = await ports.rowReader.rows<{ n: number }>(
    `with ${SHOWN} select count(*)::int as n ${FROM} where true${where}`,
    values,
  )
  const page = pageOf(rows, { ...request, first }, ({ key, ...service }) => ({
    cursor: encodeCursor([key, service.versionId]),
    node: service,
  }))
  return { ...page, totalCount: total?.n ?? 0 }
}

const SHOWN = `shown as materialized (select distinct on (v.app_id) v.id from app_version v
  where v.organization_id = ?::uuid and v.status <> 'DRAFT' and v.submitted_at is not null
    and v.id in (select b.id from app_version b where b.client_type = 'BACKEND_SERVICE'
      union select r.app_version_id from scope_request r where r.scope like 'system/%')
  order by v.app_id, v.status in ('LIVE', 'SUSPENDED') desc, v.number desc)`

const FROM = `from shown join app_version v on v.id = shown.id join app a on a.id = v.app_id
  join vendor d on d.id = a.vendor_id`

const GRANTED = `select g.scope from scope_grant g
  where g.app_version_id = v.id and g.environment = 'PRODUCTION' and g.ended_at is null`

const CLIENT = `from oauth_client c
  where c.pinned_version_id = v.id and c.environment = 'PRODUCTION'`

const LINE = `v.id as "versionId", lower(v.name) as key, a.id as "appId", d.id as "vendorId", v.name, v.number, v.status,
  ${VENDOR_NAME} as "vendorName", a.risk_tier as "riskTier", exists (${GRANTED}) as "isGranted",
  case when exists (${GRANTED}) then (select jsonb_agg(scope order by scope) from (${GRANTED}) g)
    else (select coalesce(jsonb_agg(r.scope order by r.position), '[]') from scope_request r where r.app_version_id = v.id)
    end as scopes,
  (select c.client_id ${CLIENT}) as "clientId", exists (select 1 ${CLIENT} and c.disabled_at is not null) as "isClientDisabled",
  v.jwks_url as "jwksUrl",
  (select p.detail from key_set_probe p join oauth_client c on c.id = p.oauth_client_id
    where c.pinned_version_id = v.id and c.environment = 'PRODUCTION' and not p.ok) as "keySetFault",
  (select to_jsonb(max(n.last_at)) #>> '{}' from access_count n
    where n.app_version_id = v.id and n.environment = 'PRODUCTION' and n.outcome = 'SUCCESS') as "lastUsedAt"`

function conditions({ search, statuses }: BackendServiceFilter): Part[] {
  const wanted = statuses?.filter((status) => status !== 'DRAFT') ?? []
  const parts: Part[] = statuses?.length
    ? [['v.status = any(?::text[])', `{${wanted.join(',')}}`]]
    : []
  const words = search?.trim()
  if (!words) return parts
  if (textLength(words) > TEXT_LIMITS.search.max)
    throw new InvalidPageError(`Search for at most ${TEXT_LIMITS.search.max} characters.`)
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return [...parts, [`(v.name || ' ' || ${VENDOR_NAME}) ilike ?`, like]]
}
