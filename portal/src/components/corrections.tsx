import { Badge, Group, Paper, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import {
  CORRECTABLE_FIELD_NAMES,
  CORRECTION_STATE_NAMES,
} from '../../../schema/vocabulary/vendor-account.ts'
import { TimeAgo } from '../../../ui/time-ago.tsx'
import { type FragmentType, readFragment } from '../gql/fragment-masking.ts'
import { locale } from '../lib/i18n/language.ts'
import { t } from '../lib/i18n/translate.ts'
import { CORRECTION, type Correction } from './correction.ts'
import { Facts } from './facts.tsx'
import { Sentence } from './sentence.tsx'

interface Props {
  readonly corrections: readonly FragmentType<typeof CORRECTION>[]
  /** What can be done about one, beside it. */
  readonly actionsOf?: (correction: Correction) => ReactNode
}

/** The history of corrections of legal details, newest first: what, why, by whom and when. */
export function Corrections({ corrections, actionsOf }: Props) {
  return (
    <Stack gap="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
      {readFragment(CORRECTION, corrections).map((correction) => (
        <Paper key={correction.id} component="li" withBorder p="md">
          <Stack gap="xs">
            <Group gap="sm">
              <Badge variant="default">{t(CORRECTION_STATE_NAMES[correction.state])}</Badge>
              <Text size="sm" c="dimmed">
                <People correction={correction} />
              </Text>
            </Group>
            <Facts
              facts={correction.changes.map(({ field, before, after }) => ({
                term: t(CORRECTABLE_FIELD_NAMES[field]),
                value: <Change before={before} after={after} />,
              }))}
            />
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {correction.reason}
            </Text>
            {correction.decisionReason && (
              <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-line' }}>
                {correction.decidedBy?.name}: {correction.decisionReason}
              </Text>
            )}
            {actionsOf?.(correction)}
          </Stack>
        </Paper>
      ))}
    </Stack>
  )
}

function People({ correction }: { readonly correction: Correction }) {
  const { proposedBy, decidedBy, createdAt, decidedAt } = correction
  return (
    <>
      <Sentence
        text={t('Proposed by {{proposedBy}} <ago/>', { proposedBy: proposedBy.name })}
        parts={{ ago: <TimeAgo at={createdAt} locale={locale()} /> }}
      />
      {decidedBy && decidedAt && (
        <Sentence
          text={t(', decided by {{decidedBy}} <ago/>', { decidedBy: decidedBy.name })}
          parts={{ ago: <TimeAgo at={decidedAt} locale={locale()} /> }}
        />
      )}
    </>
  )
}

function Change({
  before,
  after,
}: {
  readonly before: string | null
  readonly after: string | null
}) {
  return (
    <>
      <del>{before || t('nothing')}</del> <span aria-hidden="true">→</span>{' '}
      <ins>{after || t('nothing')}</ins>
    </>
  )
}
