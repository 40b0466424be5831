import { defineEntity, p } from '@mikro-orm/core'
import type { ActivationState } from '../../../schema/vocabulary/activation.ts'
import { User } from '../account/user.entity.ts'
import { App } from '../app/app.entity.ts'
import { editableRow } from '../base.entity.ts'

const ActivationSchema = defineEntity({
  name: 'Activation',
  tableName: 'activation_request',
  properties: {
    ...editableRow,
    appId: () => p.manyToOne(App).mapToPk().fieldName('app_id'),
    department: p.text(),
    /** The department however it is spelled: one request of it is open per app. */
    departmentKey: p.text(),
    note: p.text().nullable(),
    requestedById: () => p.manyToOne(User).mapToPk().fieldName('requested_by_id'),
    state: p.string().$type<ActivationState>(),
    decidedById: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    reason: p.text().nullable(),
  },
})

/** A department asks to use an app, by its lead (LIFECYCLE D2). */
export class Activation extends ActivationSchema.class {}
ActivationSchema.setClass(Activation)
