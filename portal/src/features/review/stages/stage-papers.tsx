import { Anchor, Button, Code, CopyButton, Group, Text } from '@mantine/core'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { Sentence } from '../../../components/sentence.tsx'
import { heard } from '../../../lib/i18n/heard.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { StageReview } from './stage-review.ts'
import styles from './stages.module.css'

/** What was filed with a stage and what its decisions left behind, oldest first, each with its hash. */
export function StagePapers({ artifacts }: Pick<StageReview, 'artifacts'>) {
  if (artifacts.length === 0) return null
  return (
    <ul className={styles.papers} aria-label={t('Papers')}>
      {artifacts.map(({ id, title, body, document, sha256, signature, createdAt, createdBy }) => (
        <li key={id} className={styles.paper}>
          <details>
            <summary>
              <Text span size="sm" fw={600}>
                {heard(title)}
              </Text>{' '}
              <Text span size="sm" c="dimmed">
                <TimeAgo at={createdAt} locale={locale()} />
                {createdBy && t(' by {{createdBy}}', { createdBy })}
              </Text>
            </summary>
            <Text size="sm" className={styles.text}>
              {document ? t('The document {{fileName}}', { fileName: document.fileName }) : body}
            </Text>
            <Text size="xs" c="dimmed" mt={4}>
              <Sentence text={t('SHA-256 <code/>')} parts={{ code: <Code>{sha256}</Code> }} />
            </Text>
            {signature && <Signature jws={signature} />}
          </details>
        </li>
      ))}
    </ul>
  )
}

/** The signature of the platform, to be taken along and checked by anybody. */
function Signature({ jws }: { readonly jws: string }) {
  return (
    <Group gap="xs" mt={4}>
      <Text size="xs" c="dimmed">
        {t('Signed by the platform.')}
      </Text>
      <CopyButton value={jws}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" onClick={copy}>
            {copied ? t('Copied') : t('Copy the signature')}
          </Button>
        )}
      </CopyButton>
      <Anchor size="xs" href="/attestations/verify">
        {t('Check a signature')}
      </Anchor>
    </Group>
  )
}
