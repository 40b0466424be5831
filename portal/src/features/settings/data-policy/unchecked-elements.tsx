import { Alert, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { t } from '../../../lib/i18n/translate.ts'
import type { DataPolicy } from './use-data-policy.ts'

interface Props {
  readonly policy: Pick<DataPolicy, 'uncheckedElements'>
}

/** Says on which bases what is taken out may be called otherwise; nothing where none speaks STU3. */
export function UncheckedElements({ policy: { uncheckedElements } }: Props) {
  return uncheckedElements.map(({ base, version, elements }) => (
    <Alert
      key={base}
      role="note"
      color="warning"
      variant="outline"
      icon={<IconAlertTriangle aria-hidden="true" />}
      title={t('The FHIR base {{base}} speaks {{version}}', { base, version })}
    >
      <Stack gap="xs">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t('Taken out there under the name of R4 alone: {{elements}}.', {
            elements: elements.join(', '),
          })}
        </Text>
        <Text size="sm">
          {t(
            'What {{version}} calls otherwise stays in the answers of this base. Look these names up; where one is not the same and must not be read, close its type.',
            { version },
          )}
        </Text>
      </Stack>
    </Alert>
  ))
}
