import { defineEntity, p } from '@mikro-orm/core'
import type {
  AppVersionStatus,
  ReviewState,
  SuspensionKind,
} from '../../../schema/vocabulary/app-status.ts'
import type {
  AppUse,
  AttestationAnswer,
  Audience,
  ClientType,
  ComplianceClaim,
  FhirVersion,
  IdTokenAlgorithm,
  IntentLabel,
  LaunchMode,
  OperatingSystem,
  RejectionCode,
  RuntimeModel,
} from '../../../schema/vocabulary/registration.ts'
import type { ReleaseHold } from '../../../schema/vocabulary/release-mode.ts'
import { User } from '../account/user.entity.ts'
import { editableRow } from '../base.entity.ts'
import { App } from './app.entity.ts'
import { Icon } from './icon.entity.ts'

/** What the app does at each kind of launch and when consent ends (R301). */
export interface LaunchBehaviour {
  onEhrLaunch?: string
  onStandalone?: string
  onConsentRevoked?: string
}

const AppVersionSchema = defineEntity({
  name: 'AppVersion',
  tableName: 'app_version',
  properties: {
    ...editableRow,
    appId: () => p.manyToOne(App).mapToPk().fieldName('app_id'),
    number: p.integer(),
    status: p.string().$type<AppVersionStatus>(),
    /** R036: "Modified" is the date of the latest change of status, not of any edit (A19 O9). */
    statusChangedAt: p.datetime(),
    reviewState: p.string().$type<ReviewState>().nullable(),
    submittedAt: p.datetime().nullable(),
    submittedById: () => p.manyToOne(User).mapToPk().fieldName('submitted_by_id').nullable(),
    rejectionCode: p.string().$type<RejectionCode>().nullable(),
    /** Why it was rejected, suspended or sent back; the vendor reads it. */
    statusReason: p.text().nullable(),
    /** Of an approved version the platform could not release yet: the conditions it waits for. */
    releaseHeldBy: p.array().$type<ReleaseHold[]>().nullable(),
    /** Of a suspended version: whether it was an emergency, and who pulled the switch. */
    suspensionKind: p.string().$type<SuspensionKind>().nullable(),
    suspendedById: () => p.manyToOne(User).mapToPk().fieldName('suspended_by_id').nullable(),
    /** Wizard steps 1-7 (R061-R081). */
    name: p.string(),
    operatingSystems: p.array().$type<OperatingSystem[]>(),
    homepageUrl: p.text().nullable(),
    privacyPolicyUrl: p.text().nullable(),
    termsUrl: p.text().nullable(),
    redirectUrls: p.array(),
    launchUrl: p.text().nullable(),
    iconId: () => p.manyToOne(Icon).mapToPk().fieldName('icon_id').nullable(),
    shortDescription: p.text().nullable(),
    longDescription: p.text().nullable(),
    audiences: p.array().$type<Audience[]>(),
    uses: p.array().$type<AppUse[]>(),
    intent: p.string().$type<IntentLabel>().nullable(),
    fhirVersions: p.array().$type<FhirVersion[]>(),
    compliance: p.array().$type<ComplianceClaim[]>(),
    clientType: p.string().$type<ClientType>(),
    /** Who ran the app when this was submitted; what is true now stands with the app. */
    runtimeModel: p.string().$type<RuntimeModel>().nullable(),
    idTokenAlg: p.string().$type<IdTokenAlgorithm>().default('RS256'),
    launchModes: p.array().$type<LaunchMode[]>(),
    launchBehaviour: p.json<LaunchBehaviour>().nullable(),
    jwksUrl: p.text().nullable(),
    jwks: p.json<{ keys: Record<string, unknown>[] }>().nullable(),
    reviewerNotes: p.text().nullable(),
    changeNotes: p.text().nullable(),
    attestationAnswer: p.string().$type<AttestationAnswer>().nullable(),
    /** The earlier version that this one brings back, word for word. */
    restoresVersionId: p.uuid().nullable(),
  },
})

/** One submission of an app, and its status. */
export class AppVersion extends AppVersionSchema.class {}
AppVersionSchema.setClass(AppVersion)
