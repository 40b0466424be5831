import type { GovernanceStage } from '../../../../schema/vocabulary/stage.ts'
import { type ContentStage, STAGE_CONTENT } from '../../../../schema/vocabulary/stage-content.ts'
import { stageContent } from '../../../domain/governance/stage-content.ts'
import type { AppVersion } from '../../../entities/app/app-version.entity.ts'
import type { ScopeRequest } from '../../../entities/app/scope-request.entity.ts'
import { sha256Hex } from '../../../secrets.ts'

/** Hashes the part of a submission that a stage decides about; null for stages that look at something else. */
export function contentHash(
  stage: GovernanceStage,
  version: AppVersion,
  scopes: readonly ScopeRequest[],
): string | null {
  if (!isContentStage(stage)) return null
  const asked = scopes
    .toSorted((one, other) => one.position - other.position)
    .map(({ scope, purpose, justification }) => [scope, purpose, justification ?? null])
  return sha256Hex(stageContent(stage, { ...fieldsOf(version), scopes: asked }))
}

function fieldsOf(version: AppVersion) {
  const { name, shortDescription, longDescription, homepageUrl, termsUrl, intent } = version
  const { operatingSystems, audiences, uses, privacyPolicyUrl, redirectUrls, launchUrl } = version
  const { clientType, jwksUrl, jwks, compliance, launchBehaviour, fhirVersions, launchModes } =
    version
  const { runtimeModel } = version
  return {
    ...{ name, shortDescription, longDescription, homepageUrl, termsUrl, intent },
    ...{ operatingSystems, audiences, uses, privacyPolicyUrl, redirectUrls, launchUrl },
    ...{ clientType, jwksUrl, jwks, compliance, launchBehaviour, fhirVersions, launchModes },
    runtimeModel,
  }
}

function isContentStage(stage: GovernanceStage): stage is ContentStage {
  return Object.hasOwn(STAGE_CONTENT, stage)
}
