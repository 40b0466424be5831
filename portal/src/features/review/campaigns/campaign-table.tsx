import { Progress, Stack, Table, Text, Title } from '@mantine/core'
import { RECERTIFICATION_DECISION_NAMES } from '../../../../../schema/vocabulary/recertification.ts'
import { exactTime } from '../../../../../ui/relative-time.ts'
import styles from '../../../components/card-table.module.css'
import { TextLink } from '../../../components/router-link.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { CampaignUse } from './campaign-use.tsx'
import type { useCampaignUsage } from './use-campaign-usage.ts'
import type { Campaign } from './use-campaigns.ts'

interface Props {
  readonly campaign: Campaign
  readonly usageOf: ReturnType<typeof useCampaignUsage>
}

/** One campaign: how far it is, and its apps with owner, what they are granted and used, and decision. */
export function CampaignTable({ campaign, usageOf }: Props) {
  const { title, apps, decidedCount, dueAt, isOverdue, openedBy } = campaign
  const progress = t('{{decided}} of {{all}} decided', { decided: decidedCount, all: apps.length })
  return (
    <Stack gap="sm" component="section" aria-label={title}>
      <Title order={2}>{title}</Title>
      <Text size="sm" c={isOverdue ? 'var(--gh-status-rejected)' : 'dimmed'}>
        {progress}.{' '}
        {t('Until {{date}}, opened by {{name}}.', {
          date: exactTime(dueAt, locale()),
          name: openedBy,
        })}
      </Text>
      <Progress value={(100 * decidedCount) / Math.max(1, apps.length)} aria-label={progress} />
      <Table className={styles.table} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('App')}</Table.Th>
            <Table.Th>{t('Owner')}</Table.Th>
            <Table.Th>{t('Granted and used in a year')}</Table.Th>
            <Table.Th>{t('Decision')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {apps.map((app) => (
            <Table.Tr key={app.appId}>
              <Table.Td data-cell={t('App')} data-lead>
                {app.liveVersion ? (
                  <TextLink to={`/review/${app.liveVersion.id}`}>{app.name}</TextLink>
                ) : (
                  app.name
                )}
              </Table.Td>
              <Table.Td data-cell={t('Owner')}>{app.owner}</Table.Td>
              <Table.Td data-cell={t('Used')}>
                <CampaignUse usage={usageOf(app.liveVersion?.id)} />
              </Table.Td>
              <Table.Td data-cell={t('Decision')}>
                {app.decision
                  ? t('{{decision}}, by {{name}}', {
                      decision: t(RECERTIFICATION_DECISION_NAMES[app.decision]),
                      name: app.decidedBy ?? '–',
                    })
                  : t('Waits for a decision')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}
