import { Field, ID, ObjectType } from 'type-graphql'
import type { VendorRole } from '../vocabulary/role.ts'
import type * as words from '../vocabulary/vendor-account.ts'
import { Vendor } from './account.type.ts'
import { connectionOf } from './connection.type.ts'
import * as enums from './enums.ts'

export const VendorConnection = connectionOf('Vendor', Vendor)

@ObjectType({ description: 'One legal detail, as it was and as it is to be.' })
export class LegalChange {
  @Field(() => enums.CorrectableFieldEnum)
  readonly field!: words.CorrectableField

  @Field(() => String, { nullable: true })
  readonly before!: string | null

  @Field(() => String, { nullable: true })
  readonly after!: string | null
}

@ObjectType({ description: 'A reasoned change of what a vendor may not change itself (R026).' })
export class VendorCorrection {
  @Field(() => ID)
  readonly id!: string

  @Field(() => enums.CorrectionStateEnum)
  readonly state!: words.CorrectionState

  @Field(() => [LegalChange])
  readonly changes!: LegalChange[]

  @Field(() => String)
  readonly reason!: string

  @Field(() => Date)
  readonly createdAt!: Date

  @Field(() => Date, { nullable: true })
  readonly decidedAt!: Date | null

  @Field(() => String, { nullable: true })
  readonly decisionReason!: string | null
}

@ObjectType({ description: 'A call back to a vendor (A20). For people who review.' })
export class VendorCall {
  @Field(() => ID)
  readonly id!: string

  @Field(() => Date)
  readonly calledAt!: Date

  @Field(() => String)
  readonly phone!: string

  @Field(() => String)
  readonly spokenTo!: string

  @Field(() => enums.CallOutcomeEnum)
  readonly outcome!: words.CallOutcome

  @Field(() => String)
  readonly note!: string
}

@ObjectType({ description: 'Somebody asked to work for a vendor. For its owners.' })
export class VendorInvitation {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly email!: string

  @Field(() => enums.VendorRoleEnum)
  readonly role!: VendorRole

  @Field(() => Date)
  readonly sentAt!: Date

  @Field(() => Date)
  readonly expiresAt!: Date
}

@ObjectType({ description: 'An invitation as whoever holds its link sees it.' })
export class InvitationNotice {
  @Field(() => String)
  readonly vendorName!: string

  @Field(() => String, { description: 'Only the account with this address may accept.' })
  readonly email!: string

  @Field(() => enums.VendorRoleEnum)
  readonly role!: VendorRole

  @Field(() => enums.InvitationStateEnum)
  readonly state!: words.InvitationState

  @Field(() => Date)
  readonly expiresAt!: Date
}
