import type { FhirResource } from '../../api/domain/fhir-resource.ts'
import { isObject, valuesAt } from '../../api/domain/fhir-resource.ts'
import type { FhirHttpRequest, FhirHttpResponse, UpstreamFhir } from '../../api/ports.ts'

/** Where search parameters look; enough of R4 for the tests. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  _id: ['id'],
  patient: ['patient', 'subject'],
  subject: ['subject'],
  performer: ['performer'],
  focus: ['focus'],
  category: ['category.coding'],
  code: ['code.coding'],
  name: ['name.family'],
  result: ['result'],
}

/**
 * A FHIR server in memory that keeps what reached it. It trusts its caller and answers everything it is asked,
 * includes too, so that what an app does not see was held back by the proxy.
 */
export class FakeFhirServer implements UpstreamFhir {
  readonly requests: FhirHttpRequest[] = []
  readonly #resources = new Map<string, FhirResource[]>()
  readonly #base: string
  /** Answers the next requests instead of this server, when set. */
  override: ((request: FhirHttpRequest) => Promise<FhirHttpResponse>) | undefined

  constructor(base: string) {
    this.#base = base
  }

  /** Stores a resource; storing it again makes a version. */
  put(resource: FhirResource): void {
    const key = `${resource.resourceType}/${resource.id}`
    const versions = this.#resources.get(key) ?? []
    const versionId = String(versions.length + 1)
    this.#resources.set(key, [
      ...versions,
      { ...resource, meta: { ...Object(resource.meta), versionId } },
    ])
  }

  async send(request: FhirHttpRequest): Promise<FhirHttpResponse> {
    this.requests.push(request)
    if (this.override) return this.override(request)
    const [, type = '', id, history, version] = request.path.split('/')
    if (type === 'metadata') return answer(METADATA)
    if (id === undefined) return this.#search(type, new URLSearchParams(request.query))
    const versions = this.#resources.get(`${type}/${id}`) ?? []
    if (history && !version) return answer(this.#bundle(versions, 'history'))
    const found = version ? versions[Number(version) - 1] : versions.at(-1)
    return found ? answer(found, `W/"${versions.indexOf(found) + 1}"`) : NOT_FOUND
  }

  #search(type: string, query: URLSearchParams): FhirHttpResponse {
    const all = [...this.#resources.values()].flatMap((versions) => versions.slice(-1))
    const filters = [...query].filter(([name]) => PATHS[name.replace(/:.*/, '')])
    const matches = all
      .filter((resource) => resource.resourceType === type)
      .filter((resource) => filters.every(([name, value]) => isMatch(resource, name, value)))
    const count = query.get('_summary') === 'count' ? 0 : Number(query.get('_count') ?? 20)
    const offset = Number(query.get('_offset') ?? 0)
    const page = matches.slice(offset, offset + count)
    const included = [...query].flatMap(([name, value]) => this.#included(name, value, page, all))
    const next = new URLSearchParams(query)
    next.set('_offset', String(offset + count))
    const hasMore = count > 0 && offset + count < matches.length
    return answer({
      ...this.#bundle([...page, ...included], 'searchset'),
      total: matches.length,
      link: [
        { relation: 'self', url: `${this.#base}/${type}?${query}` },
        ...(hasMore ? [{ relation: 'next', url: `${this.#base}/${type}?${next}` }] : []),
      ],
    })
  }

  #included(
    name: string,
    value: string,
    page: readonly FhirResource[],
    all: readonly FhirResource[],
  ): FhirResource[] {
    const [source = '', parameter = ''] = value.split(':')
    if (name === '_include') {
      const wanted = page.flatMap((resource) => references(resource, parameter))
      return all.filter((resource) => wanted.includes(placeOf(resource)))
    }
    if (name !== '_revinclude') return []
    const places = page.map(placeOf)
    return all.filter(
      (resource) =>
        resource.resourceType === source &&
        references(resource, parameter).some((reference) => places.includes(reference)),
    )
  }

  #bundle(resources: readonly FhirResource[], type: string) {
    const entry = resources.map((resource) => ({
      fullUrl: `${this.#base}/${placeOf(resource)}`,
      resource,
    }))
    return { resourceType: 'Bundle', type, entry }
  }
}

function isMatch(resource: FhirResource, name: string, value: string): boolean {
  const [parameter = '', modifier] = name.split(':')
  const found = (PATHS[parameter] ?? []).flatMap((path) => valuesAt(resource, path))
  const texts = found.flatMap(spellings)
  const isFound = value.split(',').some((each) => texts.includes(each))
  if (modifier === 'missing') return (found.length === 0) === (value === 'true')
  return modifier === 'not' ? !isFound : isFound
}

/** Every way in which a search may spell a value: `Patient/1` and `1`, `system|code` and `code`. */
function spellings(value: unknown): string[] {
  if (!isObject(value)) return [String(value)]
  const { reference, system, code } = value
  if (typeof reference === 'string') return [reference, reference.split('/')[1] ?? '']
  return [`${system}|${code}`, String(code)]
}

function references(resource: FhirResource, parameter: string): string[] {
  return (PATHS[parameter] ?? [])
    .flatMap((path) => valuesAt(resource, path))
    .flatMap((value) => (isObject(value) ? [String(value.reference)] : []))
}

function placeOf({ resourceType, id }: FhirResource): string {
  return `${resourceType}/${id}`
}

function answer(body: object, etag?: string): FhirHttpResponse {
  const secret: Record<string, string> = { 'x-powered-by': 'Fake', server: 'fake.internal' }
  return { status: 200, headers: { ...secret, ...(etag ? { etag } : {}) }, body }
}

const NOT_FOUND: FhirHttpResponse = {
  status: 404,
  headers: {},
  body: { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'not on fake.internal' }] },
}

const METADATA = {
  resourceType: 'CapabilityStatement',
  url: 'http://fake.internal/metadata',
  software: { name: 'Fake' },
  implementation: { url: 'http://fake.internal' },
  fhirVersion: '4.0.1',
  rest: [
    {
      mode: 'server',
      interaction: [{ code: 'transaction' }, { code: 'history-system' }],
      operation: [{ name: 'export', definition: 'http://fake.internal/export' }],
      resource: [
        {
          type: 'Observation',
          interaction: ['read', 'vread', 'create', 'delete', 'search-type'].map((code) => ({
            code,
          })),
          conditionalCreate: true,
          searchParam: [{ name: 'code' }, { name: '_has' }, { name: '_filter' }],
          searchInclude: ['*', 'Observation:subject'],
          operation: [{ name: 'lastn', definition: 'http://fake.internal/lastn' }],
        },
        {
          type: 'Binary',
          interaction: [{ code: 'read' }, { code: 'search-type' }, { code: 'create' }],
          searchParam: [{ name: '_id', type: 'token' }],
        },
        { type: 'NotAType', interaction: [{ code: 'read' }] },
      ],
    },
  ],
}
