import { Paper, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useId } from 'react'
import type { ConsentPreviewOf } from '../../../../schema/vocabulary/registration.ts'
import { t } from '../../lib/i18n/translate.ts'
import { Problem } from '../problem.tsx'
import styles from './consent-preview.module.css'
import { useConsentPreview } from './use-consent-preview.ts'

interface Props {
  readonly versionId: string
  /** The revision that is shown: another one loads the page again. */
  readonly revision: number
  readonly hint: string
  /** @default what the version asks for */
  readonly of?: ConsentPreviewOf
  /** Of the section, and of the page in it; both say what is shown. */
  readonly words?: { readonly title: string; readonly page: string }
}

/** The very page patients decide on, written by the authorization server from the version (C11). Nothing in it works. */
export function ConsentPreview({ versionId, revision, hint, of = 'ASKED', words }: Props) {
  const { html, error, refetch } = useConsentPreview(versionId, revision, of)
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <Stack gap="sm">
        <Title order={3} id={id}>
          {words?.title ?? t('What patients will see')}
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
              title={words?.page ?? t('The consent page as patients will see it')}
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
