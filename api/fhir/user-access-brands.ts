import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import type { PublicUrls } from '../context.ts'

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
const ENDPOINT = { reference: 'Endpoint/fhir' } as const

/** Names the hospital in the bundle and in smart-configuration alike (SMART.md DISC-21). */
export function brandIdentifier(urls: PublicUrls) {
  return { system: 'urn:ietf:rfc:3986', value: urls.base }
}

/**
 * Describes the hospital to apps that let people look for it: one brand, with the one endpoint of this environment.
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
  const portal = [
    { url: 'portalName', valueString: name },
    { url: 'portalUrl', valueUrl: `${urls.base}/my-apps` },
    { url: 'portalEndpoint', valueReference: ENDPOINT },
  ]
  const organization = {
    resourceType: 'Organization',
    id: 'hospital',
    extension: [{ url: `${EXTENSION}/organization-portal`, extension: portal }],
    identifier: [brandIdentifier(urls)],
    active: true,
    name,
    telecom: website,
    endpoint: [ENDPOINT],
  }
  const endpoint = {
    resourceType: 'Endpoint',
    id: 'fhir',
    extension: [{ url: `${EXTENSION}/endpoint-fhir-version`, valueCode: '4.0.1' }],
    status: 'active',
    connectionType: { system: `${TERMINOLOGY}/endpoint-connection-type`, code: 'hl7-fhir-rest' },
    name: `FHIR R4 of ${name}${ENVIRONMENT_NAMES[environment]}`,
    contact: website,
    payloadType: [{ coding: [{ system: `${TERMINOLOGY}/endpoint-payload-type`, code: 'none' }] }],
    address: urls.fhir[environment],
  }
  return {
    resourceType: 'Bundle',
    id: `brands-${environment.toLowerCase()}`,
    type: 'collection',
    timestamp: updatedAt.toISOString(),
    entry: [organization, endpoint].map((resource) => ({
      fullUrl: `${root}/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  }
}
