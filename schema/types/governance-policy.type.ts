import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import {
  FIRST_POLICY,
  type WaivableStage,
  type WaiverRight,
  type WaiverTier,
} from '../vocabulary/governance-policy.ts'
import { GovernanceStageEnum, RiskTierEnum, WaiverRightEnum } from './enums.ts'
import { RuleVersion } from './hospital-rule.type.ts'

@ObjectType({ description: 'Who may waive a stage at a risk; what is not listed, nobody may.' })
export class WaiverRule {
  @Field(() => GovernanceStageEnum)
  readonly stage!: WaivableStage

  @Field(() => RiskTierEnum)
  readonly riskTier!: WaiverTier

  @Field(() => WaiverRightEnum)
  readonly right!: WaiverRight
}

@InputType()
export class WaiverRuleInput {
  @Field(() => GovernanceStageEnum, {
    description: 'TECHNICAL_VALIDATION, CONTRACT_SCOPES or PILOT; the others are never waived.',
  })
  stage!: WaivableStage

  @Field(() => RiskTierEnum, { description: 'LOW, MODERATE or HIGH; CRITICAL is never waived.' })
  riskTier!: WaiverTier

  @Field(() => WaiverRightEnum)
  right!: WaiverRight
}

@ObjectType({ description: 'What the hospital decides about its governance (decision 41).' })
export class GovernancePolicy {
  @Field(() => ID)
  readonly id!: string

  @Field(() => Int, { description: 'Version 1 is what every hospital starts with.' })
  readonly version!: number

  @Field(() => Int, {
    description: 'Business days to verify who is behind a patient-facing app; the law allows 10.',
  })
  readonly patientAuthenticityDays!: number

  @Field(() => Int, {
    description: 'Business days to register a patient-facing app from there; the law allows 5.',
  })
  readonly patientRegistrationDays!: number

  @Field(() => Int, { description: 'Business days to verify who is behind any other app.' })
  readonly authenticityDays!: number

  @Field(() => Int, { description: 'Business days to register any other app from there.' })
  readonly registrationDays!: number

  @Field(() => Int, { description: 'Business days of the intake stage.' })
  readonly intakeDays!: number

  @Field(() => Int, { description: 'Business days of the security and privacy stage.' })
  readonly securityDays!: number

  @Field(() => Int, { description: 'Business days of technical validation.' })
  readonly technicalDays!: number

  @Field(() => Int, { description: 'Business days of contract and scopes.' })
  readonly contractDays!: number

  @Field(() => Int, { description: 'Business days of the pilot stage.' })
  readonly pilotDays!: number

  @Field(() => Int, { description: 'Business days of the launch stage.' })
  readonly launchDays!: number

  @Field(() => Int, {
    description: 'Business days before a stage is due on which its owner is reminded.',
  })
  readonly dueSoonDays!: number

  @Field(() => Int, {
    description: 'Business days a stage is overdue before the app admin is told.',
  })
  readonly escalationDays!: number

  @Field(() => Int, { description: 'Months between two re-certifications.' })
  readonly recertificationMonths!: number

  @Field(() => Int, { description: 'Days before a re-certification is due on which it opens.' })
  readonly recertificationOpensDays!: number

  @Field(() => Int, {
    description: 'Days vendors have after new attestation terms before they are overdue.',
  })
  readonly attestationGraceDays!: number

  @Field(() => Int, {
    description: 'Days between the announcement that an app ends and the day it does.',
  })
  readonly sunsetNoticeDays!: number

  @Field(() => Boolean, {
    description:
      'Whether people who allow an app are told when it is suspended and when it is in use again.',
  })
  readonly tellsUsersOfSuspension!: boolean

  @Field(() => [WaiverRule])
  readonly waivers!: readonly WaiverRule[]

  @Field(() => [RuleVersion], { description: 'Every change of it, newest first.' })
  readonly history!: readonly RuleVersion[]
}

@InputType({ description: 'A whole policy, and why it changes.' })
export class GovernancePolicyProposeInput {
  @Field(() => Int, { description: '1 to 10.' })
  patientAuthenticityDays!: number

  @Field(() => Int, { description: '1 to 5.' })
  patientRegistrationDays!: number

  @Field(() => Int, { description: '1 to 60.' })
  authenticityDays!: number

  @Field(() => Int, { description: '1 to 250.' })
  registrationDays!: number

  @Field(() => Int, { description: '1 to 120.' })
  intakeDays!: number

  @Field(() => Int, { description: '1 to 120.' })
  securityDays!: number

  @Field(() => Int, { description: '1 to 120.' })
  technicalDays!: number

  @Field(() => Int, { description: '1 to 120.' })
  contractDays!: number

  @Field(() => Int, { description: '1 to 120.' })
  pilotDays!: number

  @Field(() => Int, { description: '1 to 120.' })
  launchDays!: number

  @Field(() => Int, { description: '1 to 10.' })
  dueSoonDays!: number

  @Field(() => Int, { description: '0 to 20.' })
  escalationDays!: number

  @Field(() => Int, { description: '3 to 24.' })
  recertificationMonths!: number

  @Field(() => Int, { description: '14 to 60.' })
  recertificationOpensDays!: number

  @Field(() => Int, { description: '0 to 90.' })
  attestationGraceDays!: number

  @Field(() => Int, {
    defaultValue: FIRST_POLICY.sunsetNoticeDays,
    description: '14 to 365.',
  })
  sunsetNoticeDays!: number

  @Field(() => Boolean, {
    defaultValue: FIRST_POLICY.tellsUsersOfSuspension,
    description: 'Whether people who allow an app hear of its suspension and of its return.',
  })
  tellsUsersOfSuspension!: boolean

  @Field(() => [WaiverRuleInput], { description: 'What is left out, nobody may waive.' })
  waivers!: WaiverRuleInput[]

  @Field(() => String, { description: 'Why, 10 to 1,000 characters.' })
  summary!: string
}
