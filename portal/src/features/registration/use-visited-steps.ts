import { useState } from 'react'
import type { WizardStep } from '../../../../schema/vocabulary/wizard-help.ts'

type StepKey = WizardStep['key']

/** Remembers which steps the person has left: only those can be wrong rather than to do. */
export function useVisitedSteps(current: StepKey): (key: StepKey) => boolean {
  const [seen, setSeen] = useState<{ current: StepKey; left: readonly StepKey[] }>({
    current,
    left: [],
  })
  if (seen.current !== current) setSeen({ current, left: [...seen.left, seen.current] })
  return (key) => seen.left.includes(key)
}
