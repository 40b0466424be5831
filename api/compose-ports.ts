import path from 'node:path'
import type pg from 'pg'
import type { LaunchEnvironment } from '../schema/vocabulary/launch-environment.ts'
import { aesSealer } from './adapters/aes-sealer.ts'
import { argon2PasswordHasher } from './adapters/argon2-password-hasher.ts'
import { clamdScanner } from './adapters/clamd-scanner.ts'
import { diskDocumentStore } from './adapters/documents/disk-document-store.ts'
import { s3DocumentStore } from './adapters/documents/s3-document-store.ts'
import { fflateArchiver } from './adapters/fflate-archiver.ts'
import { filePasswordBreaches } from './adapters/file-password-breaches.ts'
import { guardedFetch } from './adapters/guarded-fetch.ts'
import { httpKeySets } from './adapters/http-key-sets.ts'
import { httpPages } from './adapters/http-pages.ts'
import { HttpUpstreamFhir } from './adapters/http-upstream-fhir.ts'
import { inboxMailer } from './adapters/inbox-mailer.ts'
import { joseStatementSigner } from './adapters/jose-statement-signer.ts'
import { keyEncryptionFile } from './adapters/key-encryption-file.ts'
import { memoryShelf } from './adapters/memory-shelf.ts'
import { openidIdentityProvider } from './adapters/openid-identity-provider.ts'
import { otpauthOneTimePasswords } from './adapters/otpauth-one-time-passwords.ts'
import { pdfAttestationPrinter } from './adapters/pdf/pdf-attestation-printer.ts'
import { pdfReceiptPrinter } from './adapters/pdf/pdf-receipt-printer.ts'
import { workerPdfInspector } from './adapters/pdf/worker-pdf-inspector.ts'
import { pinoLogger } from './adapters/pino-logger.ts'
import { PostgresPubSub } from './adapters/postgres-pub-sub.ts'
import { postgresRateLimiter } from './adapters/postgres-rate-limiter.ts'
import { PostgresRequestMeter } from './adapters/postgres-request-meter.ts'
import { postgresRows } from './adapters/postgres-rows.ts'
import { sealedSigningKeys } from './adapters/sealed-signing-keys.ts'
import { sharpIconEncoder } from './adapters/sharp-icon-encoder.ts'
import { simpleWebauthnPasskeys } from './adapters/simple-webauthn-passkeys.ts'
import { smtpMailer } from './adapters/smtp-mailer.ts'
import { zxcvbnPasswordJudge } from './adapters/zxcvbn-password-judge.ts'
import type { Config } from './config.ts'
import type { PublicUrls } from './context.ts'
import { serverSecret } from './database/server-secret.ts'
import { federationRules } from './federation-variables.ts'
import { createFhirServer } from './fhir-server/fhir-server.ts'
import {
  fhirStructure,
  hasFhirElement,
  searchParameterElements,
} from './fhir-server/index/element-definitions.ts'
import type { DocumentStore } from './ports/documents.ts'
import type { SigningKeys } from './ports/signing-keys.ts'
import type { Clock, Installation, Logger, Ports, UpstreamFhir } from './ports.ts'
import { partitionPath } from './upstream-variables.ts'

export interface PortOptions {
  config: Config
  databaseUrl: string
  /** Folder for what is kept as files. */
  dataFolder: string
  /** The script that goes into every evidence pack. */
  verifierFile: string
  pool: pg.Pool
  urls: PublicUrls
  organizationId: string
  /** Replaces adapters, for tests that move the clock or read the mail. */
  given: Partial<Ports> | undefined
}

const FHIR_ELEMENTS = {
  parametersOf: searchParameterElements,
  hasElement: hasFhirElement,
  structure: fhirStructure,
}

/** The time of the machine. */
export const systemClock: Clock = { now: () => new Date() }

/** Chooses an adapter for every port, by configuration. */
export async function composePorts(
  options: PortOptions,
): Promise<{ ports: Ports; pubSub: PostgresPubSub }> {
  const { config, databaseUrl, pool, organizationId, given } = options
  const logger = given?.logger ?? pinoLogger(config.LOG_LEVEL)
  const pubSub = new PostgresPubSub({ databaseUrl, pool, logger })
  await pubSub.start()
  const rows = postgresRows(pool)
  const signingKeys = given?.signingKeys ?? (await signingKeysOf(options))
  const ports: Ports = {
    clock: systemClock,
    logger,
    mailer: config.SMTP_URL
      ? smtpMailer(config.SMTP_URL, config.MAIL_FROM)
      : inboxMailer(rows, organizationId),
    pubSub,
    passwords: argon2PasswordHasher,
    passwordJudge: zxcvbnPasswordJudge(filePasswordBreaches(config.BREACHED_PASSWORDS_FILE)),
    sealer: aesSealer(await secretsKey(options)),
    signingKeys,
    oneTimePasswords: otpauthOneTimePasswords,
    passkeys: simpleWebauthnPasskeys(options.urls.base),
    identityProvider: identityProvider(config, () => ports.clock.now()),
    icons: sharpIconEncoder,
    keySets: httpKeySets(guardedFetch({ isLoopbackAllowed: config.readsLoopback })),
    pages: httpPages({ isLoopbackAllowed: config.readsLoopback }),
    installation: installationOf(config),
    documents: given?.documents ?? (await documentStore(options)),
    pdfInspector: workerPdfInspector(),
    malwareScanner: config.CLAMD_URL ? clamdScanner(config.CLAMD_URL) : undefined,
    attestationPrinter: pdfAttestationPrinter,
    archiver: fflateArchiver(options.verifierFile),
    receiptPrinter: pdfReceiptPrinter,
    signer: joseStatementSigner(pool, organizationId, signingKeys),
    rateLimiter: postgresRateLimiter(pool, {
      signInPerAccount: config.SIGN_IN_ATTEMPTS_PER_ACCOUNT,
      signInPerAccountWide: config.SIGN_IN_ATTEMPTS_PER_ACCOUNT_WIDE,
      signInPerAddress: config.SIGN_IN_ATTEMPTS_PER_ADDRESS,
      signUpPerAddress: config.SIGN_IN_ATTEMPTS_PER_ADDRESS,
      keySetChecksPerAccount: 100,
    }),
    requestMeter: new PostgresRequestMeter(pool, logger),
    fhirElements: FHIR_ELEMENTS,
    rowReader: rows,
    rowWriter: rows,
    galleryCards: memoryShelf(config.GALLERY_CARDS_KEPT),
    queueLines: memoryShelf(config.QUEUE_LINES_KEPT),
    sandboxRecords: undefined,
    upstreamFhir: {
      PRODUCTION: upstreamFhir(options, {
        environment: 'PRODUCTION',
        url: config.FHIR_UPSTREAM_URL,
        authorization: config.FHIR_UPSTREAM_AUTHORIZATION,
        logger,
      }),
      SANDBOX: upstreamFhir(options, {
        environment: 'SANDBOX',
        url: config.FHIR_SANDBOX_UPSTREAM_URL,
        authorization: config.FHIR_SANDBOX_UPSTREAM_AUTHORIZATION,
        logger,
      }),
    },
    partitionFhir: partitionFhir(options),
    ...given,
  }
  return { ports, pubSub }
}

