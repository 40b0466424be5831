import { defineEntity, p } from '@mikro-orm/core'
import { ownedRow } from '../base.entity.ts'

const IconSchema = defineEntity({
  name: 'Icon',
  tableName: 'icon',
  properties: {
    ...ownedRow,
    vendorId: p.uuid(),
    sha256: p.string(),
    /** Re-encoded PNG, 512 x 512, at most 1 MiB (A19 O13). */
    content: p.blob().lazy(),
  },
})

/** An app icon. Rows never change: a new picture is a new icon, so its address may be cached for ever. */
export class Icon extends IconSchema.class {}
IconSchema.setClass(Icon)
