import { defineEntity, p } from '@mikro-orm/core'
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
    brand: p.json<Record<string, string>>(),
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
