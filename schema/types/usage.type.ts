import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType({ description: 'What one granted scope was good for.' })
export class ScopeUsage {
  @Field(() => String)
  readonly scope!: string

  @Field(() => Int, {
    nullable: true,
    description:
      'Requests that needed a part of it; null for what is no access to records and is not counted. Where grants overlap, a request counts for each of them.',
  })
  readonly requests!: number | null

  @Field(() => Date, { nullable: true })
  readonly lastUsedAt!: Date | null

  @Field(() => [String], { description: 'The kinds of resources that were asked for by it.' })
  readonly resourceTypes!: readonly string[]

  @Field(() => [String], {
    description:
      'The least of this scope that would have done; empty when nothing of it was needed.',
  })
  readonly suggestion!: readonly string[]
}

@ObjectType({ description: 'Requests that one rule refused.' })
export class UsageRefusals {
  @Field(() => String, { description: 'As the audit trail names it, such as "scope-missing".' })
  readonly rule!: string

  @Field(() => String, { description: 'Empty where the request was about no kind of resource.' })
  readonly resourceType!: string

  @Field(() => Int)
  readonly requests!: number
}

@ObjectType({ description: 'Requests that were answered for one kind of user.' })
export class UsageByUserKind {
  @Field(() => String, {
    description:
      'What the user is on the FHIR server, such as "Practitioner"; "Service" for an app without one; empty when not known.',
  })
  readonly kind!: string

  @Field(() => Int)
  readonly requests!: number
}

@ObjectType({
  description:
    'What is granted beside what was used of it, as the audit trail has it at this moment, by whole days in UTC (C4).',
})
export class ScopeUsageReport {
  @Field(() => [String])
  readonly granted!: readonly string[]

  @Field(() => [String], { description: 'Granted, and needed by at least one request.' })
  readonly used!: readonly string[]

  @Field(() => [String], { description: 'Granted access to records that no request needed.' })
  readonly unused!: readonly string[]

  @Field(() => [String], {
    description:
      'The least scopes that would have allowed every request that was answered, with what is granted and gives no access to records.',
  })
  readonly suggestion!: readonly string[]

  @Field(() => Int, { description: 'Requests that were answered.' })
  readonly requests!: number

  @Field(() => Int, { description: 'Requests that were refused.' })
  readonly denied!: number

  @Field(() => Int, { description: 'Requests that were allowed and came to nothing.' })
  readonly failed!: number

  @Field(() => [ScopeUsage], { description: 'One of each scope granted.' })
  readonly scopes!: readonly ScopeUsage[]

  @Field(() => [UsageRefusals], { description: 'The most frequent first.' })
  readonly refusals!: readonly UsageRefusals[]

  @Field(() => [UsageByUserKind], { description: 'The most frequent first.' })
  readonly userKinds!: readonly UsageByUserKind[]
}
