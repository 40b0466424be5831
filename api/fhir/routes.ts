import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { MikroORM } from '@mikro-orm/postgresql'
import express, {
  type ErrorRequestHandler,
  type Request,
  type Response,
  type Router,
} from 'express'
import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import { APP_STATE_LIMITS } from '../../schema/vocabulary/app-state.ts'
import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import { FhirAccessTrail } from '../commands/access/fhir-access-trail.ts'
import type { PublicUrls } from '../context.ts'
import { type FhirBase, firstBase } from '../domain/fhir-base.ts'
import type { FhirHttpResponse, UpstreamFhir } from '../ports.ts'
import { APP_STATE_PATH, appStateBase } from './app-state/app-state-address.ts'
import { appStateStatement } from './app-state/app-state-statement.ts'
import { capabilityReader } from './capability-statement.ts'
import { clientCors, openCors, originAllower } from './cors.ts'
import type { FhirPorts, FhirServices } from './fhir-services.ts'
import { operationOutcome, toRefusal } from './operation-outcome.ts'
import { runPipeline } from './pipeline.ts'
import { callerPolicyReader } from './policy/caller-policy.ts'
import { EMPTY_POLICY_BOOK, type PolicyBook } from './policy/policy-book.ts'
import { proxyRequest, type TakenRequest } from './proxy-request.ts'
import { sendAnswer } from './send-answer.ts'
import { smartConfiguration } from './smart-configuration.ts'
import { KnownTokens } from './tokens/known-tokens.ts'
import { BRANDS_PATH, type Brand, userAccessBrands } from './user-access-brands.ts'

export interface FhirRoutesOptions {
  readonly environment: LaunchEnvironment
  /** @default the first base of the environment */
  readonly base?: FhirBase
  readonly urls: PublicUrls
  /** The keys of the issuer that belongs to this base. */
  readonly issuerJwks: JWTVerifyGetKey | JSONWebKeySet
  readonly upstream: UpstreamFhir
  readonly orm: MikroORM
  readonly ports: FhirPorts
  readonly organizationId: string
  /** The hospital, for the bundle of brands. */
  readonly brand: Brand
  /** Says whether a registered client lives at an origin. */
  readonly corsOrigins: (origin: string) => Promise<boolean>
  /** @default EMPTY_POLICY_BOOK */
  readonly policyBook?: PolicyBook
}

/** The routes of one FHIR base. */
export interface FhirRoutes extends Router {
  /**
   * Answers a GET of something that begins with a resource type, as the routes do: for whoever takes it without
   * Express, whose way to here costs more than the policy.
   */
  readonly answerGet: (
    req: IncomingMessage,
    res: ServerResponse,
    taken: TakenRequest,
  ) => Promise<void>
}

/** Longer than any address may be, which says the same. */
const FORM_BYTES = 100_000
const FORM = express.text({
  type: 'application/x-www-form-urlencoded',
  limit: FORM_BYTES,
  inflate: false,
})

/**
 * Serves one FHIR base: discovery for everybody, and the policy proxy for whoever has a token.
 * Mount it at the path of the base. Everything below the base is answered here, never by a web page.
 */
