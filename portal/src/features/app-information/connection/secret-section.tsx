import { Button, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { ENVIRONMENT_NAMES } from '../../../../../schema/vocabulary/registration.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { ConnectionClient } from './connection-client.ts'
import { ReplaceDialog } from './replace-dialog.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'
import { RotateDialog } from './rotate-dialog.tsx'
import { SecretTable } from './secret-table.tsx'

interface Props {
  readonly client: ConnectionClient
  readonly canRotate: boolean
  /** Whether they get to see a secret that is made: only its vendor does. */
  readonly canReveal: boolean
  readonly onRotated: () => void
}

/** The secrets of a confidential client: never the secret itself, only its last four signs. */
export function SecretSection({ client, canRotate, canReveal, onRotated }: Props) {
  const [isRotating, setIsRotating] = useState(false)
  const [revoking, setRevoking] = useState<string | null>(null)
  const revoked = client.secrets.find(({ id }) => id === revoking)
  return (
    <section
      aria-label={t('Client secrets, {{environment}}', {
        environment: t(ENVIRONMENT_NAMES[client.environment]).toLowerCase(),
      })}
    >
      <Group justify="space-between" mb="xs">
        <Title order={3}>{t('Client Secret')}</Title>
        {canRotate && !canReveal && client.secrets.length > 0 && (
          <Button size="xs" variant="default" onClick={() => setIsRotating(true)}>
            {t('Have it replaced')}
          </Button>
        )}
        {canReveal && (
          <Button
            size="xs"
            variant="default"
            disabled={client.secrets.length > 1}
            onClick={() => setIsRotating(true)}
          >
            {t('New secret')}
          </Button>
        )}
      </Group>
      {client.secrets.length === 0 ? (
        <Text c="dimmed">
          {canReveal ? t('None yet. Make one when you connect the app.') : t('None works now.')}
        </Text>
      ) : (
        <SecretTable
          secrets={client.secrets}
          onRevoke={canRotate ? ({ id }) => setRevoking(id) : undefined}
        />
      )}
      {canReveal && client.secrets.length > 1 && (
        <Text size="sm" c="dimmed">
          {t('Two work side by side. Revoke one before you make another.')}
        </Text>
      )}
      {revoked && (
        <RevokeDialog
          secret={revoked}
          isOnly={client.secrets.length === 1}
          isVendors={canReveal}
          onClose={() => setRevoking(null)}
        />
      )}
      {isRotating && !canReveal && (
        <ReplaceDialog
          clientId={client.id}
          onReplaced={onRotated}
          onClose={() => setIsRotating(false)}
        />
      )}
      {isRotating && canReveal && (
        <RotateDialog
          clientId={client.id}
          hasSecret={client.secrets.length > 0}
          onRotated={onRotated}
          onClose={() => setIsRotating(false)}
        />
      )}
    </section>
  )
}
