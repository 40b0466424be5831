import { ENVIRONMENT_PATHS } from '../schema/vocabulary/launch-environment.ts'
import type { PublicUrls } from './context.ts'

/** Derives every public address from the one people use. */
export function publicUrls(
  base: string,
  { isRegistrationOpen = false }: { isRegistrationOpen?: boolean } = {},
): PublicUrls {
  const root = base.replace(/\/$/, '')
  const { PRODUCTION, SANDBOX } = ENVIRONMENT_PATHS
  return {
    base: root,
    graphql: `${root}/graphql`,
    issuer: { PRODUCTION: `${root}${PRODUCTION.issuer}`, SANDBOX: `${root}${SANDBOX.issuer}` },
    ...(isRegistrationOpen
      ? { registration: { SANDBOX: `${root}${SANDBOX.issuer}/register` } }
      : {}),
    fhir: { PRODUCTION: `${root}${PRODUCTION.fhir}`, SANDBOX: `${root}${SANDBOX.fhir}` },
  }
}
