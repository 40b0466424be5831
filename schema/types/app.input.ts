import { Field, ID, InputType, Int } from 'type-graphql'
import type * as words from '../vocabulary/registration.ts'
import * as enums from './enums.ts'
import { PointAnswerInput } from './review.input.ts'

const IDEMPOTENCY_KEY =
  '8 to 100 characters of your choice, new for each thing you do and the same when you send it again: then it is done once, and answered as before. Kept for a day.'

@InputType()
export class LaunchBehaviourInput {
  @Field(() => String, { nullable: true })
  onEhrLaunch?: string

  @Field(() => String, { nullable: true })
  onStandalone?: string

  @Field(() => String, { nullable: true })
  onConsentRevoked?: string
}

@InputType()
export class ScopeRequestInput {
  @Field(() => String)
  scope!: string

  @Field(() => String)
  purpose!: string

  @Field(() => String, { nullable: true })
  justification?: string | null
}

@InputType({
  description:
    'Only the fields that are given change; null empties an optional one. Without versionId a new app is begun; with appId a new version of it.',
})
export class AppVersionDraftInput {
  @Field(() => ID, { nullable: true })
  versionId?: string

  @Field(() => ID, { nullable: true })
  appId?: string

  @Field(() => Int, { nullable: true })
  expectedRevision?: number

  @Field(() => String, { nullable: true })
  name?: string

  @Field(() => [enums.OperatingSystemEnum], { nullable: true })
  operatingSystems?: words.OperatingSystem[]

  @Field(() => String, { nullable: true })
  homepageUrl?: string | null

  @Field(() => String, { nullable: true })
  privacyPolicyUrl?: string | null

  @Field(() => String, { nullable: true })
  termsUrl?: string | null

  @Field(() => [String], { nullable: true })
  redirectUrls?: string[]

  @Field(() => String, { nullable: true })
  launchUrl?: string | null

  @Field(() => ID, { nullable: true })
  iconId?: string | null

  @Field(() => String, { nullable: true })
  shortDescription?: string | null

  @Field(() => String, { nullable: true })
  longDescription?: string | null

  @Field(() => [enums.AudienceEnum], { nullable: true })
  audiences?: words.Audience[]

  @Field(() => [enums.AppUseEnum], { nullable: true })
  uses?: words.AppUse[]

  @Field(() => enums.IntentLabelEnum, { nullable: true })
  intent?: words.IntentLabel | null

  @Field(() => [enums.FhirVersionEnum], { nullable: true })
  fhirVersions?: words.FhirVersion[]

  @Field(() => [enums.ComplianceClaimEnum], { nullable: true })
  compliance?: words.ComplianceClaim[]

  @Field(() => enums.ClientTypeEnum, { nullable: true })
  clientType?: words.ClientType

  @Field(() => enums.IdTokenAlgorithmEnum, { nullable: true })
  idTokenAlg?: words.IdTokenAlgorithm

  @Field(() => [enums.LaunchModeEnum], { nullable: true })
  launchModes?: words.LaunchMode[]

  @Field(() => LaunchBehaviourInput, { nullable: true })
  launchBehaviour?: LaunchBehaviourInput | null

  @Field(() => String, { nullable: true })
  jwksUrl?: string | null

  @Field(() => String, { nullable: true, description: 'The public keys as JSON text (RFC 7517).' })
  jwks?: string | null

  @Field(() => [ScopeRequestInput], { nullable: true })
  scopes?: ScopeRequestInput[]

  @Field(() => String, { nullable: true })
  reviewerNotes?: string | null

  @Field(() => String, { nullable: true })
  changeNotes?: string | null

  @Field(() => String, { nullable: true })
  supportContact?: string

  @Field(() => enums.RuntimeModelEnum, { nullable: true })
  runtimeModel?: words.RuntimeModel
}

@InputType()
export class TransitionInput {
  @Field(() => ID)
  versionId!: string

  @Field(() => Int)
  expectedRevision!: number

  @Field(() => String, { nullable: true })
  reason?: string | null

  @Field(() => [String], {
    nullable: true,
    description: 'Of an approval alone: the ticked points of the launch approval record.',
  })
  checklist?: string[] | null

  @Field(() => [PointAnswerInput], {
    nullable: true,
    description: 'Of an approval alone: what is answered at the points that are no tick.',
  })
  answers?: PointAnswerInput[] | null

  @Field(() => String, {
    nullable: true,
    description: IDEMPOTENCY_KEY,
  })
  idempotencyKey?: string | null
}

@InputType()
export class RejectInput {
  @Field(() => ID)
  versionId!: string

  @Field(() => Int)
  expectedRevision!: number

  @Field(() => enums.RejectionCodeEnum)
  code!: words.RejectionCode

  @Field(() => String)
  reason!: string

  @Field(() => String, {
    nullable: true,
    description: IDEMPOTENCY_KEY,
  })
  idempotencyKey?: string | null
}

@InputType()
export class AttestInput {
  @Field(() => ID)
  versionId!: string

  @Field(() => ID)
  textId!: string

  @Field(() => String, { description: 'Hash of the text that was read.' })
  textSha256!: string

  @Field(() => enums.AttestationAnswerEnum)
  answer!: words.AttestationAnswer

  @Field(() => Int)
  expectedRevision!: number
}

@InputType()
export class AttestationTextProposeInput {
  @Field(() => String, { description: 'Paragraphs of plain text, one per line.' })
  body!: string

  @Field(() => String, { description: 'What changed, for the vendors who are asked again.' })
  summary!: string
}

@InputType()
export class AttestationProposalInput {
  @Field(() => ID)
  proposalId!: string

  @Field(() => Int)
  expectedRevision!: number
}

@InputType()
export class IconUploadInput {
  @Field(() => Int)
  sizeBytes!: number

  @Field(() => String, { description: 'SHA-256 of the file, 64 hex digits.' })
  sha256!: string
}

@InputType()
export class MessagePostInput {
  @Field(() => ID)
  versionId!: string

  @Field(() => String)
  body!: string

  @Field(() => enums.MessageVisibilityEnum)
  visibility!: 'DEVELOPER_AND_REVIEWERS' | 'REVIEWERS_ONLY'
}

@InputType()
export class ClientSecretRotateInput {
  @Field(() => ID)
  clientId!: string

  @Field(() => String, { nullable: true })
  label?: string | null

  @Field(() => Int, { defaultValue: 72, description: 'How long older secrets go on working.' })
  overlapHours!: number

  @Field(() => Date, { nullable: true, description: 'When it begins to work; at once without.' })
  activatesAt?: Date | null

  @Field(() => Date, { nullable: true, description: 'When it ends; a year later without.' })
  expiresAt?: Date | null
}
