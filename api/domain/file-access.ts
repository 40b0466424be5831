import { holds } from './access-condition.ts'
import { type AccessPart, accessParts, isOpenTo } from './access-part.ts'
import type { AccessRules } from './fhir-access.ts'
import type { FhirResource } from './fhir-resource.ts'
import { belongsToPatient } from './patient-compartment.ts'
import { closingRule, labelRules } from './policy/caller-limits.ts'
import { cutElements } from './policy/cut-elements.ts'

/** A file, and the resource that its securityContext names. */
export interface OwnedFile {
  readonly file: FhirResource
  readonly owner: FhirResource
}

/** What a request may see of a file, and under which base. */
export interface FileRules {
  /** What the scopes open of Binary. */
  readonly parts: readonly AccessPart[]
  readonly rules: AccessRules
  readonly fhirBase: string
}

/** Types that point at files: what hides one of these hides files of which only the patient is known. */
const POINTING = ['DocumentReference', 'DiagnosticReport', 'Media', 'Communication'] as const

/**
 * Says whether a Binary may be read: whoever may read what it belongs to, with a scope for Binary that reaches it. A
 * document the data policy hides, or whose element with the address is taken out, hides its file (SMART.md LEAK-21).
 * @see https://hl7.org/fhir/R4/binary-definitions.html#Binary.securityContext
 */
export function isFileOpen({ file, owner }: OwnedFile, access: FileRules): boolean {
  const { parts, rules, fhirBase } = access
  const isReached = parts.some(({ conditions }) =>
    conditions.every((condition) =>
      condition.kind === 'owner'
        ? condition.values.length === 0 || belongsToPatient(owner, condition.values, fhirBase)
        : holds(condition, file, fhirBase),
    ),
  )
  const ownerParts = accessParts(owner.resourceType, 'r', rules)
  return isReached && isOpenTo(ownerParts, owner, fhirBase) && !isHidden({ file, owner }, rules)
}

function isHidden({ file, owner }: OwnedFile, { policy }: AccessRules): boolean {
  const limits = policy.caller
  if (!limits) return false
  const { taken } = cutElements(owner, limits.cuts)
  if (JSON.stringify(taken).includes(`Binary/${file.id}`)) return true
  // Of a patient's file it is not known which document it belongs to, so that in doubt it is one that is hidden.
  return (
    owner.resourceType === 'Patient' &&
    POINTING.some(
      (type) =>
        limits.cuts.has(type) ||
        labelRules(limits, type).length > 0 ||
        closingRule(limits, type, 'read') !== undefined,
    )
  )
}
