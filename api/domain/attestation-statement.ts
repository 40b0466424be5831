import {
  ATTESTATION_ANSWERS,
  type AttestationAnswer,
} from '../../schema/vocabulary/registration.ts'
import { canonicalJson, parsedJson } from './canonical-json.ts'

/**
 * What is signed: who answered which text, how, for which app, and with which four fields (R120).
 * `legalBusinessName` is null for a person who acts for themselves; `signedAt` is ISO 8601 in UTC.
 */
export interface AttestationStatement {
  readonly issuer: string
  readonly attestationId: string
  readonly appId: string
  readonly appName: string
  readonly appVersionId: string
  readonly appVersionNumber: number
  readonly vendorId: string
  readonly vendorName: string
  readonly textVersion: number
  readonly textSha256: string
  readonly answer: AttestationAnswer
  readonly legalName: string
  readonly position: string
  readonly legalBusinessName: string | null
  readonly signedAt: string
}

/** Writes a statement in the one form that is signed: JSON with sorted keys and no spaces (RFC 8785). */
export function canonicalStatement(statement: AttestationStatement): string {
  return canonicalJson(statement)
}

/** Reads a signed statement back; undefined when it is anything but one of ours, whole and canonical. */
export function readStatement(json: string): AttestationStatement | undefined {
  const read = parsedJson(json)
  if (!isStatement(read)) return undefined
  return canonicalStatement(read) === json ? read : undefined
}

const TEXTS = [
  'issuer',
  'attestationId',
  'appId',
  'appName',
  'appVersionId',
  'vendorId',
  'vendorName',
  'textSha256',
  'legalName',
  'position',
  'signedAt',
]
const NUMBERS = ['appVersionNumber', 'textVersion']
const FIELD_COUNT = TEXTS.length + NUMBERS.length + ['answer', 'legalBusinessName'].length

function isStatement(value: unknown): value is AttestationStatement {
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map<string, unknown>(Object.entries(value))
  const business = fields.get('legalBusinessName')
  return (
    fields.size === FIELD_COUNT &&
    TEXTS.every((name) => typeof fields.get(name) === 'string') &&
    NUMBERS.every((name) => Number.isSafeInteger(fields.get(name))) &&
    ATTESTATION_ANSWERS.some((answer) => answer === fields.get('answer')) &&
    (business === null || typeof business === 'string')
  )
}
