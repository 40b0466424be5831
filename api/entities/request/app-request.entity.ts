import { defineEntity, p } from '@mikro-orm/core'
import type { AppRequestState } from '../../../schema/vocabulary/app-request.ts'
import { editableRow } from '../base.entity.ts'

const AppRequestSchema = defineEntity({
  name: 'AppRequest',
  tableName: 'app_request',
  properties: {
    ...editableRow,
    appName: p.text(),
    /** As it was written down. Never fetched: nobody may have us call an address of their choice. */
    homepageUrl: p.text(),
    /** Both empty from `erasedAt` on. */
    requesterName: p.text().nullable(),
    requesterEmail: p.text().nullable(),
    department: p.text().nullable(),
    why: p.text(),
    state: p.string().$type<AppRequestState>(),
    /** What the person who asked was told. */
    note: p.text().nullable(),
    /** The app that was registered because of it. */
    appId: p.uuid().nullable(),
    decidedById: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    erasedAt: p.datetime().nullable(),
  },
})

/** Somebody asks for an app that is not in the gallery (A20). */
export class AppRequest extends AppRequestSchema.class {}
AppRequestSchema.setClass(AppRequest)
