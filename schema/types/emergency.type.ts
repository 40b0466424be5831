import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Payload } from './payload.type.ts'

@ObjectType({
  description: 'A vendor or a scope that is disabled in an emergency, until it is lifted.',
})
export class KillSwitch {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String, {
    nullable: true,
    description: 'The scope; null where a vendor is disabled.',
  })
  readonly scope!: string | null

  @Field(() => String)
  readonly reason!: string

  @Field(() => Date)
  readonly createdAt!: Date

  @Field(() => Date, { nullable: true })
  readonly liftedAt!: Date | null
}

@ObjectType()
export class EmergencyPayload extends Payload {
  @Field(() => KillSwitch, { nullable: true, description: 'Null for a single app.' })
  readonly killSwitch!: KillSwitch | null

  @Field(() => Int, { nullable: true, description: 'Live versions that were suspended.' })
  readonly suspendedVersions!: number | null

  @Field(() => Int, { nullable: true, description: 'Grants a scope was taken from.' })
  readonly grantsCut!: number | null
}

@InputType({ description: 'Exactly one of app, vendor and scope.' })
export class EmergencyDisableInput {
  @Field(() => ID, { nullable: true })
  appId?: string | null

  @Field(() => ID, { nullable: true })
  vendorId?: string | null

  @Field(() => String, { nullable: true })
  scope?: string | null

  @Field(() => String, { description: '10 to 2,000 characters.' })
  reason!: string
}

@InputType()
export class EmergencyLiftInput {
  @Field(() => ID)
  killSwitchId!: string

  @Field(() => String, { description: 'How it was resolved, 20 to 2,000 characters.' })
  reason!: string
}
