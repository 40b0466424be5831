import { Field, Int, ObjectType } from 'type-graphql'
import { Payload } from './payload.type.ts'

@ObjectType()
export class SandboxDataPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'So many resources the sandbox holds now.' })
  readonly resources!: number | null
}
