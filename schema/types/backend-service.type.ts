import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import type { AppVersionStatus } from '../vocabulary/app-status.ts'
import type { RiskTier } from '../vocabulary/registration.ts'
import { PageInfo } from './connection.type.ts'
import * as enums from './enums.ts'

@InputType()
export class BackendServiceFilter {
  @Field(() => String, { nullable: true, description: 'App or vendor; at most 200 characters.' })
  search?: string | null

  @Field(() => [enums.AppVersionStatusEnum], { nullable: true, description: 'Drafts are no part.' })
  statuses?: AppVersionStatus[] | null
}

@ObjectType({
  description:
    'An app that works with nobody signed in, or asks for the data of many patients at once.',
  simpleResolvers: true,
})
export class BackendService {
  @Field(() => ID, { description: 'The version in use, or else the latest that was submitted.' })
  readonly versionId!: string

  @Field(() => ID)
  readonly appId!: string

  @Field(() => ID)
  readonly vendorId!: string

  @Field(() => String)
  readonly name!: string

  @Field(() => Int)
  readonly number!: number

  @Field(() => enums.AppVersionStatusEnum)
  readonly status!: AppVersionStatus

  @Field(() => String)
  readonly vendorName!: string

  @Field(() => enums.RiskTierEnum)
  readonly riskTier!: RiskTier

  @Field(() => [String], {
    description: 'What it is granted in production; as long as that is nothing, what it asks for.',
  })
  readonly scopes!: string[]

  @Field(() => Boolean)
  readonly isGranted!: boolean

  @Field(() => String, { nullable: true, description: 'Of production.' })
  readonly clientId!: string | null

  @Field(() => Boolean)
  readonly isClientDisabled!: boolean

  @Field(() => String, {
    nullable: true,
    description: 'Where it publishes its keys; null when they were handed in.',
  })
  readonly jwksUrl!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'What was wrong when its keys were last looked for.',
  })
  readonly keySetFault!: string | null

  @Field(() => Date, { nullable: true, description: 'When it last read or wrote in production.' })
  readonly lastUsedAt!: string | null
}

@ObjectType({ simpleResolvers: true })
export class BackendServiceEdge {
  @Field(() => String)
  readonly cursor!: string

  @Field(() => BackendService)
  readonly node!: BackendService
}

@ObjectType({ simpleResolvers: true })
export class BackendServiceConnection {
  @Field(() => [BackendServiceEdge])
  readonly edges!: BackendServiceEdge[]

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo

  @Field(() => Int)
  readonly totalCount!: number
}
