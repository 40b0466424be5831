import { LAUNCH_ENVIRONMENTS } from '../../../schema/vocabulary/launch-environment.ts'
import type { Check } from '../../../schema/vocabulary/validation.ts'
import type { RequestContext } from '../../context.ts'
import { type FhirBase, fhirBasesIn } from '../../domain/fhir-base.ts'
import { checkReach, type FhirReach } from '../../domain/fhir-reach.ts'
import { isObject } from '../../domain/fhir-resource.ts'
import type { UpstreamFhir } from '../../ports.ts'

const PATIENCE_MS = 5000

/** Asks the FHIR server behind each base what it is, all at once. None is waited for longer than five seconds. */
export function fhirServerChecks({
  ports,
  urls,
}: Pick<RequestContext, 'ports' | 'urls'>): Promise<Check[]> {
  const bases = LAUNCH_ENVIRONMENTS.flatMap((environment) => fhirBasesIn(urls, environment))
  const serverOf = ({ environment, name, url }: FhirBase) =>
    name === undefined ? ports.upstreamFhir[environment] : ports.partitionFhir[url]
  return Promise.all(bases.map(async (base) => checkReach(base, await look(serverOf(base)))))
}

async function look(server: UpstreamFhir | undefined): Promise<FhirReach> {
  if (!server) return 'unreachable'
  let timer: NodeJS.Timeout | undefined
  const headers = { accept: 'application/fhir+json' }
  const asked = server
    .send({ method: 'GET', path: '/metadata', query: '', headers })
    .then(({ body, status }) => reachOf(status, body))
    .catch((): FhirReach => 'unreachable')
  const late = new Promise<FhirReach>((done) => {
    timer = setTimeout(() => done('unreachable'), PATIENCE_MS)
  })
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}

function reachOf(status: number, body: unknown): FhirReach {
  if (status >= 500) return 'unreachable'
  const isStatement =
    status === 200 && isObject(body) && body.resourceType === 'CapabilityStatement'
  const release = isStatement && isObject(body) ? body.fhirVersion : undefined
  return { isStatement, release: typeof release === 'string' ? release.slice(0, 20) : undefined }
}
