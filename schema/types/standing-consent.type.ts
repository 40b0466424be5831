import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import type { LaunchEnvironment } from '../vocabulary/launch-environment.ts'
import { connectionOf } from './connection.type.ts'
import { LaunchEnvironmentEnum } from './enums.ts'
import { Payload } from './payload.type.ts'

@ObjectType({
  description: 'What somebody allows an app, for those who may end it. Who they are is not told.',
})
export class StandingConsent {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String, {
    description:
      'Six characters that stand for the person: the same in every consent for this app, others in other apps.',
  })
  readonly pseudonym!: string

  @Field(() => LaunchEnvironmentEnum)
  readonly environment!: LaunchEnvironment

  @Field(() => [String])
  readonly scopes!: readonly string[]

  @Field(() => Date)
  readonly grantedAt!: Date

  @Field(() => Date, { nullable: true, description: 'To the minute; null for never.' })
  readonly lastUsedAt!: Date | null

  @Field(() => Date, { nullable: true })
  readonly expiresAt!: Date | null

  @Field(() => Date, { nullable: true })
  readonly revokedAt!: Date | null
}

@ObjectType({ description: 'Whose consent it is.' })
export class ConsentingPerson {
  @Field(() => String)
  readonly name!: string

  @Field(() => String)
  readonly email!: string

  @Field(() => String, { nullable: true, description: '"Patient/id", where a patient was chosen.' })
  readonly patientRef!: string | null
}

export const StandingConsentConnection = connectionOf('StandingConsent', StandingConsent)

@InputType()
export class StandingConsentFilter {
  @Field(() => ID, { nullable: true })
  appId?: string | null

  @Field(() => LaunchEnvironmentEnum, { nullable: true })
  environment?: LaunchEnvironment | null

  @Field(() => String, {
    nullable: true,
    description: "A part of the person's e-mail address. Requires 'audit.read-people'.",
  })
  email?: string | null
}

@InputType()
export class StandingConsentRevokeInput {
  @Field(() => ID)
  consentId!: string

  @Field(() => String, { description: '20 to 2,000 characters; the person reads it.' })
  reason!: string
}

@InputType()
export class StandingConsentsRevokeInput {
  @Field(() => ID)
  appId!: string

  @Field(() => LaunchEnvironmentEnum)
  environment!: LaunchEnvironment

  @Field(() => String, { description: '20 to 2,000 characters; the people read it.' })
  reason!: string
}

@ObjectType()
export class StandingConsentPayload extends Payload {
  @Field(() => StandingConsent, { nullable: true })
  readonly consent!: StandingConsent | null
}

@ObjectType()
export class StandingConsentsPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many were ended, at most 1,000.' })
  readonly revoked!: number | null

  @Field(() => Boolean, { nullable: true, description: 'There are more: revoke again.' })
  readonly hasMore!: boolean | null
}

@ObjectType({ description: 'Somebody allowed an app something, or that ended.' })
export class StandingConsentEvent {
  @Field(() => String)
  readonly cursor!: string
}
