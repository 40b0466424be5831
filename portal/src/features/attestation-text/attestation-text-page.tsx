import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { exactTime } from '../../../../ui/relative-time.ts'
import { Announcer } from '../../components/announcer.tsx'
import { AttestationBody } from '../../components/attestation-body.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { LoadingRows } from '../../components/loading-rows.tsx'
import { Page } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
import { can, useViewer } from '../../lib/use-viewer.ts'
import { OpenProposal } from './open-proposal.tsx'
import { ProposeForm } from './propose-form.tsx'
import { TextHistory } from './text-history.tsx'
import { useAttestationTexts } from './use-attestation-texts.ts'

/** The statement vendors attest to: the text in force, the one that waits, and all earlier ones (R114, R121). */
export function Component() {
  const { viewer } = useViewer()
  const mayPublish = can(viewer, 'attestation-text.publish')
  return (
    <Page
      title={t('Attestation text')}
      subtitle={t(
        'One person proposes a text, a second one publishes it. Every live app is then asked again.',
      )}
    >
      {viewer && !mayPublish && (
        <EmptyState title={t('This page is for security and contract reviewers')}>
          {t('The text in force is on every attestation.')}
        </EmptyState>
      )}
      {mayPublish && <Texts />}
    </Page>
  )
}

function Texts() {
  const { texts, proposal, error, refetch } = useAttestationTexts()
  const [news, setNews] = useState('')
  const present = texts?.[0]
  if (error && !texts) return <Problem error={error} onRetry={() => void refetch()} />
  if (!texts || !present) return <LoadingRows count={3} height={120} />
  return (
    <Stack gap="xl">
      <Announcer message={news} />
      {news && <Text fw={600}>{news}</Text>}
      {proposal ? (
        <OpenProposal proposal={proposal} onDone={setNews} />
      ) : (
        <ProposeForm present={present} onDone={setNews} />
      )}
      <section aria-label={t('Text in force')}>
        <AttestationBody version={present.version} body={present.body} />
        <Text size="sm" c="dimmed" mt="xs" style={{ overflowWrap: 'anywhere' }}>
          {t('In force since {{publishedAt}}. SHA-256 {{sha256}}', {
            publishedAt: exactTime(present.publishedAt, locale()),
            sha256: present.sha256,
          })}
        </Text>
      </section>
      <TextHistory texts={texts} />
    </Stack>
  )
}
