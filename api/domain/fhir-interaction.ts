import { isFhirResourceType } from '../../schema/vocabulary/fhir-resource-type.ts'
import {
  CONTINUATION_PARAMETERS,
  joinParameters,
  type ParameterFault,
  parseQuery,
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
}

/** Interactions that the proxy never passes on. */
export type BlockedInteractionCode =
  | 'create'
  | 'update'
  | 'patch'
  | 'delete'
  | 'batch'
  | 'operation'
  | 'search-system'
  | 'search-compartment'
  | 'history-type'
  | 'history-system'

/** What a request asks for, in the words of the standard. @see https://hl7.org/fhir/R4/http.html */
export type FhirInteraction =
  | { readonly code: 'read'; readonly resourceType: string; readonly id: string }
  | {
      readonly code: 'vread'
      readonly resourceType: string
      readonly id: string
      readonly versionId: string
    }
  | {
      readonly code: 'history-instance'
      readonly resourceType: string
      readonly id: string
      readonly parameters: QueryParameters
    }
  | {
      readonly code: 'search-type'
      readonly resourceType: string
      readonly parameters: QueryParameters
      /** Given by a compartment address, `Patient/[id]/[type]`. */
      readonly patientId?: string
    }
  | {
      readonly code: BlockedInteractionCode
      readonly resourceType: string | undefined
      readonly id: string | undefined
    }

/** Why a request is not an interaction at all. */
export interface InteractionFault extends Omit<ParameterFault, 'code'> {
  readonly status: 400 | 404 | 405
  readonly code: ParameterFault['code'] | 'not-found'
}

/** A segment as FHIR spells it: no escapes, so that nobody behind us reads another path than we did. */
const SEGMENT = /^(?!\.+$)[A-Za-z0-9.$_-]{1,80}$/
const ID = /^[A-Za-z0-9.-]{1,64}$/

/**
 * Reads a request as a FHIR interaction.
 * Refuses paths with escapes, empty or dotted segments, types R4 does not have, and queries that do
 * not decode, before anything is sent on (SMART.md LEAK-24, LEAK-25).
 */
export function parseInteraction(
  request: FhirRequestLine,
): Result<FhirInteraction, InteractionFault> {
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
  return interactionOf(method, path, parameters.value)
}

function interactionOf(
  method: string,
  path: readonly string[],
  parameters: QueryParameters,
): Result<FhirInteraction, InteractionFault> {
  const [first, second] = path
  if (path.some((segment) => segment.startsWith('$'))) return blocked('operation', first, second)
  if (first === undefined || first.startsWith('_')) return onSystem(method, first)
  if (!isFhirResourceType(first)) {
    return fault(404, 'not-supported', `There is no resource type ${first} in FHIR R4.`)
  }
  if (second === undefined || second.startsWith('_')) {
    return onType(method, path, parameters)
  }
  if (!ID.test(second)) return fault(400, 'invalid', 'The id is not well formed.')
  return onInstance(method, path, parameters)
}

function onSystem(
  method: string,
  word: string | undefined,
): Result<FhirInteraction, InteractionFault> {
  if (word === '_history') return blocked('history-system')
  if (word === '_search') return blocked('search-system')
  if (word !== undefined) return unknownPlace()
  if (method === 'GET') return blocked('search-system')
  return method === 'POST' ? blocked('batch') : methodNotAllowed(method)
}

function onType(
  method: string,
  [type = '', word, ...rest]: readonly string[],
  parameters: QueryParameters,
): Result<FhirInteraction, InteractionFault> {
  if (rest.length > 0) return unknownPlace()
  const search: FhirInteraction = { code: 'search-type', resourceType: type, parameters }
  switch (`${method} ${word ?? ''}`) {
    case 'GET ':
    case 'POST _search':
      return ok(search)
    case 'POST ':
      return blocked('create', type)
    // Conditional update, patch and delete.
    case 'PUT ':
      return blocked('update', type)
    case 'PATCH ':
      return blocked('patch', type)
    case 'DELETE ':
      return blocked('delete', type)
    case 'GET _history':
      return blocked('history-type', type)
    default:
      return word === undefined || word === '_search' || word === '_history'
        ? methodNotAllowed(method)
        : unknownPlace()
  }
}

const WRITES: Readonly<Record<string, BlockedInteractionCode>> = {
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
}

function onInstance(
  method: string,
  [resourceType = '', id = '', word, versionId, ...rest]: readonly string[],
  parameters: QueryParameters,
): Result<FhirInteraction, InteractionFault> {
  if (rest.length > 0) return unknownPlace()
  if (word === undefined) {
    const write = WRITES[method]
    if (write) return blocked(write, resourceType, id)
    return method === 'GET' ? ok({ code: 'read', resourceType, id }) : methodNotAllowed(method)
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

function onHistory({ resourceType, id, versionId, parameters }: HistoryRequest) {
  if (versionId === undefined) {
    return ok<FhirInteraction>({ code: 'history-instance', resourceType, id, parameters })
  }
  return ID.test(versionId)
    ? ok<FhirInteraction>({ code: 'vread', resourceType, id, versionId })
    : fault(400, 'invalid', 'The version is not well formed.')
}

interface CompartmentRequest {
  readonly owner: string
  readonly id: string
  readonly resourceType: string
  readonly parameters: QueryParameters
}

/** `Patient/[id]/[type]` is a search on the type; every other compartment is blocked. */
function onCompartment(request: CompartmentRequest): Result<FhirInteraction, InteractionFault> {
  const { owner, id, resourceType, parameters } = request
  const isContinued = parameters.some(([name]) => CONTINUATION_PARAMETERS.has(name))
  if (owner !== 'Patient' || isContinued) return blocked('search-compartment', owner, id)
  return ok({ code: 'search-type', resourceType, parameters, patientId: id })
}

function blocked(
  code: BlockedInteractionCode,
  resourceType?: string,
  id?: string,
): Result<FhirInteraction, InteractionFault> {
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
