import { Radio, Stack } from '@mantine/core'
import {
  VENDOR_ROLE_NAMES,
  VENDOR_ROLES,
  type VendorRole,
} from '../../../../../schema/vocabulary/role.ts'
import { VENDOR_ROLE_MEANINGS } from '../../../../../schema/vocabulary/vendor-account.ts'
import { t } from '../../../lib/i18n/translate.ts'

interface Props {
  readonly label: string
  readonly role: VendorRole
  readonly onChange: (role: VendorRole) => void
}

/** Chooses what somebody is within the vendor; each role says what it may do. */
export function RoleField({ label, role, onChange }: Props) {
  return (
    <Radio.Group
      label={label}
      value={role}
      onChange={(value) => {
        const chosen = VENDOR_ROLES.find((each) => each === value)
        if (chosen) onChange(chosen)
      }}
    >
      <Stack gap="xs" mt="xs">
        {VENDOR_ROLES.map((each) => (
          <Radio
            key={each}
            value={each}
            label={t(VENDOR_ROLE_NAMES[each])}
            description={t(VENDOR_ROLE_MEANINGS[each])}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
