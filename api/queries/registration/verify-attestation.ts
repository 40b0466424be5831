import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../context.ts'
import { type AttestationStatement, readStatement } from '../../domain/attestation-statement.ts'
import { Attestation } from '../../entities/app/attestation.entity.ts'
import type { AttestationText } from '../../entities/app/attestation-text.entity.ts'
import type { SignatureCheck } from '../../ports/statements.ts'
import { sha256Hex } from '../../secrets.ts'
import { attestationText } from './attestations.ts'

/** What was found out about a signed statement. `isValid` when every single question was answered with yes. */
export interface AttestationVerification {
  isValid: boolean
  /** One of our keys signed exactly this. */
  isSignatureValid: boolean
  /** The text has the hash that was signed: ours, and the one handed in, if any. */
  isTextUnchanged: boolean
  /** Our own record says the same. */
  isOnRecord: boolean
  /** What is wrong, in words; empty when all is well. */
  problems: string[]
  /** What was signed; undefined when the signature does not hold, because then nobody said it. */
  statement: AttestationStatement | undefined
  text: AttestationText | null
}

/**
 * Says whether a signed statement holds: the signature, the text behind its hash, and our record of it. Changing one
 * byte of header, payload, signature or text makes it fail.
 *
 * @param givenText The text as the asking person has it, where they do: it has to have the signed hash as well.
 */
export async function verifyAttestation(
  ctx: RequestContext,
  jws: string,
  givenText?: string | null,
): Promise<AttestationVerification> {
  const checked = await checkSignature(ctx, jws.trim())
  const statement = checked.isValid ? readStatement(checked.payload) : undefined
  if (!statement) return nobodySaid(checked)
  const text = await attestationText(ctx, statement.textVersion)
  const isTextUnchanged =
    text !== null &&
    sha256Hex(text.body) === statement.textSha256 &&
    (typeof givenText !== 'string' || sha256Hex(givenText) === statement.textSha256)
  const isOnRecord = await isRecorded(ctx, statement, jws.trim())
  const problems = [
    ...(isTextUnchanged ? [] : ['The text is not the one that was signed: its hash is another.']),
    ...(isOnRecord ? [] : ['Gatehouse has no record that says the same.']),
  ]
  const isValid = isTextUnchanged && isOnRecord
  return { isValid, isSignatureValid: true, isTextUnchanged, isOnRecord, problems, statement, text }
}

const FAULTS: Readonly<Record<Extract<SignatureCheck, { isValid: false }>['fault'], string>> = {
  NOT_A_SIGNATURE: 'This is not a signed attestation, or it did not arrive whole.',
  UNKNOWN_KEY: 'This was not signed with a key of this Gatehouse.',
  SIGNATURE_BROKEN: 'The signature does not hold: something was changed after signing.',
}

function nobodySaid(checked: SignatureCheck): AttestationVerification {
  const problem = FAULTS[checked.isValid ? 'NOT_A_SIGNATURE' : checked.fault]
  return {
    isValid: false,
    isSignatureValid: false,
    isTextUnchanged: false,
    isOnRecord: false,
    problems: [problem],
    statement: undefined,
    text: null,
  }
}

async function checkSignature({ ports }: RequestContext, jws: string): Promise<SignatureCheck> {
  if (jws.length > TEXT_LIMITS.attestationSignature.max)
    return { isValid: false, fault: 'NOT_A_SIGNATURE' }
  return ports.signer.verify(jws)
}

/** Our row has this signature, and its own columns say what was signed: nobody edited it behind our back. */
async function isRecorded(
  ctx: RequestContext,
  statement: AttestationStatement,
  jws: string,
): Promise<boolean> {
  const row = await ctx.em.findOne(Attestation, {
    id: statement.attestationId,
    organizationId: ctx.organizationId,
  })
  return (
    row !== null &&
    row.signature === jws &&
    row.appVersionId === statement.appVersionId &&
    row.answer === statement.answer &&
    row.legalName === statement.legalName &&
    row.position === statement.position &&
    (row.legalBusinessName ?? null) === statement.legalBusinessName &&
    row.signedAt.toISOString() === statement.signedAt
  )
}
