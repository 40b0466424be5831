import { FHIR_BASE_VERSION_FACTS } from '../../schema/vocabulary/fhir-base-version.ts'
import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import type { PublicUrls } from '../context.ts'
import { type FhirBase, fhirBasesIn } from '../domain/fhir-base.ts'

/** Below the FHIR base. */
export const BRANDS_PATH = '/.well-known/user-access-brands.json'

/** The hospital, as people look for it in an app. */
export interface Brand {
  readonly name: string
  readonly updatedAt: Date
}

const EXTENSION = 'http://hl7.org/fhir/StructureDefinition'
const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem'
const ENVIRONMENT_NAMES = { PRODUCTION: '', SANDBOX: ' (sandbox, made-up patients)' } as const

/** Names the hospital in the bundle and in smart-configuration alike (SMART.md DISC-21). */
export function brandIdentifier(urls: PublicUrls) {
  return { system: 'urn:ietf:rfc:3986', value: urls.base }
}

/**
 * Describes the hospital to apps that let people look for it: one brand, with the endpoints of this environment.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/brands.html
 */
export function userAccessBrands(
  urls: PublicUrls,
  environment: LaunchEnvironment,
  { name, updatedAt }: Brand,
) {
  const root = `${urls.base}/brands/${environment.toLowerCase()}`
  const website = [{ system: 'url', value: `${urls.base}/` }]
  const endpoints = fhirBasesIn(urls, environment).map((base) =>
    endpointOf(base, { name, website }),
  )
  const portal = [
    { url: 'portalName', valueString: name },
    { url: 'portalUrl', valueUrl: `${urls.base}/my-apps` },
    ...endpoints.map(({ id }) => ({ url: 'portalEndpoint', valueReference: referenceTo(id) })),
  ]
  const organization = {
    resourceType: 'Organization',
    id: 'hospital',
    extension: [{ url: `${EXTENSION}/organization-portal`, extension: portal }],
    identifier: [brandIdentifier(urls)],
    active: true,
    name,
    telecom: website,
    endpoint: endpoints.map(({ id }) => referenceTo(id)),
  }
  return {
    resourceType: 'Bundle',
    id: `brands-${environment.toLowerCase()}`,
    type: 'collection',
    timestamp: updatedAt.toISOString(),
    entry: [organization, ...endpoints].map((resource) => ({
      fullUrl: `${root}/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  }
}

interface EndpointWords {
  readonly name: string
  readonly website: readonly object[]
}

function endpointOf(base: FhirBase, { name, website }: EndpointWords) {
  const { environment, name: partition, url, version } = base
  return {
    resourceType: 'Endpoint',
    id: partition === undefined ? 'fhir' : `fhir-${partition}`,
    extension: [
      {
        url: `${EXTENSION}/endpoint-fhir-version`,
        valueCode: FHIR_BASE_VERSION_FACTS[version].release,
      },
    ],
    status: 'active',
    connectionType: { system: `${TERMINOLOGY}/endpoint-connection-type`, code: 'hl7-fhir-rest' },
    name: `FHIR ${version} of ${name}${partition === undefined ? '' : `, ${partition}`}${ENVIRONMENT_NAMES[environment]}`,
    contact: website,
    payloadType: [{ coding: [{ system: `${TERMINOLOGY}/endpoint-payload-type`, code: 'none' }] }],
    address: url,
  }
}

function referenceTo(id: string) {
  return { reference: `Endpoint/${id}` }
}
