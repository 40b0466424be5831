import { allOk, isOk } from '@medplum/core'
import { type FhirRouteHandler, processBatch } from '@medplum/fhir-router'
import type { BundleEntry, OperationOutcome, Resource } from '@medplum/fhirtypes'
import { invalid, presentable } from '../outcomes.ts'
import type { PgFhirRepository } from '../pg-fhir-repository.ts'
import { preferredReturn } from './preferences.ts'
import { withLocalPlaceholders } from './transaction-references.ts'

/**
 * Answers a batch or a transaction; a transaction happens wholly or not at all.
 * Refuses a bundle within a bundle, and anything that is not a bundle of one of the two types.
 * @see https://hl7.org/fhir/R4/http.html#transaction
 */
export const answerBatch: FhirRouteHandler = async (request, repository, router, options) => {
  const { body } = request
  if (options?.batch) throw invalid('A bundle may not contain another batch or transaction.')
  if (body?.resourceType !== 'Bundle') throw invalid('The base takes a Bundle and nothing else.')
  const own = repository as PgFhirRepository
  const { baseUrl } = own.base
  const isTransaction = body.type === 'transaction'
  const bundle = isTransaction ? await withLocalPlaceholders(body, own) : body
  const answer = await processBatch(request, repository, router, bundle)
  const isMinimal = preferredReturn(request.headers) === 'minimal'
  const entry = answer.entry
    ?.map((each) => answeredEntry(each, baseUrl))
    .map((each, i) => (isMinimal && isWrite(bundle.entry?.[i]) ? withoutResource(each) : each))
  return [allOk, { ...answer, ...(entry ? { entry } : {}) }]
}

const isWrite = (entry: BundleEntry | undefined) =>
  entry?.request !== undefined && entry.request.method !== 'GET'

const withoutResource = ({ resource: _, ...entry }: BundleEntry): BundleEntry => entry

/** Adds what FHIR asks of each answered entry: fullUrl, versioned location, etag, last change. */
const answeredEntry = ({ resource, response }: BundleEntry, baseUrl: string): BundleEntry => {
  const { status = '500', outcome } = response ?? {}
  const isDone = outcome === undefined || isOk(outcome as OperationOutcome)
  return {
    ...(resource?.id ? { fullUrl: `${baseUrl}/${resource.resourceType}/${resource.id}` } : {}),
    ...(resource ? { resource } : {}),
    response: {
      status: statusLines[status] ?? status,
      ...(resource ? versionOf(resource, baseUrl) : {}),
      ...(isDone ? {} : { outcome: presentable(outcome as OperationOutcome) }),
    },
  }
}

const versionOf = ({ resourceType, id, meta }: Resource, baseUrl: string) =>
  meta?.versionId === undefined
    ? {}
    : {
        location: `${baseUrl}/${resourceType}/${id}/_history/${meta.versionId}`,
        etag: `W/"${meta.versionId}"`,
        ...(meta.lastUpdated === undefined ? {} : { lastModified: meta.lastUpdated }),
      }

const statusLines: Record<string, string> = {
  '200': '200 OK',
  '201': '201 Created',
  '400': '400 Bad Request',
  '404': '404 Not Found',
  '409': '409 Conflict',
  '410': '410 Gone',
  '412': '412 Precondition Failed',
  '422': '422 Unprocessable Entity',
  '500': '500 Internal Server Error',
}
