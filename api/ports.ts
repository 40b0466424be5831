import type { EntityManager } from '@mikro-orm/postgresql'
import type { DocumentFinding } from '../schema/vocabulary/document.ts'
import type { LaunchEnvironment } from '../schema/vocabulary/launch-environment.ts'
import type { AttestationDocument } from './domain/attestation-document.ts'
import type { DomainEvent } from './domain/events.ts'
import type { KeySetCheck, PublicKey } from './domain/key-set.ts'
import type { SignInBucket } from './domain/sign-in-limits.ts'

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
}

/** Slow, salted hashing of passwords, off the event loop. */
export interface PasswordHasher {
  hash(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
}

/** What is said about a password somebody wants. */
export interface PasswordVerdict {
  /** 0 (guessed at once) to 4; see PASSWORD_SCORE_MIN. */
  score: number
  /** True when it stands in a list of passwords that others lost. */
  isBreached: boolean
  /** What makes it weak and what would help, in whole sentences; none when it is strong. */
  advice: string[]
}

/** Says how soon a password would be guessed. Keeps nothing and asks nobody outside. */
export interface PasswordJudge {
  /** `personal` are texts a guesser would try first: names, address, hospital. */
  judge(password: string, personal: readonly string[]): Promise<PasswordVerdict>
}

/** Encrypts what has to be read again, such as the secrets of authenticator apps. */
export interface Sealer {
  seal(text: string): string
  /** @throws when it was sealed with another key, or changed. */
  open(sealed: string): string
}

/** Codes by the clock (RFC 6238): six digits, thirty seconds, SHA-1, as every authenticator app expects. */
export interface OneTimePasswords {
  /** A new shared secret, base32. */
  newSecret(): string
  /** What an app has to know, as an otpauth address and as a picture of it. */
  enrolment(
    secret: string,
    names: { account: string; issuer: string },
  ): Promise<{ uri: string; qrSvg: string }>
  /** The half minute a code belongs to, when that is the present one or one beside it. */
  matchingStep(secret: string, code: string, at: Date): number | undefined
}

/** A passkey as the ceremonies need it. */
export interface KnownPasskey {
  credentialId: string
  publicKey: string
  counter: number
  transports: string[]
}

/** Takes a challenge out of those that wait for an answer; false when it is none. */
export type ChallengeCheck = (challenge: string) => Promise<boolean>

/** The two ceremonies of WebAuthn. Options and answers are JSON as the browser reads and writes it. */
export interface PasskeyCeremonies {
  creationOptions(person: {
    userId: string
    name: string
    displayName: string
    known: readonly Pick<KnownPasskey, 'credentialId' | 'transports'>[]
  }): Promise<{ options: string; challenge: string }>
  /** The new passkey, or undefined when the answer is not good. */
  verifyCreation(answer: string, isExpected: ChallengeCheck): Promise<KnownPasskey | undefined>
  requestOptions(
    known: readonly Pick<KnownPasskey, 'credentialId' | 'transports'>[],
  ): Promise<{ options: string; challenge: string }>
  /** Which of the passkeys signed, and its new counter; undefined when the answer is not good. */
  verifyRequest(
    answer: string,
    known: readonly KnownPasskey[],
    isExpected: ChallengeCheck,
  ): Promise<{ credentialId: string; counter: number } | undefined>
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
}

/**
 * Reads the public keys of apps at the addresses their vendors gave us, without letting anybody use us to reach what
 * only we can reach. Never throws for what the other side does.
 */
export interface KeySets {
  read(url: string): Promise<KeySetReading>
}

/** What was announced of a file before it came. */
export interface AnnouncedBytes {
  sizeBytes: number
  /** 64 hex digits. */
  sha256: string
}

/** An address that takes one announced file, and the headers the request has to carry. */
export interface UploadAddress {
  url: string
  headers: Record<string, string>
}

/**
 * Keeps the bytes of documents by key. What arrives lies apart until it is checked; only what was kept can be read.
 */
export interface DocumentStore {
  /** Where browsers send bytes to directly; undefined when all of them pass through us. */
  readonly origin: string | undefined
  /** An address of the store itself for exactly these bytes; undefined when they come through `receive`. */
  uploadAddress(
    key: string,
    announced: AnnouncedBytes,
    expiresInSeconds: number,
  ): Promise<UploadAddress | undefined>
  /** Takes the announced bytes once, whole or not at all. */
  receive(
    key: string,
    bytes: AsyncIterable<Uint8Array>,
    announced: AnnouncedBytes,
  ): Promise<'STORED' | 'TAKEN' | 'DIFFERENT'>
  /** What arrived and is not checked yet, at most so many bytes of it; undefined when nothing did. */
  arrived(key: string, maxBytes: number): Promise<Uint8Array | undefined>
  /** Keeps what was checked, under a key nobody outside can write. */
  keep(key: string, bytes: Uint8Array): Promise<void>
  /** What was kept; undefined when it is not there. */
  read(key: string): Promise<Uint8Array | undefined>
  /** Removes everything of a key; harmless when there is nothing. */
  remove(key: string): Promise<void>
  /** Keys of what was written before a moment, arrived or kept. */
  keysBefore(moment: Date): AsyncIterable<string>
}

/** Why a file is not a document that can be taken. */
export type PdfFault =
  | 'NOT_PDF'
  | 'TRUNCATED'
  | 'ENCRYPTED'
  | 'NO_PAGES'
  | 'DAMAGED'
  | 'TOO_COMPLEX'

export type PdfInspection =
  | { isPdf: true; pageCount: number; findings: DocumentFinding[] }
  | { isPdf: false; fault: PdfFault }

/** Reads a PDF as data, within bounded time and memory, and says what is in it. Runs nothing of it. */
export interface PdfInspector {
  inspect(bytes: Uint8Array): Promise<PdfInspection>
}

/** Looks for malware. Throws ScannerUnavailableError when it cannot be asked; a job tries again. */
export interface MalwareScanner {
  /** What it found, by its own name; undefined when nothing. */
  scan(bytes: Uint8Array): Promise<string | undefined>
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
      | 'key-set-check',
    key: string,
  ): Promise<number>
}

