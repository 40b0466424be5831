import { defineEntity, p } from '@mikro-orm/core'
import type { ScopeOverrides } from '../../../schema/vocabulary/catalog/override.ts'
import type { FaceTexts, LegalAddresses } from '../../../schema/vocabulary/organization-face.ts'
import type { ReleaseMode } from '../../../schema/vocabulary/release-mode.ts'
import type { SecondFactorRule } from '../../../schema/vocabulary/second-factor.ts'

/** Settings a hospital may change without a release. */
export interface OrganizationSettings {
  /** May anybody create a developer account? @default true */
  selfRegistration: boolean
  /** Who releases approved versions of apps whose vendor did not choose? @default 'AUTOMATIC' */
  releaseMode: ReleaseMode
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
    /** What differs from the scope catalog of the platform, by the key of the entry, as two people decided it. */
    scopeOverrides: p.json<ScopeOverrides>().nullable(),
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
