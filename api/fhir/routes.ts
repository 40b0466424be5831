import { randomUUID } from 'node:crypto'
import type { MikroORM } from '@mikro-orm/postgresql'
import express, { type ErrorRequestHandler, type Response, type Router } from 'express'
import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import type { PublicUrls } from '../context.ts'
import { type AccessPolicy, DEFAULT_ACCESS_POLICY } from '../domain/access-policy.ts'
import type { Ports, UpstreamFhir } from '../ports.ts'
import { capabilityReader } from './capability-statement.ts'
import { clientCors, openCors } from './cors.ts'
import type { FhirServices } from './fhir-services.ts'
import { operationOutcome, toRefusal } from './operation-outcome.ts'
import { runPipeline } from './pipeline.ts'
import { proxyRequest } from './proxy-request.ts'
import { sendAnswer } from './send-answer.ts'
import { smartConfiguration } from './smart-configuration.ts'
import { BRANDS_PATH, type Brand, userAccessBrands } from './user-access-brands.ts'

export interface FhirRoutesOptions {
  readonly environment: LaunchEnvironment
  readonly urls: PublicUrls
  /** The keys of the issuer that belongs to this base. */
  readonly issuerJwks: JWTVerifyGetKey | JSONWebKeySet
  readonly upstream: UpstreamFhir
  readonly orm: MikroORM
  readonly ports: Pick<Ports, 'clock' | 'logger'>
  readonly organizationId: string
  /** The hospital, for the bundle of brands. */
  readonly brand: Brand
  /** Says whether a registered client lives at an origin. */
  readonly corsOrigins: (origin: string) => Promise<boolean>
  /** @default DEFAULT_ACCESS_POLICY */
  readonly policy?: AccessPolicy
}

/**
 * Serves one FHIR base: discovery for everybody, and the policy proxy for whoever has a token.
 * Mount it at the path of the base. Everything below the base is answered here, never by a web page.
 */
export function fhirRoutes(options: FhirRoutesOptions): Router {
  const services = servicesOf(options)
  const { urls, environment, policy } = services
  const configuration = smartConfiguration(urls, environment, policy)
  const capabilityStatement = capabilityReader(services)
  const router = express.Router({ caseSensitive: true })

  router.use('/.well-known', openCors)
  router.get('/.well-known/smart-configuration', (_req, res) => {
    res.set('Cache-Control', 'public, max-age=300').json(configuration)
  })
  const brands = JSON.stringify(userAccessBrands(urls, environment, options.brand))
  router.get(BRANDS_PATH, (_req, res) => {
    res.set('Cache-Control', 'public, max-age=300').type('application/fhir+json').send(brands)
  })
  router.use('/.well-known', (_req, res) => {
    const body = operationOutcome('not-found', 'There is nothing at this address.')
    return sendAnswer(res, { status: 404, headers: {}, body })
  })
  router.use('/metadata', openCors)
  router.get('/metadata', async (_req, res) => {
    await sendAnswer(res, { status: 200, headers: {}, body: await capabilityStatement() })
  })

  router.use(clientCors(options.corsOrigins))
  router.post(/\/_search$/, express.text({ type: 'application/x-www-form-urlencoded' }))
  router.use(async (req, res) => {
    const request = proxyRequest(req, requestIdOf(res))
    res.set('X-Request-Id', request.requestId)
    await sendAnswer(res, await runPipeline({ services, request }))
  })
  router.use(answerFailure(services))
  return router
}

function servicesOf(options: FhirRoutesOptions): FhirServices {
  const { orm, issuerJwks, policy = DEFAULT_ACCESS_POLICY, ...rest } = options
  const keys = typeof issuerJwks === 'function' ? issuerJwks : createLocalJWKSet(issuerJwks)
  return { ...rest, policy, keys, em: orm.em.fork() }
}

/** The id that the rest of the server gave the request, so that log, trail and answer agree. */
function requestIdOf(res: Response): string {
  const { requestId } = res.locals
  return typeof requestId === 'string' ? requestId : randomUUID()
}

/** What goes wrong outside the steps: a form too large to read, a database that is gone. */
function answerFailure({ ports }: FhirServices): ErrorRequestHandler {
  return (error, _req, res, _next) => {
    const isClients = error?.expose === true && Number.isInteger(error.status)
    const { status, code, text, headers = {} } = toRefusal(error).facts
    if (!isClients) ports.logger.error({ err: error }, 'FHIR request failed')
    const body = isClients
      ? operationOutcome('invalid', 'The request could not be read.')
      : operationOutcome(code, text)
    return sendAnswer(res, {
      status: isClients ? error.status : status,
      headers: { ...headers },
      body,
    })
  }
}
