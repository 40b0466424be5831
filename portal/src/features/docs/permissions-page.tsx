import { NativeSelect, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { PERMISSION_CELLS } from '../../../../schema/vocabulary/permission.ts'
import {
  PERMISSION_CELL_MEANINGS,
  PERMISSION_CELL_NAMES,
  PERMISSION_RULES,
} from '../../../../schema/vocabulary/permission-words.ts'
import { ROLE_MEANINGS, ROLE_NAMES, ROLES, type Role } from '../../../../schema/vocabulary/role.ts'
import { Facts } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { ButtonLink } from '../../components/router-link.tsx'
import { t } from '../../lib/i18n/translate.ts'
import { Ownerships, PermissionAnswers } from './permission-answers.tsx'
import { PermissionTable } from './permission-table.tsx'

/** Who may do what, for everybody (R263, R294): the very table the server asks and the buttons are drawn from. */
export function Component() {
  const [role, setRole] = useState<Role>()
  return (
    <Page
      title={t('Who may do what')}
      subtitle={t('The table the platform asks before everything it does.')}
      actions={
        <ButtonLink to="/docs" variant="default">
          {t('Developer documentation')}
        </ButtonLink>
      }
    >
      <Stack gap="xl">
        <PermissionAnswers />
        <Ownerships />
        <section aria-labelledby="permission-table">
          <Title order={2} id="permission-table" mb="sm">
            {t('Roles and actions')}
          </Title>
          <Stack gap="md">
            <Facts
              facts={PERMISSION_CELLS.map((cell) => ({
                term: t(PERMISSION_CELL_NAMES[cell]),
                value: t(PERMISSION_CELL_MEANINGS[cell]),
              }))}
            />
            <NativeSelect
              label={t('Show')}
              description={role ? t(ROLE_MEANINGS[role]) : t('One role shows only what it may do.')}
              value={role ?? ''}
              onChange={(event) => setRole(roleOf(event.currentTarget.value))}
              data={[
                { value: '', label: t('Every role') },
                ...ROLES.map((each) => ({ value: each, label: t(ROLE_NAMES[each]) })),
              ]}
              maw={420}
            />
            <PermissionTable roles={role ? [role] : ROLES} />
          </Stack>
        </section>
        <section aria-labelledby="permission-rules">
          <Title order={2} id="permission-rules" mb="sm">
            {t('Rules that hold whatever the table says')}
          </Title>
          <Text component="ul" m={0} ps="lg">
            {PERMISSION_RULES.map((rule) => (
              <li key={rule}>{t(rule)}</li>
            ))}
          </Text>
        </section>
      </Stack>
    </Page>
  )
}

function roleOf(text: string): Role | undefined {
  return ROLES.find((role) => role === text)
}
