import { OperationOutcomeError } from '@medplum/core'
import type { CapabilityStatement } from '@medplum/fhirtypes'
import { loadFhirDefinitions } from './fhir-definitions.ts'
import type {
  FhirServer,
  FhirServerOptions,
  FhirServerRequest,
  FhirServerResponse,
} from './fhir-server-contract.ts'
import { broken } from './outcomes.ts'
import { PgFhirRepository } from './pg-fhir-repository.ts'
import { acceptRequest } from './rest/accept-request.ts'
import { capabilityStatement } from './rest/capability-statement.ts'
import { fhirRoutes } from './rest/fhir-routes.ts'
import { httpAnswer } from './rest/http-answer.ts'
import { StrictFhirRouter } from './rest/strict-router.ts'
import { FhirStore } from './store/fhir-store.ts'

/** Builds the server behind `createFhirServer`; everything it imports is loaded only then. */
export const createFhirEngine = async (options: FhirServerOptions): Promise<FhirServer> => {
  await loadFhirDefinitions()
  const { pool, schemaName, onError } = options
  const baseUrl = options.baseUrl.replace(/\/+$/, '')
  const store = new FhirStore(pool, schemaName)
  const repository = new PgFhirRepository({ store, baseUrl })
  const started = new Date()
  let statement: CapabilityStatement | undefined
  const capabilities = () => {
    statement ??= capabilityStatement(baseUrl, started)
    return statement
  }
  const routes = fhirRoutes(repository, capabilities)
  const router = new StrictFhirRouter({ baseUrl, routes, onError })

  const handle = async (request: FhirServerRequest): Promise<FhirServerResponse> => {
    try {
      const answer = await router.handleRequest(acceptRequest(request), repository)
      return httpAnswer(request, answer, baseUrl)
    } catch (error) {
      const isRefusal = error instanceof OperationOutcomeError
      if (!isRefusal) onError?.(error)
      const { outcome } = isRefusal ? error : broken(error)
      return httpAnswer(request, [outcome], baseUrl)
    }
  }
  return { handle }
}
