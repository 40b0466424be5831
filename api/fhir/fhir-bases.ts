import type { FhirBase } from '../domain/fhir-base.ts'
import { PlatformError } from '../errors.ts'
import type { Ports, UpstreamFhir } from '../ports.ts'
import { registeredOrigins } from '../queries/access/registered-origins.ts'
import { openPolicyBooks } from './policy/open-policy-book.ts'
import { type FhirRoutes, type FhirRoutesOptions, fhirRoutes } from './routes.ts'

/** What the FHIR bases share. */
export interface FhirBasesOptions extends Pick<FhirRoutesOptions, 'urls' | 'orm'> {
  readonly ports: Ports
  readonly organization: FhirRoutesOptions['brand'] & { readonly id: string }
}

/** All FHIR bases of both environments, and what keeps them up to date. */
export interface FhirBases {
  routes(base: FhirBase, issuerJwks: FhirRoutesOptions['issuerJwks']): FhirRoutes
  close(): Promise<void>
}

/** Reads the data policies in force, so that the first request meets them; then the bases can be mounted. */
export async function openFhirBases({
  orm,
  ports,
  organization,
  ...shared
}: FhirBasesOptions): Promise<FhirBases> {
  const organizationId = organization.id
  const books = await openPolicyBooks({ organizationId, ports })
  return {
    routes: (base, issuerJwks) => {
      const { environment } = base
      return fhirRoutes({
        ...{ ...shared, orm, ports, environment, base, issuerJwks, organizationId },
        brand: organization,
        upstream: upstreamOf(ports, base),
        policyBook: books[environment],
        corsOrigins: (origin) => registeredOrigins(orm.em.fork(), environment, origin),
      })
    },
    close: async () => {
      await Promise.all([books.close(), ports.requestMeter.close?.()])
    },
  }
}

function upstreamOf({ partitionFhir, upstreamFhir }: Ports, base: FhirBase): UpstreamFhir {
  const upstream =
    base.name === undefined ? upstreamFhir[base.environment] : partitionFhir[base.url]
  if (upstream) return upstream
  throw new PlatformError('NO_UPSTREAM', `There is no FHIR server behind ${base.url}.`)
}
