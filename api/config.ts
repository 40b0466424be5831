import { z } from 'zod'
import { ConfigurationError } from './errors.ts'
import { FEDERATION_VARIABLES, federationFaults } from './federation-variables.ts'
import {
  type ConfiguredPartition,
  configuredPartitions,
  UPSTREAM_VARIABLES,
  upstreamFaults,
} from './upstream-variables.ts'

const port = z.coerce.number().int().min(0).max(65535)
const flag = z.enum(['true', 'false']).transform((v) => v === 'true')

/** Every variable Gatehouse reads, each with its default; `.env.example` repeats this list. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** Where to listen. 0 picks a free port (tests). */
  PORT: port.default(4000),
  HOST: z.string().default('127.0.0.1'),
  /** PEM files with the certificates of the server, its own first, and with its key. Default: http, for a proxy in front. */
  TLS_CERT_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  /** The address people and apps use; issuer and FHIR bases are made from it. Default: localhost at PORT. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Name of the hospital when the database is new; afterwards its settings hold it. */
  ORGANIZATION_NAME: z.string().min(1).max(200).default('Lakeside General Hospital'),
  SUPPORT_EMAIL: z.email().default('apps@lakeside.example'),
  /** Zone of the hospital's clock when the database is new: its digests are mailed at seven. */
  TIME_ZONE: z.string().refine(isTimeZone, 'must be a time zone like Europe/Berlin').default('UTC'),
  /** A PostgreSQL 15 or newer; without it an embedded one is started. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Two relays and the calendar each keep one while they work by another: with three they could wait for each other for ever. */
  DATABASE_POOL_SIZE: z.coerce.number().int().min(4).max(200).default(20),
  /** Gallery cards this process keeps parsed, some 6 kB each; 0 reads every card anew for every list. */
  GALLERY_CARDS_KEPT: z.coerce.number().int().min(0).max(1_000_000).default(2000),
  /** Lines of the review queue this process keeps, some 4 kB each; 0 reads every line anew for every page. */
  QUEUE_LINES_KEPT: z.coerce.number().int().min(0).max(1_000_000).default(2000),
  /** Where the embedded database and documents keep their files. */
  DATA_DIR: z.string().default('.data'),
  /** smtp://user:password@host:port; without it mail goes to /dev/inbox, which production does not have. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Gatehouse <gatehouse@localhost>'),
  /** Where documents lie when they are not in DATA_DIR: a bucket of an S3-compatible store. */
  DOCUMENTS_S3_BUCKET: z.string().min(3).max(63).optional(),
  DOCUMENTS_S3_REGION: z.string().default('us-east-1'),
  /** The store's address, when it is not Amazon's; and as browsers reach it, when that differs. */
  DOCUMENTS_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  DOCUMENTS_S3_PUBLIC_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** Both or neither; without them the AWS SDK looks where it always does. */
  DOCUMENTS_S3_ACCESS_KEY_ID: z.string().optional(),
  DOCUMENTS_S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** tcp://host:port or unix:/path of a clamd that scans documents; without it they are shown unscanned. */
  CLAMD_URL: z
    .string()
    .regex(/^(tcp:\/\/[^/]+:\d+|unix:\/.+)$/, 'must be tcp://host:port or unix:/path')
    .optional(),
  /** Another FHIR R4 base instead of the embedded one, per environment. */
  FHIR_UPSTREAM_URL: z.url({ protocol: /^https?$/ }).optional(),
  FHIR_SANDBOX_UPSTREAM_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** What that server wants to see as its Authorization header, e.g. "Basic …"; never shown to apps. */
  FHIR_UPSTREAM_AUTHORIZATION: z.string().optional(),
  FHIR_SANDBOX_UPSTREAM_AUTHORIZATION: z.string().optional(),
  ...UPSTREAM_VARIABLES,
  /** Seed the demonstration hospital on an empty database. Refused in production. */
  DEMO: flag.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /**
   * Failed sign-ins allowed in fifteen minutes: to one account from one address or one known browser, to one account
   * from everywhere but its known browsers, and from one address to all accounts.
   */
  SIGN_IN_ATTEMPTS_PER_ACCOUNT: z.coerce.number().int().min(1).default(20),
  SIGN_IN_ATTEMPTS_PER_ACCOUNT_WIDE: z.coerce.number().int().min(1).default(200),
  SIGN_IN_ATTEMPTS_PER_ADDRESS: z.coerce.number().int().min(1).default(2000),
  /** Introspections one client may ask for in a minute, at all replicas together; more are answered with 429. */
  INTROSPECTIONS_PER_CLIENT: z.coerce.number().int().min(1).default(6000),
  /** Read key sets of apps on this very machine, by http too. Never in production; elsewhere unless switched off. */
  READ_LOOPBACK: flag.optional(),
  /** Let apps register themselves in the sandbox (RFC 7591), with a token their vendor made. Production never does. */
  CLIENT_REGISTRATION: flag.default(true),
  /**
   * Origins of EHRs that show the pages of a launch inside their own, separated by commas. Each has to be https, and so
   * has PUBLIC_URL. Without any, no page of ours is shown in a frame.
   */
  EHR_SHELL_ORIGINS: z.string().default('').transform(readOrigins),
  /** Who becomes the first administrator of a new installation; a link to set a password is mailed there. */
  FIRST_ADMINISTRATOR: z.email().optional(),
  ...FEDERATION_VARIABLES,
  /** The ordered SHA-1 file of Have I Been Pwned; without it only the bundled list of common passwords is looked at. */
  BREACHED_PASSWORDS_FILE: z.string().optional(),
  /** 32 bytes, base64url: seals secrets of authenticator apps. Default: a key kept in the database. */
  ACCOUNT_SECRETS_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, 'must be 32 bytes as base64url, 43 characters')
    .optional(),
  /**
   * Seals signing keys: "name:key", each key 32 bytes as base64url, several separated by commas. The first seals, all
   * open. Default: a file in DATA_DIR that only its owner may read.
   */
  KEY_ENCRYPTION_KEYS: z.string().transform(readKeyEncryptionKeys).optional(),
  /** Days a signing key is used before the next, which is published a day ahead, takes over. */
  SIGNING_KEY_DAYS: z.coerce.number().int().min(2).max(3650).default(90),
  /** Number of reverse proxies in front whose X-Forwarded-* headers are believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
})

export type Environment = z.infer<typeof schema>

/** The configuration as the rest of the program sees it: parsed once, frozen. */
export interface Config extends Readonly<Environment> {
  readonly isProduction: boolean
  readonly seedsDemo: boolean
  /** May addresses that vendors give us be on this very machine? */
  readonly readsLoopback: boolean
  /** FHIR servers beside the first of each environment. */
  readonly fhirPartitions: readonly ConfiguredPartition[]
}

