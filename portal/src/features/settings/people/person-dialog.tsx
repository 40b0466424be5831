import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import {
  type HospitalRole,
  isHospitalRole,
} from '../../../../../schema/vocabulary/hospital-role.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { Problem } from '../../../components/problem.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { RolesField } from './roles-field.tsx'
import { type Person, useRemovePerson, useRolesChange } from './use-people.ts'
import { VendorAcknowledgement } from './vendor-acknowledgement.tsx'

/** What is about to be done about somebody. */
export interface PersonStep {
  readonly kind: 'roles' | 'remove'
  readonly person: Person
}

interface Props {
  readonly step: PersonStep
  readonly onClose: () => void
  readonly onDone: (news: string) => void
}

/** Asks for one change of a person, and says what it does. */
export function PersonDialog({ step, onClose, onDone }: Props) {
  const { kind, person } = step
  const { name } = person
  const [roles, setRoles] = useState<HospitalRole[]>(person.roles.filter(isHospitalRole))
  const [acknowledgesVendor, setAcknowledges] = useState(false)
  const { run, faults, error, isRunning } = usePersonStep(step)
  const isAsked =
    acknowledgesVendor || faults.some(({ path }) => path?.[0] === 'acknowledgesVendor')

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await run(roles, acknowledgesVendor))) return
    onDone(
      kind === 'remove'
        ? t('{{name}} was removed and is signed out.', { name })
        : t('The roles of {{name}} are changed.', { name }),
    )
  }

  const title =
    kind === 'remove' ? t('Remove {{name}}', { name }) : t('Roles of {{name}}', { name })
  return (
    <Dialog onClose={onClose} title={title} size="lg">
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Stack gap="md">
          {error && <Problem error={error} kept={t('Nothing was changed.')} />}
          {faults.map(({ code, message }) => (
            <Text key={code} role="alert" c="var(--gh-danger)">
              {message}
            </Text>
          ))}
          {kind === 'roles' ? (
            <RolesField id="person-roles" label={t('Roles')} roles={roles} onChange={setRoles} />
          ) : (
            <Text>
              {t(
                'Every role in the hospital goes, and every session and token ends at once. The account is closed, unless the person is a patient or works for a vendor. An invitation brings somebody back.',
              )}
            </Text>
          )}
          {isAsked && (
            <VendorAcknowledgement isGiven={acknowledgesVendor} onChange={setAcknowledges} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={isRunning} color={kind === 'remove' ? 'danger' : 'teal'}>
              {kind === 'remove' ? t('Remove') : t('Change the roles')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function usePersonStep({ kind, person }: PersonStep) {
  const [changeRoles, changed] = useRolesChange()
  const [remove, removed] = useRemovePerson()
  const at = { memberId: person.id, expectedRevision: person.revision }

  const run = async (roles: HospitalRole[], acknowledgesVendor: boolean): Promise<boolean> => {
    if (kind === 'remove') {
      const { data } = await remove({ variables: { input: at } })
      return data?.organizationMemberRemove.userErrors.length === 0
    }
    const input = { ...at, roles, acknowledgesVendor }
    const { data } = await changeRoles({ variables: { input } })
    return data?.organizationMemberRoleChange.userErrors.length === 0
  }

  return {
    run: (roles: HospitalRole[], acknowledgesVendor: boolean) =>
      run(roles, acknowledgesVendor).catch(() => false),
    faults: readFragment(USER_ERROR, [
      ...(changed.data?.organizationMemberRoleChange.userErrors ?? []),
      ...(removed.data?.organizationMemberRemove.userErrors ?? []),
    ]),
    error: changed.error ?? removed.error,
    isRunning: changed.loading || removed.loading,
  }
}
