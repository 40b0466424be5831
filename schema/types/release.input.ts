import { Field, ID, InputType, Int } from 'type-graphql'
import type { ReleaseMode } from '../vocabulary/release-mode.ts'
import { ReleaseModeEnum } from './enums.ts'

@InputType()
export class ReleaseModeInput {
  @Field(() => ID)
  appId!: string

  @Field(() => ReleaseModeEnum)
  releaseMode!: ReleaseMode

  @Field(() => Int, { description: 'The revision of the app.' })
  expectedRevision!: number
}
