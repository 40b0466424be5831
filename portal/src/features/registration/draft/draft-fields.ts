import type {
  AppUse,
  Audience,
  ClientType,
  ComplianceClaim,
  FhirVersion,
  IdTokenAlgorithm,
  IntentLabel,
  LaunchMode,
  OperatingSystem,
  RuntimeModel,
} from '../../../../../schema/vocabulary/registration.ts'

/** One scope as the vendor asks for it. */
export interface ScopeDraft {
  readonly scope: string
  readonly purpose: string
  readonly justification: string
}

export interface LaunchBehaviourDraft {
  readonly onEhrLaunch: string
  readonly onStandalone: string
  readonly onConsentRevoked: string
}

/** What the wizard edits. Texts are never null here: empty means not given. */
export interface DraftFields {
  readonly name: string
  readonly operatingSystems: readonly OperatingSystem[]
  readonly homepageUrl: string
  readonly privacyPolicyUrl: string
  readonly termsUrl: string
  readonly redirectUrls: readonly string[]
  readonly launchUrl: string
  readonly launchModes: readonly LaunchMode[]
  readonly runtimeModel: RuntimeModel
  readonly iconId: string | null
  readonly shortDescription: string
  readonly longDescription: string
  readonly supportContact: string
  readonly audiences: readonly Audience[]
  readonly uses: readonly AppUse[]
  readonly intent: IntentLabel | null
  readonly fhirVersions: readonly FhirVersion[]
  readonly compliance: readonly ComplianceClaim[]
  readonly clientType: ClientType
  readonly idTokenAlg: IdTokenAlgorithm
  readonly jwksUrl: string
  readonly jwks: string
  readonly scopes: readonly ScopeDraft[]
  readonly reviewerNotes: string
  readonly changeNotes: string
  readonly launchBehaviour: LaunchBehaviourDraft
}

export type DraftField = keyof DraftFields
export type DraftPatch = Partial<DraftFields>

/** Lists the fields in which two drafts differ. */
export function differingFields(a: DraftFields, b: DraftFields): DraftField[] {
  return fieldsOf(a).filter((field) => !isSame(a[field], b[field]))
}

/** Takes some fields of a draft. */
export function pick(draft: DraftFields, fields: readonly DraftField[]): DraftPatch {
  return Object.fromEntries(fields.map((field) => [field, draft[field]]))
}

/** Says whether two values of a field mean the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Lists the fields a patch touches. */
export function fieldsOf(patch: DraftPatch): DraftField[] {
  return Object.keys(patch).filter((key): key is DraftField => Object.hasOwn(patch, key))
}
