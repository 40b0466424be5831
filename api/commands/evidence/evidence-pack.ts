import type { RequestContext } from '../../context.ts'
import type { App } from '../../entities/app/app.entity.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import type { ArchivedFile } from '../../ports/archives.ts'
import { auditTrail } from '../../queries/evidence/audit-files.ts'
import { contractFiles } from '../../queries/evidence/contract-files.ts'
import { documentFiles } from '../../queries/evidence/document-files.ts'
import { type EvidenceReach, jsonFile, textFile } from '../../queries/evidence/evidence-file.ts'
import { messageFile } from '../../queries/evidence/message-file.ts'
import { policyFile } from '../../queries/evidence/policy-file.ts'
import { recordFiles } from '../../queries/evidence/record-files.ts'
import { scopeChangeFile } from '../../queries/evidence/scope-change-file.ts'
import { restoredChains } from '../../queries/review/restored-versions.ts'
import { sha256Hex } from '../../secrets.ts'
import { AMONG_REVIEWERS } from '../review/stages/find-stage.ts'
import { manifestOf } from './manifest.ts'
import { READ_ME } from './read-me.ts'

export interface EvidencePack {
  fileName: string
  bytes: Uint8Array
}

/**
 * Makes the evidence pack of a version: all that was submitted, decided, signed, said and told, with a manifest of
 * hashes that is signed, and the script that checks it. Records who took it, and the hash of the manifest.
 *
 * Who may is for the caller to say, and what they may have in it.
 */
export async function makeEvidencePack(
  ctx: RequestContext,
  { version, app }: { version: AppVersion; app: App },
  reach: EvidenceReach,
): Promise<EvidencePack> {
  const { archiver, clock, signer } = ctx.ports
  const madeAt = clock.now()
  const audit = await auditTrail(ctx, version)
  const [standing = [version.id]] = await restoredChains(ctx, [version.id])
  const files: ArchivedFile[] = [
    textFile('READ-ME.txt', READ_ME),
    ...(await recordFiles(ctx, version, standing)),
    await policyFile(ctx, version, reach),
    await scopeChangeFile(ctx, version),
    await messageFile(ctx, version, reach),
    ...(await documentFiles(ctx, standing, reach)),
    ...(await contractFiles(ctx, standing, reach)),
    ...audit.files,
    { path: 'verify.mjs', bytes: await archiver.verifier() },
    jsonFile('keys.json', await signer.publicKeys(madeAt)),
  ]
  const { name } = await ctx.em.findOneOrFail(Organization, { id: ctx.organizationId })
  const manifest = manifestOf(
    { issuer: ctx.urls.base, organization: name, app, version, madeAt, reach, audit },
    files,
  )
  const signature = await signer.sign(manifest, madeAt, 'evidence')
  recordEvent(ctx, {
    action: 'evidence.exported',
    vendorId: app.vendorId,
    appId: app.id,
    appVersionId: version.id,
    detail: { ...AMONG_REVIEWERS, manifestSha256: sha256Hex(manifest), files: files.length },
  })
  await ctx.em.flush()
  const signed = [textFile('manifest.json', manifest), textFile('manifest.jws', signature)]
  return {
    fileName: `evidence-${app.slug}-v${version.number}.zip`,
    bytes: archiver.pack([...signed, ...files]),
  }
}
