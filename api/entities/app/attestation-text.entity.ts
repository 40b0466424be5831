import { defineEntity, p } from '@mikro-orm/core'
import { ownedRow } from '../base.entity.ts'

const AttestationTextSchema = defineEntity({
  name: 'AttestationText',
  tableName: 'attestation_text',
  properties: {
    ...ownedRow,
    version: p.integer(),
    publishedAt: p.datetime(),
    /** Paragraphs of plain text, one per line; shown as paragraphs. */
    body: p.text(),
    sha256: p.string(),
  },
})

/** The terms a vendor attests to (R114). A new version asks everybody again (R121). */
export class AttestationText extends AttestationTextSchema.class {}
AttestationTextSchema.setClass(AttestationText)
