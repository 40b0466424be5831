import { KillSwitch } from '../../entities/access/kill-switch.entity.ts'
import { Vendor } from '../../entities/account/vendor.entity.ts'
import type { Handler } from '../handler.ts'
import { emergencyWords } from './house-words.ts'
import { tellOfHouse } from './tell-of-house.ts'

/**
 * Tells the security officers at once that a vendor or a scope was disabled in an emergency, or is in use again: one
 * notice, however many apps it reached. Of a single app they hear as of its suspension.
 */
export const tellOfEmergency: Handler = async (ctx, event, delivery) => {
  if (event.type !== 'emergency.switched') return
  const found = await ctx.em.findOneOrFail(KillSwitch, { id: event.killSwitchId })
  if (found.appId) return
  const vendor = found.vendorId && (await ctx.em.findOneOrFail(Vendor, { id: found.vendorId }))
  const { isOn } = event
  await tellOfHouse(ctx, delivery, {
    event: event.type,
    roles: ['SECURITY_OFFICER'],
    notTo: isOn ? (found.pulledById ?? null) : (found.liftedById ?? null),
    isImmediate: true,
    ...emergencyWords(found, vendor ? vendor.displayName : (found.scope ?? ''), isOn),
    path: '/portal/emergencies',
    label: 'Look at emergencies',
    why: 'You get this mail because you look after the security of apps for the hospital.',
  })
}
