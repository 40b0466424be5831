import type { TestPlatform } from '../support/test-platform.ts'

/** Where the two environments of the demo are. */
export const PATHS = {
  production: { environment: 'PRODUCTION', fhir: '/fhir', token: '/auth/token' },
  sandbox: { environment: 'SANDBOX', fhir: '/fhir-sandbox', token: '/auth-sandbox/token' },
} as const

/** Announced ends: the app, what takes its place, how many days before it was said, and how many people allow it. */
export async function endsOf({ pool }: TestPlatform): Promise<unknown[]> {
  const { rows } = await pool.query<{ value: unknown }>(
    `select jsonb_build_array(a.slug, s.slug, (a.sunset_at at time zone 'UTC')::date - (a.sunset_announced_at at time zone 'UTC')::date,
       (select count(*) from consent c where c.app_id = a.id and c.revoked_at is null)) as value
     from app a left join app s on s.id = a.successor_app_id where a.sunset_at is not null`,
  )
  return rows.map(({ value }) => value)
}

/** Incidents with the sessions that were open: the app, how many people, tokens, and for whom; what of them is left. */
export async function incidentsOf({ pool }: TestPlatform): Promise<unknown[]> {
  const { rows } = await pool.query<{ value: unknown }>(
    `select jsonb_build_array(a.slug, i.session_count, i.person_count, i.token_count,
       (select jsonb_agg(u.email order by u.email) from incident_session s join user_account u on u.id = s.user_id
        where s.incident_id = i.id),
       (select count(*) from oidc_record r where r.client_id = any (i.client_ids))) as value
     from incident i join app a on a.id = i.app_id`,
  )
  return rows.map(({ value }) => value)
}

/** Who of the demo has a record, and as what in each environment; not the parent, who is of the sandbox alone. */
export async function identitiesOf({ pool }: TestPlatform): Promise<object[]> {
  const { rows } = await pool.query<object>(
    `select u.email, array_agg(f.reference order by f.environment) as references
       from fhir_identity f join user_account u on u.id = f.user_id
       where u.email <> 'parent@lakeside.example' group by 1 order by 1`,
  )
  return rows
}
