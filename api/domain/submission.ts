import { COUNT_LIMITS, TEXT_LIMITS } from '../../schema/vocabulary/limits.ts'
import {
  APP_USES,
  AUDIENCES,
  CLIENT_TYPES,
  COMPLIANCE_CLAIMS,
  FHIR_VERSIONS,
  INTENT_LABELS,
  OPERATING_SYSTEMS,
} from '../../schema/vocabulary/registration.ts'
import type { ScopeCatalog } from '../../schema/vocabulary/scope-catalog.ts'
import { addressIssues, keyIssues } from './submission/addresses.ts'
import {
  type CheckMode,
  checkChoices,
  checkText,
  type FieldIssue,
  type Maybe,
  required,
} from './submission/field-issue.ts'
import { scopeIssues } from './submission/scopes.ts'
import { stateScopeIssues } from './submission/state-scopes.ts'
import type { SubmissionDraft } from './submission-draft.ts'

/**
 * Lists what is wrong with a registration, in the order of the wizard's steps; empty when nothing
 * is. A draft only has to keep the maxima and the formats; a submission has to be whole.
 *
 * @see R060 to R086
 */
export function checkSubmission(
  draft: SubmissionDraft,
  mode: CheckMode,
  catalog?: ScopeCatalog,
): FieldIssue[] {
  return [
    ...checkText(['name'], draft.name, { range: TEXT_LIMITS.name, mode, isRequired: true }),
    ...platformIssues(draft, mode),
    ...addressIssues(draft, mode),
    ...descriptionIssues(draft, mode),
    ...categoryIssues(draft, mode),
    ...keyIssues(draft, mode),
    ...scopeIssues(draft.scopes ?? [], { clientType: draft.clientType, mode, catalog }),
    ...stateScopeIssues(draft, mode),
    ...noteIssues(draft, mode),
    ...attestationIssues(draft, mode),
  ]
}

function platformIssues({ operatingSystems }: SubmissionDraft, mode: CheckMode): FieldIssue[] {
  const range = COUNT_LIMITS.operatingSystems
  return checkChoices(['operatingSystems'], operatingSystems, {
    known: OPERATING_SYSTEMS,
    range,
    mode,
  })
}

function descriptionIssues(draft: SubmissionDraft, mode: CheckMode): FieldIssue[] {
  const text = (field: 'shortDescription' | 'longDescription') =>
    checkText([field], draft[field], { range: TEXT_LIMITS[field], mode, isRequired: true })
  return [...text('shortDescription'), ...text('longDescription')]
}

function categoryIssues(draft: SubmissionDraft, mode: CheckMode): FieldIssue[] {
  const choices = [
    ['audiences', AUDIENCES],
    ['uses', APP_USES],
    ['fhirVersions', FHIR_VERSIONS],
    ['compliance', COMPLIANCE_CLAIMS],
  ] as const
  return [
    ...choices.flatMap(([field, known]) =>
      checkChoices<string>([field], draft[field], { known, range: COUNT_LIMITS[field], mode }),
    ),
    ...checkChoice('intent', draft.intent, INTENT_LABELS),
    ...checkChoice('clientType', draft.clientType, CLIENT_TYPES),
    ...(mode === 'submit' && !draft.clientType ? [required(['clientType'])] : []),
  ]
}

function checkChoice(field: string, value: Maybe<string>, known: readonly string[]): FieldIssue[] {
  if (!value || known.includes(value)) return []
  return [{ path: [field], code: 'INVALID', message: `“${value}” is not one of the choices.` }]
}

function noteIssues(draft: SubmissionDraft, mode: CheckMode): FieldIssue[] {
  const optional = { mode, isRequired: false }
  const behaviours = ['onEhrLaunch', 'onStandalone', 'onConsentRevoked'] as const
  return [
    ...checkText(['reviewerNotes'], draft.reviewerNotes, {
      ...optional,
      range: TEXT_LIMITS.reviewerNotes,
    }),
    ...checkText(['changeNotes'], draft.changeNotes, {
      range: TEXT_LIMITS.changeNotes,
      mode,
      isRequired: draft.number > 1,
    }),
    ...behaviours.flatMap((field) =>
      checkText(['launchBehaviour', field], draft.launchBehaviour?.[field], {
        ...optional,
        range: TEXT_LIMITS.launchBehaviour,
      }),
    ),
  ]
}

/** Either answer completes the step: declining must never stop a registration (R082). */
function attestationIssues({ attestationAnswer }: SubmissionDraft, mode: CheckMode): FieldIssue[] {
  if (mode === 'draft' || attestationAnswer) return []
  const message = 'Accept or decline the attestation.'
  return [{ path: ['attestationAnswer'], code: 'ATTESTATION_REQUIRED', message }]
}
