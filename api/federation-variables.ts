import { z } from 'zod'
import { LAUNCH_ENVIRONMENTS } from '../schema/vocabulary/launch-environment.ts'
import { type ClaimNames, type FederationRules, PROVIDED_ROLES } from './domain/federation.ts'

const flag = z.enum(['true', 'false']).transform((v) => v === 'true')

const CLAIMS: ClaimNames = {
  email: 'email',
  emailVerified: 'email_verified',
  givenName: 'given_name',
  familyName: 'family_name',
  groups: 'groups',
  patient: 'fhir_patient',
  practitioner: 'fhir_practitioner',
}

/** The variables about sign-in at the hospital's own OpenID provider (decision 45). */
export const FEDERATION_VARIABLES = {
  /** The issuer of the hospital's OpenID provider; without it there are accounts of Gatehouse alone. */
  FEDERATION_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  FEDERATION_CLIENT_ID: z.string().max(500).optional(),
  /** One of the two, or neither for a public client: a secret, or a private JWK with its alg (private_key_jwt). */
  FEDERATION_CLIENT_SECRET: z.string().optional(),
  FEDERATION_CLIENT_KEY: z.string().transform(readKey).optional(),
  /** The provider as people know it: "Sign in with Lakeside staff account". */
  FEDERATION_LABEL: z.string().min(1).max(60).default('your hospital account'),
  FEDERATION_SCOPES: z
    .string()
    .regex(/^(\S+ )*openid( \S+)*$/, 'must have openid among its words')
    .default('openid profile email'),
  /** Names of claims where they differ, as JSON: {"groups": "realm_access.roles"}. */
  FEDERATION_CLAIMS: z.string().default('{}').transform(readClaims),
  /** Which groups hold which roles, as JSON: {"app-admins": ["APP_ADMIN"], "*": ["PATIENT"]}. */
  FEDERATION_ROLES: z.string().default('{}').transform(readRoles),
  /** Make accounts at the first sign-in of whoever has a role by FEDERATION_ROLES. Default: they have to be there. */
  FEDERATION_CREATES_ACCOUNTS: flag.default(false),
  /** May hospital staff use a password of Gatehouse as well? FIRST_ADMINISTRATOR always may. */
  FEDERATION_LOCAL_PASSWORDS: flag.default(true),
  /** Values of acr and of amr, separated by spaces, that count as more than one factor. */
  FEDERATION_STRONG_ACR: z.string().default('https://refeds.org/profile/mfa').transform(readWords),
  FEDERATION_STRONG_AMR: z.string().default('mfa').transform(readWords),
  /** Offer it in the sandbox as well. */
  FEDERATION_SANDBOX: flag.default(false),
}

type FederationVariables = z.infer<z.ZodObject<typeof FEDERATION_VARIABLES>>

/** Lists what contradicts itself, one line per variable. */
export function federationFaults(
  env: FederationVariables & { FIRST_ADMINISTRATOR?: string | undefined },
  readsLoopback: boolean,
): string[] {
  if (!env.FEDERATION_ISSUER) return []
  const isHttps = env.FEDERATION_ISSUER.startsWith('https:')
  return [
    !env.FEDERATION_CLIENT_ID && '  FEDERATION_CLIENT_ID: required with FEDERATION_ISSUER',
    env.FEDERATION_CLIENT_SECRET &&
      env.FEDERATION_CLIENT_KEY &&
      '  FEDERATION_CLIENT_SECRET and FEDERATION_CLIENT_KEY: give one of them',
    !isHttps && !readsLoopback && '  FEDERATION_ISSUER: must be https',
    !env.FEDERATION_LOCAL_PASSWORDS &&
      !env.FIRST_ADMINISTRATOR &&
      '  FIRST_ADMINISTRATOR: required with FEDERATION_LOCAL_PASSWORDS=false, for the day the provider is down',
  ].filter((fault) => typeof fault === 'string')
}

/** What the sign-in goes by. */
export function federationRules(
  env: FederationVariables & { FIRST_ADMINISTRATOR?: string | undefined },
): FederationRules {
  return {
    claims: env.FEDERATION_CLAIMS,
    roles: env.FEDERATION_ROLES,
    createsAccounts: env.FEDERATION_CREATES_ACCOUNTS,
    allowsStaffPasswords: env.FEDERATION_LOCAL_PASSWORDS,
    spareAdministrator: env.FIRST_ADMINISTRATOR?.toLowerCase(),
    strongAcr: env.FEDERATION_STRONG_ACR,
    strongAmr: env.FEDERATION_STRONG_AMR,
    environments: LAUNCH_ENVIRONMENTS.filter(
      (one) => one === 'PRODUCTION' || env.FEDERATION_SANDBOX,
    ),
  }
}

function readClaims(text: string, ctx: z.RefinementCtx): ClaimNames {
  const names = z.partialRecord(z.enum(CLAIM_NAMES), z.string().min(1)).safeParse(json(text))
  if (names.success) return { ...CLAIMS, ...names.data }
  ctx.addIssue(`must be JSON that names any of: ${CLAIM_NAMES.join(', ')}`)
  return z.NEVER
}

const CLAIM_NAMES = [
  'email',
  'emailVerified',
  'givenName',
  'familyName',
  'groups',
  'patient',
  'practitioner',
] as const satisfies readonly (keyof ClaimNames)[]

function readRoles(text: string, ctx: z.RefinementCtx): FederationRules['roles'] {
  const role = z.enum(PROVIDED_ROLES)
  const table = z.record(z.string(), z.union([role, z.array(role)])).safeParse(json(text))
  if (table.success) {
    return Object.fromEntries(
      Object.entries(table.data).map(([group, one]) => [group, [one].flat()]),
    )
  }
  ctx.addIssue(`must be JSON of groups, each with roles out of: ${PROVIDED_ROLES.join(', ')}`)
  return z.NEVER
}

function readKey(text: string, ctx: z.RefinementCtx) {
  const key = z
    .looseObject({ kty: z.string(), alg: z.string(), d: z.string() })
    .safeParse(json(text))
  if (key.success) return key.data
  ctx.addIssue('must be a private JWK with its alg')
  return z.NEVER
}

function readWords(text: string): string[] {
  return text.split(' ').filter(Boolean)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
