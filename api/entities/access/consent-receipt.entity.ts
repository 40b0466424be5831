import { defineEntity, p } from '@mikro-orm/core'
import type { ReceiptContent } from '../../domain/consent-receipt.ts'
import { Consent } from './consent.entity.ts'

const ConsentReceiptSchema = defineEntity({
  name: 'ConsentReceipt',
  tableName: 'consent_receipt',
  properties: {
    consentId: () => p.manyToOne(Consent).mapToPk().fieldName('consent_id').primary(),
    organizationId: p.uuid(),
    createdAt: p.datetime(),
    content: p.json<ReceiptContent>(),
  },
})

/** What a person was shown and allowed, in the words of that moment; written with the consent and never changed. */
export class ConsentReceipt extends ConsentReceiptSchema.class {}
ConsentReceiptSchema.setClass(ConsentReceipt)
