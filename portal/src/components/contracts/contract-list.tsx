import { Anchor, Badge, Group, Paper, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import {
  CONTRACT_KIND_NAMES,
  CONTRACT_STATE_NAMES,
} from '../../../../schema/vocabulary/vendor-contract.ts'
import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
import type { Contract } from './contract.ts'

interface Props {
  readonly contracts: readonly Contract[]
  /** What can be done about one of them. */
  readonly actionsOf?: (contract: Contract) => ReactNode
}

/** The contracts with a vendor, every version of them, with the PDF of each. */
export function ContractList({ contracts, actionsOf }: Props) {
  if (contracts.length === 0) {
    return <Text c="dimmed">{t('No contract is filed yet.')}</Text>
  }
  return (
    <Stack gap="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
      {contracts.map((contract) => (
        <Paper key={contract.id} component="li" withBorder p="md">
          <Stack gap={4}>
            <Group gap="sm">
              <Text fw={600}>
                {t('{{kind}}, version {{version}}', {
                  kind: t(CONTRACT_KIND_NAMES[contract.kind]),
                  version: contract.version,
                })}
              </Text>
              <Badge variant={contract.state === 'IN_FORCE' ? 'light' : 'default'} tt="none">
                {t(CONTRACT_STATE_NAMES[contract.state])}
              </Badge>
            </Group>
            <Text style={{ overflowWrap: 'anywhere' }}>{contract.title}</Text>
            <Text size="sm" c="dimmed">
              {term(contract)}
            </Text>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {t('Signed by {{name}}, {{position}}, {{day}}', {
                name: contract.signerName,
                position: contract.signerPosition,
                day: dayInWords(contract.signedOn),
              })}
            </Text>
            {contract.terminationReason && (
              <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                {t('Terminated: {{reason}}', { reason: contract.terminationReason })}
              </Text>
            )}
            <Group gap="md" mt={4}>
              {contract.downloadUrl ? (
                <Anchor href={contract.downloadUrl} size="sm">
                  {t('Download {{fileName}}', { fileName: contract.fileName })}
                </Anchor>
              ) : (
                <Text size="sm" c="dimmed">
                  {t('The file can be read once it was scanned.')}
                </Text>
              )}
              {actionsOf?.(contract)}
            </Group>
          </Stack>
        </Paper>
      ))}
    </Stack>
  )
}

function term({ validFrom, validUntil }: Contract): string {
  const from = dayInWords(validFrom)
  return validUntil
    ? t('From {{from}} until {{until}}', { from, until: dayInWords(validUntil) })
    : t('From {{from}} until it is terminated', { from })
}

/** A day of the calendar is the same day wherever it is read. */
function dayInWords(day: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
