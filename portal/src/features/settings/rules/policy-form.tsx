import { Button, Fieldset, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { PolicyNumber } from '../../../../../schema/vocabulary/governance-policy.ts'
import { TEXT_LIMITS, textLength } from '../../../../../schema/vocabulary/limits.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor } from '../../../components/user-error.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'
import { PolicyNumberField } from './policy-number-field.tsx'
import { PolicySwitches } from './policy-switches.tsx'
import { type Policy, useProposePolicy } from './use-policy.ts'
import { WaiverTable } from './waiver-table.tsx'

interface Props {
  readonly policy: Policy
  /** Another change waits for a second person: this one is read until then. */
  readonly isWaiting: boolean
  readonly onDone: (news: string) => void
}

/** The numbers in the order of the page, under their headings. */
const GROUPS: readonly { heading: string; hint?: string; numbers: readonly PolicyNumber[] }[] = [
  {
    heading: mark('Review clock'),
    hint: mark('For patient-facing apps the law allows ten business days, then five.'),
    numbers: [
      'patientAuthenticityDays',
      'patientRegistrationDays',
      'authenticityDays',
      'registrationDays',
    ],
  },
  {
    heading: mark('Days of each stage'),
    numbers: [
      'intakeDays',
      'securityDays',
      'technicalDays',
      'contractDays',
      'pilotDays',
      'launchDays',
    ],
  },
  { heading: mark('Reminders'), numbers: ['dueSoonDays', 'escalationDays'] },
  {
    heading: mark('After the release'),
    numbers: [
      'recertificationMonths',
      'recertificationOpensDays',
      'attestationGraceDays',
      'sunsetNoticeDays',
    ],
  },
]

/** The whole policy as it would be, and why. */
export function PolicyForm({ policy, isWaiting, onDone }: Props) {
  const [draft, setDraft] = useState(() => valuesOf(policy))
  const [summary, setSummary] = useState('')
  const { propose, faults, error, isRunning } = useProposePolicy()

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (await propose({ ...draft, summary }))
      onDone(t('It is proposed. A second person has to confirm it.'))
  }
  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <Stack gap="xl">
        {error && <Problem error={error} kept={t('What you typed is still here.')} />}
        <ErrorSummary title={t('It was not proposed')} items={faultItems(faults, 'policy-')} />
        {isWaiting && (
          <Text>
            {t(
              'This is what is in force. It can be changed once somebody decided about the proposal.',
            )}
          </Text>
        )}
        {GROUPS.map(({ heading, hint, numbers }) => (
          <Fieldset key={heading} legend={t(heading)}>
            {hint && (
              <Text size="sm" c="dimmed" mb="sm">
                {t(hint)}
              </Text>
            )}
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="lg">
              {numbers.map((name) => (
                <PolicyNumberField
                  key={name}
                  name={name}
                  value={draft[name]}
                  isReadOnly={isWaiting}
                  onChange={(value) => setDraft({ ...draft, [name]: value })}
                  error={errorFor(faults, name)}
                />
              ))}
            </SimpleGrid>
          </Fieldset>
        ))}
        <PolicySwitches
          values={draft}
          isReadOnly={isWaiting}
          onChange={(changed) => setDraft({ ...draft, ...changed })}
        />
        <WaiverTable
          waivers={draft.waivers}
          isReadOnly={isWaiting}
          onChange={(waivers) => setDraft({ ...draft, waivers: [...waivers] })}
        />
        {!isWaiting && (
          <>
            <CountedTextarea
              id="policy-summary"
              label={t('Why it changes')}
              required
              minRows={2}
              value={summary}
              onChange={setSummary}
              limit={TEXT_LIMITS.templateSummary}
              error={errorFor(faults, 'summary')}
            />
            <Group>
              <Button type="submit" loading={isRunning} disabled={textLength(summary.trim()) === 0}>
                {t('Propose this policy')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </form>
  )
}

/** The values alone: what the cache keeps beside them is no input. */
function valuesOf({ history: _history, version: _version, id: _id, waivers, ...policy }: Policy) {
  const { patientAuthenticityDays, patientRegistrationDays, authenticityDays } = policy
  const { registrationDays, intakeDays, securityDays, technicalDays, contractDays } = policy
  const { pilotDays, launchDays, dueSoonDays, escalationDays } = policy
  const { recertificationMonths, recertificationOpensDays, attestationGraceDays } = policy
  const { sunsetNoticeDays, tellsUsersOfSuspension } = policy
  return {
    ...{ patientAuthenticityDays, patientRegistrationDays, authenticityDays, registrationDays },
    ...{ intakeDays, securityDays, technicalDays, contractDays, pilotDays, launchDays },
    ...{ dueSoonDays, escalationDays },
    ...{ recertificationMonths, recertificationOpensDays, attestationGraceDays, sunsetNoticeDays },
    tellsUsersOfSuspension,
    waivers: waivers.map(({ stage, riskTier, right }) => ({ stage, riskTier, right })),
  }
}
