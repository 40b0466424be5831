import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import type { LaunchEnvironment } from '../../../../../schema/vocabulary/launch-environment.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { emptyRelation, inputOf } from './relation-draft.ts'
import { RelationFields, RelationLimits } from './relation-fields.tsx'
import { patientMarks, patientName } from './representative-words.ts'
import { useRepresentativeAdd } from './use-representatives.ts'

interface Props {
  /** Which records the list shows. */
  readonly environment: LaunchEnvironment | undefined
  readonly onClose: () => void
}

/** Lets somebody with an account act for a patient; who the patient is, the records say once it is done. */
export function AddDialog({ environment, onClose }: Props) {
  const [draft, setDraft] = useState(() => emptyRelation(environment))
  const [add, { data, error, loading }] = useRepresentativeAdd()
  const faults = readFragment(USER_ERROR, data?.patientRepresentativeAdd.userErrors ?? [])

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await add({ variables: { input: inputOf(draft) } }).catch(() => undefined)
    const relation = answer?.data?.patientRepresentativeAdd.representative
    if (!relation) return
    const who = { name: relation.name, patient: patientName(relation) }
    const said = [t('{{name}} acts for {{patient}}.', who), patientMarks(relation).join(', ')]
    notifications.show({ message: said.join(' ') })
    onClose()
  }
  const fields = {
    draft,
    faults,
    onChange: (change: Partial<typeof draft>) => setDraft({ ...draft, ...change }),
  }

  return (
    <Dialog
      onClose={onClose}
      title={t('Let somebody act for a patient')}
      size="lg"
      closeOnClickOutside={false}
    >
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Stack gap="md">
          <Text>
            {t('They open apps on that record as if it were theirs, until the relation ends.')}
          </Text>
          {error && <Problem error={error} kept={t('What you typed is still here.')} />}
          <ErrorSummary title={t('Please look at this again')} items={faultItems(faults)} />
          <RelationFields {...fields} />
          <RelationLimits {...fields} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={loading}>
              {t('Let them act')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
