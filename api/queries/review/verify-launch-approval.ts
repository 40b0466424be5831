import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../context.ts'
import {
  type LaunchApprovalStatement,
  readApproval,
} from '../../domain/launch-approval-statement.ts'
import { DecisionArtifact } from '../../entities/app/decision-artifact.entity.ts'
import { sha256Hex } from '../../secrets.ts'

/** What was found out about the signature of a launch approval record. */
export interface LaunchApprovalVerification {
  /** One of our keys signed exactly this. */
  isSignatureValid: true
  /** And our own record still says the same, word for word. */
  isOnRecord: boolean
  statement: LaunchApprovalStatement
}

/**
 * Says whether the signature of a launch approval record holds, and whether our record is the one that was signed; undefined
 * when nobody of ours signed it. Changing one byte of header, payload, signature or record makes it fail.
 */
export async function verifyLaunchApproval(
  ctx: RequestContext,
  given: string,
): Promise<LaunchApprovalVerification | undefined> {
  const jws = given.trim()
  if (jws.length > TEXT_LIMITS.attestationSignature.max) return undefined
  const checked = await ctx.ports.signer.verify(jws, 'launch-approval')
  const statement = checked.isValid ? readApproval(checked.payload) : undefined
  if (!statement) return undefined
  return { isSignatureValid: true, isOnRecord: await isRecorded(ctx, statement, jws), statement }
}

async function isRecorded(
  ctx: RequestContext,
  { artifactId, appVersionId, recordSha256 }: LaunchApprovalStatement,
  signature: string,
): Promise<boolean> {
  const where = { id: artifactId, organizationId: ctx.organizationId }
  const record = await ctx.em.findOne(DecisionArtifact, where)
  return (
    record !== null &&
    record.signature === signature &&
    record.appVersionId === appVersionId &&
    record.sha256 === recordSha256 &&
    sha256Hex(record.body ?? '') === recordSha256
  )
}
