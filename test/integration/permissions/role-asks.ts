import type { Ability } from '../../../schema/vocabulary/permission.ts'
import type { GovernanceStage } from '../../../schema/vocabulary/stage.ts'

/** What one vendor has: in each state in which the question makes sense. */
export interface Holdings {
  vendorId: string
  draftId: string
  /** In review, with a document and something in its activity. */
  waitingId: string
  liveId: string
  liveAppId: string
  liveSlug: string
  /** A confidential client of the sandbox, and a secret of it that has ended. */
  clientId: string
  /** What that client calls itself. */
  clientName: string
  endedSecretId: string
}

/** What an action is tried on. */
export interface Situation extends Holdings {
  /** A stage of whoever asks, where one is theirs. */
  stage: GovernanceStage
  /** A consent that has ended: of who asks, and of somebody else. */
  ownConsentId: string
  othersConsentId: string
  appRequestId: string
  correctionId: string
}

/**
 * One way to try an action that changes nothing, however often it is tried: what is allowed is stopped by a stale
 * revision or a fault of its input, which is looked at after the permission.
 */
export interface Ask {
  readonly kind: 'query' | 'mutation'
  readonly text: (at: Situation) => string
  /** What those are told who may: the code of what stopped them, or OK. */
  readonly allowed: readonly string[]
  /** Whose question it is, where vendors and the hospital have a way each. */
  readonly by?: 'VENDOR' | 'HOSPITAL'
  /** The cell of the table it is about, where the first person asks otherwise than the second. */
  readonly cell?: 'Y' | 'R'
  /** An own stage is then the one the version is in, which is at intake. */
  readonly isAtIntake?: boolean
}

const STALE = 'expectedRevision: 99'
const ERRORS = '{ userErrors { code } }'
const REASON = 'reason: "Because it was found in the review."'

const query = (text: Ask['text']): Ask => ({ kind: 'query', text, allowed: ['OK'] })
const mutation = (text: Ask['text'], ...allowed: string[]): Ask => ({
  kind: 'mutation',
  text,
  allowed,
})

const step = (name: string, version: 'draftId' | 'waitingId' | 'liveId', more = ''): Ask =>
  mutation(
    (at) => `${name}(input: { versionId: "${at[version]}", ${STALE} ${more} }) ${ERRORS}`,
    'STALE_REVISION',
  )

const ofVersion = (fields: string): Ask =>
  query((at) => `node(id: "${at.waitingId}") { ... on AppVersion { ${fields} } }`)

const post = (visibility: string): Ask =>
  mutation(
    (at) =>
      `messagePost(input: { versionId: "${at.waitingId}", body: "", visibility: ${visibility} }) ${ERRORS}`,
    'REQUIRED',
  )

const A_TEXT = `textId: "${Buffer.from('AttestationText:00000000-0000-4000-8000-000000000000').toString('base64url')}", textSha256: "${'a'.repeat(64)}", answer: ACCEPTED`

