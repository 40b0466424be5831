import type { WizardStep } from '../../../../schema/vocabulary/wizard-help.ts'
import { AttestationStep } from './attestation/attestation-step.tsx'
import { ScopesStep } from './scopes/scopes-step.tsx'
import { CategoriesStep } from './steps/categories-step.tsx'
import { DescriptionStep } from './steps/description-step.tsx'
import { NameStep } from './steps/name-step.tsx'
import { NotesStep } from './steps/notes-step.tsx'
import { PlatformsStep } from './steps/platforms-step.tsx'

const STEPS = {
  name: NameStep,
  platforms: PlatformsStep,
  description: DescriptionStep,
  categories: CategoriesStep,
  scopes: ScopesStep,
  notes: NotesStep,
  attestation: AttestationStep,
} as const

/** The form of one step. */
export function StepBody({ step }: { readonly step: WizardStep }) {
  const Form = STEPS[step.key]
  return <Form />
}
