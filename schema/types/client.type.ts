import { Field, ID, ObjectType } from 'type-graphql'
import type { ClientEnvironment, LaunchEnvironment } from '../vocabulary/launch-environment.ts'
import type { ClientType, IdTokenAlgorithm, LaunchMode } from '../vocabulary/registration.ts'
import { Successor } from './deprecation.type.ts'
import {
  ClientEnvironmentEnum,
  ClientTypeEnum,
  IdTokenAlgorithmEnum,
  LaunchEnvironmentEnum,
  LaunchModeEnum,
} from './enums.ts'
import { Node } from './node.type.ts'

@ObjectType({ description: 'One secret of a confidential client; never the secret itself.' })
export class ClientSecret {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly lastFour!: string

  @Field(() => String, { nullable: true })
  readonly label?: string | null

  @Field(() => Date)
  readonly activatesAt!: Date

  @Field(() => Date)
  readonly expiresAt!: Date
}

@ObjectType({ description: 'What was found the last time something outside was looked at.' })
export class HealthProbe {
  @Field(() => Date)
  readonly checkedAt!: Date

  @Field(() => Boolean)
  readonly ok!: boolean

  @Field(() => String, { nullable: true })
  readonly detail?: string | null
}

@ObjectType({ description: 'One key of a JSON Web Key Set.' })
export class KeyCheck {
  @Field(() => String, { nullable: true })
  readonly kid?: string | null

  @Field(() => String, { nullable: true })
  readonly kty?: string | null

  @Field(() => String, { nullable: true })
  readonly alg?: string | null

  @Field(() => String, { nullable: true, description: '"RSA, 2048 bits" or "EC, P-384".' })
  readonly strength?: string | null

  @Field(() => String, { nullable: true, description: 'Why it cannot be used; null when it can.' })
  readonly problem?: string
}

@ObjectType({ description: 'What stands in a key set now (R156).' })
export class JwksCheck {
  @Field(() => Boolean)
  readonly isReachable!: boolean

  @Field(() => Boolean, {
    description: 'Is there at least one key that assertions may be signed with?',
  })
  readonly isUsable!: boolean

  @Field(() => String)
  readonly detail!: string

  @Field(() => [KeyCheck])
  readonly keys!: readonly KeyCheck[]
}

@ObjectType({
  implements: Node,
  description: 'What an app is to the authorization server, in one environment.',
})
export class OAuthClient extends Node {
  @Field(() => ClientEnvironmentEnum, {
    description: 'That of a pilot is known in production, to listed people until a date.',
  })
  readonly environment!: ClientEnvironment

  @Field(() => String)
  readonly clientId!: string

  @Field(() => ClientTypeEnum)
  readonly clientType!: ClientType

  @Field(() => IdTokenAlgorithmEnum, { description: 'What its ID tokens are signed with.' })
  readonly idTokenAlg!: IdTokenAlgorithm

  @Field(() => [String])
  readonly redirectUrls!: string[]

  @Field(() => String, { nullable: true })
  readonly launchUrl?: string | null

  @Field(() => String, { nullable: true })
  readonly jwksUrl?: string | null
}

@ObjectType()
export class ConsentScope {
  @Field(() => String)
  readonly scope!: string

  @Field(() => String)
  readonly plainLanguage!: string

  @Field(() => Boolean)
  readonly writes!: boolean
}

@ObjectType()
export class LaunchRecord {
  @Field(() => ID)
  readonly id!: string

  @Field(() => Date)
  readonly at!: Date

  @Field(() => LaunchModeEnum)
  readonly mode!: LaunchMode

  @Field(() => String, {
    nullable: true,
    description:
      "Which of the hospital's systems opened the app, by the name it had then; null where the app was opened on its own.",
  })
  readonly openedBy!: string | null

  @Field(() => Boolean)
  readonly succeeded!: boolean
}

@ObjectType({
  description: 'What was shown and allowed, as files; the addresses are good for an hour.',
})
export class ConsentReceipt {
  @Field(() => String)
  readonly pdfUrl!: string

  @Field(() => String)
  readonly jsonUrl!: string

  @Field(() => String, {
    nullable: true,
    description: 'A FHIR R4 Consent; null where there is no patient.',
  })
  readonly fhirUrl!: string | null
}

@ObjectType({ implements: Node, description: 'What a person allowed one app (R212).' })
export class ConsentGrant extends Node {
  @Field(() => String)
  readonly appName!: string

  @Field(() => String)
  readonly appSlug!: string

  @Field(() => String)
  readonly vendorName!: string

  @Field(() => String, { nullable: true })
  readonly iconUrl!: string | null

  @Field(() => LaunchEnvironmentEnum)
  readonly environment!: LaunchEnvironment

  @Field(() => [ConsentScope])
  readonly scopes!: ConsentScope[]

  @Field(() => Date)
  readonly grantedAt!: Date

  @Field(() => Date, { nullable: true })
  readonly expiresAt!: Date | null

  @Field(() => Date, { nullable: true })
  readonly lastUsedAt!: Date | null

  @Field(() => Date, { nullable: true })
  readonly revokedAt!: Date | null

  @Field(() => Boolean)
  readonly attestationWarningShown!: boolean

  @Field(() => Date, {
    nullable: true,
    description: 'When the app itself ends, if that was announced (R243).',
  })
  readonly sunsetAt!: Date | null

  @Field(() => Successor, { nullable: true, description: 'What takes its place when it ends.' })
  readonly successor!: Successor | null
}
