import type { OperationOn } from './operation.ts'

/** What operations about requests of people and departments are asked about. */
export interface PartnerTargets {
  /** A request of an anonymous visitor for an app that is not there. */
  appRequestId: string
  /** Of the reviewer who decides about it: one that is withdrawn, one that is answered. */
  unwantedActivationId: string
  activationId: string
  /** An app of the gallery. */
  listedAppId: string
  /** A contract that waits for its file and was sent it, and one that is filed. */
  sentContractId: string
  contract: { id: string; revision: number }
  /** Proposals of somebody else than who decides. */
  tierProposalId: string
  mistakenTierProposalId: string
  /** A strategic partner. */
  strategicVendorId: string
}

type Operation = OperationOn<PartnerTargets & { vendorId: string }>

const ERRORS = 'userErrors { code }'
const STAFF = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'] as const

const forStaff = (text: Operation['text']): Operation => ({
  text,
  rightful: 'reviewer',
  others: STAFF,
})

const REASON = 'reason: "They have worked with us for many years."'

export const PARTNER_QUERIES: Readonly<Record<string, Operation>> = {
  vendorContracts: {
    text: ({ vendorId }) => `vendorContracts(vendorId: "${vendorId}") { id }`,
    rightful: 'owner',
    others: ['UNAUTHENTICATED', 'NOT_FOUND', 'NOT_FOUND'],
  },
  appRequests: forStaff(() => 'appRequests(first: 5) { totalCount nodes { requesterEmail } }'),
  activationRequests: forStaff(
    () => 'activationRequests(first: 5) { totalCount nodes { department } }',
  ),
}

export const PARTNER_MUTATIONS: Readonly<Record<string, Operation>> = {
  appRequestCreate: {
    text: () =>
      'appRequestCreate(input: { appName: "", homepageUrl: "", requesterName: "", requesterEmail: "", why: "" }) { accepted }',
    rightful: 'anybody',
    others: ['OK', 'OK', 'OK'],
  },
  appRequestDecide: forStaff(
    ({ appRequestId }) =>
      `appRequestDecide(input: { requestId: "${appRequestId}", state: CONTACTED, expectedRevision: 1 }) { ${ERRORS} }`,
  ),
  vendorContractAdd: forStaff(
    ({ vendorId }) =>
      `vendorContractAdd(input: { vendorId: "${vendorId}", kind: OTHER, title: "Support", validFrom: "2026-01-01",
       signerName: "Ada", signerPosition: "Owner", signedOn: "2025-12-01", fileName: "a.pdf", sizeBytes: 10,
       sha256: "${'a'.repeat(64)}" }) { ${ERRORS} }`,
  ),
  vendorContractComplete: forStaff(
    ({ sentContractId }) => `vendorContractComplete(contractId: "${sentContractId}") { ${ERRORS} }`,
  ),
  vendorContractTerminate: forStaff(
    ({ contract }) =>
      `vendorContractTerminate(input: { contractId: "${contract.id}", ${REASON}, expectedRevision: ${contract.revision} }) { ${ERRORS} }`,
  ),
  partnerTierConfirm: forStaff(
    ({ tierProposalId }) =>
      `partnerTierConfirm(input: { proposalId: "${tierProposalId}" }) { ${ERRORS} }`,
  ),
  partnerTierDecline: forStaff(
    ({ mistakenTierProposalId }) =>
      `partnerTierDecline(input: { proposalId: "${mistakenTierProposalId}", ${REASON} }) { ${ERRORS} }`,
  ),
  partnerTierPropose: forStaff(
    ({ strategicVendorId }) =>
      `partnerTierPropose(input: { vendorId: "${strategicVendorId}", change: END, ${REASON} }) { ${ERRORS} }`,
  ),
  activationRequest: forStaff(
    ({ listedAppId }) =>
      `activationRequest(input: { appId: "${listedAppId}", department: "Radiology" }) { ${ERRORS} }`,
  ),
  activationWithdraw: forStaff(
    ({ unwantedActivationId }) =>
      `activationWithdraw(input: { activationId: "${unwantedActivationId}", expectedRevision: 1 }) { ${ERRORS} }`,
  ),
  activationDecide: forStaff(
    ({ activationId }) =>
      `activationDecide(input: { activationId: "${activationId}", state: ACTIVATED, expectedRevision: 1 }) { ${ERRORS} }`,
  ),
  activationEnd: forStaff(
    ({ activationId }) =>
      `activationEnd(input: { activationId: "${activationId}", reason: "The ward has closed for good.", expectedRevision: 2 }) { ${ERRORS} }`,
  ),
}
