import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { Dialog } from '../../../components/dialog.tsx'
import { Problem } from '../../../components/problem.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'
import { useViewer } from '../../../lib/use-viewer.ts'
import { RoleField } from './role-field.tsx'
import { useLeave, useRemove, useRoleChange } from './use-member-mutations.ts'
import type { Member } from './vendor-members.ts'

/** What is about to be done about a member. */
export interface MemberStep {
  readonly kind: 'role' | 'remove' | 'leave'
  readonly member: Member
}

interface Props {
  readonly step: MemberStep
  readonly vendorId: string
  readonly onClose: () => void
}

const COPY = {
  role: { title: mark('Change the role'), action: mark('Change the role') },
  remove: { title: mark('Remove a member'), action: mark('Remove') },
  leave: { title: mark('Leave this vendor'), action: mark('Leave') },
} as const

/** Asks for one change of a member, and says what it does. */
export function MemberDialog({ step, vendorId, onClose }: Props) {
  const { kind, member } = step
  const [role, setRole] = useState(member.role)
  const { run, faults, error, isRunning } = useMemberStep({ step, vendorId })

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (await run(role)) onClose()
  }

  return (
    <Dialog onClose={onClose} title={t(COPY[kind].title)}>
      <form onSubmit={(event) => void handleSubmit(event)}>
        <Stack gap="md">
          {error !== undefined && <Problem error={error} kept={t('Nothing was changed.')} />}
          {faults.map(({ message }) => (
            <Text key={message} role="alert" c="var(--gh-danger)">
              {message}
            </Text>
          ))}
          {kind === 'role' ? (
            <RoleField
              label={t('{{member}} is', { member: member.name })}
              role={role}
              onChange={setRole}
            />
          ) : (
            <Consequence step={step} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button
              type="submit"
              loading={isRunning}
              disabled={kind === 'role' && role === member.role}
              color={kind === 'role' ? 'teal' : 'danger'}
            >
              {t(COPY[kind].action)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function Consequence({ step }: { readonly step: MemberStep }) {
  return (
    <Text>
      {step.kind === 'leave'
        ? t(
            'The vendor and its apps are closed to you at once. Apps you answer for pass to an owner. You come back by an invitation only.',
          )
        : t(
            'The vendor and its apps are closed to {{member}} at once. Apps they answer for pass to you.',
            { member: step.member.name },
          )}
    </Text>
  )
}

function useMemberStep({ step, vendorId }: Pick<Props, 'step' | 'vendorId'>) {
  const [changeRole, changed] = useRoleChange()
  const [remove, removed] = useRemove()
  const [leave, left] = useLeave()
  const { refetch } = useViewer()
  const navigate = useNavigate()
  const memberId = step.member.id

  const run = async (role: Member['role']): Promise<boolean> => {
    if (step.kind === 'role') {
      const { data } = await changeRole({ variables: { input: { memberId, role } } })
      await refetch()
      return data?.vendorMemberRoleChange.userErrors.length === 0
    }
    if (step.kind === 'remove') {
      const { data } = await remove({ variables: { memberId } })
      return data?.vendorMemberRemove.userErrors.length === 0
    }
    const { data } = await leave({ variables: { vendorId } })
    if (!data?.vendorLeave.left) return false
    await refetch()
    await navigate('/')
    return true
  }

  return {
    run: (role: Member['role']) => run(role).catch(() => false),
    faults: readFragment(USER_ERROR, [
      ...(changed.data?.vendorMemberRoleChange.userErrors ?? []),
      ...(removed.data?.vendorMemberRemove.userErrors ?? []),
      ...(left.data?.vendorLeave.userErrors ?? []),
    ]),
    error: changed.error ?? removed.error ?? left.error,
    isRunning: changed.loading || removed.loading || left.loading,
  }
}
