import type { EntityManager } from '@mikro-orm/postgresql'
import type { LaunchEnvironment } from '../schema/vocabulary/launch-environment.ts'
import type { DomainEvent } from './domain/events.ts'
import type { QueueLine } from './domain/governance/queue-line.ts'
import type { KeySetCheck, PublicKey } from './domain/key-set.ts'
import type { SignInBucket } from './domain/sign-in-limits.ts'
import type { Archiver } from './ports/archives.ts'
import type {
  OneTimePasswords,
  PasskeyCeremonies,
  PasswordHasher,
  PasswordJudge,
  Sealer,
} from './ports/credentials.ts'
import type { DocumentStore, MalwareScanner, PdfInspector } from './ports/documents.ts'
import type { FhirElements } from './ports/fhir-elements.ts'
import type { IdentityProvider } from './ports/identity-provider.ts'
import type { RequestMeter } from './ports/request-meter.ts'
import type { SigningKeys } from './ports/signing-keys.ts'
import type { AttestationPrinter, ReceiptPrinter, StatementSigner } from './ports/statements.ts'

/** What time it is. Tests move it. */
export interface Clock {
  now(): Date
}

/** Writes what operators read. Never a token, a secret, a code or a patient's data. */
export interface Logger {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** A mail to one person. */
export interface Mail {
  to: string
  subject: string
  /** Plain text. */
  body: string
  /** The same as a whole HTML document; loads nothing from anywhere. */
  html: string
}

/** Sends mail, or keeps it for the development inbox. Throws when it could not; the outbox tries again. */
export interface Mailer {
  send(mail: Mail): Promise<void>
}

/** An event on its way to the people who watch; `cursor` is its place in the outbox. */
export interface PublishedEvent {
  cursor: number
  at: Date
  event: DomainEvent
}

/** Fans committed events out to every replica. */
export interface PubSub {
  /** Events of the wanted types from now on, until the consumer stops iterating. */
  subscribe<T extends DomainEvent['type']>(
    types: readonly T[],
  ): AsyncIterableIterator<PublishedEvent & { event: Extract<DomainEvent, { type: T }> }>
  /** Tells of everything that may have ended a token which was good, until the returned function is called. */
  watchStanding(watcher: StandingWatcher): () => void
}

/** Who remembers that a token was good, and so has to hear when that may have ended (decision 51). */
export interface StandingWatcher {
  /** Something a token rests on has changed; `key` is that of a row of `standing_change`. */
  changed(key: string): void
  /** Whether changes are heard of from now on; what happened before may have been missed. */
  listening(isListening: boolean): void
}

/** Checks and re-encodes an app icon. Throws IconRejectedError with the reason in words. */
export interface IconEncoder {
  encode(bytes: Uint8Array): Promise<Uint8Array>
}

/** What was found at the address of a key set. */
export interface KeySetReading extends KeySetCheck {
  isReachable: boolean
  /** The keys that may sign; none when the set has a problem. */
  usable: PublicKey[]
  /** How long their server lets them be kept; undefined when it does not say. */
  freshSeconds?: number | undefined
}

/**
 * Reads the public keys of apps at the addresses their vendors gave us, without letting anybody use us to reach what
 * only we can reach. Never throws for what the other side does.
 */
export interface KeySets {
  read(url: string): Promise<KeySetReading>
}

/**
 * Says whether pages answer at addresses vendors gave us, as guarded as `KeySets`. Never throws for what the other side
 * does.
 */
export interface Pages {
  /** The status after redirects; or in words why there is none. */
  look(url: string): Promise<{ status: number } | { problem: string }>
  /** What the page says, as it was sent, when it answers with 200. */
  read(url: string): Promise<{ text: string } | { problem: string }>
}

/** How this installation is set up, as far as its administrators should know. */
export interface Installation {
  isProduction: boolean
  /** Mail leaves the house; otherwise it lies in the development inbox. */
  sendsMail: boolean
  scansDocuments: boolean
  /** The FHIR server behind each environment, where it is not the embedded one. */
  fhirServers: { PRODUCTION: string | undefined; SANDBOX: string | undefined }
  /** The key that seals signing keys is given, and no file beside the data. */
  hasOwnKeyEncryption: boolean
  /** A signing key is used so many days. */
  signingKeyDays: number
}

/** Counts attempts across replicas. */
export interface RateLimiter {
  /** Takes one point from `key`; returns seconds to wait when none is left, else 0. */
  take(
    bucket:
      | SignInBucket
      | 'sign-up-address'
      | 'password-reset-address'
      | 'password-reset-account'
      | 'key-set-check'
      | 'factor-reset'
      | 'app-request-address'
      | 'client-registration-address'
      | 'client-registration-vendor',
    key: string,
  ): Promise<number>
}

/** A request to a FHIR server, below its base. */
export interface FhirHttpRequest {
  method: string
  /** Path below the base, starting with "/". */
  path: string
  /** Raw query, without "?". */
  query: string
  headers: Record<string, string>
  body?: unknown
  /**
   * When set, an answer too large to hold may come as `stream`. Addresses of pages the server remembers, which it
   * writes below its base alone, then lead below this path, e.g. "/Observation".
   */
  streamsBelow?: string
}

export interface FhirHttpResponse {
  status: number
  headers: Record<string, string>
  /** Parsed JSON, absent when there is none. */
  body: unknown
  /** Bytes of another content type, which is among the headers, in place of `body`. */
  content?: Uint8Array
  /** The JSON as bytes that can be read once, in place of `body`. */
  stream?: AsyncIterable<Uint8Array>
}

/** The FHIR server behind the policy proxy. */
export interface UpstreamFhir {
  send(request: FhirHttpRequest): Promise<FhirHttpResponse>
  /** False while it is not asked, because it failed again and again. Absent where that cannot be. */
  readonly isAvailable?: boolean
  /** Ends what is kept open to it. */
  close?(): Promise<void>
}

/**
 * Reads plain rows past the ORM by statements the database keeps prepared: for the few reads that everybody asks
 * for, where a unit of work costs more than the read.
 */
export interface RowReader {
  /** In `sql`, `?` stands for the next value and for nothing else; a list is one value, an array. */
  rows<Row extends object>(sql: string, values: readonly unknown[]): Promise<Row[]>
}

/**
 * Changes rows past the ORM by one statement, which is its own transaction: for the few changes people make all day,
 * where a unit of work costs more than the change.
 */
export interface RowWriter {
  /** As \`RowReader.rows\`; what the statement returns says whether it found what it was to change. */
  write<Row extends object>(sql: string, values: readonly unknown[]): Promise<Row[]>
}

/** Keeps what was read and parsed in this process, by the version of the row it was read from. */
export interface Shelf<T> {
  readonly isEmpty: boolean
  /** Undefined when it is not there, or is of another version. */
  find(key: string, version: string): Readonly<T> | undefined
  put(key: string, version: string, value: Readonly<T>): void
}

/** The made-up records of the sandbox. */
export interface SandboxRecords {
  /** Empties the sandbox and fills it as it began, with dates that end at `now`; returns how many resources it holds. */
  reset(now: Date): Promise<number>
}

/** What commands and queries may use from outside the database. */
export interface Ports {
  clock: Clock
  logger: Logger
  mailer: Mailer
  pubSub: PubSub
  passwords: PasswordHasher
  passwordJudge: PasswordJudge
  sealer: Sealer
  signingKeys: SigningKeys
  oneTimePasswords: OneTimePasswords
  passkeys: PasskeyCeremonies
  /** Undefined where the hospital has none: then there are accounts of Gatehouse alone. */
  identityProvider: IdentityProvider | undefined
  icons: IconEncoder
  keySets: KeySets
  pages: Pages
  installation: Installation
  documents: DocumentStore
  pdfInspector: PdfInspector
  /** Undefined where the hospital has none: then documents are shown unscanned, and marked so. */
  malwareScanner: MalwareScanner | undefined
  signer: StatementSigner
  attestationPrinter: AttestationPrinter
  archiver: Archiver
  receiptPrinter: ReceiptPrinter
  rateLimiter: RateLimiter
  requestMeter: RequestMeter
  fhirElements: FhirElements
  rowReader: RowReader
  rowWriter: RowWriter
  galleryCards: Shelf<Record<string, unknown>>
  queueLines: Shelf<QueueLine>
  /** Undefined where nobody may reset the sandbox: in production, and where it is another server. */
  sandboxRecords: SandboxRecords | undefined
  upstreamFhir: Record<LaunchEnvironment, UpstreamFhir>
  /** The FHIR servers of partitions, by the address of the base apps know. */
  partitionFhir: Readonly<Record<string, UpstreamFhir>>
}

export type { EntityManager }
