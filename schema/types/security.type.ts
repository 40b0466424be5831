import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { LaunchEnvironment } from '../vocabulary/launch-environment.ts'
import type { SecondFactorRule } from '../vocabulary/second-factor.ts'
import { LaunchEnvironmentEnum, SecondFactorRuleEnum } from './enums.ts'
import { OrganizationFace } from './organization-face.type.ts'
import { Payload } from './payload.type.ts'

@ObjectType({ description: 'A key in a device or a password manager that signs for a person.' })
export class Passkey {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly name!: string

  @Field(() => Date)
  readonly createdAt!: Date

  @Field(() => Date, { nullable: true })
  readonly lastUsedAt!: Date | null
}

@ObjectType({ description: 'One browser somebody is signed in with.' })
export class SignInSession {
  @Field(() => ID)
  readonly id!: string

  @Field(() => LaunchEnvironmentEnum)
  readonly environment!: LaunchEnvironment

  @Field(() => Date)
  readonly signedInAt!: Date

  @Field(() => String, { nullable: true, description: 'The address of the network.' })
  readonly address!: string | null

  @Field(() => String, { nullable: true, description: 'The browser as it calls itself.' })
  readonly userAgent!: string | null

  @Field(() => Boolean)
  readonly hasSecondFactor!: boolean

  @Field(() => Boolean, { description: 'Is it the browser that asks?' })
  readonly isCurrent!: boolean
}

@ObjectType({ description: 'How the account of the person who asks is protected.' })
export class AccountSecurity {
  @Field(() => Date, { nullable: true, description: 'Since when codes of an app are asked for.' })
  readonly totpSince!: Date | null

  @Field(() => [Passkey])
  readonly passkeys!: Passkey[]

  @Field(() => Int)
  readonly recoveryCodesLeft!: number

  @Field(() => Boolean, { description: 'Is there a second factor at all?' })
  readonly isOn!: boolean

  @Field(() => Boolean, { description: 'Does the hospital demand one of this person?' })
  readonly isRequired!: boolean
}

@ObjectType({ description: 'What an administrator of the hospital may change.' })
export class OrganizationSettings {
  @Field(() => ID)
  readonly id!: string

  @Field(() => Boolean)
  readonly selfRegistration!: boolean

  @Field(() => SecondFactorRuleEnum)
  readonly secondFactor!: SecondFactorRule

  @Field(() => OrganizationFace)
  readonly face!: OrganizationFace

  @Field(() => Int)
  readonly revision!: number
}

@ObjectType({ description: 'Show the picture or the key to an authenticator app, then confirm.' })
export class TotpBeginPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'Base32, for those who type.' })
  readonly secret!: string | null

  @Field(() => String, { nullable: true, description: 'otpauth://totp/…' })
  readonly uri!: string | null

  @Field(() => String, { nullable: true, description: 'The same as a picture, an SVG document.' })
  readonly qrSvg!: string | null
}

@ObjectType({ description: 'JSON for navigator.credentials.create; send its answer to confirm.' })
export class PasskeyBeginPayload extends Payload {
  @Field(() => String, { nullable: true })
  readonly options!: string | null
}

@ObjectType()
export class RecoveryCodesPayload extends Payload {
  @Field(() => Boolean)
  readonly accepted!: boolean

  @Field(() => [String], {
    nullable: true,
    description: 'Shown once, never again; empty for who has codes already.',
  })
  readonly recoveryCodes!: string[] | null
}

@ObjectType()
export class OrganizationSettingsPayload extends Payload {
  @Field(() => OrganizationSettings, { nullable: true })
  readonly settings!: OrganizationSettings | null
}
