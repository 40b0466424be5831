import { Field, Int, ObjectType } from 'type-graphql'
import type { AppVersionStatus, ReviewState } from '../vocabulary/app-status.ts'
import type { ListingVisibility } from '../vocabulary/listing-visibility.ts'
import type * as words from '../vocabulary/registration.ts'
import { connectionOf } from './connection.type.ts'
import * as enums from './enums.ts'
import { Node } from './node.type.ts'

@ObjectType({ implements: Node, description: 'The product across its versions.' })
export class App extends Node {
  @Field(() => String)
  readonly slug!: string

  @Field(() => String)
  readonly name!: string

  @Field(() => String)
  readonly supportContact!: string

  @Field(() => enums.RuntimeModelEnum)
  readonly runtimeModel!: words.RuntimeModel

  @Field(() => enums.RiskTierEnum)
  readonly riskTier!: words.RiskTier

  @Field(() => enums.ListingVisibilityEnum, { description: 'Who finds it in the gallery.' })
  readonly listingVisibility!: ListingVisibility

  @Field(() => Date, { nullable: true })
  readonly lastReviewedAt?: Date | null

  @Field(() => Date, {
    nullable: true,
    description: 'When the live version has to be looked at again.',
  })
  readonly recertificationDueAt?: Date | null

  @Field(() => Int, { description: 'Of the app; versions have their own.' })
  readonly revision!: number
}

export const AppConnection = connectionOf('App', App)

@ObjectType()
export class LaunchBehaviour {
  @Field(() => String, { nullable: true })
  readonly onEhrLaunch?: string

  @Field(() => String, { nullable: true })
  readonly onStandalone?: string

  @Field(() => String, { nullable: true })
  readonly onConsentRevoked?: string
}

@ObjectType({ implements: Node, description: 'One submission of an app, and its status.' })
export class AppVersion extends Node {
  @Field(() => Int)
  readonly number!: number

  @Field(() => enums.AppVersionStatusEnum)
  readonly status!: AppVersionStatus

  @Field(() => Date, { description: 'Latest change of status, not of any edit (R036).' })
  readonly statusChangedAt!: Date

  @Field(() => enums.ReviewStateEnum, { nullable: true })
  readonly reviewState?: ReviewState | null

  @Field(() => Date, { nullable: true })
  readonly submittedAt?: Date | null

  @Field(() => enums.RejectionCodeEnum, { nullable: true })
  readonly rejectionCode?: words.RejectionCode | null

  @Field(() => String, { nullable: true })
  readonly statusReason?: string | null

  @Field(() => String)
  readonly name!: string

  @Field(() => [enums.OperatingSystemEnum])
  readonly operatingSystems!: words.OperatingSystem[]

  @Field(() => String, { nullable: true })
  readonly homepageUrl?: string | null

  @Field(() => String, { nullable: true })
  readonly privacyPolicyUrl?: string | null

  @Field(() => String, { nullable: true })
  readonly termsUrl?: string | null

  @Field(() => [String])
  readonly redirectUrls!: string[]

  @Field(() => String, { nullable: true })
  readonly launchUrl?: string | null

  @Field(() => String, { nullable: true })
  readonly shortDescription?: string | null

  @Field(() => String, { nullable: true })
  readonly longDescription?: string | null

  @Field(() => [enums.AudienceEnum])
  readonly audiences!: words.Audience[]

  @Field(() => [enums.AppUseEnum])
  readonly uses!: words.AppUse[]

  @Field(() => enums.IntentLabelEnum, { nullable: true })
  readonly intent?: words.IntentLabel | null

  @Field(() => [enums.FhirVersionEnum])
  readonly fhirVersions!: words.FhirVersion[]

  @Field(() => [enums.ComplianceClaimEnum])
  readonly compliance!: words.ComplianceClaim[]

  @Field(() => enums.ClientTypeEnum)
  readonly clientType!: words.ClientType

  @Field(() => enums.IdTokenAlgorithmEnum, { description: 'What its ID tokens are signed with.' })
  readonly idTokenAlg!: words.IdTokenAlgorithm

  @Field(() => enums.RuntimeModelEnum, {
    description: 'Who ran the app when this was submitted; of a draft, who runs it now.',
  })
  readonly runtimeModel!: words.RuntimeModel

  @Field(() => [enums.LaunchModeEnum])
  readonly launchModes!: words.LaunchMode[]

  @Field(() => LaunchBehaviour, { nullable: true })
  readonly launchBehaviour?: LaunchBehaviour | null

  @Field(() => String, { nullable: true })
  readonly jwksUrl?: string | null

  @Field(() => String, { nullable: true })
  readonly reviewerNotes?: string | null

  @Field(() => String, { nullable: true })
  readonly changeNotes?: string | null

  @Field(() => Int)
  readonly revision!: number
}

export const AppVersionConnection = connectionOf('AppVersion', AppVersion)

@ObjectType({ description: 'One scope a version asks for, why, and what was decided.' })
export class ScopeRequest {
  @Field(() => String)
  readonly scope!: string

  @Field(() => String)
  readonly purpose!: string

  @Field(() => String, { nullable: true })
  readonly justification?: string | null

  @Field(() => enums.ScopeDecisionEnum)
  readonly decision!: words.ScopeDecision

  @Field(() => String, {
    nullable: true,
    description: 'What was granted; narrower scopes are space-delimited. See grantedScopes.',
  })
  readonly grantedScope?: string | null

  @Field(() => String, { nullable: true, description: 'Why it was narrowed or refused.' })
  readonly reason?: string | null

  @Field(() => Date, { nullable: true })
  readonly decidedAt?: Date | null
}

@ObjectType({ description: 'How the access asked for differs from that of another version (C3).' })
export class ScopeDiff {
  @Field(() => Int, { description: 'The number of the version it is compared with.' })
  readonly against!: number

  @Field(() => [String])
  readonly added!: readonly string[]

  @Field(() => [String])
  readonly removed!: readonly string[]

  @Field(() => [String])
  readonly widened!: readonly string[]

  @Field(() => [String])
  readonly narrowed!: readonly string[]

  @Field(() => Boolean, { description: 'Would people who allowed the app be asked again?' })
  readonly requiresReconsent!: boolean

  @Field(() => Int, { description: 'How many consents that concerns.' })
  readonly consentsAffected!: number
}
