import { Field, ID, InputType, Int } from 'type-graphql'
import type { DocsSectionKey } from '../vocabulary/docs-section.ts'
import type { VendorRole } from '../vocabulary/role.ts'
import type { CallOutcome } from '../vocabulary/vendor-account.ts'
import { CallOutcomeEnum, DocsSectionKeyEnum, VendorRoleEnum } from './enums.ts'

@InputType()
export class VendorMemberInviteInput {
  @Field(() => ID)
  vendorId!: string

  @Field(() => String)
  email!: string

  @Field(() => VendorRoleEnum)
  role!: VendorRole
}

@InputType()
export class VendorMemberRoleInput {
  @Field(() => ID)
  memberId!: string

  @Field(() => VendorRoleEnum)
  role!: VendorRole
}

@InputType({ description: 'The legal details that are to change; those left out stay (R026).' })
export class VendorCorrectionInput {
  @Field(() => ID)
  vendorId!: string

  @Field(() => String, { nullable: true })
  legalFirstName?: string | null

  @Field(() => String, { nullable: true })
  legalLastName?: string | null

  @Field(() => String, { nullable: true })
  legalBusinessName?: string | null

  @Field(() => String, { nullable: true, description: 'Nine digits; null takes it away.' })
  duns?: string | null

  @Field(() => String, { nullable: true })
  email?: string | null

  @Field(() => String, { description: '20 to 2,000 characters; the vendor reads it.' })
  reason!: string

  @Field(() => Int)
  expectedRevision!: number
}

@InputType()
export class VendorCorrectionDecisionInput {
  @Field(() => ID)
  correctionId!: string

  @Field(() => String, {
    nullable: true,
    description: '20 to 2,000 characters when it is declined; otherwise as you like.',
  })
  reason?: string | null
}

@InputType({ description: 'A call back to a vendor, as it went (A20).' })
export class VendorContactVerifyInput {
  @Field(() => ID)
  vendorId!: string

  @Field(() => String)
  spokenTo!: string

  @Field(() => String, { description: 'The number that was called.' })
  phone!: string

  @Field(() => Date)
  calledAt!: Date

  @Field(() => CallOutcomeEnum)
  outcome!: CallOutcome

  @Field(() => String, { description: '10 to 2,000 characters; reviewers read it.' })
  note!: string

  @Field(() => Int)
  expectedRevision!: number
}

@InputType()
export class VendorFilter {
  @Field(() => String, { nullable: true })
  search?: string

  @Field(() => Boolean, { nullable: true })
  isContactVerified?: boolean

  @Field(() => Boolean, { nullable: true })
  hasOpenCorrection?: boolean
}

@InputType()
export class DocsTextInput {
  @Field(() => String, { description: 'At most 120 characters.' })
  title!: string

  @Field(() => String, {
    description: 'Plain paragraphs, separated by empty lines; at most 8,000 characters.',
  })
  body!: string
}

@InputType()
export class DocsSectionInput {
  @Field(() => DocsSectionKeyEnum)
  key!: DocsSectionKey

  @Field(() => DocsTextInput, {
    nullable: true,
    description: 'Null brings back the words of the product.',
  })
  text?: DocsTextInput | null
}

@InputType({ description: 'Only the sections that are given change (R005).' })
export class OrganizationDocsUpdateInput {
  @Field(() => [DocsSectionInput])
  sections!: DocsSectionInput[]

  @Field(() => Int, { description: 'Zero while nothing was written yet.' })
  expectedRevision!: number
}
