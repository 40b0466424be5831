import type { Ability } from './permission.ts'

/** What a service account may be given; each is the scope its tokens for GraphQL carry as well. */
export const SERVICE_ABILITIES = ['launch-context.create'] as const satisfies readonly Ability[]
export type ServiceAbility = (typeof SERVICE_ABILITIES)[number]

/** Says whether a scope is for GraphQL and a service account, and not for FHIR. */
export function isServiceAbility(text: string): text is ServiceAbility {
  return SERVICE_ABILITIES.some((ability) => ability === text)
}
