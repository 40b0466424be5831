import { permissionCell } from '../../../../schema/vocabulary/permission.ts'
import { ROLES, type Role } from '../../../../schema/vocabulary/role.ts'
import { type GovernanceStage, stageRule } from '../../../../schema/vocabulary/stage.ts'
import type { RequestContext } from '../../../context.ts'

/** Somebody who decides a stage. */
export interface StageAssignee {
  id: string
  name: string
}

/** Lists who decides every one of some stages, by name; whoever belongs to a vendor is still refused there. One statement. */
export function stageAssignees(
  { em, organizationId }: Pick<RequestContext, 'em' | 'organizationId'>,
  stages: readonly GovernanceStage[],
): Promise<StageAssignee[]> {
  const conditions = stages.map(() => 'and roles && ?::text[]').join(' ')
  const roles = stages.map((stage) => ROLES.filter((role) => decides(role, stage)))
  return em.execute<StageAssignee[]>(
    `select id, first_name || ' ' || last_name as name from user_account
     where organization_id = ?::uuid and disabled_at is null ${conditions} order by 2, 1 limit 200`,
    [organizationId, ...roles.map((each) => `{${each.join(',')}}`)],
  )
}

function decides(role: Role, stage: GovernanceStage): boolean {
  const cell = permissionCell('stage.decide', role)
  return cell === 'Y' || (cell === 'S' && stageRule(stage).owners.includes(role))
}
