import { Field, InputType, Int } from 'type-graphql'
import type { SecondFactorRule } from '../vocabulary/second-factor.ts'
import { SecondFactorRuleEnum } from './enums.ts'

@InputType({ description: 'What is not given stays as it is.' })
export class OrganizationSettingsUpdateInput {
  @Field(() => Boolean, { nullable: true })
  selfRegistration?: boolean | null

  @Field(() => SecondFactorRuleEnum, { nullable: true })
  secondFactor?: SecondFactorRule | null

  @Field(() => Int)
  expectedRevision!: number
}
