import {
  ARTIFACT_KIND_NAMES,
  type ArtifactKind,
  FILED_ARTIFACT_KINDS,
} from '../../../../schema/vocabulary/decision-artifact.ts'
import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { Document } from '../../../entities/app/document.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { lengthFaults } from '../../field-checks.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { inTransaction } from '../../revision.ts'
import { type CommandResult, notFound, refuse } from '../../user-fault.ts'
import { citeContract } from './cite-contract.ts'
import {
  AMONG_REVIEWERS,
  beginReviewOf,
  type FoundStage,
  findStage,
  type StageAt,
} from './find-stage.ts'
import { keepArtifact } from './keep-artifact.ts'
import { openDueStages } from './open-stages.ts'

export interface ArtifactInput extends StageAt {
  kind: ArtifactKind
  /** The text itself; or a document of the vendor, not both. */
  body?: string | null
  documentId?: string | null
  /** A version of a contract with the vendor that is in force: the signed agreement itself. */
  contractId?: string | null
}

/**
 * Files what a decision rests on: a plan or an agreement, as text or as a document of this version. A stage that
 * waited for it opens.
 *
 * Refuses kinds the platform writes by itself, text of the wrong length, and documents of other versions.
 *
 * @throws ForbiddenError for people who may see the version but do not decide this stage.
 */
export function fileArtifact(
  ctx: RequestContext,
  input: ArtifactInput,
): Promise<CommandResult<VersionAndApp>> {
  return inTransaction(ctx, async (tx) => {
    const found = await findStage(ctx, tx, input)
    if (!found.ok) return found
    const content = await contentOf(tx, found.value, input)
    if (!content.ok) return content
    const { version, app, file } = found.value
    const { stage, kind } = input
    const title = ARTIFACT_KIND_NAMES[kind]
    const filed = { appVersionId: version.id, stage, kind, title, ...content.value }
    const { sha256 } = keepArtifact(tx, file, filed)
    const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
    recordEvent(tx, {
      action: 'artifact.filed',
      ...subject,
      detail: { ...AMONG_REVIEWERS, stage, kind, sha256 },
    })
    beginReviewOf(tx, { version, app })
    await openDueStages(tx, { version, app }, file)
    await tx.em.flush()
    return ok({ version, app })
  })
}

interface Content {
  body?: string
  documentId?: string
  vendorContractId?: string
  sha256?: string
}

async function contentOf(
  ctx: RequestContext,
  { version, app }: FoundStage,
  { kind, body, documentId, contractId }: ArtifactInput,
): Promise<CommandResult<Content>> {
  if (!FILED_ARTIFACT_KINDS.some((known) => known === kind)) {
    const message = `The ${ARTIFACT_KIND_NAMES[kind].toLowerCase()} is written when the stage is decided.`
    return refuse({ code: 'INVALID', message, path: ['kind'] })
  }
  if (contractId) return citeContract(ctx, { vendorId: app.vendorId, contractId, kind })
  if (!documentId) {
    const faults = lengthFaults({ body }, TEXT_LIMITS.artifactBody)
    return faults.length ? { ok: false, error: faults } : ok({ body: body?.trim() ?? '' })
  }
  const document = await ctx.em.findOne(Document, { id: documentId, appVersionId: version.id })
  if (!document?.uploadedAt || !document.readyForViewing)
    return notFound('document', ['documentId'])
  return ok({ documentId, sha256: document.sha256 })
}
