import { t } from '../../../lib/i18n/translate.ts'
import type { ConnectionClient } from './connection-client.ts'

/** One thing a registered app needs, and whether it is there (R103). */
export interface ChecklistItem {
  readonly label: string
  readonly isAssigned: boolean
}

/** The registered app checklist; a public app has no secret to look for (R096). */
export function checklistOf(client: ConnectionClient): ChecklistItem[] {
  const { clientType, secrets, scopes, launchRequestUrl } = client
  const secret = { label: t('Client Secret'), isAssigned: secrets.length > 0 }
  const launch = { label: t('Launch Request URL'), isAssigned: Boolean(launchRequestUrl) }
  return [
    { label: t('Client ID'), isAssigned: client.clientId !== '' },
    ...(clientType === 'CONFIDENTIAL_SYMMETRIC' ? [secret] : []),
    { label: t('Scope'), isAssigned: scopes.length > 0 },
    { label: t('FHIR Endpoint'), isAssigned: client.fhirBase !== '' },
    { label: t('OAuth 2.0 Authorize Endpoint'), isAssigned: client.authorizeUrl !== '' },
    { label: t('OAuth 2.0 Token Endpoint'), isAssigned: client.tokenUrl !== '' },
    { label: t('Client Consent Revocation'), isAssigned: client.revocationUrl !== '' },
    ...(clientType === 'BACKEND_SERVICE' ? [] : [launch]),
  ]
}
