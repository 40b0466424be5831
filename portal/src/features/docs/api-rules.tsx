import { APP_REQUEST_PERSON_MONTHS } from '../../../../schema/vocabulary/app-request.ts'
import { APP_STATE_LIMITS } from '../../../../schema/vocabulary/app-state.ts'
import { ACCESS_TOKEN_MINUTES, KEPT_DAYS } from '../../../../schema/vocabulary/lifetimes.ts'
import { Facts } from '../../components/facts.tsx'
import { t, tn } from '../../lib/i18n/translate.ts'
import type { DocsOrganization } from './use-docs.ts'

interface Props {
  readonly organization: Pick<DocsOrganization, 'environments' | 'sunsetNoticeDays'>
}

const days = (count: number) => tn('{{count}} day', '{{count}} days', count)
const minutes = (count: number) => tn('{{count}} minute', '{{count}} minutes', count)
const months = (count: number) => tn('{{count}} month', '{{count}} months', count)

/** What holds at this hospital, in numbers: from the policy in force, the configuration and the code itself (R262). */
export function ApiRules({ organization }: Props) {
  const { environments, sunsetNoticeDays } = organization
  const versions = environments.flatMap(({ fhirBases }) => fhirBases.map(({ version }) => version))
  return (
    <Facts
      facts={[
        { term: t('FHIR versions'), value: [...new Set(versions)].join(', ') },
        { term: t('Notice before an app ends, at least'), value: days(sunsetNoticeDays) },
        {
          term: t('An access token lasts, at most'),
          value: t('{{person}}; of a backend service {{service}}', {
            person: minutes(ACCESS_TOKEN_MINUTES.person),
            service: minutes(ACCESS_TOKEN_MINUTES.service),
          }),
        },
        {
          term: t('Audit trail, decisions, and consents of production'),
          value: t('Kept; nothing deletes them'),
        },
        { term: t('Codes and tokens, after they ended'), value: days(KEPT_DAYS.endedToken) },
        { term: t('Answers to a repeated idempotency key'), value: days(KEPT_DAYS.idempotencyKey) },
        { term: t('Uploads that were not completed'), value: days(KEPT_DAYS.unfinishedUpload) },
        {
          term: t('What apps keep here for themselves (SMART App State)'),
          value: t(
            '{{size}} KB each, {{count}} of a code and subject; {{days}} after the app ended',
            {
              size: APP_STATE_LIMITS.bytes / 1024,
              count: APP_STATE_LIMITS.perCodeAndSubject,
              days: days(KEPT_DAYS.appState),
            },
          ),
        },
        {
          term: t('Name and address of who asked for an app'),
          value: months(APP_REQUEST_PERSON_MONTHS),
        },
      ]}
    />
  )
}
