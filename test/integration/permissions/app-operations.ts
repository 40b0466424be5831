import type { OperationOn } from './operation.ts'

/** Objects of one vendor, each in the state in which the step would succeed. */
export interface AppTargets {
  slug: string
  appId: string
  vendorId: string
  draft: At
  wholeDraft: At
  unwanted: At
  waiting: At
  judged: At
  questioned: At
  withdrawn: At
  sentBack: At
  approvable: At
  approved: At
  live: At
  retiring: At
  renewing: At
  suspended: At
  announcedId: string
  cancelledId: string
  document: At
  clientId: string
  secretId: string
  consentId: string
  textId: string
  /** A text proposed by somebody else than the publisher. */
  proposal: At
  textSha256: string
}

interface At {
  id: string
  revision: number
}

type Operation = OperationOn<AppTargets>

const OPEN = ['OK', 'OK', 'OK'] as const
const HIDDEN = ['null', 'null', 'null'] as const
const REVIEWERS = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'] as const
const OWNERS = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'] as const

/** What anybody, a vendor or a reviewer asks about apps and their versions. */
export const APP_QUERIES: Readonly<Record<string, Operation>> = {
  viewer: { text: () => 'viewer { id }', rightful: 'owner', others: ['null', 'OK', 'OK'] },
  organization: { text: () => 'organization { name }', rightful: 'anybody', others: OPEN },
  attestationText: { text: () => 'attestationText { body }', rightful: 'anybody', others: OPEN },
  attestationTexts: {
    text: () => 'attestationTexts { version }',
    rightful: 'anybody',
    others: OPEN,
  },
  attestationVerify: {
    text: () => 'attestationVerify(jws: "a.b.c") { isValid }',
    rightful: 'anybody',
    others: OPEN,
  },
  attestationProposal: {
    text: () => 'attestationProposal { id }',
    rightful: 'publisher',
    others: REVIEWERS,
  },
  attestationTextPreview: {
    text: () => 'attestationTextPreview(body: "Be good.") { kind }',
    rightful: 'publisher',
    others: REVIEWERS,
  },
  galleryListings: {
    text: () => 'galleryListings(first: 5) { totalCount facets { count } nodes { name } }',
    rightful: 'anybody',
    others: OPEN,
  },
  galleryListing: {
    text: () => 'galleryListing(slug: "live-one") { name }',
    rightful: 'anybody',
    others: OPEN,
  },
  scopeCatalog: { text: () => 'scopeCatalog { scope }', rightful: 'anybody', others: OPEN },
  explainScopes: {
    text: () => 'explainScopes(scopes: ["patient/Patient.rs"]) { scope }',
    rightful: 'anybody',
    others: OPEN,
  },
  app: { text: ({ slug }) => `app(slug: "${slug}") { id }`, rightful: 'owner', others: HIDDEN },
  node: {
    text: ({ draft }) => `node(id: "${draft.id}") { id }`,
    rightful: 'owner',
    others: HIDDEN,
  },
  nodes: {
    text: ({ draft, vendorId }) => `nodes(ids: ["${draft.id}", "${vendorId}"]) { id }`,
    rightful: 'owner',
    others: HIDDEN,
  },
  jwksCheck: {
    text: () => 'jwksCheck(jwks: "{}") { isUsable }',
    rightful: 'owner',
    others: ['UNAUTHENTICATED', 'FORBIDDEN', 'OK'],
  },
  reviewQueue: {
    text: () => 'reviewQueue(first: 5) { totalCount nodes { id } }',
    rightful: 'reviewer',
    others: REVIEWERS,
  },
}

const ERRORS = 'userErrors { code }'
const REASON = 'reason: "Because it was found in the review."'

const step = (field: string, key: keyof AppTargets, more = ''): Operation['text'] => {
  return (targets) => {
    const at = targets[key] as At
    return `${field}(input: { versionId: "${at.id}", expectedRevision: ${at.revision} ${more} }) { ${ERRORS} }`
  }
}

const vendorStep = (field: string, key: keyof AppTargets, more?: string): Operation => ({
  text: step(field, key, more),
  rightful: 'owner',
  others: OWNERS,
})

const decision = (field: string, key: keyof AppTargets, more?: string): Operation => ({
  text: step(field, key, more),
  rightful: 'reviewer',
  others: REVIEWERS,
})

const textStep = (field: string): Operation => ({
  text: ({ proposal }) =>
    `${field}(input: { proposalId: "${proposal.id}", expectedRevision: ${proposal.revision} }) { ${ERRORS} }`,
  rightful: 'publisher',
  others: REVIEWERS,
})

