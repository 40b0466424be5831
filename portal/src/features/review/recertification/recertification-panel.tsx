import { Alert, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { UsageFigures } from '../../../components/usage/usage-figures.tsx'
import { USAGE_REPORT } from '../../../components/usage/usage-report.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { RecertificationForm } from './recertification-form.tsx'
import { useRecertification } from './use-recertification.ts'

/** The yearly look at a live version: what it is granted and used, a renewed checklist, and the decision. */
export function RecertificationPanel({ versionId }: { readonly versionId: string }) {
  const { version, decide, isDeciding, faults, problem } = useRecertification(versionId)
  const [isDecided, setIsDecided] = useState(false)
  if (version?.status !== 'LIVE') return null
  const { app, recertificationChecklist } = version
  const usage = readFragment(USAGE_REPORT, version.usage)
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="recertification">
      <Stack gap="md">
        <Title order={2} id="recertification">
          {t('Re-certification')}
        </Title>
        {app.recertificationDueAt && (
          <Text size="sm">
            {t('Due {{date}}. It can be decided earlier.', {
              date: exactTime(app.recertificationDueAt, locale()),
            })}
          </Text>
        )}
        {usage && <UsageFigures report={usage} />}
        <ErrorSummary
          title={t('It was not decided')}
          items={faults.map(({ code, message }) => ({ key: code, message }))}
        />
        {problem && (
          <Alert color="danger" variant="outline" role="alert" title={t('It was not decided')}>
            {problem}
          </Alert>
        )}
        {recertificationChecklist.length > 0 && (
          <RecertificationForm
            key={app.recertificationDueAt}
            version={version}
            usage={usage}
            isDeciding={isDeciding}
            onDecide={async (decision) => setIsDecided(await decide(decision))}
          />
        )}
        <Text size="sm" role="status">
          {isDecided && t('Decided. The next date is in a year.')}
        </Text>
      </Stack>
    </Paper>
  )
}
