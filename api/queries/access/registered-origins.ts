import {
  clientEnvironmentsIn,
  type LaunchEnvironment,
} from '../../../schema/vocabulary/launch-environment.ts'
import type { EntityManager } from '../../ports.ts'

/**
 * Says whether a client of this environment is redirected to somewhere at an origin (SMART.md CORS-02); the client of a
 * pilot is one of production. Disabled clients count too: CORS authorizes nothing, and a suspended app in a browser must
 * be able to read its 401.
 */
export async function registeredOrigins(
  em: EntityManager,
  environment: LaunchEnvironment,
  origin: string,
): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `select 1 from oauth_client c, unnest(c.redirect_urls) as url
     where c.environment = any(?::text[])
       and (url = ? or starts_with(url, ? || '/') or starts_with(url, ? || '?')) limit 1`,
    [`{${clientEnvironmentsIn(environment).join(',')}}`, origin, origin, origin],
  )
  return rows.length > 0
}
