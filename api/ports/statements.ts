import type { AttestationDocument } from '../domain/attestation-document.ts'
import type { ConsentReceipt } from '../domain/consent-receipt.ts'

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

/** What a signature is about: one made for the one is never good for the other (RFC 8725 section 3.11). */
export type StatementKind = 'attestation' | 'evidence' | 'launch-approval'

/** Signs statements so that they can be verified without us, and long after (RFC 7515, compact, ES256). */
export interface StatementSigner {
  /** Signs with the key of the year of `at`. @default kind 'attestation' */
  sign(payload: string, at: Date, kind?: StatementKind): Promise<string>
  /** Checks the signature of a statement of one kind. @default kind 'attestation' */
  verify(jws: string, kind?: StatementKind): Promise<SignatureCheck>
  /** Every key that was ever used, oldest first; that of the year of `at`, which is about to be used, among them. */
  publicKeys(at?: Date): Promise<{ keys: SigningPublicKey[] }>
}

/** Writes an attestation as PDF: the same document is always the same bytes. */
export interface AttestationPrinter {
  print(document: AttestationDocument): Promise<Uint8Array>
}

/** Writes what a person allowed an app as PDF: the same receipt is always the same bytes. */
export interface ReceiptPrinter {
  print(receipt: ConsentReceipt): Promise<Uint8Array>
}
