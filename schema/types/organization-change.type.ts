import { Field, ID, ObjectType } from 'type-graphql'
import type { AuditAction } from '../vocabulary/audit-action.ts'
import { connectionOf } from './connection.type.ts'

@ObjectType({ description: 'One setting as it was and as it is.' })
export class SettingChange {
  @Field(() => String)
  readonly field!: string

  @Field(() => String, { nullable: true })
  readonly before!: string | null

  @Field(() => String, { nullable: true })
  readonly after!: string | null
}

@ObjectType({
  description: 'Somebody changed the settings of the hospital: a row of the audit trail.',
})
class OrganizationChange {
  @Field(() => ID)
  readonly id!: string

  @Field(() => Date)
  readonly at!: Date

  @Field(() => String, { description: 'The name of the person then.' })
  readonly by!: string

  @Field(() => String, { description: 'As in the audit trail: "member.invited".' })
  readonly action!: AuditAction

  @Field(() => String, { nullable: true, description: 'Whom or what it is about.' })
  readonly subject!: string | null

  @Field(() => String, { nullable: true })
  readonly reason!: string | null

  @Field(() => [SettingChange])
  readonly changes!: SettingChange[]
}

export const OrganizationChangeConnection = connectionOf('OrganizationChange', OrganizationChange)
