import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  Float,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import { Vendor } from '../../../schema/types/account.type.ts'
import { App } from '../../../schema/types/app.type.ts'
import { KillSwitch } from '../../../schema/types/emergency.type.ts'
import {
  Incident,
  IncidentCloseInput,
  IncidentConnection,
  IncidentEntry,
  IncidentEvent,
  IncidentFilter,
  IncidentPayload,
  IncidentReplica,
  IncidentSession,
  IncidentSessionConnection,
} from '../../../schema/types/incident.type.ts'
import { PageArgs } from '../../../schema/types/page.args.ts'
import { ConsentingPerson } from '../../../schema/types/standing-consent.type.ts'
import { closeIncident } from '../../commands/review/incident/close-incident.ts'
import { can } from '../../domain/abilities.ts'
import type { IncidentMoved } from '../../domain/review-events.ts'
import type { Incident as IncidentRow } from '../../entities/access/incident.entity.ts'
import type { KillSwitch as KillSwitchRow } from '../../entities/access/kill-switch.entity.ts'
import type { PublishedEvent } from '../../ports.ts'
import { activitySentence } from '../../queries/registration/activity-sentence.ts'
import {
  courseOfIncident,
  type IncidentEntry as EntryRow,
  secondsToRevoke,
} from '../../queries/review/incidents/incident-course.ts'
import {
  incidentSessions,
  type IncidentSession as SessionRow,
} from '../../queries/review/incidents/incident-sessions.ts'
import { incidentById, incidents } from '../../queries/review/incidents/incidents.ts'
import { eventStream } from '../event-stream.ts'
import { inLocalIds, localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

/** The records of suspensions and emergencies. */
@Resolver(() => Incident)
export class IncidentResolver {
  @Authorized('review-queue.read')
  @Query(() => IncidentConnection, { description: "Newest first. Requires 'review-queue.read'." })
  incidents(
    @Ctx() ctx: GraphqlContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => IncidentFilter, { nullable: true }) filter?: IncidentFilter,
  ) {
    return incidents(ctx, { ...page, filter: filter && inLocalIds(filter, { appId: 'App' }) })
  }

  @Authorized('review-queue.read')
  @Query(() => Incident, { nullable: true, description: "Requires 'review-queue.read'." })
  incident(@Arg('id', () => ID) id: string, @Ctx() ctx: GraphqlContext) {
    return incidentById(ctx, localId('Incident', id))
  }

  @Authorized('app-version.suspend')
  @Mutation(() => IncidentPayload, {
    description:
      "Closes an incident with what was found and what was done; only then may what it stopped come back. Requires 'app-version.suspend'.",
  })
  async incidentClose(
    @Arg('input', () => IncidentCloseInput) input: IncidentCloseInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const local = inLocalIds(input, { incidentId: 'Incident' })
    return payload('incident', await closeIncident(ctx, local), same)
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: IncidentRow) {
    return toGlobalId('Incident', id)
  }

  @FieldResolver(() => Date)
  openedAt(@Root() { createdAt }: IncidentRow) {
    return createdAt
  }

  @FieldResolver(() => App, { nullable: true })
  app(@Root() { appId }: IncidentRow, @Ctx() ctx: GraphqlContext) {
    return appId ? ctx.loaders.app.load(appId) : null
  }

  @FieldResolver(() => [App], {
    description:
      'Every app it stopped or took the scope from, by name, at most 100: their support contacts are whom to call.',
  })
  async apps(@Root() { appId, id }: IncidentRow, @Ctx() ctx: GraphqlContext) {
    const ids = appId ? [appId] : await ctx.loaders.appsOfIncident.load(id)
    return Promise.all(ids.map((each) => ctx.loaders.app.load(each)))
  }

  @FieldResolver(() => Vendor, { nullable: true })
  vendor(@Root() { vendorId }: IncidentRow, @Ctx() ctx: GraphqlContext) {
    return vendorId ? ctx.loaders.vendor.load(vendorId) : null
  }

  @FieldResolver(() => String, { nullable: true })
  async closedByName(@Root() { closedById }: IncidentRow, @Ctx() ctx: GraphqlContext) {
    return closedById ? ((await ctx.loaders.person.load(closedById))?.name ?? null) : null
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'From the command until the last replica confirmed that it obeys; null while one is awaited, and for incidents of before.',
  })
  async secondsToRevoke(@Root() { id }: IncidentRow, @Ctx() ctx: GraphqlContext) {
    return secondsToRevoke(await ctx.loaders.replicasOfIncident.load(id))
  }

  @FieldResolver(() => [IncidentReplica])
  async replicas(@Root() { id }: IncidentRow, @Ctx() ctx: GraphqlContext) {
    const replicas = await ctx.loaders.replicasOfIncident.load(id)
    return replicas.map((each) => ({ ...each, name: each.replicaId.slice(0, 8) }))
  }

  @FieldResolver(() => IncidentSessionConnection, {
    description: 'Sessions that were open at that moment, latest first.',
  })
  sessions(
    @Root() incident: IncidentRow,
    @Ctx() ctx: GraphqlContext,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return incidentSessions(ctx, incident, page)
  }

  @FieldResolver(() => [IncidentEntry], { description: 'Oldest first, at most 200.' })
  timeline(@Root() { id }: IncidentRow, @Ctx() ctx: GraphqlContext) {
    return courseOfIncident(ctx, id)
  }

  @FieldResolver(() => Boolean, { description: 'May this viewer close it?' })
  canClose(@Root() { closedAt }: IncidentRow, @Ctx() { viewer }: GraphqlContext) {
    return !closedAt && can(viewer, 'app-version.suspend')
  }
}

