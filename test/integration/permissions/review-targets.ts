import { randomUUID } from 'node:crypto'
import { query } from '../../support/sql.ts'
import type { TestPlatform } from '../../support/test-platform.ts'

/** A scope that somebody else disabled in an emergency. */
export async function aKillSwitch({
  databaseUrl,
  organization,
}: TestPlatform): Promise<{ killSwitchId: string }> {
  const id = randomUUID()
  await query(
    databaseUrl,
    `insert into kill_switch (id, organization_id, created_at, scope, reason)
     values ($1, $2, now(), 'system/Goal.d', 'Goals are lost.')`,
    [id, organization.id],
  )
  return { killSwitchId: Buffer.from(`KillSwitch:${id}`).toString('base64url') }
}
