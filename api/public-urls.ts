import { ENVIRONMENT_PATHS } from '../schema/vocabulary/launch-environment.ts'
import type { Config } from './config.ts'
import type { PublicUrls } from './context.ts'
import { partitionPath } from './upstream-variables.ts'

/** The addresses of an installation: as configured, or as it listens. */
export function configuredUrls(
  {
    CLIENT_REGISTRATION,
    PUBLIC_URL,
    TLS_CERT_FILE,
    fhirPartitions,
  }: Pick<Config, 'CLIENT_REGISTRATION' | 'PUBLIC_URL' | 'TLS_CERT_FILE' | 'fhirPartitions'>,
  port: number,
): PublicUrls {
  const base = PUBLIC_URL ?? `${TLS_CERT_FILE ? 'https' : 'http'}://localhost:${port}`
  return publicUrls(base, { isRegistrationOpen: CLIENT_REGISTRATION, fhirPartitions })
}

/** Derives every public address from the one people use. */
export function publicUrls(
  base: string,
  { isRegistrationOpen = false, fhirPartitions = [] }: PublicUrlChoices = {},
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
    partitions: fhirPartitions.map(({ environment, hasSameRecords, name, version }) => {
      const url = `${root}${partitionPath({ environment, name })}`
      return { environment, name, url, version, hasSameRecords }
    }),
  }
}

interface PublicUrlChoices {
  isRegistrationOpen?: boolean
  fhirPartitions?: Config['fhirPartitions']
}
