import { Field, ID, ObjectType } from 'type-graphql'
import type { LaunchEnvironment } from '../vocabulary/launch-environment.ts'
import { LaunchEnvironmentEnum } from './enums.ts'
import { Payload } from './payload.type.ts'

@ObjectType({
  description: 'What a backend service may do in the platform itself, with tokens of its own.',
})
export class ServiceAccount {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String, { description: 'Name of the app whose client it is.' })
  readonly name!: string

  @Field(() => LaunchEnvironmentEnum)
  readonly environment!: LaunchEnvironment

  @Field(() => String)
  readonly clientId!: string

  @Field(() => [String], { description: 'Each is the scope its tokens carry, too.' })
  readonly abilities!: string[]

  @Field(() => String)
  readonly purpose!: string

  @Field(() => Date)
  readonly createdAt!: Date

  @Field(() => Date, { nullable: true })
  readonly endedAt!: Date | null
}

@ObjectType()
export class ServiceAccountPayload extends Payload {
  @Field(() => ServiceAccount, { nullable: true })
  readonly serviceAccount!: ServiceAccount | null
}

@ObjectType()
export class LaunchContextPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description:
      'The launch token: opens the app once, for the person, within five minutes. Shown here alone.',
  })
  readonly launch?: string | null

  @Field(() => String, {
    nullable: true,
    description: "The app's launch URL with iss and launch; null when it registered none.",
  })
  readonly launchUrl?: string | null

  @Field(() => LaunchEnvironmentEnum, {
    nullable: true,
    description: 'Where it leads; the iss of the launch URL is a FHIR base of it.',
  })
  readonly environment?: LaunchEnvironment | null

  @Field(() => Date, { nullable: true })
  readonly expiresAt?: Date | null

  @Field(() => String, {
    nullable: true,
    description:
      'Why this launch will not open the app: it is not approved for the workflow. Null where it will (R289).',
  })
  readonly workflowRefusal?: string | null
}
