import { Paper, Skeleton, Stack, Text, Title } from '@mantine/core'
import { t } from '../../lib/i18n/translate.ts'
import { Problem } from '../problem.tsx'
import styles from './consent-preview.module.css'
import { useConsentPreview } from './use-consent-preview.ts'

interface Props {
  readonly versionId: string
  /** The revision that is shown: another one loads the page again. */
  readonly revision: number
  readonly hint: string
}

/** The very page patients decide on, written by the authorization server from the version (C11). Nothing in it works. */
export function ConsentPreview({ versionId, revision, hint }: Props) {
  const { html, error, refetch } = useConsentPreview(versionId, revision)
  return (
    <section aria-labelledby="consent-preview">
      <Stack gap="sm">
        <Title order={3} id="consent-preview">
          {t('What patients will see')}
        </Title>
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
        {error && html === undefined && <Problem error={error} onRetry={() => void refetch()} />}
        {html === undefined && !error && <Skeleton height={560} />}
        {html !== undefined && (
          <Paper withBorder>
            <iframe
              className={styles.page}
              title={t('The consent page as patients will see it')}
              // No scripts and no forms. The same origin lets it load our typeface, and nothing else.
              sandbox="allow-same-origin"
              srcDoc={html}
            />
          </Paper>
        )}
      </Stack>
    </section>
  )
}
