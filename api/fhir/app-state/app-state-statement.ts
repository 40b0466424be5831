import type { FhirResource } from '../../domain/fhir-resource.ts'
import { isObject } from '../../domain/fhir-resource.ts'

/**
 * Describes the app state of a FHIR base, with the security and the version that the base says of itself.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/CapabilityStatement-smart-app-state-server.html
 */
export function appStateStatement(ofBase: FhirResource, url: string): FhirResource {
  const { rest, ...own } = ofBase
  const [first] = Array.isArray(rest) ? rest.filter(isObject) : []
  const interaction = ['create', 'read', 'update', 'delete', 'search-type']
  return {
    ...own,
    instantiates: [
      'http://hl7.org/fhir/smart-app-launch/CapabilityStatement/smart-app-state-server',
    ],
    implementation: { description: 'What SMART apps keep for themselves', url },
    patchFormat: undefined,
    rest: [
      {
        mode: 'server',
        security: first?.security,
        resource: [
          {
            type: 'Basic',
            supportedProfile: [
              'http://hl7.org/fhir/smart-app-launch/StructureDefinition/smart-app-state-basic',
            ],
            interaction: interaction.map((code) => ({ code })),
            versioning: 'versioned-update',
            searchParam: [
              { name: 'code', type: 'token' },
              { name: 'subject', type: 'reference' },
            ],
          },
        ],
      },
    ],
  }
}
