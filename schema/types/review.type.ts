import { Field, ObjectType } from 'type-graphql'

@ObjectType({ description: 'One person approved a version for release; high risk needs two.' })
export class LaunchApproval {
  @Field(() => Date)
  readonly createdAt!: Date
}
