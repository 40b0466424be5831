import type { ConnectionClient } from './connection-client.ts'

/** One thing a registered app needs, and whether it is there (R103). */
export interface ChecklistItem {
  readonly label: string
  readonly isAssigned: boolean
}

/** The registered app checklist; a public app has no secret to look for (R096). */
export function checklistOf(client: ConnectionClient): ChecklistItem[] {
  const { clientType, secrets, scopes, launchRequestUrl } = client
  const secret = { label: 'Client secret', isAssigned: secrets.length > 0 }
  const launch = { label: 'Launch request URL', isAssigned: Boolean(launchRequestUrl) }
  return [
    { label: 'Client ID', isAssigned: client.clientId !== '' },
    ...(clientType === 'CONFIDENTIAL_SYMMETRIC' ? [secret] : []),
    { label: 'Scopes', isAssigned: scopes.length > 0 },
    { label: 'FHIR endpoint', isAssigned: client.fhirBase !== '' },
    { label: 'Authorize endpoint', isAssigned: client.authorizeUrl !== '' },
    { label: 'Token endpoint', isAssigned: client.tokenUrl !== '' },
    { label: 'Revocation endpoint', isAssigned: client.revocationUrl !== '' },
    ...(clientType === 'BACKEND_SERVICE' ? [] : [launch]),
  ]
}
