import { Anchor, Text } from '@mantine/core'
import { Navigate } from 'react-router'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { Sentence } from '../../../components/sentence.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { useViewer } from '../../../lib/use-viewer.ts'
import { VendorSetupForm } from './vendor-setup-form.tsx'

/** The second phase of registration, at the first sign-in: who stands behind the apps (R008). */
export function Component() {
  const { viewer, error, refetch } = useViewer()
  if (viewer?.vendor) return <Navigate to="/registrations" replace />
  return (
    <Page
      title={t('Who stands behind your apps?')}
      subtitle={t(
        'A vendor is a person or a business. The legal names cannot be changed afterwards.',
      )}
    >
      {error && !viewer && <Problem error={error} onRetry={() => void refetch()} />}
      {!viewer && !error && <LoadingRows count={5} />}
      {viewer && (
        <>
          <VendorSetupForm email={viewer.email} />
          <Text c="dimmed">
            <Sentence
              text={t('Here as a patient? Your apps are in the <link>gallery</link>.')}
              parts={{ link: (words) => <Anchor href="/">{words}</Anchor> }}
            />
          </Text>
        </>
      )}
    </Page>
  )
}
