import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import { permissionCell } from '../../../schema/vocabulary/permission.ts'
import type { Role } from '../../../schema/vocabulary/role.ts'
import { isServicesOwn, type ServiceAbility } from '../../../schema/vocabulary/service-ability.ts'
import type { RequestContext, ServiceCaller } from '../../context.ts'
import type { EntityManager } from '../../ports.ts'
import { optionalTimestamp, timestamp } from '../timestamp.ts'

/**
 * Finds the service account of a client that may act now, with the name people know it by. It may never do what whoever
 * made it may not do, today: who lost a role takes it from their services too (LIFECYCLE D2).
 */
export async function serviceCaller(
  em: EntityManager,
  environment: LaunchEnvironment,
  clientId: string,
): Promise<ServiceCaller | undefined> {
  const [row] = await em.execute<CallerRow[]>(
    `select s.id, v.name, to_jsonb(s.abilities) as abilities,
       case when u.disabled_at is null then to_jsonb(u.roles) else '[]' end as "creatorRoles"
     from service_account s
     join oauth_client c on c.id = s.oauth_client_id
     join app_version v on v.id = c.pinned_version_id
     join user_account u on u.id = s.created_by_id
     where c.client_id = ? and c.environment = ? and s.ended_at is null`,
    [clientId, environment],
  )
  if (!row) return undefined
  const { id, name, abilities, creatorRoles } = row
  const held = abilities.filter(
    (ability) =>
      isServicesOwn(ability) || creatorRoles.some((role) => permissionCell(ability, role)),
  )
  return { id, name, abilities: held, environment, clientId }
}

interface CallerRow {
  id: string
  name: string
  abilities: ServiceAbility[]
  creatorRoles: Role[]
}

/** A service account as an administrator looks at it. */
export interface ServiceAccountView {
  id: string
  name: string
  environment: LaunchEnvironment
  clientId: string
  abilities: string[]
  purpose: string
  createdAt: Date
  endedAt: Date | null
}

type Row = Omit<ServiceAccountView, 'createdAt' | 'endedAt'> & {
  createdAt: string
  endedAt: string | null
}

const VIEW = `
  select s.id, v.name, c.environment, c.client_id as "clientId", to_jsonb(s.abilities) as abilities, s.purpose,
    s.created_at as "createdAt", s.ended_at as "endedAt"
  from service_account s
  join oauth_client c on c.id = s.oauth_client_id
  join app_version v on v.id = c.pinned_version_id`

/** The service accounts that act now, latest first. */
export async function serviceAccounts({
  em,
}: Pick<RequestContext, 'em'>): Promise<ServiceAccountView[]> {
  const rows = await em.execute<Row[]>(
    `${VIEW} where s.ended_at is null order by s.created_at desc, s.id`,
  )
  return rows.map(viewOf)
}

/** One service account, ended or not. */
export async function serviceAccountById(
  { em }: Pick<RequestContext, 'em'>,
  id: string,
): Promise<ServiceAccountView | undefined> {
  const [row] = await em.execute<Row[]>(`${VIEW} where s.id = ?`, [id])
  return row && viewOf(row)
}

function viewOf(row: Row): ServiceAccountView {
  return { ...row, createdAt: timestamp(row.createdAt), endedAt: optionalTimestamp(row.endedAt) }
}