export function fhirRoutes(options: FhirRoutesOptions): FhirRoutes {
  const services = servicesOf(options)
  const { urls, base, environment, policyBook } = services
  const capabilityStatement = capabilityReader(services)
  const router = express.Router({ caseSensitive: true })

  router.use('/.well-known', openCors)
  router.get('/.well-known/smart-configuration', (_req, res) => {
    res
      .set('Cache-Control', 'public, max-age=300')
      .json(smartConfiguration(urls, base, policyBook.current().forAnyone))
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

  router.use(`${APP_STATE_PATH}/metadata`, openCors)
  router.get(`${APP_STATE_PATH}/metadata`, async (_req, res) => {
    const body = appStateStatement(await capabilityStatement(), appStateBase(services))
    await sendAnswer(res, { status: 200, headers: {}, body })
  })

  router.use(clientCors(options.corsOrigins))
  router.post(/\/_search$/, FORM)
  router.use(APP_STATE_PATH, (req, res) => {
    const taken = { ...takenBy(req, res), mostBytes: APP_STATE_LIMITS.bytes }
    return answerProxied(services, req, res, { ...taken, isAppState: true })
  })
  router.use((req, res) => answerProxied(services, req, res, takenBy(req, res)))
  const fails: ErrorRequestHandler = (error, _req, res, _next) =>
    sendAnswer(res, failureOf(services, error))
  router.use(fails)
  const allowOrigin = originAllower(options.corsOrigins)
  return Object.assign(router, {
    answerGet: async (req: IncomingMessage, res: ServerResponse, taken: TakenRequest) => {
      try {
        await allowOrigin(req, res)
        await answerProxied(services, req, res, taken)
      } catch (error) {
        await sendAnswer(res, failureOf(services, error))
      }
    },
  })
}

async function answerProxied(
  services: FhirServices,
  req: IncomingMessage,
  res: ServerResponse,
  { isAppState = false, ...taken }: TakenRequest & { isAppState?: boolean },
): Promise<void> {
  const request = proxyRequest(req, taken)
  res.setHeader('X-Request-Id', request.requestId)
  await sendAnswer(res, await runPipeline({ services, request, isAppState }))
}

function takenBy(req: Request, res: Response): TakenRequest {
  // The absolute form of a request target is for proxies, and would be read differently by each.
  const target = req.originalUrl.startsWith('/') ? req.url : req.url.replace(/^[^?]*/, '')
  const form = typeof req.body === 'string' ? req.body : ''
  return { target, form, sourceIp: req.ip ?? '', requestId: requestIdOf(res) }
}

function servicesOf(options: FhirRoutesOptions): FhirServices {
  const { orm, issuerJwks, policyBook = EMPTY_POLICY_BOOK, ...rest } = options
  const { base = firstBase(rest.urls, rest.environment) } = rest
  const keys = typeof issuerJwks === 'function' ? issuerJwks : createLocalJWKSet(issuerJwks)
  const { rowWriter, pubSub, requestMeter } = rest.ports
  const tokens = new KnownTokens()
  pubSub.watchStanding(tokens)
  const trail = new FhirAccessTrail({
    rowWriter,
    onChanged: (changed) => {
      for (const key of changed) tokens.changed(key)
    },
    onMissed: () => tokens.forgetAll(),
  })
  const policyFor = callerPolicyReader({ book: policyBook, ...rest.ports })
  const policy = { policyBook, policyFor, requestMeter }
  return { ...rest, ...policy, base, keys, tokens, trail, em: orm.em.fork() }
}

/** The id that the rest of the server gave the request, so that log, trail and answer agree. */
function requestIdOf(res: Response): string {
  const { requestId } = res.locals
  return typeof requestId === 'string' ? requestId : randomUUID()
}

/** What is wrong with a form is told by the status alone: it is read before anybody has looked at the token. */
function unreadable(status: number) {
  if (status === 413) {
    return operationOutcome(
      'too-long',
      `The form of a search may have at most ${FORM_BYTES} bytes.`,
    )
  }
  return status === 415
    ? operationOutcome('not-supported', 'Send the form in UTF-8, without a content encoding.')
    : operationOutcome('invalid', 'The request could not be read.')
}

/** What goes wrong outside the steps: a form too large to read, a database that is gone. */
function failureOf({ ports }: FhirServices, error: unknown): FhirHttpResponse {
  const { expose, status: clientStatus } = Object(error)
  if (expose === true && Number.isInteger(clientStatus)) {
    const at = Number(clientStatus)
    return { status: at, headers: {}, body: unreadable(at) }
  }
  ports.logger.error({ err: error }, 'FHIR request failed')
  const { status, code, text, headers = {} } = toRefusal(error).facts
  return { status, headers: { ...headers }, body: operationOutcome(code, text) }
}
