import { defineEntity, p } from '@mikro-orm/core'
import type { AttestationAnswer } from '../../../schema/vocabulary/registration.ts'
import { User } from '../account/user.entity.ts'
import { ownedRow } from '../base.entity.ts'
import { AppVersion } from './app-version.entity.ts'
import { AttestationText } from './attestation-text.entity.ts'

const AttestationSchema = defineEntity({
  name: 'Attestation',
  tableName: 'attestation',
  properties: {
    ...ownedRow,
    appVersionId: () => p.manyToOne(AppVersion).mapToPk().fieldName('app_version_id'),
    textId: () => p.manyToOne(AttestationText).mapToPk().fieldName('text_id'),
    signedById: () => p.manyToOne(User).mapToPk().fieldName('signed_by_id'),
    answer: p.string().$type<AttestationAnswer>(),
    legalName: p.string(),
    position: p.string(),
    legalBusinessName: p.string().nullable(),
    signedAt: p.datetime(),
    /** Compact JWS over the statement; null when it was answered before signatures were kept. */
    signature: p.text().nullable(),
  },
})

/** Who signed or declined which terms, with the four fields of R120. Declining still registers (R082). */
export class Attestation extends AttestationSchema.class {}
AttestationSchema.setClass(Attestation)
