import { ENVIRONMENT_PATHS } from '../schema/vocabulary/launch-environment.ts'
import type { Config } from './config.ts'
import type { PublicUrls } from './context.ts'

/** The addresses of an installation: as configured, or as it listens. */
export function configuredUrls(
  {
    CLIENT_REGISTRATION,
    PUBLIC_URL,
    TLS_CERT_FILE,
  }: Pick<Config, 'CLIENT_REGISTRATION' | 'PUBLIC_URL' | 'TLS_CERT_FILE'>,
  port: number,
): PublicUrls {
  const base = PUBLIC_URL ?? `${TLS_CERT_FILE ? 'https' : 'http'}://localhost:${port}`
  return publicUrls(base, { isRegistrationOpen: CLIENT_REGISTRATION })
}

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
