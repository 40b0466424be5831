import {
  Arg,
  Authorized,
  Ctx,
  FieldResolver,
  Float,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { Vendor } from '../../../schema/types/account.type.ts'
import { App } from '../../../schema/types/app.type.ts'
import {
  EmergencyDisableInput,
  EmergencyLiftInput,
  EmergencyPayload,
  EmergencyReach,
  EmergencyTargetInput,
  KillSwitch,
} from '../../../schema/types/emergency.type.ts'
import { disableInEmergency, targetOf } from '../../commands/review/emergency/disable.ts'
import { liftEmergency } from '../../commands/review/emergency/lift.ts'
import { authorize, can } from '../../domain/abilities.ts'
import type { KillSwitch as KillSwitchRow } from '../../entities/access/kill-switch.entity.ts'
import type { App as AppRow } from '../../entities/app/app.entity.ts'
import { UnknownObjectError } from '../../errors.ts'
import { emergencyReach } from '../../queries/review/emergency-reach.ts'
import { killSwitchesInForce, killSwitchesLifted } from '../../queries/review/kill-switches.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { fields } from './payload.ts'

/** What is disabled in an emergency, and by whom it may be lifted. */
@Resolver(() => KillSwitch)
export class EmergencyResolver {
  @Authorized('review-queue.read')
  @Query(() => [KillSwitch], {
    description:
      "Apps, vendors and scopes that are disabled now; or those that are in use again, at most 100. Requires 'review-queue.read'.",
  })
  killSwitches(
    @Ctx() ctx: GraphqlContext,
    @Arg('isLifted', () => Boolean, { defaultValue: false }) isLifted: boolean,
  ) {
    return isLifted ? killSwitchesLifted(ctx) : killSwitchesInForce(ctx)
  }

  @Authorized('emergency.disable')
  @Query(() => EmergencyReach, {
    description:
      "What disabling an app, a vendor or a scope would stop now; nothing is changed. Requires 'emergency.disable'.",
  })
  emergencyPreview(
    @Arg('input', () => EmergencyTargetInput) input: EmergencyTargetInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const target = targetOf(local(input))
    if (!target.ok) throw new UnknownObjectError(target.error[0]?.message ?? '')
    return emergencyReach(ctx, target.value)
  }

  @Mutation(() => EmergencyPayload, {
    description:
      "Disables an app, a vendor with all its apps, or a scope in every live grant, at once. Requires 'emergency.disable', of a person or of a service account.",
  })
  async emergencyDisable(
    @Arg('input', () => EmergencyDisableInput) input: EmergencyDisableInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return fields(await disableInEmergency(ctx, { ...local(input), reason: input.reason }))
  }

  @Authorized('app-version.reinstate')
  @Mutation(() => EmergencyPayload, {
    description:
      'Lifts what was disabled: a second person. An app is reinstated; apps of a vendor stay suspended until each is.',
  })
  async emergencyLift(
    @Arg('input', () => EmergencyLiftInput) input: EmergencyLiftInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const killSwitchId = localId('KillSwitch', input.killSwitchId)
    return fields(await liftEmergency(ctx, { ...input, killSwitchId }))
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: KillSwitchRow) {
    return toGlobalId('KillSwitch', id)
  }

  @FieldResolver(() => App, { nullable: true })
  app(@Root() { appId }: KillSwitchRow, @Ctx() ctx: GraphqlContext) {
    return appId ? ctx.loaders.app.load(appId) : null
  }

  @FieldResolver(() => Vendor, { nullable: true })
  vendor(@Root() { vendorId }: KillSwitchRow, @Ctx() ctx: GraphqlContext) {
    return vendorId ? ctx.loaders.vendor.load(vendorId) : null
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'From being asked for until every request was refused; null for switches of before.',
  })
  secondsToRevoke(@Root() { millisecondsToRevoke }: KillSwitchRow) {
    return millisecondsToRevoke == null ? null : millisecondsToRevoke / 1000
  }

  @FieldResolver(() => String, { nullable: true, description: 'The second person.' })
  async liftedByName(@Root() { liftedById }: KillSwitchRow, @Ctx() ctx: GraphqlContext) {
    return liftedById ? ((await ctx.loaders.person.load(liftedById))?.name ?? null) : null
  }

  @FieldResolver(() => Boolean, { description: 'May this viewer be the second person?' })
  canLift(@Root() { liftedAt, pulledById }: KillSwitchRow, @Ctx() { viewer }: GraphqlContext) {
    const subject = { firstApproverId: pulledById ?? undefined }
    return !liftedAt && authorize(viewer, 'app-version.reinstate', subject).ok
  }
}

@Resolver(() => App)
export class AppEmergencyResolver {
  @FieldResolver(() => KillSwitch, {
    nullable: true,
    description:
      'What stops the app now, itself or with its vendor. For those who review and for its vendor.',
  })
  async emergency(@Root() app: AppRow, @Ctx() ctx: GraphqlContext) {
    const { id, vendorId } = app
    const isTheirs = can(ctx.viewer, 'audit.read-app', { vendorId })
    return isTheirs ? ((await ctx.loaders.emergencyOfApp.load(id)) ?? null) : null
  }
}

function local({ appId, vendorId, scope }: EmergencyTargetInput) {
  return {
    appId: appId ? localId('App', appId) : null,
    vendorId: vendorId ? localId('Vendor', vendorId) : null,
    scope: scope ?? null,
  }
}
