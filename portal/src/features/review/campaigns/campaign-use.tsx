import { Code, Skeleton, Stack, Text } from '@mantine/core'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { CampaignUsage } from './use-campaign-usage.ts'

interface Props {
  /** Undefined while it is counted; null where there is nothing to say. */
  readonly usage: CampaignUsage | null | undefined
}

/** How much of what an app is granted it used in a year, with what nobody needed. */
export function CampaignUse({ usage }: Props) {
  if (usage === undefined) return <Skeleton height={20} width={160} />
  if (usage === null) return '–'
  const { used, unused, requests } = usage
  const granted = used.length + unused.length
  if (granted === 0) return t('No access to records')
  return (
    <Stack gap={2}>
      <span>
        {t('{{used}} of {{granted}} scopes used, by {{requests}} requests', {
          used: used.length,
          granted,
          requests: requests.toLocaleString(locale()),
        })}
      </span>
      {unused.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('Never used:')}{' '}
          <Code style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{unused.join(' ')}</Code>
        </Text>
      )}
    </Stack>
  )
}
