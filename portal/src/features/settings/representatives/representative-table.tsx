import { Badge, Button, Code, Table, Text } from '@mantine/core'
import { REPRESENTATION_KIND_NAMES } from '../../../../../schema/vocabulary/representation.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import cards from '../../../components/card-table.module.css'
import { Sentence } from '../../../components/sentence.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import {
  ENVIRONMENT_WORDS,
  heldInWords,
  patientMarks,
  patientName,
  standingOf,
} from './representative-words.ts'
import type { Representative } from './use-representatives.ts'

interface Props {
  readonly rows: readonly Representative[]
  readonly onEnd: (relation: Representative) => void
}

/** Who acts for whom, as what and how long; those that were ended say why. */
export function RepresentativeTable({ rows, onEnd }: Props) {
  return (
    <Table className={cards.table} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('Person')}</Table.Th>
          <Table.Th>{t('Acts for')}</Table.Th>
          <Table.Th>{t('As')}</Table.Th>
          <Table.Th>{t('In force')}</Table.Th>
          <Table.Th>{t('Change')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((relation) => (
          <Table.Tr key={relation.id}>
            <Table.Td data-cell={t('Person')}>
              <div style={{ minWidth: 160, overflowWrap: 'anywhere' }}>
                {relation.name}
                <Text size="xs" c="dimmed">
                  {relation.email}
                </Text>
              </div>
            </Table.Td>
            <Table.Td data-cell={t('Acts for')}>
              <Patient relation={relation} />
            </Table.Td>
            <Table.Td data-cell={t('As')}>
              <div>
                {t(REPRESENTATION_KIND_NAMES[relation.kind])}
                {relation.excludesSensitive && (
                  <Text size="xs" c="dimmed">
                    {t('Without what is sensitive')}
                  </Text>
                )}
              </div>
            </Table.Td>
            <Table.Td data-cell={t('In force')}>
              <Held relation={relation} />
            </Table.Td>
            <Table.Td data-cell={t('Change')}>
              <EndButton relation={relation} onEnd={onEnd} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface RowProps {
  readonly relation: Representative
}

function Patient({ relation }: RowProps) {
  const { environment, patient, patientFacts } = relation
  return (
    <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      {patientName(relation)}
      {patientMarks(relation).map((mark) => (
        <Text key={mark} size="xs" c="dimmed">
          {mark}
        </Text>
      ))}
      {!patientFacts && (
        <Text size="xs" c="dimmed">
          {t('The records say no name at the moment.')}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {t(ENVIRONMENT_WORDS[environment])}, <Code>{patient}</Code>
      </Text>
    </div>
  )
}

function Held({ relation }: RowProps) {
  const { endReason, endedAt } = relation
  if (!endedAt) {
    const standing = standingOf(relation, new Date())
    return (
      <div>
        {heldInWords(relation)}
        {standing && (
          <Badge variant="default" tt="none" display="block" mt={4} w="fit-content">
            {standing}
          </Badge>
        )}
      </div>
    )
  }
  return (
    <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <Sentence
        text={t('Ended <ago/>')}
        parts={{ ago: <TimeAgo at={endedAt} locale={locale()} /> }}
      />
      {endReason && (
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'pre-line' }}>
          {endReason}
        </Text>
      )}
    </div>
  )
}

function EndButton({ relation, onEnd }: RowProps & Pick<Props, 'onEnd'>) {
  if (relation.endedAt) {
    return (
      <Text size="sm" c="dimmed">
        {t('Ended')}
      </Text>
    )
  }
  const who = { name: relation.name, patient: patientName(relation) }
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={t('End: {{name}} for {{patient}}', who)}
      onClick={() => onEnd(relation)}
    >
      {t('End')}
    </Button>
  )
}
