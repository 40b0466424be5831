import { Alert, List, Text } from '@mantine/core'
import { IconHourglass } from '@tabler/icons-react'
import { RELEASE_HOLD_WORDS } from '../../../../schema/vocabulary/release-mode.ts'
import { t } from '../../lib/i18n/translate.ts'
import { TextLink } from '../router-link.tsx'
import { useAppLifecycle } from './use-app-lifecycle.ts'

/** Says what an approved version waits for before it goes live by itself; nothing where none does. */
export function ReleaseHoldNote({ slug }: { readonly slug: string }) {
  const app = useAppLifecycle(slug)
  const held = app?.versions.find(({ releaseHeldBy }) => releaseHeldBy.length > 0)
  if (!held) return null
  const { number, releaseHeldBy, canRenewAttestation } = held
  const isToAnswer = canRenewAttestation && releaseHeldBy.includes('ATTESTATION_CURRENT')
  return (
    <Alert
      color="warning"
      variant="outline"
      icon={<IconHourglass aria-hidden="true" />}
      title={t('Version {{number}} is approved, and not live yet', { number })}
    >
      <Text size="sm">{t('It goes live by itself when')}</Text>
      <List size="sm">
        {releaseHeldBy.map((hold) => (
          <List.Item key={hold}>{t(RELEASE_HOLD_WORDS[hold])}</List.Item>
        ))}
      </List>
      {isToAnswer && (
        <Text size="sm" mt="xs">
          <TextLink to={`/apps/${slug}/attestation-renewal?version=${number}`}>
            {t('Answer the attestation text in force')}
          </TextLink>
        </Text>
      )}
    </Alert>
  )
}
