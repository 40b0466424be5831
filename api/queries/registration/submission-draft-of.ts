import type { SubmissionDraft } from '../../domain/submission-draft.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { ScopeRequest } from '../../entities/app/scope-request.entity.ts'

/** Reads a stored version as the rules of a submission see it. */
export function submissionDraftOf(
  version: AppVersion,
  scopes: readonly ScopeRequest[],
): SubmissionDraft {
  return {
    number: version.number,
    name: version.name,
    operatingSystems: version.operatingSystems,
    homepageUrl: version.homepageUrl,
    privacyPolicyUrl: version.privacyPolicyUrl,
    termsUrl: version.termsUrl,
    redirectUrls: version.redirectUrls,
    launchUrl: version.launchUrl,
    shortDescription: version.shortDescription,
    longDescription: version.longDescription,
    audiences: version.audiences,
    uses: version.uses,
    intent: version.intent,
    fhirVersions: version.fhirVersions,
    compliance: version.compliance,
    clientType: version.clientType,
    jwksUrl: version.jwksUrl,
    jwks: version.jwks,
    scopes,
    reviewerNotes: version.reviewerNotes,
    changeNotes: version.changeNotes,
    launchBehaviour: version.launchBehaviour,
    attestationAnswer: version.attestationAnswer,
  }
}
