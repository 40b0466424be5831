import { defineEntity, p } from '@mikro-orm/core'
import { App } from './app.entity.ts'

const GalleryCardSchema = defineEntity({
  name: 'GalleryCard',
  tableName: 'gallery_card',
  properties: {
    appId: () => p.manyToOne(App).mapToPk().fieldName('app_id').primary(),
    organizationId: p.uuid(),
    slug: p.string(),
    /** There for those alone who may read listings for clinicians. */
    isClinical: p.boolean(),
    /** Sort key: how often the app was launched when the card was last written. */
    popularity: p.integer(),
    audiences: p.array(),
    uses: p.array(),
    operatingSystems: p.array(),
    fhirVersions: p.array(),
    intent: p.string(),
    riskTier: p.string(),
    attestation: p.string(),
    certification: p.string(),
    /** name, vendor, descriptions: what search reads. */
    searchText: p.text(),
    /** The public view of the app as JSON text, ready to be sent. */
    card: p.text(),
    updatedAt: p.datetime(),
  },
})

/** One row per app with a live version: the read model behind the public gallery. */
export class GalleryCard extends GalleryCardSchema.class {}
GalleryCardSchema.setClass(GalleryCard)
