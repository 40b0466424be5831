/** The scopes that name no resource: launch context, identity and lifetime of the access. */
export const CONTEXT_SCOPES = [
  'launch',
  'launch/patient',
  'launch/encounter',
  'openid',
  'fhirUser',
  'profile',
  'email',
  'offline_access',
  'online_access',
] as const

export type ContextScope = (typeof CONTEXT_SCOPES)[number]

/** Says whether a scope is one of the non-resource scopes of SMART and OpenID Connect. */
export function isContextScope(text: string): text is ContextScope {
  return CONTEXT_SCOPES.some((scope) => scope === text)
}
