import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import { App } from '../../../schema/types/app.type.ts'
import { PageArgs } from '../../../schema/types/page.args.ts'
import {
  ConsentingPerson,
  StandingConsent,
  StandingConsentConnection,
  StandingConsentEvent,
  StandingConsentFilter,
  StandingConsentPayload,
  StandingConsentRevokeInput,
  StandingConsentsPayload,
  StandingConsentsRevokeInput,
} from '../../../schema/types/standing-consent.type.ts'
import {
  revokeConsentOfSomebody,
  revokeConsentsOfApp,
} from '../../commands/access/consents/revoke-consents.ts'
import { deny } from '../../commands/authorize.ts'
import { can } from '../../domain/abilities.ts'
import type { ConsentGiven, ConsentRevoked } from '../../domain/events.ts'
import type { PublishedEvent } from '../../ports.ts'
import {
  type StandingConsent as ConsentRow,
  consentForHospital,
  standingConsents,
} from '../../queries/access/standing-consents.ts'
import { eventStream } from '../event-stream.ts'
import { inLocalIds, localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { fields, payloadAfter } from './payload.ts'

/** What people allow apps, for those who may end it (R293). */
@Resolver(() => StandingConsent)
export class StandingConsentResolver {
  @Authorized('consent.revoke-any')
  @Query(() => StandingConsentConnection, {
    description: "What people allow apps now, newest first. Requires 'consent.revoke-any'.",
  })
  standingConsents(
    @Ctx() ctx: GraphqlContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => StandingConsentFilter, { nullable: true }) filter?: StandingConsentFilter,
  ) {
    if (filter?.email && !can(ctx.viewer, 'audit.read-people'))
      return deny(ctx, 'audit.read-people')
    return standingConsents(ctx, {
      ...page,
      filter: filter && inLocalIds(filter, { appId: 'App' }),
    })
  }

  @Authorized('consent.revoke-any')
  @Mutation(() => StandingConsentPayload, {
    description:
      "Ends what somebody allowed an app; its tokens stop at once, and the person is told why. Requires 'consent.revoke-any'.",
  })
  async standingConsentRevoke(
    @Arg('input', () => StandingConsentRevokeInput) input: StandingConsentRevokeInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const consentId = localId('StandingConsent', input.consentId)
    const result = await revokeConsentOfSomebody(ctx, { ...input, consentId })
    return payloadAfter('consent', result, ({ id }) => consentForHospital(ctx, id))
  }

  @Authorized('consent.revoke-any')
  @Mutation(() => StandingConsentsPayload, {
    description:
      "Ends everything people allowed one app in one environment. Requires 'consent.revoke-any'.",
  })
  async standingConsentsRevoke(
    @Arg('input', () => StandingConsentsRevokeInput) input: StandingConsentsRevokeInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return fields(await revokeConsentsOfApp(ctx, { ...input, appId: localId('App', input.appId) }))
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: ConsentRow) {
    return toGlobalId('StandingConsent', id)
  }

  @FieldResolver(() => App, { nullable: true })
  app(@Root() { appId }: ConsentRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.app.load(appId)
  }

  @FieldResolver(() => ConsentingPerson, {
    nullable: true,
    description: "Null without 'audit.read-people'.",
  })
  person(@Root() { name, email, patientRef }: ConsentRow, @Ctx() { viewer }: GraphqlContext) {
    return can(viewer, 'audit.read-people') ? { name, email, patientRef } : null
  }
}

interface SubscribeOptions {
  args: { appId?: string; after?: string }
  context: GraphqlContext
}

@Resolver(() => StandingConsentEvent)
export class StandingConsentEventResolver {
  @Subscription(() => StandingConsentEvent, {
    description:
      "Somebody allowed an app something, or that ended. Requires 'consent.revoke-any'. `after` replays what was missed.",
    subscribe: ({ args, context }: SubscribeOptions) =>
      eventStream(context, {
        types: ['consent.given', 'consent.revoked'],
        after: args.after,
        wants: (ctx, event) =>
          can(ctx.viewer, 'consent.revoke-any') &&
          (!args.appId || localId('App', args.appId) === event.appId),
      }),
  })
  standingConsentChanged(
    @Root() { cursor, event }: PublishedEvent & { event: ConsentGiven | ConsentRevoked },
    @Arg('appId', () => ID, { nullable: true }) _appId?: string,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ) {
    return { cursor: String(cursor), consentId: event.consentId }
  }

  @FieldResolver(() => StandingConsent, { nullable: true })
  consent(@Root() { consentId }: { consentId: string }, @Ctx() ctx: GraphqlContext) {
    return consentForHospital(ctx, consentId)
  }
}
