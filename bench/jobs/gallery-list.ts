import { z } from 'zod'
import type { AskedSide, Job, Side } from '../job.ts'

/** Apps on the page. */
const FIRST = 50

const OURS = `query GalleryPage($first: Int!) {
  galleryListings(first: $first) {
    nodes {
      slug name vendorName shortDescription operatingSystems audiences uses intent fhirVersions
      attestation riskTier versionNumber liveSince launchCount
      scopes { scope purpose }
    }
  }
}`

/** The same page out of the tables, in the names PostGraphile gives them. */
const POSTGRAPHILE = `query GalleryPage($first: Int!) {
  allApps(first: $first, orderBy: [LAUNCH_COUNT_DESC, PRIMARY_KEY_DESC]) {
    nodes {
      slug riskTier launchCount
      vendorByVendorId { legalBusinessName }
      appVersionsByAppId(first: 1, condition: { status: "LIVE" }) {
        nodes {
          name shortDescription operatingSystems audiences uses intent fhirVersions
          attestationAnswer number statusChangedAt
          scopeRequestsByAppVersionId(orderBy: [POSITION_ASC]) { nodes { scope purpose } }
        }
      }
    }
  }
}`

const listed = z.object({
  slug: z.string(),
  name: z.string(),
  vendorName: z.string(),
  shortDescription: z.string(),
  operatingSystems: z.array(z.string()),
  audiences: z.array(z.string()),
  uses: z.array(z.string()),
  intent: z.string(),
  fhirVersions: z.array(z.string()),
  attestation: z.string(),
  riskTier: z.string(),
  versionNumber: z.number(),
  liveSince: z.string().transform((text) => new Date(text).toISOString()),
  launchCount: z.number(),
  scopes: z.array(z.object({ scope: z.string(), purpose: z.string() })),
})

const page = z.array(listed).length(FIRST)

/** The whole product, asked for the page. */
export const gatehouse: AskedSide = {
  name: 'Gatehouse',
  module: new URL('../peers/gatehouse.ts', import.meta.url),
  request: graphql(OURS),
  read: (answer) =>
    z.object({ data: z.object({ galleryListings: z.object({ nodes: page }) }) }).parse(answer).data
      .galleryListings.nodes,
}

/** The same with every card read and parsed for every answer, as for a page nobody asked for before. */
const gatehouseAnew: Side = {
  ...gatehouse,
  name: 'Gatehouse, cards read anew',
  environment: { GALLERY_CARDS_KEPT: '0' },
}

const relatedVersion = z.looseObject({
  number: z.number(),
  attestationAnswer: z.string(),
  statusChangedAt: z.string(),
  scopeRequestsByAppVersionId: z.object({ nodes: z.array(z.unknown()) }),
})

const relatedApp = z
  .looseObject({
    vendorByVendorId: z.object({ legalBusinessName: z.string() }),
    appVersionsByAppId: z.object({ nodes: z.tuple([relatedVersion]) }),
  })
  .transform(({ vendorByVendorId, appVersionsByAppId, ...app }) => {
    const [version] = appVersionsByAppId.nodes
    return {
      ...app,
      ...version,
      vendorName: vendorByVendorId.legalBusinessName,
      attestation: version.attestationAnswer,
      versionNumber: version.number,
      liveSince: version.statusChangedAt,
      scopes: version.scopeRequestsByAppVersionId.nodes,
    }
  })

const postgraphile: Side = {
  name: 'PostGraphile 5',
  module: new URL('../peers/postgraphile.ts', import.meta.url),
  request: graphql(POSTGRAPHILE),
  read: (answer) => {
    const shape = z.object({
      data: z.object({ allApps: z.object({ nodes: z.array(relatedApp) }) }),
    })
    return page.parse(shape.parse(answer).data.allApps.nodes)
  },
}

const rawSql: Side = {
  name: 'raw SQL',
  module: new URL('../peers/raw-sql.ts', import.meta.url),
  request: { method: 'GET', path: `/?first=${FIRST}` },
  read: (answer) => page.parse(answer),
}

/** P1: the first page of the gallery, each answer made anew. */
export const galleryList: Job = {
  title: `Gallery list of ${FIRST}, no response cache`,
  ours: [gatehouse, gatehouseAnew],
  peers: [postgraphile, rawSql],
}

function graphql(query: string): AskedSide['request'] {
  const body = JSON.stringify({ query, variables: { first: FIRST } })
  return { method: 'POST', path: '/graphql', body }
}
