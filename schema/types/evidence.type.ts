import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { Payload } from './payload.type.ts'

@InputType()
export class EvidencePackInput {
  @Field(() => ID)
  versionId!: string
}

@ObjectType({
  description:
    'GET downloadUrl saves the pack as a ZIP, made at that moment. Good for five minutes and this person; every download is recorded.',
})
export class EvidencePackPayload extends Payload {
  @Field(() => String, { nullable: true })
  readonly downloadUrl!: string | null

  @Field(() => Date, { nullable: true })
  readonly expiresAt!: Date | null
}