@Resolver(() => IncidentSession)
export class IncidentSessionResolver {
  @FieldResolver(() => ID)
  id(@Root() { id }: SessionRow) {
    return toGlobalId('IncidentSession', id)
  }

  @FieldResolver(() => ID, { nullable: true, description: 'The last launch of the session.' })
  launchId(@Root() { launchId }: SessionRow) {
    return launchId ? toGlobalId('Launch', launchId) : null
  }

  @FieldResolver(() => App, { nullable: true })
  app(@Root() { appId }: SessionRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.app.load(appId)
  }

  @FieldResolver(() => ConsentingPerson, {
    nullable: true,
    description: "Null without 'audit.read-people'.",
  })
  person(@Root() { name, email }: SessionRow, @Ctx() { viewer }: GraphqlContext) {
    const isTold = can(viewer, 'audit.read-people') && name && email
    return isTold ? { name, email, patientRef: null } : null
  }
}

@Resolver(() => IncidentEntry)
export class IncidentEntryResolver {
  @FieldResolver(() => String, { nullable: true, description: 'What was done to a version.' })
  sentence(@Root() { action }: EntryRow) {
    return action ? activitySentence(action, null) : null
  }
}

@Resolver(() => KillSwitch)
export class KillSwitchIncidentResolver {
  @FieldResolver(() => Incident, {
    nullable: true,
    description:
      "Its record; null for switches of before, and for people without 'review-queue.read'.",
  })
  async incident(@Root() { id }: KillSwitchRow, @Ctx() ctx: GraphqlContext) {
    // The vendor reads of the emergency, and not whose sessions it ended or what the hospital found.
    const isTold = ctx.service || can(ctx.viewer, 'review-queue.read')
    return isTold ? ((await ctx.loaders.incidentOfKillSwitch.load(id)) ?? null) : null
  }
}

interface SubscribeOptions {
  args: { incidentId?: string; after?: string }
  context: GraphqlContext
}

@Resolver(() => IncidentEvent)
export class IncidentEventResolver {
  @Subscription(() => IncidentEvent, {
    description:
      "An incident was opened, confirmed or closed. Requires 'review-queue.read'. `after` replays what was missed.",
    subscribe: ({ args, context }: SubscribeOptions) =>
      eventStream(context, {
        types: ['incident.moved'],
        after: args.after,
        wants: (ctx, event) =>
          can(ctx.viewer, 'review-queue.read') &&
          (!args.incidentId || localId('Incident', args.incidentId) === event.incidentId),
      }),
  })
  incidentChanged(
    @Root() { cursor, event }: PublishedEvent & { event: IncidentMoved },
    @Arg('incidentId', () => ID, { nullable: true }) _incidentId?: string,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ) {
    return { cursor: String(cursor), incidentId: event.incidentId }
  }

  @FieldResolver(() => Incident, { nullable: true })
  incident(@Root() { incidentId }: { incidentId: string }, @Ctx() ctx: GraphqlContext) {
    return incidentById(ctx, incidentId)
  }
}
