import { Button, Group, Table, Text } from '@mantine/core'
import { VENDOR_ROLE_NAMES } from '../../../../../schema/vocabulary/role.ts'
import { VENDOR_ROLE_MEANINGS } from '../../../../../schema/vocabulary/vendor-account.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import styles from '../../../components/card-table.module.css'
import type { MemberStep } from './member-dialog.tsx'
import type { Member } from './vendor-members.ts'

interface Props {
  readonly members: readonly Member[]
  readonly ownEmail: string
  /** Absent for people who may only look. */
  readonly onStep: ((step: MemberStep) => void) | undefined
}

/** Everybody who works for the vendor, owners first. */
export function MemberTable({ members, ownEmail, onStep }: Props) {
  return (
    <Table className={styles.table} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Person</Table.Th>
          <Table.Th>Role</Table.Th>
          <Table.Th>Member since</Table.Th>
          {onStep && <Table.Th>Change</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {members.map((member) => (
          <Table.Tr key={member.id}>
            <Table.Td data-cell="Person">
              <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                {member.name}
                {member.email === ownEmail && ' (you)'}
                <Text size="xs" c="dimmed">
                  {member.email}
                </Text>
              </div>
            </Table.Td>
            <Table.Td data-cell="Role">
              <div>
                {VENDOR_ROLE_NAMES[member.role]}
                <Text size="xs" c="dimmed">
                  {VENDOR_ROLE_MEANINGS[member.role]}
                </Text>
              </div>
            </Table.Td>
            <Table.Td data-cell="Since">
              <TimeAgo at={member.joinedAt} />
            </Table.Td>
            {onStep && (
              <Table.Td data-cell="Change">
                <Steps member={member} isSelf={member.email === ownEmail} onStep={onStep} />
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface StepsProps {
  readonly member: Member
  readonly isSelf: boolean
  readonly onStep: (step: MemberStep) => void
}

function Steps({ member, isSelf, onStep }: StepsProps) {
  return (
    <Group gap="xs">
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Change the role of ${member.name}`}
        onClick={() => onStep({ kind: 'role', member })}
      >
        Role
      </Button>
      {!isSelf && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Remove ${member.name}`}
          onClick={() => onStep({ kind: 'remove', member })}
        >
          Remove
        </Button>
      )}
    </Group>
  )
}
