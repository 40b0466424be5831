import { Checkbox, Stack } from '@mantine/core'
import {
  HOSPITAL_ROLES,
  type HospitalRole,
} from '../../../../../schema/vocabulary/hospital-role.ts'
import { ROLE_MEANINGS, ROLE_NAMES } from '../../../../../schema/vocabulary/role.ts'
import { t } from '../../../lib/i18n/translate.ts'

interface Props {
  readonly id: string
  readonly label: string
  readonly roles: readonly HospitalRole[]
  readonly onChange: (roles: HospitalRole[]) => void
  readonly error?: string | undefined
}

/** Chooses what somebody is in the hospital; each role says what it is for. */
export function RolesField({ id, label, roles, onChange, error }: Props) {
  return (
    <Checkbox.Group
      id={id}
      label={label}
      value={[...roles]}
      onChange={(values) => onChange(HOSPITAL_ROLES.filter((role) => values.includes(role)))}
      error={error}
    >
      <Stack gap="xs" mt="xs">
        {HOSPITAL_ROLES.map((role) => (
          <Checkbox
            key={role}
            value={role}
            label={t(ROLE_NAMES[role])}
            description={t(ROLE_MEANINGS[role])}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
