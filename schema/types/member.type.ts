import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { Role } from '../vocabulary/role.ts'
import type { InvitationState } from '../vocabulary/vendor-account.ts'
import { connectionOf } from './connection.type.ts'
import { InvitationStateEnum, RoleEnum } from './enums.ts'
import { Payload } from './payload.type.ts'

@ObjectType({ description: 'Somebody who works in the hospital. For its administrators.' })
export class OrganizationMember {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly name!: string

  @Field(() => String)
  readonly email!: string

  @Field(() => [RoleEnum], { description: 'Those of the hospital, none of a patient or a vendor.' })
  readonly roles!: readonly Role[]

  @Field(() => String, {
    nullable: true,
    description: 'The vendor they work for as well, about whose apps they decide nothing.',
  })
  readonly vendorName!: string | null

  @Field(() => Boolean)
  readonly hasSecondFactor!: boolean

  @Field(() => Date, { description: 'When the account was opened.' })
  readonly createdAt!: Date

  @Field(() => Int)
  readonly revision!: number
}

export const OrganizationMemberConnection = connectionOf('OrganizationMember', OrganizationMember)

@ObjectType({ description: 'Somebody asked to work for the hospital. For its administrators.' })
export class OrganizationInvitation {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly email!: string

  @Field(() => [RoleEnum])
  readonly roles!: readonly Role[]

  @Field(() => Date)
  readonly sentAt!: Date

  @Field(() => Date)
  readonly expiresAt!: Date
}

@ObjectType({ description: 'An invitation to the hospital as whoever holds its link sees it.' })
export class OrganizationInvitationNotice {
  @Field(() => String)
  readonly organizationName!: string

  @Field(() => String)
  readonly email!: string

  @Field(() => [RoleEnum])
  readonly roles!: readonly Role[]

  @Field(() => InvitationStateEnum)
  readonly state!: InvitationState

  @Field(() => Date)
  readonly expiresAt!: Date

  @Field(() => Boolean, {
    description:
      'True: sign in with the address to accept. False: open the account while accepting.',
  })
  readonly hasAccount!: boolean
}

@ObjectType()
export class OrganizationMemberPayload extends Payload {
  @Field(() => OrganizationMember, {
    nullable: true,
    description: 'Null as well once somebody was removed.',
  })
  readonly member!: OrganizationMember | null
}

@ObjectType()
export class OrganizationInvitationPayload extends Payload {
  @Field(() => OrganizationInvitation, { nullable: true })
  readonly invitation!: OrganizationInvitation | null
}
