import {
  clientEnvironmentsIn,
  type LaunchEnvironment,
} from '../../../schema/vocabulary/launch-environment.ts'
import type { RowReader } from '../../ports.ts'

/** Whose state a client has to do with. */
export interface AppStateOwner {
  readonly appId: string
  /** State is shared by the apps of a vendor that have an address in common, and by nobody else. */
  readonly vendorId: string
  /** See `StateOwner` of the rules. */
  readonly addresses: readonly string[]
}

/** Reads who a client is to app state; undefined when there is no such client any more. */
export async function appStateOwner(
  rowReader: RowReader,
  environment: LaunchEnvironment,
  clientId: string,
): Promise<AppStateOwner | undefined> {
  const [row] = await rowReader.rows<OwnerRow>(STATEMENT, [
    clientId,
    clientEnvironmentsIn(environment),
  ])
  if (!row) return undefined
  const { app_id: appId, vendor_id: vendorId, addresses } = row
  return { appId, vendorId, addresses: addresses.filter((each) => each !== null) }
}

interface OwnerRow {
  app_id: string
  vendor_id: string
  addresses: (string | null)[]
}

const STATEMENT = `
select c.app_id, a.vendor_id, array_append(array_append(c.redirect_urls, c.launch_url), c.jwks_url) as addresses
from oauth_client c join app a on a.id = c.app_id
where c.client_id = ? and c.environment = any(?::text[])`
