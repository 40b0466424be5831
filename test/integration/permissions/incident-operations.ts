import { column } from '../../support/facts.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import type { OperationOn } from './operation.ts'

export interface IncidentTargets {
  /** An app that somebody allows something, and that consent. */
  allowedAppId: string
  consentId: string
  /** Of a version that is suspended. */
  incidentId: string
}

type Operation = OperationOn<IncidentTargets>

const STAFF = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'] as const
const ERRORS = 'userErrors { code }'
const REASON = 'Somebody asked us to end it.'

const forStaff = (text: Operation['text']): Operation => ({
  text,
  rightful: 'reviewer',
  others: STAFF,
})

/** The same consent, as the hospital names it. */
const standing = (consentId: string) =>
  Buffer.from(
    Buffer.from(consentId, 'base64url').toString().replace('ConsentGrant', 'StandingConsent'),
  ).toString('base64url')

export const INCIDENT_QUERIES: Readonly<Record<string, Operation>> = {
  incidents: forStaff(() => 'incidents(first: 10) { nodes { reason } }'),
  incident: forStaff(({ incidentId }) => `incident(id: "${incidentId}") { reason }`),
  appLaunches: forStaff(() => 'appLaunches(first: 10) { nodes { appName } }'),
  standingConsents: forStaff(() => 'standingConsents(first: 10) { nodes { pseudonym } }'),
}

export const INCIDENT_MUTATIONS: Readonly<Record<string, Operation>> = {
  incidentClose: forStaff(
    ({ incidentId }) =>
      `incidentClose(input: { incidentId: "${incidentId}", expectedRevision: 1, finding: "${REASON}", remedy: "${REASON}" }) { ${ERRORS} }`,
  ),
  standingConsentsRevoke: forStaff(
    ({ allowedAppId }) =>
      `standingConsentsRevoke(input: { appId: "${allowedAppId}", environment: PRODUCTION, reason: "${REASON}" }) { ${ERRORS} }`,
  ),
  standingConsentRevoke: forStaff(
    ({ consentId }) =>
      `standingConsentRevoke(input: { consentId: "${standing(consentId)}", reason: "${REASON}" }) { ${ERRORS} }`,
  ),
}

/** Names the app that is allowed something, and finds the incident of a version that was suspended. */
export async function incidentTargets(
  platform: TestPlatform,
  { live, suspended }: { live: { app: { id: string } }; suspended: { id: string } },
): Promise<Pick<IncidentTargets, 'allowedAppId' | 'incidentId'>> {
  const [id = ''] = await column<string>(
    platform,
    'select incident_id from incident_version where app_version_id = $1',
    [Buffer.from(suspended.id, 'base64url').toString().split(':')[1]],
  )
  const allowedAppId = live.app.id
  return { allowedAppId, incidentId: Buffer.from(`Incident:${id}`).toString('base64url') }
}
