import { randomUUID } from 'node:crypto'
import { toGlobalId } from '../../../api/graphql/global-id.ts'
import { anAccount } from '../../support/builders.ts'
import { query } from '../../support/sql.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import type { AccountTargets } from './account-operations.ts'

/** Three people who lost every second factor, two of them not looked at yet, and one who waits for a second word. */
export async function someResets(platform: TestPlatform): Promise<AccountTargets['resets']> {
  const checkedBy = await anAccount(platform, { roles: ['ORGANIZATION_ADMIN'] })
  return {
    check: await aReset(platform, 'REQUESTED'),
    confirm: await aReset(platform, 'CHECKED', checkedBy.id),
    decline: await aReset(platform, 'REQUESTED'),
  }
}

async function aReset(platform: TestPlatform, state: string, checkedById: string | null = null) {
  const [id, account] = [randomUUID(), await anAccount(platform)]
  await query(
    platform.databaseUrl,
    `insert into second_factor_reset (id, organization_id, created_at, updated_at, user_id, state, expires_at,
       source_ip, checked_by_id)
     values ($1, $2, now(), now(), $3, $4, now() + interval '1 day', '192.0.2.1', $5)`,
    [id, platform.organization.id, account.id, state, checkedById],
  )
  return { id: toGlobalId('SecondFactorReset', id), revision: 1 }
}
