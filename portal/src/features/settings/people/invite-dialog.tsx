import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { HospitalRole } from '../../../../../schema/vocabulary/hospital-role.ts'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { INVITATION_TIMES } from '../../../../../schema/vocabulary/vendor-account.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { RolesField } from './roles-field.tsx'
import { useInvitePerson } from './use-people.ts'
import { VendorAcknowledgement } from './vendor-acknowledgement.tsx'

interface Props {
  readonly onClose: () => void
  readonly onInvited: (email: string) => void
}

/** Asks somebody by mail to work for the hospital. */
export function InviteDialog({ onClose, onInvited }: Props) {
  const [email, setEmail] = useState('')
  const [roles, setRoles] = useState<HospitalRole[]>([])
  const [acknowledgesVendor, setAcknowledges] = useState(false)
  const [invite, { data, loading, error }] = useInvitePerson()
  const faults = readFragment(USER_ERROR, data?.organizationMemberInvite.userErrors ?? [])
  const isAsked = acknowledgesVendor || faults.some(({ code }) => code === 'SEPARATION_OF_DUTIES')

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const input = { email, roles, acknowledgesVendor }
    const result = await invite({ variables: { input } }).catch(() => undefined)
    if (result?.data?.organizationMemberInvite.invitation) onInvited(email)
  }

  return (
    <Dialog onClose={onClose} title={t('Invite somebody')} size="lg">
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Stack gap="md">
          {error && <Problem error={error} kept={t('What you typed is still here.')} />}
          <ErrorSummary
            title={t('Please look at this again')}
            items={faultItems(faults, 'invite-')}
          />
          <TextInput
            id="invite-email"
            type="email"
            label={t('E-mail')}
            description={t(
              'The link works once, for {{validDays}} days, and only for this address.',
              { validDays: INVITATION_TIMES.validDays },
            )}
            required
            data-autofocus
            maxLength={TEXT_LIMITS.email.max}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={errorFor(faults, 'email')}
          />
          <RolesField
            id="invite-roles"
            label={t('Roles')}
            roles={roles}
            onChange={setRoles}
            error={errorFor(faults, 'roles')}
          />
          {isAsked && (
            <VendorAcknowledgement isGiven={acknowledgesVendor} onChange={setAcknowledges} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={loading}>
              {t('Send the invitation')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
