import { Field, ID, InputType, Int } from 'type-graphql'
import type { Role } from '../vocabulary/role.ts'
import { RoleEnum } from './enums.ts'

const ACKNOWLEDGES = {
  nullable: true,
  description: 'Somebody who works for a vendor gets a role that decides only with true.',
}

@InputType()
export class OrganizationMemberFilter {
  @Field(() => String, { nullable: true, description: 'Part of a name or an address.' })
  search?: string | null

  @Field(() => RoleEnum, { nullable: true })
  role?: Role | null
}

@InputType()
export class OrganizationMemberInviteInput {
  @Field(() => String)
  email!: string

  @Field(() => [RoleEnum])
  roles!: Role[]

  @Field(() => Boolean, ACKNOWLEDGES)
  acknowledgesVendor?: boolean | null
}

@InputType()
export class OrganizationMemberRoleChangeInput {
  @Field(() => ID)
  memberId!: string

  @Field(() => [RoleEnum], { description: 'All roles in the hospital from now on.' })
  roles!: Role[]

  @Field(() => Boolean, ACKNOWLEDGES)
  acknowledgesVendor?: boolean | null

  @Field(() => Int)
  expectedRevision!: number
}

@InputType()
export class OrganizationMemberRemoveInput {
  @Field(() => ID)
  memberId!: string

  @Field(() => Int)
  expectedRevision!: number
}

@InputType({ description: 'Of somebody who has no account yet.' })
export class NewMemberAccountInput {
  @Field(() => String)
  firstName!: string

  @Field(() => String)
  lastName!: string

  @Field(() => String)
  password!: string
}

@InputType()
export class OrganizationInvitationAcceptInput {
  @Field(() => String)
  token!: string

  @Field(() => NewMemberAccountInput, { nullable: true })
  account?: NewMemberAccountInput | null
}
