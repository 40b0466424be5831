import { Button, Group, Table, Text } from '@mantine/core'
import { VENDOR_ROLE_NAMES } from '../../../../../schema/vocabulary/role.ts'
import { VENDOR_ROLE_MEANINGS } from '../../../../../schema/vocabulary/vendor-account.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import styles from '../../../components/card-table.module.css'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
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
          <Table.Th>{t('Person')}</Table.Th>
          <Table.Th>{t('Role')}</Table.Th>
          <Table.Th>{t('Member since')}</Table.Th>
          {onStep && <Table.Th>{t('Change')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {members.map((member) => (
          <Table.Tr key={member.id}>
            <Table.Td data-cell={t('Person')}>
              <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                {member.name}
                {member.email === ownEmail && ` ${t('(you)')}`}
                <Text size="xs" c="dimmed">
                  {member.email}
                </Text>
              </div>
            </Table.Td>
            <Table.Td data-cell={t('Role')}>
              <div>
                {t(VENDOR_ROLE_NAMES[member.role])}
                <Text size="xs" c="dimmed">
                  {t(VENDOR_ROLE_MEANINGS[member.role])}
                </Text>
              </div>
            </Table.Td>
            <Table.Td data-cell={t('Since')}>
              <TimeAgo at={member.joinedAt} locale={locale()} />
            </Table.Td>
            {onStep && (
              <Table.Td data-cell={t('Change')}>
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
        aria-label={t('Change the role of {{member}}', { member: member.name })}
        onClick={() => onStep({ kind: 'role', member })}
      >
        {t('Role')}
      </Button>
      {!isSelf && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('Remove {{member}}', { member: member.name })}
          onClick={() => onStep({ kind: 'remove', member })}
        >
          {t('Remove')}
        </Button>
      )}
    </Group>
  )
}
