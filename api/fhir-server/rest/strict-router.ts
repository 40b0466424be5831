import { OperationOutcomeError } from '@medplum/core'
import {
  type FhirRouteHandler,
  type FhirRouteMetadata,
  FhirRouter,
  type HttpMethod,
  type RouteResult,
  Router,
} from '@medplum/fhir-router'
import { isStorableType } from '../fhir-definitions.ts'
import { broken, unknownPlace } from '../outcomes.ts'
import { requireCriteria } from './conditional-criteria.ts'

type FoundRoute = RouteResult<FhirRouteHandler, FhirRouteMetadata>

/** A route of our own, which goes before FhirRouter's of the same shape. */
export interface OwnRoute {
  readonly method: HttpMethod
  readonly path: string
  readonly interaction: FhirRouteMetadata['interaction']
  readonly handler: FhirRouteHandler
}

interface RouterOptions {
  readonly baseUrl: string
  readonly routes: readonly OwnRoute[]
  /** Receives what is told to the caller only as "could not answer". */
  readonly onError?: ((error: unknown) => void) | undefined
}

/**
 * FhirRouter with our routes first and three things checked on every request, entries of bundles
 * included: the path is spelled in the one way the access decision has seen, the type exists, and
 * conditional criteria are understood. What breaks inside a handler is told as 500 without detail.
 */
export class StrictFhirRouter extends FhirRouter {
  readonly #own = new Router<FhirRouteHandler, FhirRouteMetadata>()
  readonly #options: RouterOptions

  constructor(options: RouterOptions) {
    super()
    this.#options = options
    for (const { method, path, handler, interaction } of options.routes) {
      this.#own.add(method, path, handler, { interaction })
    }
  }

  override find(method: HttpMethod, url: string): FoundRoute | undefined {
    requirePlainPath(url)
    const found = this.#own.find(method, url) ?? super.find(method, url)
    if (!found) return undefined
    const { resourceType } = found.params
    if (resourceType !== undefined && !isStorableType(resourceType)) {
      throw unknownPlace(`"${resourceType}" is not a resource type of FHIR R4.`)
    }
    return { ...found, handler: this.#guarded(found.handler) }
  }

  #guarded(handler: FhirRouteHandler): FhirRouteHandler {
    return async (request, ...rest) => {
      try {
        requireCriteria(request, this.#options.baseUrl)
        return await handler(request, ...rest)
      } catch (error) {
        throw this.#told(error)
      }
    }
  }

  /** Anything that is not a refusal, or has a cause behind it, is worth our own log. */
  #told(error: unknown): OperationOutcomeError {
    const told = error instanceof OperationOutcomeError ? error : broken(error)
    if (told.cause !== undefined) this.#options.onError?.(told.cause)
    return told
  }
}

/** Refuses escapes, doubled slashes and dot segments: two readers might read two paths. */
const requirePlainPath = (url: string) => {
  const [path = ''] = url.split('?')
  const isPlain = /^\/?$|^\/?[A-Za-z0-9$_.-]+(?:\/[A-Za-z0-9$_.-]+)*$/.test(path)
  if (!isPlain || path.split('/').some((segment) => segment === '.' || segment === '..')) {
    throw unknownPlace('The path is not one of FHIR.')
  }
}
