import { allOk, created } from '@medplum/core'
import { type FhirRequest, type FhirResponse, updateResourceImpl } from '@medplum/fhir-router'
import type { CapabilityStatement, Resource, ResourceType } from '@medplum/fhirtypes'
import { isStorableType } from '../fhir-definitions.ts'
import { invalid, notSupported, unknownPlace } from '../outcomes.ts'
import type { PgFhirRepository } from '../pg-fhir-repository.ts'
import { answerSearch } from '../search/answer-search.ts'
import { applySubset } from '../search/apply-subset.ts'
import { lenientPairs } from '../search/lenient-pairs.ts'
import { parseSubset } from '../search/parse-page.ts'
import { onceEach, type QueryPairs } from '../search/parse-search.ts'
import { answerBatch } from './answer-batch.ts'
import { answerEverything } from './answer-everything.ts'
import { answerHistory } from './answer-history.ts'
import { memberCondition } from './patient-compartment.ts'
import { isLenient } from './preferences.ts'
import { formPairs, queryPairs } from './query-pairs.ts'
import type { OwnRoute } from './strict-router.ts'

/** The routes this server answers itself, in the order they are tried. */
export const fhirRoutes = (
  repository: PgFhirRepository,
  capabilities: () => CapabilityStatement,
): OwnRoute[] => {
  const { base } = repository

  const search: Search = async ({ params, headers }, given) => {
    const type = typeNamed(params.resourceType)
    const pairs = understood(type, given, headers)
    return [allOk, await answerSearch(base, { type, pairs, path: type })]
  }
  const searchMembers: Search = async ({ params, headers }, given) => {
    const type = typeNamed(params.memberType)
    const pairs = understood(type, given, headers)
    const path = `Patient/${params.id}/${type}`
    const within = memberCondition(type, params.id ?? '')
    return [allOk, await answerSearch(base, { type, pairs, path, within })]
  }
  const read = async ({ params, query }: FhirRequest): Promise<FhirResponse> => {
    const resource = await repository.readResource(params.resourceType ?? '', params.id ?? '')
    return [allOk, applySubset(resource, subsetOf(queryPairs(query)))]
  }
  const update = async ({ params, body, headers }: FhirRequest): Promise<FhirResponse> => {
    const ifMatch = /"([^"]+)"/.exec(headers?.['if-match'] ?? '')?.[1]
    const type = typeNamed(params.resourceType)
    const options = ifMatch === undefined ? {} : { ifMatch }
    const [outcome, resource] = await updateResourceImpl(
      type,
      params.id ?? '',
      body,
      repository,
      options,
    )
    if (!resource) return [outcome]
    return [resource.meta?.versionId === '1' ? created : outcome, resource]
  }
  const everything = async ({ params, query }: FhirRequest): Promise<FhirResponse> =>
    answered(answerEverything(base, params.id ?? '', queryPairs(query)))
  const history = async ({ params, query }: FhirRequest): Promise<FhirResponse> => {
    const { resourceType, id } = params
    const place = { type: resourceType === undefined ? undefined : typeNamed(resourceType), id }
    return answered(answerHistory(base, place, queryPairs(query)))
  }

  return [
    ...systemRoutes(capabilities),
    {
      method: 'GET',
      path: 'Patient/:id/$everything',
      interaction: 'operation',
      handler: everything,
    },
    {
      method: 'GET',
      path: ':resourceType/:id/_history',
      interaction: 'history-instance',
      handler: history,
    },
    {
      method: 'GET',
      path: ':resourceType/_history',
      interaction: 'history-type',
      handler: history,
    },
    { method: 'GET', path: '_history', interaction: 'history-system', handler: history },
    {
      method: 'GET',
      path: 'Patient/:id/:memberType',
      interaction: 'search-type',
      handler: byQuery(searchMembers),
    },
    {
      method: 'POST',
      path: 'Patient/:id/:memberType/_search',
      interaction: 'search-type',
      handler: byForm(searchMembers),
    },
    { method: 'GET', path: ':resourceType', interaction: 'search-type', handler: byQuery(search) },
    {
      method: 'POST',
      path: ':resourceType/_search',
      interaction: 'search-type',
      handler: byForm(search),
    },
    { method: 'GET', path: ':resourceType/:id', interaction: 'read', handler: read },
    { method: 'PUT', path: ':resourceType/:id', interaction: 'update', handler: update },
  ]
}

const systemRoutes = (capabilities: () => CapabilityStatement): OwnRoute[] => {
  const graphql = refuse('GraphQL on the FHIR base')
  const systemSearch = refuse('Searching all resource types at once')
  const metadata = async (): Promise<FhirResponse> => [allOk, capabilities()]
  return [
    { method: 'GET', path: 'metadata', interaction: 'operation', handler: metadata },
    { method: 'GET', path: '', interaction: 'search-system', handler: systemSearch },
    { method: 'POST', path: '', interaction: 'batch', handler: answerBatch },
    { method: 'POST', path: '$graphql', interaction: 'operation', handler: graphql },
  ]
}

const answered = async (resource: Promise<Resource>): Promise<FhirResponse> => [
  allOk,
  await resource,
]

const understood = (type: string, pairs: QueryPairs, headers: FhirRequest['headers']) =>
  isLenient(headers) ? lenientPairs(type, pairs) : pairs

type Search = (request: FhirRequest, pairs: QueryPairs) => Promise<FhirResponse>

const byQuery = (search: Search) => (request: FhirRequest) =>
  search(request, queryPairs(request.query))

const byForm = (search: Search) => (request: FhirRequest) => search(request, formPairs(request))

const refuse = (what: string) => async (): Promise<FhirResponse> => {
  throw notSupported(`${what} is not supported.`)
}

const typeNamed = (name: string | undefined): ResourceType => {
  if (name !== undefined && isStorableType(name)) return name
  throw unknownPlace(`"${name}" is not a resource type of FHIR R4.`)
}

const subsetOf = (pairs: QueryPairs) => {
  const values = onceEach(pairs.filter(([name]) => name === '_summary' || name === '_elements'))
  if (values.get('_summary') === 'count') throw invalid('A read has nothing to count.')
  return parseSubset(values)
}
