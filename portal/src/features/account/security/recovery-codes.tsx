import { Alert, Button, Code, CopyButton, Group, SimpleGrid, Stack } from '@mantine/core'
import { t } from '../../../lib/i18n/translate.ts'

interface Props {
  readonly codes: readonly string[]
  readonly onClose: () => void
}

/** Shows recovery codes, this once. */
export function RecoveryCodes({ codes, onClose }: Props) {
  return (
    <Stack>
      <Alert color="warning" variant="outline" title={t('Shown once, never again')}>
        {t(
          'Each of these codes signs you in once, in place of your second factor. Keep them where you will find them without your phone.',
        )}
      </Alert>
      <SimpleGrid component="ul" cols={{ base: 1, xs: 2 }} spacing="xs" m={0} p={0}>
        {codes.map((code) => (
          <li key={code} style={{ listStyle: 'none' }}>
            <Code fz="sm">{code}</Code>
          </li>
        ))}
      </SimpleGrid>
      <Group justify="flex-end">
        <CopyButton value={codes.join('\n')} timeout={4000}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} aria-live="polite">
              {copied ? t('Copied') : t('Copy all')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t('I have saved them')}</Button>
      </Group>
    </Stack>
  )
}
