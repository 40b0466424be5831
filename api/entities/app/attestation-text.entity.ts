import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../account/user.entity.ts'
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
    /** Of the exact UTF-8 bytes of the body, as hex. */
    sha256: p.string(),
    /** What changed, in the words of who proposed it; empty for the first text. */
    summary: p.text().default(''),
    /** Two different people; nobody for the text a hospital starts with. */
    proposedById: () => p.manyToOne(User).mapToPk().fieldName('proposed_by_id').nullable(),
    publishedById: () => p.manyToOne(User).mapToPk().fieldName('published_by_id').nullable(),
  },
})

/** The terms a vendor attests to (R114). A new version asks everybody again (R121). */
export class AttestationText extends AttestationTextSchema.class {}
AttestationTextSchema.setClass(AttestationText)
