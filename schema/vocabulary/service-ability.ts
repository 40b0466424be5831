import { type Ability, permissionCell } from './permission.ts'
import { ROLES } from './role.ts'

/** What a service account may be given; each is the scope its tokens for GraphQL carry as well. */
export const SERVICE_ABILITIES = [
  'launch-context.create',
  'emergency.disable',
  'representative.manage',
] as const satisfies readonly Ability[]
export type ServiceAbility = (typeof SERVICE_ABILITIES)[number]

/** Says whether only services may do this: then nobody can lack it who gives it to one. */
export function isServicesOwn(ability: ServiceAbility): boolean {
  return !ROLES.some((role) => role !== 'SERVICE' && permissionCell(ability, role))
}

/** Says whether a scope is for GraphQL and a service account, and not for FHIR. */
export function isServiceAbility(text: string): text is ServiceAbility {
  return SERVICE_ABILITIES.some((ability) => ability === text)
}
