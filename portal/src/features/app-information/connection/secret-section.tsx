import { Button, Group, Table, Text, Title, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { exactTime } from '../../../../../ui/relative-time.ts'
import type { ConnectionClient } from './connection-client.ts'
import { RevokeDialog } from './revoke-dialog.tsx'
import { RotateDialog } from './rotate-dialog.tsx'

interface Props {
  readonly client: ConnectionClient
  readonly canRotate: boolean
  readonly onRotated: () => void
}

/** The secrets of a confidential client: never the secret itself, only its last four signs. */
export function SecretSection({ client, canRotate, onRotated }: Props) {
  const [isRotating, setIsRotating] = useState(false)
  const [revoking, setRevoking] = useState<string | null>(null)
  const revoked = client.secrets.find(({ id }) => id === revoking)
  return (
    <section aria-label={`Client secrets, ${client.environment.toLowerCase()}`}>
      <Group justify="space-between" mb="xs">
        <Title order={3}>Client secrets</Title>
        {canRotate && (
          <Button
            size="xs"
            variant="default"
            disabled={client.secrets.length > 1}
            onClick={() => setIsRotating(true)}
          >
            New secret
          </Button>
        )}
      </Group>
      {client.secrets.length === 0 ? (
        <Text c="dimmed">None yet. Make one when you connect the app.</Text>
      ) : (
        <Table.ScrollContainer minWidth={480} type="native">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Secret</Table.Th>
                <Table.Th>Activation Date</Table.Th>
                <Table.Th>Expiration Date</Table.Th>
                {canRotate && (
                  <Table.Th>
                    <VisuallyHidden>Revoke</VisuallyHidden>
                  </Table.Th>
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {client.secrets.map((secret) => (
                <Table.Tr key={secret.id}>
                  <Table.Td>
                    …{secret.lastFour} {secret.label}
                  </Table.Td>
                  <Table.Td>{exactTime(secret.activatesAt)}</Table.Td>
                  <Table.Td>{exactTime(secret.expiresAt)}</Table.Td>
                  {canRotate && (
                    <Table.Td>
                      <Button
                        size="xs"
                        variant="subtle"
                        color="red"
                        onClick={() => setRevoking(secret.id)}
                        aria-label={`Revoke …${secret.lastFour}`}
                      >
                        Revoke
                      </Button>
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {client.secrets.length > 1 && (
        <Text size="sm" c="dimmed">
          Two work side by side. Revoke one before you make another.
        </Text>
      )}
      {revoked && (
        <RevokeDialog
          secret={revoked}
          isOnly={client.secrets.length === 1}
          onClose={() => setRevoking(null)}
        />
      )}
      {isRotating && (
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
