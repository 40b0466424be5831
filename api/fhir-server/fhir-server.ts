import type { FhirServer, FhirServerOptions } from './fhir-server-contract.ts'
import { fhirSchema } from './fhir-tables.ts'

/**
 * Serves one FHIR R4 base from PostgreSQL.
 *
 * It trusts its caller: whoever may not do a thing is stopped before. Loading the R4 definitions
 * takes about a second, so the first request does it, once for all bases of the process.
 * @see https://hl7.org/fhir/R4/http.html
 */
export const createFhirServer = (options: FhirServerOptions): FhirServer => {
  fhirSchema(options.schemaName)
  let engine: Promise<FhirServer> | undefined
  const start = () =>
    import('./fhir-engine.ts')
      .then(({ createFhirEngine }) => createFhirEngine(options))
      .catch((error: unknown) => {
        engine = undefined
        throw error
      })
  return {
    async handle(request) {
      engine ??= start()
      return (await engine).handle(request)
    },
  }
}
