import { Button, Group, Paper, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import type { VendorRole } from '../../../../../schema/vocabulary/role.ts'
import { INVITATION_TIMES } from '../../../../../schema/vocabulary/vendor-account.ts'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { RoleField } from './role-field.tsx'
import { useInvite } from './use-member-mutations.ts'

/** Asks somebody by mail to work for the vendor. */
export function InviteForm({ vendorId }: { readonly vendorId: string }) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<VendorRole>('DEVELOPER')
  const [invite, { data, loading, error }] = useInvite()
  const faults = readFragment(USER_ERROR, data?.vendorMemberInvite.userErrors ?? [])

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const input = { vendorId, email, role }
    const result = await invite({ variables: { input } }).catch(() => undefined)
    if (!result?.data?.vendorMemberInvite.invitation) return
    notifications.show({ message: t('An invitation is on its way to {{email}}.', { email }) })
    setEmail('')
  }

  return (
    <Paper withBorder p="md" maw={640}>
      <form onSubmit={(event) => void handleSubmit(event)}>
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
            maxLength={TEXT_LIMITS.email.max}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={errorFor(faults, 'email')}
          />
          <RoleField label={t('Role')} role={role} onChange={setRole} />
          <Group>
            <Button type="submit" loading={loading}>
              {t('Send the invitation')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
