import { Text } from '@mantine/core'
import { Problem } from '../../../components/problem.tsx'
import type { Outcome, Step } from './use-data-policy.ts'

interface Props {
  readonly outcome: Outcome | undefined
  readonly of: Step
}

/** Says beside a button why its step was not taken. */
export function StepFault({ outcome, of }: Props) {
  if (outcome?.step !== of) return null
  if (outcome.problem !== undefined) return <Problem error={outcome.problem} />
  const [fault] = outcome.faults
  if (!fault) return null
  return (
    <Text role="alert" c="var(--gh-danger)">
      {fault.message}
    </Text>
  )
}
