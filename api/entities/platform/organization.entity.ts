import { defineEntity, p } from '@mikro-orm/core'
import type { FaceTexts, LegalAddresses } from '../../../schema/vocabulary/organization-face.ts'
import type { SecondFactorRule } from '../../../schema/vocabulary/second-factor.ts'

/** Settings a hospital may change without a release. */
export interface OrganizationSettings {
  /** May anybody create a developer account? @default true */
  selfRegistration: boolean
  /** Does an approved version go live at once (AUTOMATIC) or when the vendor says so (MANUAL)? @default 'AUTOMATIC' */
  releaseMode: 'AUTOMATIC' | 'MANUAL'
  /** Who has to sign in with a second factor? @default 'OPTIONAL' */
  secondFactor: SecondFactorRule
  supportEmail: string
  /** The zone whose clock says when the digest of the day is due. @default 'UTC' */
  timeZone?: string
  /** Addresses of legal pages; absent ones have no link. */
  legal?: LegalAddresses
  /** Texts in the hospital's own words; absent ones are not said. */
  texts?: FaceTexts
}

/** How the hospital looks; what is absent looks as the product brings it. */
export interface OrganizationBrand {
  /** #rrggbb. */
  accent?: string
  /** An icon that belongs to the organisation. */
  logoId?: string
}

const OrganizationSchema = defineEntity({
  name: 'Organization',
  tableName: 'organization',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => crypto.randomUUID()),
    slug: p.string().unique(),
    name: p.string(),
    brand: p.json<OrganizationBrand>(),
    settings: p.json<OrganizationSettings>(),
    createdAt: p.datetime().onCreate(() => new Date()),
    updatedAt: p
      .datetime()
      .onCreate(() => new Date())
      .onUpdate(() => new Date()),
    revision: p.integer().version(),
  },
})

/** The hospital. One per deployment today; every other row names it from the first migration on. */
export class Organization extends OrganizationSchema.class {}
OrganizationSchema.setClass(Organization)
