import { Field, ID, ObjectType } from 'type-graphql'
import type { Severity } from '../vocabulary/validation.ts'
import { SeverityEnum } from './enums.ts'
import { Payload } from './payload.type.ts'

@ObjectType({ description: 'One thing that was looked at, and what was found.' })
export class ValidationCheck {
  @Field(() => String, { description: 'Stays the same; several findings may have one key.' })
  readonly key!: string

  @Field(() => String)
  readonly title!: string

  @Field(() => SeverityEnum)
  readonly severity!: Severity

  @Field(() => String, { description: 'What was found, and what to do about it.' })
  readonly message!: string

  @Field(() => String, {
    nullable: true,
    description: 'The address, the field or the variable it is about.',
  })
  readonly where!: string | null
}

@ObjectType({
  description:
    'What the server found when it looked at a version: addresses, keys, scopes, statements.',
})
export class ValidationRun {
  @Field(() => ID)
  readonly id!: string

  @Field(() => Date)
  readonly finishedAt!: Date

  @Field(() => SeverityEnum, { description: 'The worst of what was found.' })
  readonly verdict!: Severity

  @Field(() => [String], {
    description:
      'The situations of the sandbox, such as "merged-chart", that the version had met by then (C14).',
  })
  readonly scenarios!: readonly string[]

  @Field(() => [ValidationCheck])
  readonly checks!: readonly ValidationCheck[]
}

@ObjectType({ description: 'A run came to its end. `cursor` resumes the subscription after it.' })
export class ValidationEvent {
  @Field(() => String)
  readonly cursor!: string
}

@ObjectType()
export class ValidationRunPayload extends Payload {
  @Field(() => ValidationRun, { nullable: true })
  readonly run!: ValidationRun | null
}