/**
 * Parses the environment, or refuses with one line per fault.
 *
 * @throws ConfigurationError naming every variable that is wrong and what it should be.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`)
    throw new ConfigurationError(`The configuration cannot be used:\n${faults.join('\n')}`)
  }
  const isProduction = parsed.data.NODE_ENV === 'production'
  refuseUnsafeProduction(parsed.data, isProduction)
  refuseInsecureFrames(parsed.data)
  refuseHalfTls(parsed.data)
  const readsLoopback = !isProduction && (parsed.data.READ_LOOPBACK ?? true)
  refuseHalfFederation(parsed.data, readsLoopback)
  const faults = upstreamFaults(parsed.data, { given, isProduction })
  if (faults.length)
    throw new ConfigurationError(`Not usable as FHIR servers:\n${faults.join('\n')}`)
  return Object.freeze({
    ...parsed.data,
    isProduction,
    readsLoopback,
    fhirPartitions: configuredPartitions(parsed.data, given),
    seedsDemo: !isProduction && (parsed.data.DEMO ?? parsed.data.NODE_ENV === 'development'),
  })
}

function refuseUnsafeProduction(env: Environment, isProduction: boolean): void {
  if (!isProduction) return
  const faults = [
    env.DEMO && '  DEMO: demonstration data is never seeded in production',
    !env.PUBLIC_URL && '  PUBLIC_URL: required in production',
    env.PUBLIC_URL && !isHttpsOrLoopback(env.PUBLIC_URL) && '  PUBLIC_URL: must be https (R203)',
    !env.DATABASE_URL && '  DATABASE_URL: required in production',
    !env.SMTP_URL && '  SMTP_URL: required in production',
  ].filter(Boolean)
  if (faults.length) throw new ConfigurationError(`Not safe for production:\n${faults.join('\n')}`)
}

function refuseHalfTls({ TLS_CERT_FILE, TLS_KEY_FILE }: Environment): void {
  if (Boolean(TLS_CERT_FILE) === Boolean(TLS_KEY_FILE)) return
  throw new ConfigurationError('TLS_CERT_FILE and TLS_KEY_FILE: give both, or neither.')
}

function refuseHalfFederation(env: Environment, readsLoopback: boolean): void {
  const faults = federationFaults(env, readsLoopback)
  if (faults.length) {
    throw new ConfigurationError(`The hospital's provider cannot be used:\n${faults.join('\n')}`)
  }
}

function readOrigins(text: string, ctx: z.RefinementCtx): string[] {
  const origins = text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  // A policy is made of them: no wildcard, and no word of its own.
  const isRight = (one: string) =>
    /^https:\/\/[\w.-]+(:\d+)?$/.test(one) && URL.parse(one)?.origin === one
  if (origins.every(isRight)) return origins
  ctx.addIssue('must be origins like https://ehr.example.org, separated by commas')
  return z.NEVER
}

/** Browsers take cookies for frames of other sites from https alone. */
function refuseInsecureFrames({ EHR_SHELL_ORIGINS, PUBLIC_URL }: Environment): void {
  if (EHR_SHELL_ORIGINS.length === 0 || PUBLIC_URL?.startsWith('https:')) return
  throw new ConfigurationError('EHR_SHELL_ORIGINS: needs a PUBLIC_URL that is https (EHR-12)')
}

interface NamedKey {
  id: string
  key: Uint8Array
}

function readKeyEncryptionKeys(text: string, ctx: z.RefinementCtx): [NamedKey, ...NamedKey[]] {
  const read = text.split(',').map((part) => /^([\w-]+):([\w-]{43})$/.exec(part.trim()) ?? [])
  const [first, ...others] = read.map(([, id = '', key = '']) => ({
    id,
    key: Buffer.from(key, 'base64url'),
  }))
  const ids = new Set(read.map(([, id]) => id ?? ''))
  if (first && !ids.has('') && ids.size === read.length) return [first, ...others]
  ctx.addIssue('must be name:key, each key 32 bytes as base64url, each name once')
  return z.NEVER
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

function isHttpsOrLoopback(value: string): boolean {
  const url = new URL(value)
  return url.protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
}
