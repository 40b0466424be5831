import { Field, InputType } from 'type-graphql'
import type { CertificationLevel } from '../vocabulary/certification.ts'
import type * as words from '../vocabulary/registration.ts'
import * as enums from './enums.ts'

@InputType({ description: 'Values of one field are alternatives; fields narrow each other.' })
export class GalleryFilter {
  @Field(() => String, { nullable: true })
  search?: string

  @Field(() => [enums.AudienceEnum], { nullable: true })
  audiences?: words.Audience[]

  @Field(() => [enums.AppUseEnum], { nullable: true })
  uses?: words.AppUse[]

  @Field(() => [enums.OperatingSystemEnum], { nullable: true })
  operatingSystems?: words.OperatingSystem[]

  @Field(() => [enums.FhirVersionEnum], { nullable: true })
  fhirVersions?: words.FhirVersion[]

  @Field(() => [enums.IntentLabelEnum], { nullable: true })
  intents?: words.IntentLabel[]

  @Field(() => [enums.RiskTierEnum], { nullable: true })
  riskTiers?: words.RiskTier[]

  @Field(() => [enums.CertificationLevelEnum], { nullable: true })
  certifications?: CertificationLevel[]

  @Field(() => enums.AttestationAnswerEnum, { nullable: true })
  attestation?: words.AttestationAnswer

  @Field(() => Boolean, {
    nullable: true,
    description: 'Approved for clinicians: made for providers, or listed for them alone (R236).',
  })
  isForClinicians?: boolean
}
