import { Field, Int, InterfaceType, ObjectType } from 'type-graphql'
import type { AppVersionStatus } from '../vocabulary/app-status.ts'
import type { AppVersionTransition } from '../vocabulary/app-transition.ts'
import type { TransitionGuard } from '../vocabulary/transition-guard.ts'
import type { UserErrorCode } from '../vocabulary/user-error-code.ts'
import {
  AppVersionStatusEnum,
  AppVersionTransitionEnum,
  TransitionGuardEnum,
  UserErrorCodeEnum,
} from './enums.ts'

const TYPE_BY_KIND: Record<string, string> = {
  field: 'FieldError',
  transition: 'TransitionError',
  stale: 'StaleRevisionError',
  scope: 'ScopeError',
}

/** A fault of the input that a person can mend. Clients that do not know a type still have message, code and path. */
@InterfaceType({
  description: 'A fault of the input that a person can mend.',
  resolveType: (value: { kind: string }) => TYPE_BY_KIND[value.kind] ?? 'FieldError',
})
export abstract class UserError {
  @Field(() => String)
  readonly message!: string

  @Field(() => UserErrorCodeEnum)
  readonly code!: UserErrorCode

  @Field(() => [String], { nullable: true, description: 'Where in the input.' })
  readonly path?: string[]
}

@ObjectType({
  implements: UserError,
  description: 'One field is wrong; limit and actual say by how much.',
})
export class FieldError extends UserError {
  @Field(() => Int, { nullable: true })
  readonly limit?: number

  @Field(() => Int, { nullable: true })
  readonly actual?: number
}

@ObjectType({
  implements: UserError,
  description: 'The lifecycle does not allow this step now; it allows those.',
})
export class TransitionError extends UserError {
  @Field(() => AppVersionStatusEnum)
  readonly from!: AppVersionStatus

  @Field(() => [AppVersionTransitionEnum])
  readonly allowed!: AppVersionTransition[]

  @Field(() => TransitionGuardEnum, {
    nullable: true,
    description: 'The condition that does not hold; null where the step itself is not allowed.',
  })
  readonly guard?: TransitionGuard
}

@ObjectType({
  implements: UserError,
  description: 'A scope cannot be granted so; it could be narrowed to one of those.',
})
export class ScopeError extends UserError {
  @Field(() => String)
  readonly scope!: string

  @Field(() => [String])
  readonly narrowerAlternatives!: string[]
}

@ObjectType({
  implements: UserError,
  description: 'Somebody changed the object since it was read.',
})
export class StaleRevisionError extends UserError {
  @Field(() => Int)
  readonly expected!: number

  @Field(() => Int)
  readonly actual!: number
}
