import type {
  AttestationAnswer,
  RejectionCode,
  RuntimeModel,
} from '../../../schema/vocabulary/registration.ts'
import type { Scenario } from '../../../schema/vocabulary/scenario.ts'
import type { GovernanceStage } from '../../../schema/vocabulary/stage.ts'
import type { MoveName } from '../../commands/review/transitions.ts'
import type { ScopeVerdict } from '../../domain/governance/scope-decisions.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { DemoVendorKey } from '../people/vendors.ts'

/** A scope, what it is for, and why the app cannot do without it where the data is sensitive. */
export type DemoScope = readonly [scope: string, purpose: string, justification?: string]

/** The announced end of an app. */
export interface DemoEnd {
  readonly inDays: number
  readonly note: string
  /** The address of the listing of the app that takes its place; told of before this one. */
  readonly successor: string
}

/** One thing that happened to an app; without a day of its own, some days after the one before. */
export type DemoStep = { readonly daysAgo?: number } & (
  | {
      readonly move: MoveName
      readonly reason?: string
      readonly code?: RejectionCode
      /** Approved while the hospital released by hand: it waits for its release. */
      readonly isReleaseHeld?: true
    }
  /** Reviewers passed the stages up to this one. */
  | { readonly reaches: GovernanceStage }
  /** Somebody decided about some of its scopes. */
  | { readonly decides: readonly ScopeVerdict[] }
  /** Listed people try the version out until a day to come. */
  | { readonly pilots: { readonly emails: readonly string[]; readonly endsInDays: number } }
  /** People allowed it what it is granted, for one patient, and are signed in to it. */
  | { readonly allows: { readonly emails: readonly string[]; readonly patientId: string } }
  | { readonly ends: DemoEnd }
  /** The version before came back under the next number, for this reason. */
  | { readonly rollsBack: string }
  | { readonly says: 'vendor' | 'reviewer'; readonly body: string; readonly isInternal?: true }
  | {
      readonly newVersion: { readonly changeNotes: string } & Partial<
        DemoFields & Pick<AppVersion, 'homepageUrl'>
      >
    }
)

/** What the vendor filled in; the rest of the registration is made from the name and the vendor. */
export type DemoFields = Pick<
  AppVersion,
  | 'name'
  | 'shortDescription'
  | 'longDescription'
  | 'operatingSystems'
  | 'audiences'
  | 'uses'
  | 'intent'
  | 'fhirVersions'
  | 'compliance'
  | 'clientType'
  | 'launchModes'
> &
  Partial<
    Pick<AppVersion, 'redirectUrls' | 'launchUrl' | 'jwks' | 'launchBehaviour' | 'reviewerNotes'>
  >

/** An app of the demo, with its story. */
export interface DemoApp {
  readonly vendor: DemoVendorKey
  readonly fields: DemoFields
  readonly scopes: readonly DemoScope[]
  readonly icon: DemoIcon
  readonly runtimeModel?: RuntimeModel
  /** @default 'ACCEPTED' */
  readonly attestation?: AttestationAnswer
  /** How many days ago the draft was begun. */
  readonly began: number
  readonly story: readonly DemoStep[]
  /** The difficult records of the sandbox that its vendor opens with every version. @default none */
  readonly meets?: readonly Scenario[]
  /** @default 0 */
  readonly launches?: number
}

/** A white drawing in a field of 24 by 24, on a colour that runs into a second one. */
export interface DemoIcon {
  readonly from: string
  readonly to: string
  /** SVG elements without colours. */
  readonly drawing: string
}

/** Submitted and approved: what most apps in the gallery went through. */
export const WENT_LIVE: readonly DemoStep[] = [{ move: 'submit' }, { move: 'approve' }]