/** The roads of an account, a vendor and a version. The last ones come last: a new text asks everybody again. */
export const APP_MUTATIONS: Readonly<Record<string, Operation>> = {
  accountRegister: {
    text: () =>
      `accountRegister(input: { firstName: "", lastName: "", email: "", password: "" }) { accepted }`,
    rightful: 'anybody',
    others: OPEN,
  },
  accountVerifyEmail: {
    text: () => 'accountVerifyEmail(token: "unknown") { accepted }',
    rightful: 'anybody',
    others: OPEN,
  },
  accountResendVerification: {
    text: () => 'accountResendVerification(email: "nobody@example.org") { accepted }',
    rightful: 'anybody',
    others: OPEN,
  },
  vendorProfileComplete: {
    text: () =>
      `vendorProfileComplete(input: { kind: INDIVIDUAL, legalFirstName: "A", legalLastName: "B", position: "C",
       phone: "+1 555 0100", address: { line1: "1", city: "X", postalCode: "1", country: "US" } }) { ${ERRORS} }`,
    rightful: 'newcomer',
    others: ['UNAUTHENTICATED', 'OK', 'NOT_UNIQUE'], // whoever has an account may; once
  },
  vendorContactUpdate: {
    text: ({ vendorId }) =>
      `vendorContactUpdate(input: { vendorId: "${vendorId}", expectedRevision: 1, position: "Owner" }) { ${ERRORS} }`,
    rightful: 'owner',
    others: OWNERS,
  },
  clientSecretRotate: {
    text: ({ clientId }) => `clientSecretRotate(input: { clientId: "${clientId}" }) { ${ERRORS} }`,
    rightful: 'owner',
    others: OWNERS,
  },
  clientSecretRevoke: {
    text: ({ secretId }) => `clientSecretRevoke(secretId: "${secretId}") { ${ERRORS} }`,
    rightful: 'owner',
    others: OWNERS,
  },
  consentRevoke: {
    text: ({ consentId }) => `consentRevoke(consentId: "${consentId}") { ${ERRORS} }`,
    rightful: 'patient',
    others: ['UNAUTHENTICATED', 'NOT_FOUND', 'NOT_FOUND'],
  },
  messagePost: {
    text: ({ waiting }) =>
      `messagePost(input: { versionId: "${waiting.id}", body: "Hello", visibility: DEVELOPER_AND_REVIEWERS }) { ${ERRORS} }`,
    rightful: 'owner',
    others: OWNERS,
  },
  messagesMarkRead: {
    text: ({ appId }) => `messagesMarkRead(input: { appId: "${appId}" }) { ${ERRORS} }`,
    rightful: 'owner',
    others: ['UNAUTHENTICATED', 'NOT_FOUND', 'NOT_FOUND'],
  },
  notificationMarkRead: {
    text: () => `notificationMarkRead(input: { ids: ["somebody else's"] }) { ${ERRORS} }`,
    rightful: 'owner',
    others: ['UNAUTHENTICATED', 'OK', 'OK'], // their own; another's are passed over
  },
  noticePreferencesUpdate: {
    text: () => `noticePreferencesUpdate(input: { preferences: [] }) { ${ERRORS} }`,
    rightful: 'owner',
    others: ['UNAUTHENTICATED', 'OK', 'OK'], // their own
  },
  appVersionDraftSave: vendorStep('appVersionDraftSave', 'draft', 'name: "Taken over"'),
  attest: {
    text: (targets) => {
      const text = `textId: "${targets.textId}", textSha256: "${targets.textSha256}", answer: ACCEPTED`
      return step('attest', 'questioned', text)(targets)
    },
    rightful: 'owner',
    others: OWNERS,
  },
  attestationRenew: {
    text: (targets) => {
      const text = `textId: "${targets.textId}", textSha256: "${targets.textSha256}", answer: DECLINED`
      return step('attestationRenew', 'renewing', text)(targets)
    },
    rightful: 'owner',
    others: OWNERS,
  },
  iconUploadCreate: {
    text: () =>
      `iconUploadCreate(input: { sizeBytes: 10, sha256: "${'a'.repeat(64)}" }) { ${ERRORS} }`,
    rightful: 'owner',
    others: ['UNAUTHENTICATED', 'FORBIDDEN', 'OK'], // for an icon of the developer's own vendor
  },
  documentUploadCreate: {
    text: ({ waiting }) =>
      `documentUploadCreate(input: { versionId: "${waiting.id}", fileName: "a.pdf", sizeBytes: 10, sha256: "${'a'.repeat(64)}" }) { ${ERRORS} }`,
    rightful: 'owner',
    others: OWNERS,
  },
  documentUploadComplete: {
    text: ({ announcedId }) => `documentUploadComplete(documentId: "${announcedId}") { ${ERRORS} }`,
    rightful: 'owner',
    others: OWNERS,
  },
  documentUploadCancel: {
    text: ({ cancelledId }) => `documentUploadCancel(documentId: "${cancelledId}") { ${ERRORS} }`,
    rightful: 'owner',
    others: OWNERS,
  },
  documentUpdate: {
    text: ({ document }) =>
      `documentUpdate(input: { documentId: "${document.id}", expectedRevision: ${document.revision}, readyForViewing: false }) { ${ERRORS} }`,
    rightful: 'owner',
    others: OWNERS,
  },
  appVersionSubmit: vendorStep('appVersionSubmit', 'wholeDraft'),
  appVersionResubmit: vendorStep('appVersionResubmit', 'sentBack', REASON),
  appVersionWithdraw: vendorStep('appVersionWithdraw', 'withdrawn'),
  appVersionDiscard: vendorStep('appVersionDiscard', 'unwanted'),
  appVersionRelease: vendorStep('appVersionRelease', 'approved'),
  appVersionRetire: vendorStep('appVersionRetire', 'retiring', REASON),
  appVersionRequestChanges: decision('appVersionRequestChanges', 'waiting', REASON),
  appVersionReject: decision('appVersionReject', 'judged', `code: OTHER ${REASON}`),
  appVersionApprove: decision('appVersionApprove', 'approvable'),
  appVersionSuspend: decision('appVersionSuspend', 'live', REASON),
  appVersionReinstate: decision('appVersionReinstate', 'suspended', REASON),
  // Last, because a new text asks everybody again.
  attestationTextPublish: textStep('attestationTextPublish'),
  attestationTextPropose: {
    text: () =>
      `attestationTextPropose(input: { body: "${'Be good. '.repeat(30)}", summary: "Asks to be good, often." }) { ${ERRORS} }`,
    rightful: 'publisher',
    others: REVIEWERS,
  },
  attestationTextWithdraw: textStep('attestationTextWithdraw'),
}
