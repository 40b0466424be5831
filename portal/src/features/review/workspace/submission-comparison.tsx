import { Group, Switch, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../../lib/i18n/translate.ts'
import styles from './comparison.module.css'
import type { ReviewVersion } from './review-version.ts'
import { type ComparedLine, compareSubmissions } from './submission-lines.ts'

interface Props {
  readonly version: ReviewVersion
  readonly before: ReviewVersion | undefined
}

/** The submission beside the version before it; what changed is marked in words and by a bar. */
export function SubmissionComparison({ version, before }: Props) {
  const lines = compareSubmissions(version, before)
  const changed = lines.filter((line) => line.hasChanged)
  const [isChangesOnly, setIsChangesOnly] = useState(false)
  return (
    <section aria-labelledby="submission">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="submission">
          {t('Submission')}
        </Title>
        {before && (
          <Switch
            label={t('Only what changed ({{count}})', { count: changed.length })}
            checked={isChangesOnly}
            onChange={(event) => setIsChangesOnly(event.currentTarget.checked)}
          />
        )}
      </Group>
      <Text size="sm" c="dimmed" mb="sm">
        {before
          ? t('Version {{number}} beside version {{number2}}.', {
              number: version.number,
              number2: before.number,
            })
          : t('The first version of this app: there is nothing to compare it with.')}
      </Text>
      {isChangesOnly && changed.length === 0 ? (
        <Text>{t('Nothing changed in these fields.')}</Text>
      ) : (
        <ComparisonTable
          lines={isChangesOnly ? changed : lines}
          version={version}
          before={before}
        />
      )}
    </section>
  )
}

function ComparisonTable({ lines, version, before }: Props & { lines: readonly ComparedLine[] }) {
  return (
    <Table className={styles.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('Field')}</Table.Th>
          {before && <Table.Th>{t('Version {{number}}', { number: before.number })}</Table.Th>}
          <Table.Th>{t('Version {{number}}', { number: version.number })}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Table.Tr key={line.label} data-changed={line.hasChanged || undefined}>
            <Table.Th scope="row">
              {line.label}
              {line.hasChanged && <span className={styles.changed}>{t('Changed')}</span>}
            </Table.Th>
            {before && (
              <Table.Td data-cell={t('Version {{number}}', { number: before.number })}>
                <Value of={line} text={line.before} />
              </Table.Td>
            )}
            <Table.Td data-cell={t('Version {{number}}', { number: version.number })}>
              <Value of={line} text={line.text} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Value({ of, text }: { readonly of: ComparedLine; readonly text: string | undefined }) {
  if (!text) return '–'
  return of.isPicture ? <img src={text} alt={of.label} width={64} height={64} /> : text
}
