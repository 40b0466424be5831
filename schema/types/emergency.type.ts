import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Payload } from './payload.type.ts'

@ObjectType({ description: 'What an emergency stops, counted.' })
export class EmergencyReach {
  @Field(() => Int, { description: 'Live apps.' })
  readonly apps!: number

  @Field(() => Int, { description: 'Their clients in production.' })
  readonly clients!: number

  @Field(() => Int, { description: 'Access and refresh tokens that stand.' })
  readonly tokens!: number

  @Field(() => Int, { description: 'Connections between a person, or a service, and an app.' })
  readonly sessions!: number

  @Field(() => Int)
  readonly consents!: number

  @Field(() => Int, { description: 'Whose consents they are.' })
  readonly people!: number

  @Field(() => [String], { description: 'The first ten apps, by name.' })
  readonly appNames!: readonly string[]
}

@ObjectType({
  description: 'An app, a vendor or a scope that is disabled in an emergency, until it is lifted.',
})
export class KillSwitch {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String, {
    nullable: true,
    description: 'The scope; null where an app or a vendor is disabled.',
  })
  readonly scope!: string | null

  @Field(() => String)
  readonly reason!: string

  @Field(() => Date)
  readonly createdAt!: Date

  @Field(() => Date, { nullable: true })
  readonly liftedAt!: Date | null

  @Field(() => String, { description: 'Who disabled it: a person or a service, by name.' })
  readonly pulledByName!: string

  @Field(() => String, { nullable: true, description: 'How it was resolved.' })
  readonly liftReason!: string | null

  @Field(() => EmergencyReach, {
    nullable: true,
    description: 'What it stopped, counted when it was disabled; null for switches of before.',
  })
  readonly reach!: EmergencyReach | null

  @Field(() => Int, { description: 'Live versions that were suspended.' })
  readonly suspendedVersions!: number

  @Field(() => Int, { description: 'Grants a scope was taken from.' })
  readonly grantsCut!: number
}

@ObjectType()
export class EmergencyPayload extends Payload {
  @Field(() => KillSwitch, { nullable: true })
  readonly killSwitch!: KillSwitch | null

  @Field(() => Int, { nullable: true, description: 'Live versions that were suspended.' })
  readonly suspendedVersions!: number | null

  @Field(() => Int, { nullable: true, description: 'Grants a scope was taken from.' })
  readonly grantsCut!: number | null
}

@InputType({ description: 'Exactly one of app, vendor and scope.' })
export class EmergencyTargetInput {
  @Field(() => ID, { nullable: true })
  appId?: string | null

  @Field(() => ID, { nullable: true })
  vendorId?: string | null

  @Field(() => String, { nullable: true })
  scope?: string | null
}

@InputType({ description: 'Exactly one of app, vendor and scope.' })
export class EmergencyDisableInput extends EmergencyTargetInput {
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
