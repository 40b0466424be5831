import { useQuery } from '@apollo/client/react'
import { Text, Title } from '@mantine/core'
import { readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { t } from '../../lib/i18n/translate.ts'
import { LoadingRows } from '../loading-rows.tsx'
import { Problem } from '../problem.tsx'
import { UsageFigures } from './usage-figures.tsx'
import { USAGE_REPORT } from './usage-report.ts'

const USAGE = graphql(`
  query AppUsage($slug: String!) {
    app(slug: $slug) {
      id
      usage {
        ...UsageReport_scopeUsageReport
      }
    }
  }
`)

/** What an app is granted in production beside what all its versions used of it in a year. */
export function UsagePanel({ slug }: { readonly slug: string }) {
  const { data, error, refetch } = useQuery(USAGE, { variables: { slug } })
  const report = readFragment(USAGE_REPORT, data?.app?.usage)
  if (data && !report) return null
  return (
    <section aria-labelledby="usage">
      <Title order={2} id="usage" mb="xs">
        {t('Access granted and used')}
      </Title>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows count={3} />}
      {report && report.scopes.length === 0 && (
        <Text c="dimmed">{t('Nothing is granted in production yet.')}</Text>
      )}
      {report && report.scopes.length > 0 && <UsageFigures report={report} />}
    </section>
  )
}