/** Every action of the table with the operations that do it; none where the platform does it elsewhere. */
export const ASKS: Readonly<Record<Ability, readonly Ask[]>> = {
  'listing.read-public': [
    query(() => 'scopeCatalog { scope }'),
    query(() => 'organization { docs { revision } }'),
    query((at) => `galleryListing(slug: "${at.liveSlug}") { name }`),
  ],
  'listing.read-clinical': [],
  'app-version.draft': [
    step('appVersionDraftSave', 'draftId'),
    step('appVersionDiscard', 'draftId'),
  ],
  'app-version.submit': [
    step('appVersionSubmit', 'draftId'),
    step('appVersionWithdraw', 'waitingId'),
    step('appVersionResubmit', 'waitingId', REASON),
  ],
  'attestation.answer': [step('attest', 'draftId', A_TEXT)],
  'document.upload': [
    mutation(
      (at) =>
        `documentUploadCreate(input: { versionId: "${at.waitingId}", fileName: "a.pdf", sizeBytes: 20000000, sha256: "${'a'.repeat(64)}" }) ${ERRORS}`,
      'DOCUMENT_TOO_LARGE',
    ),
  ],
  'document.read': [ofVersion('documents(first: 1) { nodes { fileName } }')],
  'app.choose-release': [
    mutation(
      (at) =>
        `appReleaseModeChange(input: { appId: "${at.liveAppId}", releaseMode: MANUAL, ${STALE} }) ${ERRORS}`,
      'STALE_REVISION',
    ),
  ],
  'vendor.update-contact': [
    mutation(
      (at) =>
        `vendorContactUpdate(input: { vendorId: "${at.vendorId}", ${STALE}, position: "Owner" }) ${ERRORS}`,
      'STALE_REVISION',
    ),
  ],
  'vendor.correct-legal': [
    {
      ...mutation(
        (at) =>
          `vendorCorrectionPropose(input: { vendorId: "${at.vendorId}", duns: "987654321", ${REASON}, ${STALE} }) ${ERRORS}`,
        'STALE_REVISION',
      ),
      cell: 'Y',
    },
    {
      ...mutation(
        (at) =>
          `vendorCorrectionDecline(input: { correctionId: "${at.correctionId}", reason: "No." }) ${ERRORS}`,
        'TOO_SHORT',
      ),
      cell: 'R',
    },
  ],
  'contract.read': [query((at) => `vendorContracts(vendorId: "${at.vendorId}") { id }`)],
  'contract.manage': [
    mutation(
      (at) => `vendorContractAdd(input: { vendorId: "${at.vendorId}", kind: OTHER, title: "",
        validFrom: "2026-01-01", signerName: "Ada", signerPosition: "Owner", signedOn: "2025-12-01",
        fileName: "a.pdf", sizeBytes: 10, sha256: "${'a'.repeat(64)}" }) ${ERRORS}`,
      'REQUIRED',
    ),
  ],
  'partner-tier.decide': [
    mutation(
      (at) =>
        `partnerTierPropose(input: { vendorId: "${at.vendorId}", change: GRANT, reason: "No." }) ${ERRORS}`,
      'TOO_SHORT',
    ),
  ],
  'vendor-member.invite': [
    mutation(
      (at) =>
        `vendorMemberInvite(input: { vendorId: "${at.vendorId}", email: "nobody", role: OWNER }) ${ERRORS}`,
      'INVALID',
    ),
  ],
  'sandbox.use': [
    {
      ...mutation((at) => `validationRunStart(versionId: "${at.waitingId}") ${ERRORS}`, 'OK'),
      by: 'VENDOR',
    },
    { ...mutation(() => `sandboxDataReset ${ERRORS}`, 'OK'), by: 'HOSPITAL' },
  ],
  'connection-sheet.read': [query((at) => `app(slug: "${at.liveSlug}") { clients { clientId } }`)],
  // Who rotates without it is shown nothing: tests of secrets see to that.
  'secret.reveal': [],
  'secret.rotate': [
    mutation(
      (at) =>
        `clientSecretRotate(input: { clientId: "${at.clientId}", overlapHours: -1 }) ${ERRORS}`,
      'INVALID',
    ),
    mutation((at) => `clientSecretRevoke(secretId: "${at.endedSecretId}") ${ERRORS}`, 'OK'),
  ],
  'review-queue.read': [query(() => 'reviewQueue(first: 1) { nodes { id } }')],
  'stage.decide': [
    mutation(
      (at) =>
        `stageDecide(input: { versionId: "${at.waitingId}", stage: ${at.stage}, state: FAILED, checklist: [], ${STALE} }) ${ERRORS}`,
      'STALE_REVISION',
      'STAGE_ORDER',
    ),
  ],
  'scope.decide': [step('scopeDecide', 'waitingId', 'decisions: []')],
  'app-version.request-changes': [
    { ...step('appVersionRequestChanges', 'waitingId', REASON), isAtIntake: true },
  ],
  'app-version.reject': [step('appVersionReject', 'waitingId', `code: OTHER ${REASON}`)],
  'app-version.approve': [
    step('appVersionApprove', 'waitingId'),
    step('appVersionRollBack', 'liveId', REASON),
  ],
  'app-version.release': [step('appVersionRelease', 'waitingId')],
  'app-version.suspend': [step('appVersionSuspend', 'liveId', REASON)],
  'emergency.disable': [
    mutation(
      () =>
        `emergencyDisable(input: { scope: "no scope", reason: "Results are mixed up." }) ${ERRORS}`,
      'INVALID',
    ),
  ],
  'app-version.reinstate': [step('appVersionReinstate', 'liveId', REASON)],
  'app-version.retire': [step('appVersionRetire', 'liveId', REASON)],
  'message.post': [post('DEVELOPER_AND_REVIEWERS')],
  'message.post-internal': [post('REVIEWERS_ONLY')],
  'audit.read-app': [
    ofVersion('activity(first: 1) { nodes { action } }'),
    { ...query(() => 'appLaunches(first: 1) { totalCount }'), by: 'HOSPITAL' },
  ],
  'evidence.export': [
    mutation((at) => `evidencePackCreate(input: { versionId: "${at.waitingId}" }) ${ERRORS}`, 'OK'),
  ],
  'audit.read-people': [],
  'consent.manage-own': [
    mutation((at) => `consentRevoke(consentId: "${at.ownConsentId}") ${ERRORS}`, 'OK'),
  ],
  'consent.revoke-any': [
    query(() => 'standingConsents(first: 1) { totalCount }'),
    mutation(
      (at) =>
        `standingConsentRevoke(input: { consentId: "${at.othersConsentId}", reason: "No." }) ${ERRORS}`,
      'TOO_SHORT',
    ),
  ],
  'metrics.read': [
    { ...query(() => 'liveApps { name }'), by: 'HOSPITAL' },
    { ...query(() => 'accessCampaigns { title }'), by: 'HOSPITAL' },
    { ...query((at) => `app(slug: "${at.liveSlug}") { usage { __typename } }`), by: 'VENDOR' },
  ],
  'app-request.decide': [
    mutation(
      (at) =>
        `appRequestDecide(input: { requestId: "${at.appRequestId}", state: CONTACTED, ${STALE} }) ${ERRORS}`,
      'STALE_REVISION',
    ),
  ],
  'activation.request': [
    mutation(
      (at) => `activationRequest(input: { appId: "${at.liveAppId}", department: "" }) ${ERRORS}`,
      'REQUIRED',
    ),
  ],
  'activation.decide': [
    mutation(
      (at) =>
        `activationDecide(input: { activationId: "${at.liveAppId}", state: DECLINED, reason: "No.", ${STALE} }) ${ERRORS}`,
      'TOO_SHORT',
    ),
  ],
  'policy.write': [
    query(() => 'governancePolicy { version }'),
    mutation(
      () =>
        `scopeOverridePropose(input: { key: "*", sensitivity: LOW, summary: "Lower than it was." }) ${ERRORS}`,
      'INVALID',
    ),
  ],
  'launch-context.create': [
    mutation(
      (at) =>
        `launchContextCreate(input: { clientId: "${at.clientName}", email: "nobody", intent: "${'x'.repeat(201)}" }) ${ERRORS}`,
      'TOO_LONG',
    ),
  ],
  'representative.manage': [query(() => 'patientRepresentatives { id }')],
  'attestation-text.publish': [
    mutation(
      () => `attestationTextPropose(input: { body: "Be good.", summary: "Short." }) ${ERRORS}`,
      'TOO_SHORT',
    ),
  ],
  'organization.administer': [
    mutation(
      () =>
        `organizationBrandUpdate(input: { name: "Lakeside", supportEmail: "a@b.example", ${STALE} }) ${ERRORS}`,
      'STALE_REVISION',
    ),
    query(() => 'organizationMembers { totalCount }'),
  ],
}
