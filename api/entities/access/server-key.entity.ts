import { defineEntity, p } from '@mikro-orm/core'

const ServerKeySchema = defineEntity({
  name: 'ServerKey',
  tableName: 'server_key',
  properties: {
    name: p.string().primary(),
    organizationId: p.uuid(),
    value: p.json<unknown>(),
    createdAt: p.datetime().onCreate(() => new Date()),
  },
})

/** Keys all replicas share: signing keys, cookie keys. First writer wins, everybody reads. */
export class ServerKey extends ServerKeySchema.class {}
ServerKeySchema.setClass(ServerKey)
