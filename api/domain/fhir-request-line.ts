import { isFhirResourceType } from '../../schema/vocabulary/fhir-resource-type.ts'
import type { BlockedInteractionCode, FhirInteraction } from './fhir-interaction.ts'
import {
  CONTINUATION_PARAMETERS,
  criteriaFault,
  joinParameters,
  type ParameterFault,
  parseQuery,
  plainFault,
  type QueryParameters,
} from './query-parameters.ts'
import { ok, type Result, refused } from './result.ts'

/** An HTTP request below a FHIR base, before anybody has looked into it. */
export interface FhirRequestLine {
  readonly method: string
  /** Raw path below the base, starting with "/". */
  readonly path: string
  /** Raw query, without "?". */
  readonly query: string
  /** Raw form of `POST _search`; empty otherwise. */
  readonly form: string
  /** Raw criteria of If-None-Exist, with or without "?". */
  readonly ifNoneExist?: string | undefined
}

/** Why a request is not an interaction at all. */
export interface InteractionFault extends Omit<ParameterFault, 'code'> {
  readonly status: 400 | 404 | 405
  readonly code: ParameterFault['code'] | 'not-found'
}

type Parsed = Result<FhirInteraction, InteractionFault>

/** A segment as FHIR spells it: no escapes, so that nobody behind us reads another path than we did. */
const SEGMENT = /^(?!\.+$)[A-Za-z0-9.$_-]{1,80}$/
const ID = /^[A-Za-z0-9.-]{1,64}$/

/**
 * Reads a request as a FHIR interaction.
 * Refuses paths with escapes, empty or dotted segments, types R4 does not have, and queries that do
 * not decode or have no meaning at the address, before anything is sent on (SMART.md LEAK-24, LEAK-25).
 */
export function parseInteraction(request: FhirRequestLine): Parsed {
  const path = request.path === '/' ? [] : request.path.slice(1).split('/')
  if (!request.path.startsWith('/') || !path.every((segment) => SEGMENT.test(segment))) {
    return fault(400, 'invalid', 'The address is not well formed.')
  }
  const query = parseQuery(request.query)
  const form = parseQuery(request.form)
  if (!query.ok) return refused({ status: 400, ...query.error })
  if (!form.ok) return refused({ status: 400, ...form.error })
  const parameters = joinParameters(query.value, form.value)
  if (!parameters.ok) return refused({ status: 400, ...parameters.error })
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const asked = { method, parameters: parameters.value, ifNoneExist: request.ifNoneExist }
  return interactionOf(asked, path)
}

interface Asked {
  readonly method: string
  readonly parameters: QueryParameters
  readonly ifNoneExist: string | undefined
}

function interactionOf(asked: Asked, path: readonly string[]): Parsed {
  const [first, second] = path
  if (path.some((segment) => segment.startsWith('$'))) return onOperation(asked, path)
  if (first === undefined || first.startsWith('_')) return onSystem(asked, first)
  if (!isFhirResourceType(first)) {
    return fault(404, 'not-supported', `There is no resource type ${first} in FHIR R4.`)
  }
  if (second === undefined || second.startsWith('_')) return onType(asked, path)
  if (!ID.test(second)) return fault(400, 'invalid', 'The id is not well formed.')
  return onInstance(asked, path)
}

/** The one operation that is served is everything about one patient; all others are blocked by name. */
function onOperation({ method, parameters }: Asked, path: readonly string[]): Parsed {
  const [resourceType, id = '', operation] = path
  const isEverything = resourceType === 'Patient' && operation === '$everything'
  if (!isEverything || path.length !== 3 || method !== 'GET' || !ID.test(id)) {
    return blocked('operation', resourceType, id)
  }
  return ok({ code: 'everything', resourceType, id, parameters })
}

function onSystem({ method, parameters }: Asked, word: string | undefined): Parsed {
  if (word === '_history') return blocked('history-system')
  if (word === '_search') return blocked('search-system')
  if (word !== undefined) return unknownPlace()
  if (method === 'GET') return blocked('search-system')
  if (method !== 'POST') return methodNotAllowed(method)
  return plain(parameters, { code: 'batch', resourceType: undefined, id: undefined })
}

