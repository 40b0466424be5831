import { Field, ID, InputType, Int } from 'type-graphql'
import type { VendorKind } from '../vocabulary/registration.ts'
import { VendorKindEnum } from './enums.ts'

@InputType()
export class AccountRegisterInput {
  @Field(() => String)
  firstName!: string

  @Field(() => String)
  lastName!: string

  @Field(() => String)
  email!: string

  @Field(() => String, { description: '12 to 200 characters, and not easily guessed.' })
  password!: string

  @Field(() => String, {
    nullable: true,
    description: 'Of the link in an invitation: the person joins when the address is verified.',
  })
  invitationToken?: string | null
}

@InputType()
export class AddressInput {
  @Field(() => String)
  line1!: string

  @Field(() => String, { nullable: true })
  line2?: string

  @Field(() => String)
  city!: string

  @Field(() => String, { nullable: true })
  region?: string

  @Field(() => String)
  postalCode!: string

  @Field(() => String, { description: 'ISO 3166-1 alpha-2, two capital letters.' })
  country!: string
}

@InputType()
export class VendorProfileInput {
  @Field(() => VendorKindEnum)
  kind!: VendorKind

  @Field(() => String)
  legalFirstName!: string

  @Field(() => String)
  legalLastName!: string

  @Field(() => String, { nullable: true })
  legalBusinessName?: string | null

  @Field(() => String, { nullable: true, description: 'Nine digits.' })
  duns?: string | null

  @Field(() => String)
  position!: string

  @Field(() => String)
  phone!: string

  @Field(() => String, {
    nullable: true,
    description: 'Where the vendor is written to; without it, your own address. Fixed afterwards.',
  })
  email?: string | null

  @Field(() => AddressInput)
  address!: AddressInput

  @Field(() => String, { nullable: true })
  website?: string | null
}

@InputType({ description: 'Only the fields that are given change (R021-R025).' })
export class VendorContactUpdateInput {
  @Field(() => ID)
  vendorId!: string

  @Field(() => String, { nullable: true })
  position?: string | null

  @Field(() => String, { nullable: true })
  phone?: string | null

  @Field(() => AddressInput, { nullable: true })
  address?: AddressInput | null

  @Field(() => String, { nullable: true })
  website?: string | null

  @Field(() => Int)
  expectedRevision!: number
}