/** A public key of ours, as everybody may keep it (RFC 7517). */
export interface SigningPublicKey {
  kty: string
  crv: string
  x: string
  y: string
  kid: string
  alg: 'ES256'
  use: 'sig'
}

/** Whether a signature is one of ours: with what was signed, or with what is wrong. */
export type SignatureCheck =
  | { isValid: true; payload: string }
  | { isValid: false; fault: 'NOT_A_SIGNATURE' | 'UNKNOWN_KEY' | 'SIGNATURE_BROKEN' }

/** Signs statements so that they can be verified without us, and long after (RFC 7515, compact, ES256). */
export interface StatementSigner {
  /** Signs with the key of the year of `at`. */
  sign(payload: string, at: Date): Promise<string>
  verify(jws: string): Promise<SignatureCheck>
  /** Every key that was ever used, oldest first. */
  publicKeys(): Promise<{ keys: SigningPublicKey[] }>
}

/** Writes an attestation as PDF: the same document is always the same bytes. */
export interface AttestationPrinter {
  print(document: AttestationDocument): Promise<Uint8Array>
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
  /** The JSON as bytes that can be read once, in place of `body`. */
  stream?: AsyncIterable<Uint8Array>
}

/** The FHIR server behind the policy proxy. */
export interface UpstreamFhir {
  send(request: FhirHttpRequest): Promise<FhirHttpResponse>
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

/** What commands and queries may use from outside the database. */
export interface Ports {
  clock: Clock
  logger: Logger
  mailer: Mailer
  pubSub: PubSub
  passwords: PasswordHasher
  passwordJudge: PasswordJudge
  sealer: Sealer
  oneTimePasswords: OneTimePasswords
  passkeys: PasskeyCeremonies
  icons: IconEncoder
  keySets: KeySets
  documents: DocumentStore
  pdfInspector: PdfInspector
  /** Undefined where the hospital has none: then documents are shown unscanned, and marked so. */
  malwareScanner: MalwareScanner | undefined
  signer: StatementSigner
  attestationPrinter: AttestationPrinter
  rateLimiter: RateLimiter
  rowReader: RowReader
  rowWriter: RowWriter
  galleryCards: Shelf<Record<string, unknown>>
  upstreamFhir: Record<LaunchEnvironment, UpstreamFhir>
}

export type { EntityManager }
