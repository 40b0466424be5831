import {
  Arg,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { Vendor } from '../../../schema/types/account.type.ts'
import {
  EmergencyDisableInput,
  EmergencyLiftInput,
  EmergencyPayload,
  KillSwitch,
} from '../../../schema/types/emergency.type.ts'
import { disableInEmergency } from '../../commands/review/emergency/disable.ts'
import { liftEmergency } from '../../commands/review/emergency/lift.ts'
import type { KillSwitch as KillSwitchRow } from '../../entities/access/kill-switch.entity.ts'
import { killSwitchesInForce } from '../../queries/review/kill-switches.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { fields } from './payload.ts'

/** What is disabled in an emergency, and by whom it may be lifted. */
@Resolver(() => KillSwitch)
export class EmergencyResolver {
  @Authorized('review-queue.read')
  @Query(() => [KillSwitch], {
    description: "Vendors and scopes that are disabled now. Requires 'review-queue.read'.",
  })
  killSwitches(@Ctx() ctx: GraphqlContext) {
    return killSwitchesInForce(ctx)
  }

  @Authorized('emergency.disable')
  @Mutation(() => EmergencyPayload, {
    description:
      'Disables an app, a vendor with all its apps, or a scope in every live grant, at once.',
  })
  async emergencyDisable(
    @Arg('input', () => EmergencyDisableInput) input: EmergencyDisableInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const appId = input.appId ? localId('App', input.appId) : null
    const vendorId = input.vendorId ? localId('Vendor', input.vendorId) : null
    return fields(await disableInEmergency(ctx, { ...input, appId, vendorId }))
  }

  @Authorized('app-version.reinstate')
  @Mutation(() => EmergencyPayload, {
    description:
      'Lifts what was disabled: a second person. Apps of a vendor stay suspended until each is reinstated.',
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

  @FieldResolver(() => Vendor, { nullable: true })
  vendor(@Root() { vendorId }: KillSwitchRow, @Ctx() ctx: GraphqlContext) {
    return vendorId ? ctx.loaders.vendor.load(vendorId) : null
  }
}
