import type { DataPolicyContent } from '../../../../schema/vocabulary/data-policy.ts'
import type { LaunchEnvironment } from '../../../../schema/vocabulary/launch-environment.ts'
import type { RowReader } from '../../../ports.ts'

/** A data policy as the proxy reads it. */
export interface PolicyInForce {
  readonly number: number
  readonly content: DataPolicyContent
}

/** Says which versions are in force, by environment: what has to be compared to know that nothing changed. */
export async function policyVersions(
  reader: RowReader,
  organizationId: string,
): Promise<Partial<Record<LaunchEnvironment, number>>> {
  const rows = await reader.rows<{ environment: LaunchEnvironment; number: number }>(
    `select environment, number from data_policy where in_force_since is not null and organization_id = ?`,
    [organizationId],
  )
  return Object.fromEntries(rows.map(({ environment, number }) => [environment, number]))
}

/** Reads the data policy in force for an environment; undefined where the hospital has none. */
export async function policyInForce(
  reader: RowReader,
  organizationId: string,
  environment: LaunchEnvironment,
): Promise<PolicyInForce | undefined> {
  const [row] = await reader.rows<PolicyInForce>(
    `select number, content from data_policy where in_force_since is not null and organization_id = ? and environment = ?`,
    [organizationId, environment],
  )
  return row
}
