import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { ScopeSentence } from '../../../../../ui/scope-sentence.tsx'
import { AppIcon } from '../../../components/app-icon.tsx'
import { useCurrentDraft } from '../draft/draft-context.ts'

/** What a patient will read before they agree, as the form stands now. */
export function ConsentPreview() {
  const { fields, version } = useCurrentDraft()
  const name = fields.name || 'Your app'
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="consent-preview">
      <Stack gap="md">
        <Text size="xs" c="dimmed" id="consent-preview">
          What patients will see
        </Text>
        <Group gap="sm" wrap="nowrap">
          <AppIcon name={fields.name} url={version.iconUrl} size={48} />
          <div style={{ minWidth: 0 }}>
            <Title order={3}>{name} asks for access</Title>
            <Text size="sm" c="dimmed">
              by {version.app.vendor.displayName}
            </Text>
          </div>
        </Group>
        {version.attestation?.answer === 'DECLINED' && (
          <Alert
            color="warning"
            variant="outline"
            icon={<IconAlertTriangle aria-hidden="true" />}
            title="Privacy terms not accepted"
          >
            The maker of this app did not accept the minimum privacy and security terms.
          </Alert>
        )}
        {fields.scopes.length === 0 && <Text c="dimmed">It asks for nothing so far.</Text>}
        {fields.scopes.map(({ scope, purpose }) => (
          <ScopeSentence key={scope} scope={scope} audience="patient">
            {purpose && (
              <Text size="sm" mt={2}>
                “{purpose}”
              </Text>
            )}
          </ScopeSentence>
        ))}
        <Group gap="xs" aria-hidden="true">
          <Button component="span" size="xs" tabIndex={-1} style={INERT}>
            Allow
          </Button>
          <Button component="span" size="xs" variant="default" tabIndex={-1} style={INERT}>
            Do not allow
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}

const INERT = { pointerEvents: 'none' } as const
