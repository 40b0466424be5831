/** The two worlds an app can be launched in. Each has its own issuer, keys, cookies and FHIR base (R302). */
export const LAUNCH_ENVIRONMENTS = ['PRODUCTION', 'SANDBOX'] as const
export type LaunchEnvironment = (typeof LAUNCH_ENVIRONMENTS)[number]

/** Where each environment lives below the public address. */
export const ENVIRONMENT_PATHS = {
  PRODUCTION: { issuer: '/auth', fhir: '/fhir' },
  SANDBOX: { issuer: '/auth-sandbox', fhir: '/fhir-sandbox' },
} as const satisfies Record<LaunchEnvironment, { issuer: string; fhir: string }>

/** What clients and grants are for. A pilot lives in production, for listed people and until a date (LIFECYCLE D4). */
export const CLIENT_ENVIRONMENTS = ['PRODUCTION', 'PILOT', 'SANDBOX'] as const
export type ClientEnvironment = (typeof CLIENT_ENVIRONMENTS)[number]

/** Names the world whose issuer and records a client is known to. */
export function launchEnvironmentOf(environment: ClientEnvironment): LaunchEnvironment {
  return environment === 'SANDBOX' ? 'SANDBOX' : 'PRODUCTION'
}

/** Lists the clients that one world knows. */
export function clientEnvironmentsIn(environment: LaunchEnvironment): readonly ClientEnvironment[] {
  return CLIENT_ENVIRONMENTS.filter((each) => launchEnvironmentOf(each) === environment)
}
