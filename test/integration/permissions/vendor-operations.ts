import type { OperationOn } from './operation.ts'

/** What operations about vendors are asked about. */
export interface VendorTargets {
  /** A vendor nobody corrected or called yet. */
  newVendorId: string
  memberId: string
  removableId: string
  invitationId: string
  unwantedInvitationId: string
  /** The token of an invitation to the patient. */
  invitationToken: string
  correctionId: string
  mistakenCorrectionId: string
  registrationTokenId: string
}

type Operation = OperationOn<VendorTargets & { vendorId: string }>

const ERRORS = 'userErrors { code }'
const REASON = 'reason: "The register of companies shows another name."'
const OWNERS = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'] as const
const STAFF = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'] as const

const ownerStep = (text: Operation['text']): Operation => ({
  text,
  rightful: 'owner',
  others: OWNERS,
})

const staffStep = (
  text: Operation['text'],
  rightful: 'intake' | 'reviewer' | 'organizationAdmin',
): Operation => ({ text, rightful, others: STAFF })

const decision = (field: string, key: 'correctionId' | 'mistakenCorrectionId') =>
  staffStep(
    (targets) => `${field}(input: { correctionId: "${targets[key]}", ${REASON} }) { ${ERRORS} }`,
    'reviewer',
  )

const called = `spokenTo: "Ada", phone: "+1 555 0100", calledAt: "2026-01-02T03:04:05Z", outcome: VERIFIED`

export const VENDOR_QUERIES: Readonly<Record<string, Operation>> = {
  vendors: staffStep(() => 'vendors(first: 5) { totalCount nodes { id } }', 'reviewer'),
  vendorInvitation: {
    text: ({ invitationToken }) => `vendorInvitation(token: "${invitationToken}") { vendorName }`,
    rightful: 'anybody',
    others: ['OK', 'OK', 'OK'], // whoever holds the link
  },
}

export const VENDOR_MUTATIONS: Readonly<Record<string, Operation>> = {
  vendorMemberInvite: ownerStep(
    ({ vendorId }) =>
      `vendorMemberInvite(input: { vendorId: "${vendorId}", email: "new@example.org", role: OWNER }) { ${ERRORS} }`,
  ),
  vendorInvitationResend: ownerStep(
    ({ invitationId }) => `vendorInvitationResend(invitationId: "${invitationId}") { ${ERRORS} }`,
  ),
  vendorInvitationRevoke: ownerStep(
    ({ unwantedInvitationId }) =>
      `vendorInvitationRevoke(invitationId: "${unwantedInvitationId}") { ${ERRORS} }`,
  ),
  vendorMemberRoleChange: ownerStep(
    ({ memberId }) =>
      `vendorMemberRoleChange(input: { memberId: "${memberId}", role: OWNER }) { ${ERRORS} }`,
  ),
  vendorMemberRemove: ownerStep(
    ({ removableId }) => `vendorMemberRemove(memberId: "${removableId}") { ${ERRORS} }`,
  ),
  vendorInvitationAccept: {
    text: ({ invitationToken }) =>
      `vendorInvitationAccept(token: "${invitationToken}") { ${ERRORS} }`,
    rightful: 'patient',
    others: STAFF, // for the invited address alone
  },
  registrationTokenCreate: ownerStep(
    ({ vendorId }) =>
      `registrationTokenCreate(input: { vendorId: "${vendorId}", label: "Build server" }) { ${ERRORS} }`,
  ),
  registrationTokenRevoke: ownerStep(
    ({ registrationTokenId }) =>
      `registrationTokenRevoke(id: "${registrationTokenId}") { ${ERRORS} }`,
  ),
  vendorLeave: {
    text: ({ vendorId }) => `vendorLeave(vendorId: "${vendorId}") { ${ERRORS} }`,
    rightful: 'leaver',
    others: ['UNAUTHENTICATED', 'NOT_FOUND', 'NOT_FOUND'],
  },
  vendorCorrectionPropose: staffStep(
    ({ newVendorId }) =>
      `vendorCorrectionPropose(input: { vendorId: "${newVendorId}", duns: "987654321", ${REASON}, expectedRevision: 1 }) { ${ERRORS} }`,
    'intake',
  ),
  vendorCorrectionConfirm: decision('vendorCorrectionConfirm', 'correctionId'),
  vendorCorrectionDecline: decision('vendorCorrectionDecline', 'mistakenCorrectionId'),
  vendorContactVerify: staffStep(
    ({ newVendorId }) =>
      `vendorContactVerify(input: { vendorId: "${newVendorId}", ${called}, note: "She knew the apps.", expectedRevision: 1 }) { ${ERRORS} }`,
    'intake',
  ),
  organizationDocsUpdate: staffStep(
    () =>
      `organizationDocsUpdate(input: { expectedRevision: 0, sections: [{ key: FHIR, text: { title: "FHIR", body: "Ours." } }] }) { ${ERRORS} }`,
    'organizationAdmin',
  ),
}
