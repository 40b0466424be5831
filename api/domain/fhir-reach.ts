import { FHIR_BASE_VERSION_FACTS } from '../../schema/vocabulary/fhir-base-version.ts'
import type { Check } from '../../schema/vocabulary/validation.ts'
import type { FhirBase } from './fhir-base.ts'

/** What a FHIR server said of itself, or that it did not answer in time. */
export type FhirReach =
  | { readonly release: string | undefined; readonly isStatement: boolean }
  | 'unreachable'

/** Says of one FHIR base whether the server behind it answers, and in the version the base promises. */
export function checkReach({ environment, name, url, version }: FhirBase, reach: FhirReach): Check {
  const path = new URL(url).pathname
  return {
    key: `fhir-server${path}`,
    title: `FHIR server behind ${path}`,
    ...finding(version, reach),
    where: name === undefined ? FIRST_VARIABLES[environment] : 'FHIR_UPSTREAMS',
  }
}

const FIRST_VARIABLES = {
  PRODUCTION: 'FHIR_UPSTREAM_URL',
  SANDBOX: 'FHIR_SANDBOX_UPSTREAM_URL',
} as const

function finding(
  version: FhirBase['version'],
  reach: FhirReach,
): Pick<Check, 'severity' | 'message'> {
  if (reach === 'unreachable') {
    const message = 'It does not answer. Apps are told to come back later.'
    return { severity: 'ERROR', message }
  }
  if (!reach.isStatement) {
    const message =
      'It answers, but with no CapabilityStatement: the address may not be a FHIR base.'
    return { severity: 'ERROR', message }
  }
  if (!isOf(version, reach.release)) {
    const message = `It answers as FHIR ${reach.release ?? 'without a version'}, and the base promises ${version}.`
    return { severity: 'ERROR', message }
  }
  return { severity: 'OK', message: `It answers as FHIR ${reach.release}.` }
}

/** Whether a release is of a version: 4.0.0 and 4.0.1 are both R4. */
function isOf(version: FhirBase['version'], release: string | undefined): boolean {
  const line = (text: string) => text.split('.').slice(0, 2).join('.')
  return release !== undefined && line(release) === line(FHIR_BASE_VERSION_FACTS[version].release)
}
