import { Badge, Button, Group, Table, Text } from '@mantine/core'
import { ROLE_NAMES } from '../../../../../schema/vocabulary/role.ts'
import styles from '../../../components/card-table.module.css'
import { t } from '../../../lib/i18n/translate.ts'
import type { PersonStep } from './person-dialog.tsx'
import type { Person } from './use-people.ts'

interface Props {
  readonly people: readonly Person[]
  readonly onStep: (step: PersonStep) => void
}

/** The people of the hospital: what each may do, and how the account is protected. */
export function PeopleTable({ people, onStep }: Props) {
  return (
    <Table className={styles.table} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('Person')}</Table.Th>
          <Table.Th>{t('Roles')}</Table.Th>
          <Table.Th>{t('Second factor')}</Table.Th>
          <Table.Th>{t('Change')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {people.map((person) => (
          <Table.Tr key={person.id}>
            <Table.Td data-cell={t('Person')}>
              <Named person={person} />
            </Table.Td>
            <Table.Td data-cell={t('Roles')}>
              {person.roles.map((role) => t(ROLE_NAMES[role])).join(', ')}
            </Table.Td>
            <Table.Td data-cell={t('Second factor')}>
              {person.hasSecondFactor ? t('In use') : t('None')}
            </Table.Td>
            <Table.Td data-cell={t('Change')}>
              {person.isSelf ? (
                <Text size="sm" c="dimmed">
                  {t('Another administrator does')}
                </Text>
              ) : (
                <Steps person={person} onStep={onStep} />
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Named({ person }: { readonly person: Person }) {
  const { name, email, isSelf, vendorName } = person
  return (
    <div style={{ minWidth: 190, overflowWrap: 'anywhere' }}>
      {name}
      {isSelf && ` ${t('(you)')}`}
      <Text size="xs" c="dimmed">
        {email}
      </Text>
      {vendorName && (
        <Badge color="warning" variant="light" tt="none" h="auto" style={{ whiteSpace: 'normal' }}>
          {t('Works for {{vendorName}}', { vendorName })}
        </Badge>
      )}
    </div>
  )
}

function Steps({ person, onStep }: { readonly person: Person } & Pick<Props, 'onStep'>) {
  const { name } = person
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('Roles of {{name}}', { name })}
        onClick={() => onStep({ kind: 'roles', person })}
      >
        {t('Roles')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('Remove {{name}}', { name })}
        onClick={() => onStep({ kind: 'remove', person })}
      >
        {t('Remove')}
      </Button>
    </Group>
  )
}
