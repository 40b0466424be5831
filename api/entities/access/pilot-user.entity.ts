import { defineEntity, p } from '@mikro-orm/core'

const PilotUserSchema = defineEntity({
  name: 'PilotUser',
  tableName: 'pilot_user',
  properties: {
    pilotId: p.uuid().primary(),
    userId: p.uuid().primary(),
    organizationId: p.uuid(),
    createdAt: p.datetime(),
    addedById: p.uuid().nullable(),
  },
})

/** One person a pilot is open to. */
export class PilotUser extends PilotUserSchema.class {}
PilotUserSchema.setClass(PilotUser)