function onType(asked: Asked, [resourceType = '', word, ...rest]: readonly string[]): Parsed {
  if (rest.length > 0) return unknownPlace()
  const { method, parameters } = asked
  const search: FhirInteraction = { code: 'search-type', resourceType, parameters }
  switch (`${method} ${word ?? ''}`) {
    case 'GET ':
    case 'POST _search':
      return ok(search)
    case 'POST ':
      return onCreate(resourceType, asked)
    case 'PUT ':
      return conditional({ code: 'conditional-update', resourceType, parameters })
    case 'PATCH ':
      return conditional({ code: 'conditional-patch', resourceType, parameters })
    case 'DELETE ':
      return conditional({ code: 'conditional-delete', resourceType, parameters })
    case 'GET _history':
      return blocked('history-type', resourceType)
    default:
      return word === undefined || word === '_search' || word === '_history'
        ? methodNotAllowed(method)
        : unknownPlace()
  }
}

function onCreate(resourceType: string, { parameters, ifNoneExist }: Asked): Parsed {
  if (ifNoneExist === undefined) return plain(parameters, { code: 'create', resourceType })
  const criteria = parseQuery(ifNoneExist.replace(/^\?/, ''))
  if (!criteria.ok) return refused({ status: 400, ...criteria.error })
  const fault = criteriaFault(criteria.value)
  if (fault) return refused({ status: 400, ...fault })
  return plain(parameters, { code: 'create', resourceType, parameters: criteria.value })
}

/** An address without criteria would be about every resource of the type. */
function conditional(
  interaction: Extract<FhirInteraction, { code: `conditional-${string}` }>,
): Parsed {
  const fault = criteriaFault(interaction.parameters)
  return fault ? refused({ status: 400, ...fault }) : ok(interaction)
}

const BY_METHOD = { GET: 'read', PUT: 'update', PATCH: 'patch', DELETE: 'delete' } as const

function onInstance(asked: Asked, path: readonly string[]): Parsed {
  const [resourceType = '', id = '', word, versionId, ...rest] = path
  const { method, parameters } = asked
  if (rest.length > 0) return unknownPlace()
  if (word === undefined) {
    const code = Object.entries(BY_METHOD).find(([name]) => name === method)?.[1]
    return code ? plain(parameters, { code, resourceType, id }) : methodNotAllowed(method)
  }
  if (method !== 'GET') return methodNotAllowed(method)
  if (word === '_history') return onHistory({ resourceType, id, versionId, parameters })
  if (versionId !== undefined || !isFhirResourceType(word)) return unknownPlace()
  return onCompartment({ owner: resourceType, id, resourceType: word, parameters })
}

interface HistoryRequest {
  readonly resourceType: string
  readonly id: string
  readonly versionId: string | undefined
  readonly parameters: QueryParameters
}

function onHistory({ resourceType, id, versionId, parameters }: HistoryRequest): Parsed {
  if (versionId === undefined) {
    return plain(parameters, { code: 'history-instance', resourceType, id, parameters })
  }
  return ID.test(versionId)
    ? plain(parameters, { code: 'vread', resourceType, id, versionId })
    : fault(400, 'invalid', 'The version is not well formed.')
}

interface CompartmentRequest {
  readonly owner: string
  readonly id: string
  readonly resourceType: string
  readonly parameters: QueryParameters
}

/** `Patient/[id]/[type]` is a search on the type; every other compartment is blocked. */
function onCompartment(request: CompartmentRequest): Parsed {
  const { owner, id, resourceType, parameters } = request
  const isContinued = parameters.some(([name]) => CONTINUATION_PARAMETERS.has(name))
  if (owner !== 'Patient' || isContinued) return blocked('search-compartment', owner, id)
  return ok({ code: 'search-type', resourceType, parameters, patientId: id })
}

/** Takes an interaction that searches nothing; refuses parameters that mean nothing to it. */
function plain(parameters: QueryParameters, interaction: FhirInteraction): Parsed {
  const fault = plainFault(interaction.code, parameters)
  return fault ? refused({ status: 400, ...fault }) : ok(interaction)
}

function blocked(code: BlockedInteractionCode, resourceType?: string, id?: string): Parsed {
  const isType = resourceType !== undefined && isFhirResourceType(resourceType)
  return ok({ code, resourceType: isType ? resourceType : undefined, id: isType ? id : undefined })
}

function unknownPlace() {
  return fault(404, 'not-found', 'There is nothing at this address.')
}

function methodNotAllowed(method: string) {
  return fault(405, 'not-supported', `${method} is not possible at this address.`)
}

function fault(status: InteractionFault['status'], code: InteractionFault['code'], text: string) {
  return refused<InteractionFault>({ status, code, text })
}
