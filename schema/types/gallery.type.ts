import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import type { CertificationLevel } from '../vocabulary/certification.ts'
import type { DeprecationStatus } from '../vocabulary/deprecation.ts'
import type { ListingVisibility } from '../vocabulary/listing-visibility.ts'
import type { PartnerTier } from '../vocabulary/partner.ts'
import type * as words from '../vocabulary/registration.ts'
import { PageInfo } from './connection.type.ts'
import { Successor } from './deprecation.type.ts'
import * as enums from './enums.ts'

@ObjectType({
  description: 'One thing a listed app may do, in plain words, and what for.',
  simpleResolvers: true,
})
export class GalleryScope {
  @Field(() => String)
  readonly scope!: string

  @Field(() => String)
  readonly plainLanguage!: string

  @Field(() => String)
  readonly purpose!: string

  @Field(() => Boolean)
  readonly writes!: boolean

  @Field(() => enums.RiskTierEnum)
  readonly sensitivity!: words.RiskTier
}

/**
 * Fields are read off the card as they stand: a page has a thousand of them, and a resolver of its own for each
 * costs more than the page.
 */
@ObjectType({ description: 'What anybody may read about a live app.', simpleResolvers: true })
export class GalleryListing {
  @Field(() => ID, { description: 'Of the app, for those who ask for it.' })
  readonly appId!: string

  @Field(() => String)
  readonly slug!: string

  @Field(() => String)
  readonly name!: string

  @Field(() => String)
  readonly vendorName!: string

  @Field(() => String)
  readonly shortDescription!: string

  @Field(() => String)
  readonly longDescription!: string

  @Field(() => String, { nullable: true })
  readonly iconUrl!: string | null

  @Field(() => [enums.OperatingSystemEnum])
  readonly operatingSystems!: words.OperatingSystem[]

  @Field(() => [enums.AudienceEnum])
  readonly audiences!: words.Audience[]

  @Field(() => [enums.AppUseEnum])
  readonly uses!: words.AppUse[]

  @Field(() => enums.IntentLabelEnum, { nullable: true })
  readonly intent!: words.IntentLabel | null

  @Field(() => [enums.FhirVersionEnum])
  readonly fhirVersions!: words.FhirVersion[]

  @Field(() => [enums.ComplianceClaimEnum])
  readonly compliance!: words.ComplianceClaim[]

  @Field(() => [enums.LaunchModeEnum])
  readonly launchModes!: words.LaunchMode[]

  @Field(() => String)
  readonly homepageUrl!: string

  @Field(() => String)
  readonly privacyPolicyUrl!: string

  @Field(() => String)
  readonly termsUrl!: string

  @Field(() => String, { nullable: true })
  readonly launchUrl!: string | null

  @Field(() => enums.AttestationAnswerEnum, {
    description:
      'DECLINED: the vendor did not accept the minimum privacy and security terms; people are warned (R083).',
  })
  readonly attestation!: words.AttestationAnswer

  @Field(() => enums.RiskTierEnum)
  readonly riskTier!: words.RiskTier

  @Field(() => enums.CertificationLevelEnum, {
    description: 'How far the review of this version carries (R318).',
  })
  readonly certification!: CertificationLevel

  @Field(() => enums.PartnerTierEnum, {
    description: 'How well the hospital knows its maker (R317).',
  })
  readonly partnerTier!: PartnerTier

  @Field(() => Int)
  readonly versionNumber!: number

  /** Cards hold their dates as text; the scalar accepts RFC 3339 and writes it. */
  @Field(() => Date)
  readonly liveSince!: string

  @Field(() => Date, { nullable: true })
  readonly lastReviewedAt!: string | null

  @Field(() => String)
  readonly supportContact!: string

  @Field(() => Int)
  readonly launchCount!: number

  @Field(() => [String], {
    description:
      'The situations of the sandbox, such as "merged-chart", that it had met when it was last looked at (C14).',
  })
  readonly scenarios!: string[]

  @Field(() => enums.DeprecationStatusEnum, {
    description: 'SUNSET_ANNOUNCED: it ends on sunsetAt, and works as before until then (R243).',
  })
  readonly deprecationStatus!: DeprecationStatus

  @Field(() => Date, { nullable: true })
  readonly sunsetAt!: string | null

  @Field(() => Successor, { nullable: true, description: 'What takes its place when it ends.' })
  readonly successor!: Successor | null

  @Field(() => [GalleryScope])
  readonly scopes!: GalleryScope[]
}

@ObjectType({
  description:
    'An app like another one: by what it may read and change, then by use and audience (R245).',
  simpleResolvers: true,
})
export class SimilarListing {
  @Field(() => GalleryListing)
  readonly listing!: GalleryListing

  @Field(() => String, { description: 'Such as "Also reads vaccinations".' })
  readonly reason!: string

  @Field(() => String)
  readonly reasonEs!: string
}

@ObjectType({
  description: 'What a department uses: the live apps that were activated for it (R236).',
  simpleResolvers: true,
})
export class DepartmentCollection {
  @Field(() => String)
  readonly department!: string

  @Field(() => Boolean, { description: 'Did this viewer ask for one of them?' })
  readonly isMine!: boolean

  @Field(() => [GalleryListing], { description: 'Most launched first.' })
  readonly listings!: GalleryListing[]
}

@InputType()
export class ListingVisibilitySetInput {
  @Field(() => ID)
  appId!: string

  @Field(() => enums.ListingVisibilityEnum)
  visibility!: ListingVisibility

  @Field(() => Int, { description: 'The revision of the app.' })
  expectedRevision!: number
}

@ObjectType({ simpleResolvers: true })
export class Facet {
  @Field(() => String)
  readonly field!: string

  @Field(() => String)
  readonly value!: string

  @Field(() => Int)
  readonly count!: number
}

@ObjectType({ simpleResolvers: true })
export class GalleryListingEdge {
  @Field(() => String)
  readonly cursor!: string

  @Field(() => GalleryListing)
  readonly node!: GalleryListing
}

@ObjectType({ simpleResolvers: true })
export class GalleryListingConnection {
  @Field(() => [GalleryListingEdge])
  readonly edges!: GalleryListingEdge[]

  @Field(() => [GalleryListing])
  readonly nodes!: GalleryListing[]

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo
}

@ObjectType({
  description: 'One entry of the scope catalog, the single source of what a scope means.',
})
export class ScopeCatalogEntry {
  @Field(() => String)
  readonly scope!: string

  @Field(() => String)
  readonly plainLanguage!: string

  @Field(() => String)
  readonly detail!: string

  @Field(() => enums.RiskTierEnum)
  readonly sensitivity!: words.RiskTier

  @Field(() => [String])
  readonly workflows!: readonly string[]

  @Field(() => Boolean)
  readonly writes!: boolean

  @Field(() => Boolean)
  readonly extraReview!: boolean

  @Field(() => [enums.IntentLabelEnum])
  readonly defaultFor!: readonly words.IntentLabel[]

  @Field(() => String, {
    nullable: true,
    description: 'What a good purpose looks like, where the hospital gives an example.',
  })
  readonly example!: string | null

  @Field(() => String, { nullable: true })
  readonly exampleEs!: string | null
}
