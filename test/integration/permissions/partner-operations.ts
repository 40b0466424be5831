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
}

type Operation = OperationOn<PartnerTargets>

const ERRORS = 'userErrors { code }'
const STAFF = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'] as const

const forStaff = (text: Operation['text']): Operation => ({
  text,
  rightful: 'reviewer',
  others: STAFF,
})

export const PARTNER_QUERIES: Readonly<Record<string, Operation>> = {
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
}
