import { t } from '../../lib/i18n/translate.ts'
import type { Endpoints } from './use-docs.ts'

/** A text to copy, and what it shows. */
export interface Example {
  readonly title: string
  readonly code: string
}

type Places = Pick<Endpoints, 'fhirBase' | 'authorizeUrl' | 'tokenUrl' | 'discoveryUrl'>

/** Writes the steps of a launch against one environment; what is yours stands in capitals. */
export function launchExamples({
  fhirBase,
  authorizeUrl,
  tokenUrl,
  discoveryUrl,
}: Places): Example[] {
  return [
    {
      title: t('Find the endpoints'),
      code: `curl -H 'Accept: application/json' \\\n  '${discoveryUrl}'`,
    },
    {
      title: t('Standalone launch: send the browser here'),
      code: [
        `${authorizeUrl}`,
        '  ?response_type=code',
        '  &client_id=YOUR_CLIENT_ID',
        `  &redirect_uri=${encodeURIComponent('https://YOUR-APP.example/callback')}`,
        `  &scope=${encodeURIComponent('launch/patient openid fhirUser patient/Observation.rs')}`,
        '  &state=A_RANDOM_VALUE',
        `  &aud=${encodeURIComponent(fhirBase)}`,
        '  &code_challenge=BASE64URL_SHA256_OF_YOUR_VERIFIER',
        '  &code_challenge_method=S256',
      ].join('\n'),
    },
    {
      title: t('EHR launch: your launch address is opened with'),
      code: `https://YOUR-APP.example/launch?iss=${encodeURIComponent(fhirBase)}&launch=A_LAUNCH_VALUE`,
    },
    {
      title: t('Trade the code for tokens'),
      code: [
        `curl '${tokenUrl}' \\`,
        "  -d 'grant_type=authorization_code' \\",
        "  -d 'client_id=YOUR_CLIENT_ID' \\",
        "  -d 'code=THE_CODE' \\",
        "  -d 'redirect_uri=https://YOUR-APP.example/callback' \\",
        "  -d 'code_verifier=YOUR_VERIFIER'",
      ].join('\n'),
    },
  ]
}

/** Writes requests for records against one environment. */
export function fhirExamples({ fhirBase }: Pick<Endpoints, 'fhirBase'>): Example[] {
  const get = (path: string) =>
    [
      `curl '${fhirBase}/${path}' \\`,
      "  -H 'Accept: application/fhir+json' \\",
      "  -H 'Authorization: Bearer YOUR_ACCESS_TOKEN'",
    ].join('\n')
  return [
    { title: t('Read one patient'), code: get('Patient/PATIENT_ID') },
    {
      title: t('Search laboratory results, newest first'),
      code: get('Observation?patient=PATIENT_ID&category=laboratory&_sort=-date&_count=20'),
    },
  ]
}
