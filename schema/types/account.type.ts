import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { VendorKind } from '../vocabulary/registration.ts'
import type { Role, VendorRole } from '../vocabulary/role.ts'
import { RoleEnum, VendorKindEnum, VendorRoleEnum } from './enums.ts'
import { Node } from './node.type.ts'
import { OrganizationLegalLink, TextInLanguages } from './organization-face.type.ts'

@ObjectType({ implements: Node })
export class Organization extends Node {
  @Field(() => String)
  readonly slug!: string

  @Field(() => String)
  readonly name!: string

  @Field(() => String)
  readonly supportEmail!: string

  @Field(() => Boolean)
  readonly selfRegistration!: boolean

  @Field(() => String, {
    nullable: true,
    description: '#rrggbb; null for the colour of the product.',
  })
  readonly accentColor!: string | null

  @Field(() => String, { nullable: true, description: 'A square PNG.' })
  readonly logoUrl!: string | null

  @Field(() => [OrganizationLegalLink])
  readonly legalLinks!: OrganizationLegalLink[]

  @Field(() => TextInLanguages, { description: 'What the gallery says above its apps.' })
  readonly galleryWelcome!: TextInLanguages
}

@ObjectType()
export class Person {
  @Field(() => String)
  readonly name!: string
}

@ObjectType()
export class Address {
  @Field(() => String)
  readonly line1!: string

  @Field(() => String, { nullable: true })
  readonly line2?: string

  @Field(() => String)
  readonly city!: string

  @Field(() => String, { nullable: true })
  readonly region?: string

  @Field(() => String)
  readonly postalCode!: string

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  readonly country!: string
}

@ObjectType()
export class VendorMember {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly name!: string

  @Field(() => String)
  readonly email!: string

  @Field(() => VendorRoleEnum)
  readonly role!: VendorRole

  @Field(() => Date)
  readonly joinedAt!: Date
}

@ObjectType({ implements: Node, description: 'The legal person behind apps (R009-R019).' })
export class Vendor extends Node {
  @Field(() => VendorKindEnum)
  readonly kind!: VendorKind

  @Field(() => String)
  readonly displayName!: string

  @Field(() => String)
  readonly legalFirstName!: string

  @Field(() => String)
  readonly legalLastName!: string

  @Field(() => String, { nullable: true })
  readonly legalBusinessName?: string | null

  @Field(() => String, { nullable: true })
  readonly duns?: string | null

  @Field(() => String)
  readonly position!: string

  @Field(() => Address)
  readonly address!: Address

  @Field(() => String)
  readonly phone!: string

  @Field(() => String)
  readonly email!: string

  @Field(() => String, { nullable: true })
  readonly website?: string | null

  @Field(() => Date, { nullable: true })
  readonly contactVerifiedAt?: Date | null

  @Field(() => Date)
  readonly createdAt!: Date

  @Field(() => Int)
  readonly revision!: number
}

@ObjectType({ description: 'The person who asks. Null for anonymous visitors.' })
export class Viewer {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly name!: string

  @Field(() => String)
  readonly email!: string

  @Field(() => [RoleEnum])
  readonly roles!: readonly Role[]

  @Field(() => [String], {
    description: 'Abilities held somewhere; the navigation is drawn from it.',
  })
  readonly abilities!: string[]

  @Field(() => VendorRoleEnum, { nullable: true })
  readonly vendorRole!: VendorRole | null
}
