/** The two worlds an app can be launched in. Each has its own issuer, keys, cookies and FHIR base (R302). */
export const LAUNCH_ENVIRONMENTS = ['PRODUCTION', 'SANDBOX'] as const
export type LaunchEnvironment = (typeof LAUNCH_ENVIRONMENTS)[number]

/** Where each environment lives below the public address. */
export const ENVIRONMENT_PATHS = {
  PRODUCTION: { issuer: '/auth', fhir: '/fhir' },
  SANDBOX: { issuer: '/auth-sandbox', fhir: '/fhir-sandbox' },
} as const satisfies Record<LaunchEnvironment, { issuer: string; fhir: string }>
