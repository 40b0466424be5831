import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import type { LaunchEnvironment } from '../vocabulary/launch-environment.ts'
import type { LaunchMode } from '../vocabulary/registration.ts'
import { connectionOf } from './connection.type.ts'
import { LaunchEnvironmentEnum, LaunchModeEnum } from './enums.ts'

@ObjectType({ description: 'One start of an app, as it ended, for those who audit (R208).' })
export class AppLaunch {
  @Field(() => ID)
  readonly id!: string

  @Field(() => Date)
  readonly at!: Date

  @Field(() => String, { description: 'By the name the app has now.' })
  readonly appName!: string

  @Field(() => String)
  readonly appSlug!: string

  @Field(() => Int)
  readonly versionNumber!: number

  @Field(() => LaunchEnvironmentEnum)
  readonly environment!: LaunchEnvironment

  @Field(() => LaunchModeEnum)
  readonly mode!: LaunchMode

  @Field(() => String, {
    nullable: true,
    description:
      "Which of the hospital's systems opened it, by the name it had then; null for a launch on its own.",
  })
  readonly openedBy!: string | null

  @Field(() => Boolean, { description: 'Did it end in tokens?' })
  readonly succeeded!: boolean

  @Field(() => String, {
    nullable: true,
    description: 'The OAuth error it ended in, such as "access_denied".',
  })
  readonly failure!: string | null
}

@ObjectType({
  description: 'Who started an app, and for which patient, as far as either was known.',
})
export class LaunchingPerson {
  @Field(() => String, { nullable: true })
  readonly name!: string | null

  @Field(() => String, { nullable: true })
  readonly email!: string | null

  @Field(() => String, { nullable: true, description: '"Patient/id".' })
  readonly patientRef!: string | null
}

export const AppLaunchConnection = connectionOf('AppLaunch', AppLaunch)

@InputType()
export class AppLaunchFilter {
  @Field(() => String, { nullable: true, description: 'A part of the name of the app.' })
  app?: string | null

  @Field(() => String, {
    nullable: true,
    description: "A part of the name of the hospital's system that opened it.",
  })
  ehr?: string | null

  @Field(() => LaunchEnvironmentEnum, { nullable: true })
  environment?: LaunchEnvironment | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Those that ended in tokens, or the others.',
  })
  succeeded?: boolean | null
}
