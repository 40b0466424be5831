import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Payload } from './payload.type.ts'

@ObjectType({
  description:
    'What lets programs of a vendor register apps in the sandbox (RFC 7591); never the token itself. For its developers.',
})
export class RegistrationToken {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly label!: string

  @Field(() => String)
  readonly lastFour!: string

  @Field(() => Date)
  readonly createdAt!: Date

  @Field(() => Date)
  readonly expiresAt!: Date

  @Field(() => Date, { nullable: true })
  readonly lastUsedAt!: Date | null

  @Field(() => Date, { nullable: true })
  readonly revokedAt!: Date | null
}

@InputType()
export class RegistrationTokenCreateInput {
  @Field(() => ID)
  vendorId!: string

  @Field(() => String, { description: '1 to 60 characters.' })
  label!: string

  @Field(() => Int, { defaultValue: 30, description: '1 to 90.' })
  validDays!: number
}

@ObjectType()
export class RegistrationTokenPayload extends Payload {
  @Field(() => RegistrationToken, { nullable: true })
  readonly registrationToken!: RegistrationToken | null

  @Field(() => String, { nullable: true, description: 'The token, shown here alone.' })
  readonly plaintextOnce?: string | null
}
