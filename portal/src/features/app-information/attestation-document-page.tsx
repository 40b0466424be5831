import { Button, Code, Stack, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useParams, useSearchParams } from 'react-router'
import { ATTESTATION_ANSWER_NAMES } from '../../../../schema/vocabulary/registration.ts'
import { exactTime } from '../../../../ui/relative-time.ts'
import { AttestationBody } from '../../components/attestation-body.tsx'
import { Facts } from '../../components/facts.tsx'
import { LoadingRows } from '../../components/loading-rows.tsx'
import { Page } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
import type { InformationVersion } from './app-information.ts'
import styles from './attestation-document.module.css'
import { useAppInformation } from './use-app-information.ts'
import { useAttestationDocument } from './use-attestation-document.ts'

/** The attestation as it was signed, in a tab of its own to print or to save as PDF (R118, R119). */
export function Component() {
  const { slug = '' } = useParams()
  const [params] = useSearchParams()
  const { app, versions, error, refetch } = useAppInformation(slug)
  const wanted = Number(params.get('version'))
  const version = versions.find(({ number }) => number === wanted) ?? versions[0]
  const attestation = version?.attestation
  return (
    <Page
      title={t('Attestation document')}
      subtitle={
        version &&
        t('{{version}}, version {{number}}', { version: version.name, number: version.number })
      }
      actions={
        <Button
          className="no-print"
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {t('Print or save as PDF')}
        </Button>
      }
    >
      {error && !app && <Problem error={error} onRetry={() => void refetch()} />}
      {app === undefined && !error && <LoadingRows count={3} height={120} />}
      {app !== undefined && !attestation && (
        <Text>{t('This version has no attestation yet.')}</Text>
      )}
      {attestation && <SignedText attestation={attestation} />}
    </Page>
  )
}

type Signed = NonNullable<InformationVersion['attestation']>

function SignedText({ attestation }: { readonly attestation: Signed }) {
  const { text, error, refetch } = useAttestationDocument(attestation.textVersion)
  if (error && !text) return <Problem error={error} onRetry={() => void refetch()} />
  if (!text) return <LoadingRows count={2} height={160} />
  return (
    <Stack gap="lg">
      <AttestationBody version={text.version} body={text.body} />
      <Facts
        facts={[
          { term: t('Answer'), value: t(ATTESTATION_ANSWER_NAMES[attestation.answer]) },
          { term: t('Legal name'), value: attestation.legalName },
          { term: t('Position'), value: attestation.position },
          { term: t('Legal business name'), value: attestation.legalBusinessName },
          { term: t('Date of attestation'), value: signingTime(attestation.signedAt) },
          { term: t('Hash of the text (SHA-256)'), value: <Exact>{text.sha256}</Exact> },
          { term: t('Check it at'), value: <Exact>{attestation.verifyUrl}</Exact> },
          {
            term: t('Signature'),
            value: attestation.signature ? (
              <Exact>{attestation.signature}</Exact>
            ) : (
              t('Signed before signatures were kept')
            ),
          },
        ]}
      />
    </Stack>
  )
}

/** In the reader's own words, and as the signature has it: paper is read in other zones. */
function signingTime(iso: string): string {
  return `${exactTime(iso, locale())} (${iso.slice(0, 16).replace('T', ' ')} UTC)`
}

/** What must not be misread: capital i, small L and one look different. */
function Exact({ children }: { readonly children: string }) {
  return <Code className={styles.exact}>{children}</Code>
}
