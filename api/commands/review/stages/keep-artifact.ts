import type { RequestContext } from '../../../context.ts'
import { DecisionArtifact } from '../../../entities/app/decision-artifact.entity.ts'
import { sha256Hex } from '../../../secrets.ts'
import type { StageFile } from './stage-file.ts'

/** Writes what a decision left behind or rests on. Its hash is of its text, or of the document it is. */
export function keepArtifact(
  ctx: RequestContext,
  file: StageFile,
  fields: Pick<DecisionArtifact, 'appVersionId' | 'stage' | 'kind' | 'title'> &
    Partial<
      Pick<
        DecisionArtifact,
        'body' | 'documentId' | 'vendorContractId' | 'templateVersion' | 'sha256'
      >
    >,
): DecisionArtifact {
  const artifact = ctx.em.create(DecisionArtifact, {
    body: null,
    documentId: null,
    vendorContractId: null,
    templateVersion: null,
    signature: null,
    sha256: sha256Hex(fields.body ?? ''),
    ...fields,
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    createdAt: ctx.ports.clock.now(),
    createdById: ctx.viewer?.userId ?? null,
  })
  file.artifacts.push(artifact)
  return artifact
}
