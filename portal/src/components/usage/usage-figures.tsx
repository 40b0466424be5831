import { List, Stack, Text } from '@mantine/core'
import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
import type { UsageReport } from './usage-report.ts'
import { UsageTable } from './usage-table.tsx'

/** The report of one app or version: what it is granted, what it used of it, by whom, and what was refused. */
export function UsageFigures({ report }: { readonly report: UsageReport }) {
  const { requests, denied, scopes, userKinds, refusals } = report
  return (
    <Stack gap="sm">
      <Text size="sm">
        {t('{{requests}} requests answered in a year, {{denied}} refused.', {
          requests: requests.toLocaleString(locale()),
          denied: denied.toLocaleString(locale()),
        })}{' '}
        {userKinds.map(({ kind, requests: count }) => kindWords(kind, count)).join(' ')}
      </Text>
      <UsageTable rows={scopes} />
      {refusals.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {t('Refused')}
          </Text>
          <List size="sm">
            {refusals.slice(0, MOST).map(({ rule, resourceType, requests: count }) => (
              <List.Item key={`${rule} ${resourceType}`}>
                {[resourceType, rule].filter(Boolean).join(', ')}: {count.toLocaleString(locale())}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      <Text size="xs" c="dimmed">
        {t(
          'Counted from the audit trail. Scopes that give no access to records are not counted; where scopes overlap, a request counts for each.',
        )}
      </Text>
    </Stack>
  )
}

const MOST = 5

function kindWords(kind: string, requests: number): string {
  const count = requests.toLocaleString(locale())
  if (kind === 'Practitioner') return t('By clinicians: {{count}}.', { count })
  if (kind === 'Patient') return t('By patients: {{count}}.', { count })
  if (kind === 'RelatedPerson') return t('By people who act for patients: {{count}}.', { count })
  if (kind === 'Service') return t('By the app itself: {{count}}.', { count })
  return t('By others: {{count}}.', { count })
}