function installationOf(config: Config): Installation {
  return {
    isProduction: config.isProduction,
    sendsMail: Boolean(config.SMTP_URL),
    scansDocuments: Boolean(config.CLAMD_URL),
    fhirServers: {
      PRODUCTION: config.FHIR_UPSTREAM_URL,
      SANDBOX: config.FHIR_SANDBOX_UPSTREAM_URL,
    },
    hasOwnKeyEncryption: Boolean(config.KEY_ENCRYPTION_KEYS),
    signingKeyDays: config.SIGNING_KEY_DAYS,
  }
}

/** On disk, or in an S3-compatible store when one is named. */
function documentStore({
  config,
  dataFolder,
}: PortOptions): DocumentStore | Promise<DocumentStore> {
  const bucket = config.DOCUMENTS_S3_BUCKET
  if (!bucket) return diskDocumentStore(path.join(dataFolder, 'documents'))
  return s3DocumentStore({
    bucket,
    region: config.DOCUMENTS_S3_REGION,
    endpoint: config.DOCUMENTS_S3_ENDPOINT,
    publicEndpoint: config.DOCUMENTS_S3_PUBLIC_ENDPOINT,
    accessKeyId: config.DOCUMENTS_S3_ACCESS_KEY_ID,
    secretAccessKey: config.DOCUMENTS_S3_SECRET_ACCESS_KEY,
  })
}

async function secretsKey({ config, pool, organizationId }: PortOptions): Promise<Uint8Array> {
  return config.ACCOUNT_SECRETS_KEY
    ? Buffer.from(config.ACCOUNT_SECRETS_KEY, 'base64url')
    : serverSecret(pool, organizationId, 'account-secrets')
}

async function signingKeysOf({ config, dataFolder }: PortOptions): Promise<SigningKeys> {
  const [first, ...others] = config.KEY_ENCRYPTION_KEYS ?? [await keyEncryptionFile(dataFolder)]
  return sealedSigningKeys([first, ...others], config.SIGNING_KEY_DAYS)
}

/** The hospital's own provider, where one is configured. */
function identityProvider(config: Config, now: () => Date) {
  if (!config.FEDERATION_ISSUER) return undefined
  return openidIdentityProvider({
    issuer: new URL(config.FEDERATION_ISSUER),
    clientId: config.FEDERATION_CLIENT_ID ?? '',
    clientSecret: config.FEDERATION_CLIENT_SECRET,
    clientKey: config.FEDERATION_CLIENT_KEY,
    label: config.FEDERATION_LABEL,
    scopes: config.FEDERATION_SCOPES,
    rules: federationRules(config),
    isLoopbackAllowed: config.readsLoopback,
    now,
  })
}

/** The FHIR servers of partitions; addresses of the operator, who may name any network. */
function partitionFhir({ config, urls }: PortOptions): Record<string, UpstreamFhir> {
  const servers = config.fhirPartitions.map((partition) => {
    const publicUrl = urls.base + partitionPath(partition)
    const { authorization, url: baseUrl } = partition
    return [publicUrl, new HttpUpstreamFhir({ baseUrl, publicUrl, authorization })]
  })
  return Object.fromEntries(servers)
}

const SCHEMAS = { PRODUCTION: 'fhir_production', SANDBOX: 'fhir_sandbox' } as const

interface UpstreamChoice {
  environment: LaunchEnvironment
  url: string | undefined
  authorization: string | undefined
  logger: Logger
}

/** The FHIR server behind one base: another one by address, or the embedded one. */
function upstreamFhir({ pool, urls }: PortOptions, at: UpstreamChoice): UpstreamFhir {
  const publicUrl = urls.fhir[at.environment]
  const { url: baseUrl, authorization } = at
  if (baseUrl) return new HttpUpstreamFhir({ baseUrl, publicUrl, authorization })
  const server = createFhirServer({
    pool,
    schemaName: SCHEMAS[at.environment],
    baseUrl: publicUrl,
    onError: (error) =>
      at.logger.error(
        { err: error, environment: at.environment },
        'the embedded FHIR server failed',
      ),
  })
  return { send: (request) => server.handle({ ...request, body: request.body }) }
}
