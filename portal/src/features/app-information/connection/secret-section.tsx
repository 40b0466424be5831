import { Button, Group, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import type { ConnectionClient } from './connection-client.ts'
import { RotateDialog } from './rotate-dialog.tsx'

interface Props {
  readonly client: ConnectionClient
  readonly canRotate: boolean
  readonly onRotated: () => void
}

/** The secrets of a confidential client: never the secret itself, only its last four signs. */
export function SecretSection({ client, canRotate, onRotated }: Props) {
  const [isRotating, setIsRotating] = useState(false)
  return (
    <section aria-label={`Client secrets, ${client.environment.toLowerCase()}`}>
      <Group justify="space-between" mb="xs">
        <Title order={3}>Client secrets</Title>
        {canRotate && (
          <Button size="xs" variant="default" onClick={() => setIsRotating(true)}>
            New secret
          </Button>
        )}
      </Group>
      {client.secrets.length === 0 ? (
        <Text c="dimmed">None yet. Make one when you connect the app.</Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Secret</Table.Th>
              <Table.Th>Activation Date</Table.Th>
              <Table.Th>Expiration Date</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {client.secrets.map((secret) => (
              <Table.Tr key={secret.id}>
                <Table.Td>
                  …{secret.lastFour} {secret.label}
                </Table.Td>
                <Table.Td>{exactTime(secret.activatesAt)}</Table.Td>
                <Table.Td>
                  <TimeAgo at={secret.expiresAt} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
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
