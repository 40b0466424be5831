import {
  WIZARD_FIELDS,
  WIZARD_STEPS,
  type WizardStep,
  type WizardStepNumber,
} from '../../../../../schema/vocabulary/wizard-help.ts'
import type { UserErrorCode } from '../../../gql/graphql.ts'

/** A fault the server found in a draft. */
export interface SubmissionError {
  readonly message: string
  readonly code: UserErrorCode
  readonly path?: readonly string[] | null
}

/** How far a step is: nothing wrong, something wrong, or simply not reached yet. */
export type StepMark = 'complete' | 'has-errors' | 'to-do'

/** Fields the server names that stand beside another in the wizard. */
const NEIGHBOURS: Readonly<Record<string, WizardStepNumber>> = {
  iconId: 3,
  attestation: 7,
}

const MISSING: readonly UserErrorCode[] = ['REQUIRED', 'ATTESTATION_REQUIRED']

/** Joins what is wrong with the saved draft and what was refused on the way; a field has one of both. */
export function allFaults(
  saved: readonly SubmissionError[],
  refused: readonly { readonly path: string; readonly message: string }[],
): SubmissionError[] {
  const atOnce = refused.map(({ path, message }) => ({
    message,
    code: 'INVALID' as const,
    path: path.split('.'),
  }))
  const fields = new Set(atOnce.map(fieldOf))
  return [...atOnce, ...saved.filter((fault) => !fields.has(fieldOf(fault)))]
}

/** Finds the step that mends a fault; what belongs to no field is settled on the last. */
export function stepOf({ path }: Pick<SubmissionError, 'path'>): WizardStep {
  const number = stepNumberOf(fieldOf({ path }))
  return WIZARD_STEPS.find((step) => step.number === number) ?? WIZARD_STEPS[6]
}

/** The field a fault is about: the first segment below the input. */
export function fieldOf({ path }: Pick<SubmissionError, 'path'>): string | undefined {
  const segments = path ?? []
  return segments[0] === 'input' ? segments[1] : segments[0]
}

/**
 * Marks a step. A step nobody has visited, where things are merely missing, is to do, not wrong.
 */
export function markOf(
  step: WizardStep,
  errors: readonly SubmissionError[],
  isVisited: boolean,
): StepMark {
  const own = errors.filter((error) => stepOf(error).number === step.number)
  if (own.length === 0) return 'complete'
  const isMerelyMissing = own.every(({ code }) => MISSING.includes(code))
  return isMerelyMissing && !isVisited ? 'to-do' : 'has-errors'
}

/** The message for a field, or for a place inside it such as `scopes.0.purpose`. */
export function messageAt(errors: readonly SubmissionError[], path: string): string | undefined {
  const exact = errors.find((error) => pathOf(error) === path)
  return exact?.message
}

function pathOf({ path }: SubmissionError): string {
  const segments = path ?? []
  return (segments[0] === 'input' ? segments.slice(1) : segments).join('.')
}

function stepNumberOf(field: string | undefined): WizardStepNumber | undefined {
  if (field === undefined) return undefined
  const known = Object.entries(WIZARD_FIELDS).find(([name]) => name === field)
  return known?.[1].step ?? NEIGHBOURS[field]
}
