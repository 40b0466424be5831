import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { EntityManager } from '../../ports.ts'

/** The model of the rows that hold scopes too long for their token. */
export const KEPT_SCOPE_MODEL = 'TokenScope'

/** The scopes of an access token that does not carry them itself; undefined when there are none. */
export async function keptScope(
  em: EntityManager,
  environment: LaunchEnvironment,
  jti: unknown,
): Promise<string | undefined> {
  if (typeof jti !== 'string') return undefined
  const [row] = await em.execute<{ scope: string }[]>(
    `select payload->>'scope' as scope from oidc_record where environment = ? and model = ? and id = ?`,
    [environment, KEPT_SCOPE_MODEL, jti],
  )
  return row?.scope
}
