import type { RequestContext } from '../../context.ts'
import type { AttestationDocument } from '../../domain/attestation-document.ts'
import { type AttestationStatement, readStatement } from '../../domain/attestation-statement.ts'
import { maySee } from '../../domain/visibility.ts'
import { Vendor } from '../../entities/account/vendor.entity.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { type AttestationView, attestationById, attestationText } from './attestations.ts'

/**
 * Reads an attestation as a document. Its id cannot be guessed, and is all that is asked for: the page that verifies
 * is public. Who may have the file is for the caller to say (`mayHaveAttestation`).
 */
export async function attestationDocument(
  ctx: RequestContext,
  id: string,
): Promise<AttestationDocument | undefined> {
  const answer = await attestationById(ctx, id)
  const text = answer && (await attestationText(ctx, answer.textVersion))
  if (!answer || !text) return undefined
  return {
    ...(await namesOf(ctx, answer)),
    id,
    textVersion: text.version,
    textBody: text.body,
    textSha256: text.sha256,
    textPublishedAt: text.publishedAt,
    answer: answer.answer,
    legalName: answer.legalName,
    position: answer.position,
    legalBusinessName: answer.legalBusinessName ?? null,
    signedAt: answer.signedAt,
    signature: answer.signature ?? null,
    isCurrent: answer.isCurrent,
    verifyUrl: `${ctx.urls.base}/attestations/${id}`,
    keysUrl: `${ctx.urls.base}/attestations/jwks.json`,
  }
}

/** Says whether the person who asks may have the file: the vendor's people, and those who review. */
export async function mayHaveAttestation(ctx: RequestContext, id: string): Promise<boolean> {
  const answer = await attestationById(ctx, id)
  const version = answer && (await ctx.em.findOne(AppVersion, { id: answer.appVersionId }))
  const app = version && (await ctx.em.findOne(App, { id: version.appId }))
  return version && app ? maySee(ctx.viewer, app.vendorId, version.status) : false
}

type Names = Pick<AttestationDocument, 'appName' | 'appVersionNumber' | 'vendorName'>

async function namesOf(ctx: RequestContext, answer: AttestationView): Promise<Names> {
  const signed = answer.signature ? statementIn(answer.signature) : undefined
  if (signed) {
    const { appName, appVersionNumber, vendorName } = signed
    return { appName, appVersionNumber, vendorName }
  }
  const version = await ctx.em.findOneOrFail(AppVersion, { id: answer.appVersionId })
  const app = await ctx.em.findOneOrFail(App, { id: version.appId })
  const vendor = await ctx.em.findOneOrFail(Vendor, { id: app.vendorId })
  return {
    appName: version.name,
    appVersionNumber: version.number,
    vendorName: vendor.displayName,
  }
}

/** What a signature of our own table is about; nothing rests on it, so it is not verified here. */
function statementIn(jws: string): AttestationStatement | undefined {
  return readStatement(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8'))
}
