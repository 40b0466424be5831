import { Anchor, Checkbox, Group, Stack, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import { REVIEW_STATE_NAMES } from '../../../../../schema/vocabulary/app-status.ts'
import {
  ATTESTATION_ANSWER_NAMES,
  CLIENT_TYPE_NAMES,
  RISK_TIER_NAMES,
} from '../../../../../schema/vocabulary/registration.ts'
import { stageRule } from '../../../../../schema/vocabulary/stage.ts'
import { StatusBadge } from '../../../../../ui/status-badge.tsx'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { AppIcon } from '../../../components/app-icon.tsx'
import { UnreadBadge } from '../../../components/unread-badge.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { DueWords } from './due-words.tsx'
import type { QueueRow } from './queue-row.ts'

interface Props {
  readonly row: QueueRow
  readonly unread: number
  /** The one line that is reached by Tab; the keys go from there. */
  readonly isCurrent: boolean
  readonly isSelected: boolean
  readonly onSelect: (id: string) => void
}

/** One version in the queue. */
export function QueueLine({ row, unread, isCurrent, isSelected, onSelect }: Props) {
  const name = row.name || t('Untitled app')
  const tabIndex = isCurrent ? 0 : -1
  return (
    <Table.Tr data-row={row.id} bg={isSelected ? 'var(--mantine-primary-color-light)' : undefined}>
      <Table.Td data-cell={t('Selected')}>
        <Checkbox
          aria-label={t('Select {{name}}', { name })}
          checked={isSelected}
          onChange={() => onSelect(row.id)}
          tabIndex={tabIndex}
        />
      </Table.Td>
      <Table.Td data-cell={t('App')} data-lead>
        <Group gap="sm" wrap="nowrap">
          <AppIcon name={row.name} url={row.iconUrl} />
          <div style={{ minWidth: 0 }}>
            <Anchor
              component={Link}
              to={`/review/${row.id}`}
              fw={600}
              data-row-link
              tabIndex={tabIndex}
            >
              {name}
            </Anchor>
            <Group gap="xs">
              <Text size="xs" c="dimmed">
                {row.number === 1
                  ? t('Version 1, new')
                  : t('Version {{number}}, resubmitted', { number: row.number })}
              </Text>
              {row.clientType === 'BACKEND_SERVICE' && (
                <Text size="xs" fw={600}>
                  {t(CLIENT_TYPE_NAMES.BACKEND_SERVICE)}
                </Text>
              )}
              <UnreadBadge count={unread} />
            </Group>
          </div>
        </Group>
      </Table.Td>
      <Table.Td data-cell={t('Vendor')}>
        <div>
          {row.vendorName}
          {!row.isVendorVerified && (
            <Text size="xs" c="dimmed">
              {t('Not called yet')}
            </Text>
          )}
        </div>
      </Table.Td>
      <Table.Td data-cell={t('Status')}>
        <div>
          <StatusBadge status={row.status} say={t} />
          {row.reviewState && (
            <Text size="xs" c="dimmed">
              {t(REVIEW_STATE_NAMES[row.reviewState])}
            </Text>
          )}
        </div>
      </Table.Td>
      <Table.Td data-cell={t('Stage')}>
        <OpenStages stages={row.stages} />
      </Table.Td>
      <Table.Td data-cell={t('Due')}>
        <div>
          <DueWords due={row} />
          <Text size="xs" c="dimmed">
            {t('Submitted')} <TimeAgo at={row.submittedAt} locale={locale()} />
          </Text>
        </div>
      </Table.Td>
      <Table.Td data-cell={t('Risk')}>
        <Stack gap={2} align="flex-start">
          {t(RISK_TIER_NAMES[row.riskTier])}
          {row.asksForBulkData && (
            <Text size="xs" fw={600}>
              {t('Bulk data')}
            </Text>
          )}
        </Stack>
      </Table.Td>
      <Table.Td data-cell={t('Attestation')}>
        <Attestation answer={row.attestation} />
      </Table.Td>
    </Table.Tr>
  )
}

function OpenStages({ stages }: Pick<QueueRow, 'stages'>) {
  if (stages.length === 0) return <Text size="sm">{t('None open')}</Text>
  return (
    <div>
      {stages.map(({ stage, owner }) => (
        <div key={stage}>
          <Text size="sm">{t(stageRule(stage).name)}</Text>
          <Text size="xs" c="dimmed">
            {owner ?? t('Nobody yet')}
          </Text>
        </div>
      ))}
    </div>
  )
}

function Attestation({ answer }: { readonly answer: QueueRow['attestation'] }) {
  if (answer !== 'DECLINED') return answer ? t(ATTESTATION_ANSWER_NAMES[answer]) : t('Not answered')
  return (
    <Text size="sm" span fw={600} c="var(--gh-status-in-review)">
      {t('Declined: patients are warned')}
    </Text>
  )
}
