import { Button, Code, Group, List, Loader, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { heard } from '../../../lib/i18n/heard.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { explain } from '../../../lib/request-id.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { useJwksCheck } from './use-jwks-check.ts'

/** What stands in the key set now, key by key: read by the server, as it will be when the app signs (R156). */
export function KeySetCheck() {
  const { fields } = useCurrentDraft()
  const { check, isWaiting, error, refetch } = useJwksCheck({
    url: fields.jwksUrl,
    jwks: fields.jwks,
  })
  if (fields.jwksUrl.trim() === '' && fields.jwks.trim() === '') return null
  return (
    <Stack gap="xs" aria-live="polite">
      {isWaiting && !error && (
        <Group gap="xs">
          <Loader size="xs" aria-hidden="true" />
          <Text size="sm" c="dimmed">
            {t('Reading the keys…')}
          </Text>
        </Group>
      )}
      {error && (
        <Text size="sm" c="var(--gh-danger)">
          {t('The keys could not be checked. {{error}}', { error: explain(error) })}
        </Text>
      )}
      {check && !error && (
        <>
          <Verdict isGood={check.isUsable} text={heard(check.detail)} />
          {check.keys.length > 0 && <Keys keys={check.keys} />}
        </>
      )}
      <Group>
        <Button size="xs" variant="default" disabled={isWaiting} onClick={() => void refetch()}>
          {t('Check again')}
        </Button>
      </Group>
    </Stack>
  )
}

function Verdict({ isGood, text }: { readonly isGood: boolean; readonly text: string }) {
  const Icon = isGood ? IconCheck : IconAlertTriangle
  return (
    <Group gap="xs" wrap="nowrap" c={isGood ? undefined : 'var(--gh-danger)'}>
      <Icon size={16} aria-hidden="true" style={{ flex: 'none' }} />
      <Text size="sm" fw={600} c="inherit">
        {isGood ? text : t('These keys cannot be used. {{text}}', { text })}
      </Text>
    </Group>
  )
}

interface Key {
  readonly kid?: string | null
  readonly alg?: string | null
  readonly strength?: string | null
  readonly problem?: string | null
}

function Keys({ keys }: { readonly keys: readonly Key[] }) {
  return (
    <List size="sm" spacing={4} aria-label={t('Keys found')}>
      {keys.map(({ kid, alg, strength, problem }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a faulty set may repeat its names
        <List.Item key={`${kid} ${index}`}>
          <Code>{kid ?? t('no kid')}</Code> {[alg, strength].filter(Boolean).join(', ')}
          {problem ? `: ${problem}` : ''}
        </List.Item>
      ))}
    </List>
  )
}
