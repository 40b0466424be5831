import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import type * as certification from '../vocabulary/certification.ts'
import type { DocumentScanState } from '../vocabulary/document.ts'
import type * as partner from '../vocabulary/partner.ts'
import type { ContractKind, ContractState } from '../vocabulary/vendor-contract.ts'
import { HttpHeader } from './document.type.ts'
import * as enums from './enums.ts'
import { Payload } from './payload.type.ts'

@ObjectType({ description: 'One version of a contract with a vendor, as it was signed (R319).' })
export class VendorContract {
  @Field(() => ID)
  readonly id!: string

  @Field(() => enums.ContractKindEnum)
  readonly kind!: ContractKind

  @Field(() => String)
  readonly title!: string

  @Field(() => Int, { description: 'Counted per vendor and kind.' })
  readonly version!: number

  @Field(() => enums.ContractStateEnum, {
    description: 'Follows from its days, later versions, and whether it was terminated.',
  })
  readonly state!: ContractState

  @Field(() => String, { description: 'A day, YYYY-MM-DD.' })
  readonly validFrom!: string

  @Field(() => String, {
    nullable: true,
    description: 'Its last day; null: until it is terminated.',
  })
  readonly validUntil!: string | null

  @Field(() => String)
  readonly signerName!: string

  @Field(() => String)
  readonly signerPosition!: string

  @Field(() => String, { description: 'A day, YYYY-MM-DD.' })
  readonly signedOn!: string

  @Field(() => String)
  readonly fileName!: string

  @Field(() => Int)
  readonly sizeBytes!: number

  @Field(() => String)
  readonly sha256!: string

  @Field(() => Int, { nullable: true })
  readonly pageCount!: number | null

  @Field(() => enums.DocumentScanStateEnum)
  readonly scanState!: DocumentScanState

  @Field(() => Date)
  readonly createdAt!: Date

  @Field(() => Date, { nullable: true })
  readonly terminatedAt!: Date | null

  @Field(() => String, { nullable: true })
  readonly terminationReason!: string | null

  @Field(() => Int)
  readonly revision!: number
}

@InputType()
export class VendorContractAddInput {
  @Field(() => ID)
  vendorId!: string

  @Field(() => enums.ContractKindEnum)
  kind!: ContractKind

  @Field(() => String, { description: '1 to 150 characters.' })
  title!: string

  @Field(() => String, { description: 'A day, YYYY-MM-DD.' })
  validFrom!: string

  @Field(() => String, { nullable: true, description: 'A day, YYYY-MM-DD.' })
  validUntil?: string | null

  @Field(() => String, { description: '1 to 100 characters.' })
  signerName!: string

  @Field(() => String, { description: '1 to 100 characters.' })
  signerPosition!: string

  @Field(() => String, { description: 'A day, YYYY-MM-DD; not after today.' })
  signedOn!: string

  @Field(() => String)
  fileName!: string

  @Field(() => Int, { description: 'At most 10,485,760.' })
  sizeBytes!: number

  @Field(() => String, { description: '64 hex digits, in lower case.' })
  sha256!: string
}

@InputType()
export class VendorContractTerminateInput {
  @Field(() => ID)
  contractId!: string

  @Field(() => String, { description: '20 to 2,000 characters; the owners read it.' })
  reason!: string

  @Field(() => Int)
  expectedRevision!: number
}

@ObjectType({
  description:
    'PUT the bytes to uploadUrl with uploadHeaders, once; then call vendorContractComplete with contractId.',
})
export class VendorContractUploadPayload extends Payload {
  @Field(() => ID, { nullable: true })
  readonly contractId!: string | null

  @Field(() => String, { nullable: true })
  readonly uploadUrl!: string | null

  @Field(() => [HttpHeader])
  readonly uploadHeaders!: HttpHeader[]

  @Field(() => Date, { nullable: true })
  readonly expiresAt!: Date | null
}

@ObjectType()
export class VendorContractPayload extends Payload {
  @Field(() => [VendorContract], {
    nullable: true,
    description: 'All contracts with the vendor: one may have replaced another.',
  })
  readonly contracts!: VendorContract[] | null
}

@ObjectType({ description: 'What a partner tier rests on, checked against what is on record.' })
export class PartnerCriterionCheck {
  @Field(() => enums.PartnerCriterionEnum)
  readonly criterion!: partner.PartnerCriterion

  @Field(() => Boolean)
  readonly isMet!: boolean
}

@ObjectType({ description: 'How well the hospital knows a vendor, and why (R317).' })
export class PartnerStanding {
  @Field(() => enums.PartnerTierEnum)
  readonly tier!: partner.PartnerTier

  @Field(() => [PartnerCriterionCheck])
  readonly criteria!: PartnerCriterionCheck[]
}

@ObjectType({ description: 'A proposal about a strategic partner, for two people to decide.' })
export class PartnerTierProposal {
  @Field(() => ID)
  readonly id!: string

  @Field(() => enums.TierChangeEnum)
  readonly change!: partner.TierChange

  @Field(() => String)
  readonly reason!: string

  @Field(() => enums.TierProposalStateEnum)
  readonly state!: partner.TierProposalState

  @Field(() => Date)
  readonly createdAt!: Date

  @Field(() => Date, { nullable: true })
  readonly decidedAt!: Date | null

  @Field(() => String, { nullable: true })
  readonly decisionReason!: string | null
}

@InputType()
export class PartnerTierProposeInput {
  @Field(() => ID)
  vendorId!: string

  @Field(() => enums.TierChangeEnum)
  change!: partner.TierChange

  @Field(() => String, { description: '20 to 2,000 characters; the second person reads it.' })
  reason!: string
}

@InputType()
export class PartnerTierDecisionInput {
  @Field(() => ID)
  proposalId!: string

  @Field(() => String, {
    nullable: true,
    description: '20 to 2,000 characters when it is declined; otherwise as you like.',
  })
  reason?: string | null
}

@ObjectType()
export class PartnerTierPayload extends Payload {
  @Field(() => PartnerTierProposal, { nullable: true })
  readonly proposal!: PartnerTierProposal | null
}

@ObjectType({ description: 'What a certification level rests on.' })
export class CertificationCheck {
  @Field(() => enums.CertificationCriterionEnum)
  readonly criterion!: certification.CertificationCriterion

  @Field(() => Boolean)
  readonly isMet!: boolean
}

@ObjectType({ description: 'How far the review of a version carries, and why (R318).' })
export class CertificationStanding {
  @Field(() => enums.CertificationLevelEnum)
  readonly level!: certification.CertificationLevel

  @Field(() => [CertificationCheck])
  readonly criteria!: CertificationCheck[]
}
