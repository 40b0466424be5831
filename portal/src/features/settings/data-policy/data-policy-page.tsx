import { Group, SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import {
  LAUNCH_ENVIRONMENTS,
  type LaunchEnvironment,
} from '../../../../../schema/vocabulary/launch-environment.ts'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { optionsOf } from '../../../components/names.ts'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { ENVIRONMENT_WORDS } from '../representatives/representative-words.ts'
import { ForPolicyWriters } from '../rules/for-policy-writers.tsx'
import { OpenVersion } from './open-version.tsx'
import { PolicyEditor } from './policy-editor.tsx'
import { PolicyHistory } from './policy-history.tsx'
import { PolicyInForce } from './policy-in-force.tsx'
import { useDataPolicy } from './use-data-policy.ts'

/** The data policy at /settings/data-policy: what apps get at all, in versions two people publish (decision 49). */
export function Component() {
  const [environment, setEnvironment] = useState<LaunchEnvironment>('PRODUCTION')
  const [isEditing, setEditing] = useState(false)
  return (
    <Page
      title={t('Data policy')}
      subtitle={t(
        'What apps get of the records at all. Rules only take away; one person writes them, a second one puts them in force.',
      )}
    >
      <ForPolicyWriters>
        <Group>
          <SegmentedControl
            aria-label={t('Environment')}
            disabled={isEditing}
            value={environment}
            onChange={setEnvironment}
            data={optionsOf(LAUNCH_ENVIRONMENTS, ENVIRONMENT_WORDS)}
          />
        </Group>
        <Policies key={environment} {...{ environment, isEditing, setEditing }} />
      </ForPolicyWriters>
    </Page>
  )
}

interface Props {
  readonly environment: LaunchEnvironment
  readonly isEditing: boolean
  readonly setEditing: (isEditing: boolean) => void
}

function Policies({ environment, isEditing, setEditing }: Props) {
  const steps = useDataPolicy(environment)
  const { policies, error } = steps
  if (error && !policies) return <Problem error={error} onRetry={() => void steps.refetch()} />
  if (!policies) return <LoadingRows count={4} height={96} />
  const open = policies.find(({ state }) => state === 'DRAFT' || state === 'PREVIEWED')
  const present = policies.find(({ inForceSince }) => inForceSince !== null)
  const edit = (next: boolean) => {
    steps.forget()
    setEditing(next)
  }
  if (isEditing) {
    const number = open?.number ?? (policies[0]?.number ?? 0) + 1
    return (
      <PolicyEditor
        {...{ environment, number, open, present, steps }}
        onClose={() => edit(false)}
      />
    )
  }
  return (
    <Stack gap="xl" maw={960}>
      {open && <OpenVersion policy={open} steps={steps} onEdit={() => edit(true)} />}
      <PolicyInForce policy={present} onWrite={open ? undefined : () => edit(true)} />
      <PolicyHistory policies={policies} steps={steps} />
    </Stack>
  )
}
