import { normalizeOperationOutcome, OperationOutcomeError } from '@medplum/core'
import type { FhirResponse } from '@medplum/fhir-router'
import type { CapabilityStatement } from '@medplum/fhirtypes'
import { loadFhirDefinitions } from './fhir-definitions.ts'
import type { FhirServer, FhirServerOptions, FhirServerRequest } from './fhir-server-contract.ts'
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

  const answer = async (request: FhirServerRequest): Promise<FhirResponse> => {
    try {
      return await router.handleRequest(acceptRequest(request), repository)
    } catch (error) {
      if (error instanceof OperationOutcomeError) return [error.outcome]
      onError?.(error)
      return [normalizeOperationOutcome(broken(error))]
    }
  }
  return {
    handle: async (request) => httpAnswer(request, await answer(request), baseUrl),
  }
}
