import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql'
import type { IncidentKind, IncidentStep } from '../vocabulary/incident.ts'
import { connectionOf } from './connection.type.ts'
import { IncidentKindEnum, IncidentStepEnum } from './enums.ts'
import { Payload } from './payload.type.ts'

@ObjectType({
  description:
    'The record of a suspension or an emergency, until it is closed with a summary. What it stopped comes back only then.',
})
export class Incident {
  @Field(() => ID)
  readonly id!: string

  @Field(() => IncidentKindEnum)
  readonly kind!: IncidentKind

  @Field(() => String, {
    nullable: true,
    description: 'The scope that was taken from live grants.',
  })
  readonly scope!: string | null

  @Field(() => String)
  readonly reason!: string

  @Field(() => String, { description: 'A person or a service, by name.' })
  readonly openedByName!: string

  @Field(() => [String], { description: 'Clients that were stopped.' })
  readonly clientIds!: readonly string[]

  @Field(() => Int, { description: 'Sessions that were open at that moment.' })
  readonly sessionCount!: number

  @Field(() => Int, { description: 'Refresh tokens those sessions held.' })
  readonly tokenCount!: number

  @Field(() => Int, { description: 'Whose sessions they were.' })
  readonly personCount!: number

  @Field(() => Date, { nullable: true })
  readonly closedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'What was found; null until it is closed.' })
  readonly finding!: string | null

  @Field(() => String, { nullable: true, description: 'What was done; null until it is closed.' })
  readonly remedy!: string | null

  @Field(() => Int)
  readonly revision!: number
}

@ObjectType({ description: 'A replica that was running when an incident began.' })
export class IncidentReplica {
  @Field(() => String, { description: 'The beginning of its id.' })
  readonly name!: string

  @Field(() => Float, {
    nullable: true,
    description: 'Seconds from the command until it obeyed; null while it did not confirm.',
  })
  readonly seconds!: number | null

  @Field(() => Boolean, {
    description: 'It stopped or lost the database before it confirmed: it answers nobody.',
  })
  readonly isSilent!: boolean
}

@ObjectType({ description: 'A session that was open when an incident began.' })
export class IncidentSession {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly clientId!: string

  @Field(() => String, { description: 'Stands for the person, as in `StandingConsent`.' })
  readonly pseudonym!: string

  @Field(() => Date)
  readonly since!: Date

  @Field(() => Date, { nullable: true })
  readonly lastUsedAt!: Date | null

  @Field(() => Int, { description: 'Refresh tokens it held.' })
  readonly tokenCount!: number
}

export const IncidentSessionConnection = connectionOf('IncidentSession', IncidentSession)

@ObjectType({ description: 'Something that happened in the course of an incident.' })
export class IncidentEntry {
  @Field(() => Date)
  readonly at!: Date

  @Field(() => IncidentStepEnum)
  readonly step!: IncidentStep

  @Field(() => String, { description: 'Who did it; of a confirmation, which replica.' })
  readonly actorName!: string
}

export const IncidentConnection = connectionOf('Incident', Incident)

@InputType()
export class IncidentFilter {
  @Field(() => ID, { nullable: true })
  appId?: string | null

  @Field(() => Boolean, { nullable: true })
  isOpen?: boolean | null
}

@InputType()
export class IncidentCloseInput {
  @Field(() => ID)
  incidentId!: string

  @Field(() => String, { description: 'What was found, 20 to 2,000 characters.' })
  finding!: string

  @Field(() => String, { description: 'What was done about it, 20 to 2,000 characters.' })
  remedy!: string

  @Field(() => Int)
  expectedRevision!: number
}

@ObjectType()
export class IncidentPayload extends Payload {
  @Field(() => Incident, { nullable: true })
  readonly incident!: Incident | null
}

@ObjectType({ description: 'An incident was opened, confirmed by a replica, or closed.' })
export class IncidentEvent {
  @Field(() => String)
  readonly cursor!: string
}
