import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { AppVersion } from '../../../schema/types/app.type.ts'
import { OAuthClient } from '../../../schema/types/client.type.ts'
import { AppVersionPayload } from '../../../schema/types/payloads.type.ts'
import {
  Pilot,
  PilotEndInput,
  PilotStartInput,
  PilotUpdateInput,
  PilotUser,
} from '../../../schema/types/pilot.type.ts'
import { endPilot } from '../../commands/review/pilot/end-pilot.ts'
import { startPilot } from '../../commands/review/pilot/start-pilot.ts'
import { updatePilot } from '../../commands/review/pilot/update-pilot.ts'
import { can } from '../../domain/abilities.ts'
import { pilotProblem } from '../../domain/governance/pilot.ts'
import type { AppVersion as AppVersionRow } from '../../entities/app/app-version.entity.ts'
import type { PilotView } from '../../queries/review/pilots.ts'
import { stageViews } from '../../queries/review/stages.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { inHand, payload } from './payload.ts'
import { stageFileIn } from './stage-file-in.ts'

/** Who tries a version out before everybody does, and what people do about it. */
@Resolver(() => AppVersion)
export class AppVersionPilotResolver {
  @FieldResolver(() => Pilot, {
    nullable: true,
    description: 'The latest; null when it was never tried out, and for those it does not concern.',
  })
  async pilot(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    const app = await ctx.loaders.app.load(version.appId)
    const mayRead =
      can(ctx.viewer, 'review-queue.read') ||
      can(ctx.viewer, 'connection-sheet.read', { vendorId: app?.vendorId })
    return mayRead ? ctx.loaders.pilotOfVersion.load(version.id) : null
  }

  @FieldResolver(() => Boolean, { description: 'May this viewer start or change its pilot now?' })
  async canPilot(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    const app = await ctx.loaders.app.load(version.appId)
    const subject = { vendorId: app?.vendorId, stage: 'PILOT' } as const
    return version.status === 'IN_REVIEW' && can(ctx.viewer, 'stage.decide', subject)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What keeps a pilot from starting now, in words; null when nothing does, and for the vendor.',
  })
  async pilotWaitsFor(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    const app = await ctx.loaders.app.load(version.appId)
    if (!app || version.status !== 'IN_REVIEW' || !can(ctx.viewer, 'review-queue.read')) return null
    const file = await stageFileIn(ctx, version.id)
    const [first] = stageViews(ctx, { version, app }, file)
    return first ? (pilotProblem(first.standing) ?? null) : null
  }

  @Authorized('stage.decide')
  @Mutation(() => AppVersionPayload, {
    description:
      'Lets listed people use a version in review in production until a date, with the scopes that were decided.',
  })
  async pilotStart(
    @Arg('input', () => PilotStartInput) input: PilotStartInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const versionId = localId('AppVersion', input.versionId)
    const result = await startPilot(ctx, { ...input, versionId })
    return payload('appVersion', result, (found) => inHand(ctx, found))
  }

  @Authorized('stage.decide')
  @Mutation(() => AppVersionPayload, {
    description:
      'Changes who a pilot is open to, and until when. Who is taken off is out at once, with every token.',
  })
  async pilotUpdate(
    @Arg('input', () => PilotUpdateInput) input: PilotUpdateInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const versionId = localId('AppVersion', input.versionId)
    const result = await updatePilot(ctx, { ...input, versionId })
    return payload('appVersion', result, (found) => inHand(ctx, found))
  }

  @Authorized('stage.decide')
  @Mutation(() => AppVersionPayload, { description: 'Ends a pilot before its date.' })
  async pilotEnd(
    @Arg('input', () => PilotEndInput) input: PilotEndInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const versionId = localId('AppVersion', input.versionId)
    const result = await endPilot(ctx, { ...input, versionId })
    return payload('appVersion', result, (found) => inHand(ctx, found))
  }
}

@Resolver(() => Pilot)
export class PilotResolver {
  @FieldResolver(() => ID)
  id(@Root() pilot: PilotView) {
    return toGlobalId('Pilot', pilot.id)
  }

  @FieldResolver(() => [PilotUser], { description: 'By name; empty for the vendor.' })
  users(@Root() pilot: PilotView, @Ctx() ctx: GraphqlContext) {
    return can(ctx.viewer, 'review-queue.read') ? pilot.users : []
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it was ended before its date.' })
  endReason(@Root() pilot: PilotView) {
    return pilot.endReason
  }

  @FieldResolver(() => String, { nullable: true })
  async startedBy(@Root() pilot: PilotView, @Ctx() ctx: GraphqlContext) {
    if (!pilot.startedById || !can(ctx.viewer, 'review-queue.read')) return null
    return (await ctx.loaders.person.load(pilot.startedById))?.name ?? null
  }

  @FieldResolver(() => OAuthClient, {
    nullable: true,
    description: 'Null for people who may not read the connection sheet.',
  })
  async client(@Root() pilot: PilotView, @Ctx() ctx: GraphqlContext) {
    const version = await ctx.loaders.version.load(pilot.appVersionId)
    const app = version && (await ctx.loaders.app.load(version.appId))
    if (!app || !can(ctx.viewer, 'connection-sheet.read', { vendorId: app.vendorId })) return null
    const clients = await ctx.loaders.clientsOfApp.load(app.id)
    const client = clients.find(({ id }) => id === pilot.oauthClientId)
    return client?.pinnedVersionId === pilot.appVersionId ? client : null
  }
}
