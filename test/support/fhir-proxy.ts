import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { MikroORM } from '@mikro-orm/postgresql'
import express, { type Express } from 'express'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import pg from 'pg'
import { aesSealer } from '../../api/adapters/aes-sealer.ts'
import { postgresRows } from '../../api/adapters/postgres-rows.ts'
import { firstBase } from '../../api/domain/fhir-base.ts'
import type { PolicyBook } from '../../api/fhir/policy/policy-book.ts'
import { fhirRoutes } from '../../api/fhir/routes.ts'
import {
  fhirStructure,
  hasFhirElement,
  searchParameterElements,
} from '../../api/fhir-server/index/element-definitions.ts'
import { directGets } from '../../api/http/direct-gets.ts'
import type { RequestMeter } from '../../api/ports/request-meter.ts'
import type { PubSub, UpstreamFhir } from '../../api/ports.ts'
import type { FhirBaseVersion } from '../../schema/vocabulary/fhir-base-version.ts'
import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import { FakeFhirServer } from './fake-fhir-server.ts'
import { type LiveApp, liveApp } from './live-app.ts'

/** Claims that a test sets; the rest is what the authorization server writes. */
export interface TokenWishes extends JWTPayload {
  scope?: string
  patient?: string
  fhirUser?: string
}

export interface FhirProxy {
  base: string
  issuer: string
  upstream: FakeFhirServer
  app: LiveApp
  orm: MikroORM
  /** Signs an access token for `app`; undefined takes a claim away. */
  token(wishes?: TokenWishes, header?: Record<string, unknown>): Promise<string>
  /** Asks below the base; a token is added when it is given. */
  ask(path: string, token?: string, init?: RequestInit): Promise<Response>
  /** Audit rows of one request, by the id in its answer. */
  audit(response: Response): Promise<Record<string, unknown>[]>
  logged: object[]
  close(): Promise<void>
}

export interface FhirProxyOptions {
  orm: MikroORM
  /** @default a FakeFhirServer */
  upstream?: UpstreamFhir
  now?: () => Date
  /** Tells of changes to what tokens rest on. @default none, so that every request asks */
  pubSub?: Pick<PubSub, 'watchStanding'>
  /** @default 'PRODUCTION' */
  environment?: LaunchEnvironment
  /** @default 'R4' */
  version?: FhirBaseVersion
  /** @default no data policy */
  policyBook?: PolicyBook
  /** @default one that counts nothing */
  requestMeter?: RequestMeter
  /** Takes GETs of resources past Express, as the product does, and is told of each. @default all by Express */
  onDirectGet?: (target: string) => void
}

/** Starts the proxy of one FHIR base on a port of its own, with the keys of an issuer that only the test knows. */
export async function startFhirProxy(options: FhirProxyOptions): Promise<FhirProxy> {
  const { orm, now = () => new Date(), environment = 'PRODUCTION' } = options
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const host = express()
  const server = createServer()
  const root = await listening(server)
  const fhir = { PRODUCTION: `${root}/fhir`, SANDBOX: `${root}/fhir-sandbox` }
  const issuer = { PRODUCTION: `${root}/auth`, SANDBOX: `${root}/auth-sandbox` }
  const upstream = new FakeFhirServer(fhir[environment])
  const pool = new pg.Pool({ connectionString: orm.config.get('clientUrl') })
  const rows = postgresRows(pool)
  const { pubSub = { watchStanding: () => () => undefined } } = options
  const app = await liveApp(orm.em.fork(), environment)
  const logged: object[] = []
  const log = (fields: object) => {
    logged.push(fields)
  }
  const path = new URL(fhir[environment]).pathname
  const routes = fhirRoutes({
    brand: { name: 'Test Hospital', updatedAt: new Date('2026-11-22') },
    environment,
    base: { ...firstBase({ fhir }, environment), version: options.version ?? 'R4' },
    urls: { base: root, graphql: `${root}/graphql`, issuer, fhir },
    issuerJwks: { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'k1' }] },
    upstream: options.upstream ?? upstream,
    orm,
    ports: {
      ...{ clock: { now }, logger: { info: log, warn: log, error: log }, pubSub },
      ...{ rowReader: rows, rowWriter: rows, sealer: aesSealer(randomBytes(32)) },
      fhirElements: FHIR_ELEMENTS,
      requestMeter: options.requestMeter ?? NO_METER,
    },
    ...(options.policyBook ? { policyBook: options.policyBook } : {}),
    organizationId: app.organizationId,
    corsOrigins: async (origin) => origin === 'https://app.example',
  })
  host.use(path, routes)
  server.on('request', listenerOf({ host, path, routes, onDirectGet: options.onDirectGet }))
  return {
    base: fhir[environment],
    issuer: issuer[environment],
    upstream,
    app,
    orm,
    logged,
    token: (wishes, header) =>
      new SignJWT({ ...claims(app, issuer[environment], fhir[environment]), ...wishes })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1', ...header })
        .sign(privateKey),
    ask: (path, token, init = {}) => {
      const headers = new Headers(init.headers)
      if (token) headers.set('authorization', `Bearer ${token}`)
      return fetch(`${fhir[environment]}${path}`, { ...init, headers })
    },
    audit: (response) =>
      orm.em
        .fork()
        .execute('select * from audit_event where request_id = ?', [
          response.headers.get('x-request-id') ?? '',
        ]),
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await pool.end()
    },
  }
}

interface Routing {
  host: Express
  path: string
  routes: ReturnType<typeof fhirRoutes>
  onDirectGet: ((target: string) => void) | undefined
}

function listenerOf({ host, onDirectGet, path, routes }: Routing): RequestListener {
  if (!onDirectGet) return host
  const answerGet: typeof routes.answerGet = (req, res, taken) => {
    onDirectGet(taken.target)
    return routes.answerGet(req, res, taken)
  }
  const measure = (_req: unknown, _res: unknown, next: () => void) => next()
  const directs = [{ path, answerGet }]
  return directGets({ directs, otherwise: host, trustedProxies: 0, headers: {}, measure })
}

/** What the standard says, as the platform knows it. */
const FHIR_ELEMENTS = {
  parametersOf: searchParameterElements,
  hasElement: hasFhirElement,
  structure: fhirStructure,
}

const NO_METER: RequestMeter = {
  take: () => {
    throw new Error('No rule limits how often this proxy is asked.')
  },
}

function claims(app: LiveApp, iss: string, aud: string): JWTPayload {
  const iat = Math.floor(Date.now() / 1000)
  return {
    iss,
    aud,
    iat,
    exp: iat + 300,
    jti: randomUUID(),
    sub: app.userId,
    client_id: app.clientId,
    gh_version: app.appVersionId,
    gh_grant: app.grantId,
    patient: 'p1',
    scope: 'patient/*.rs',
  }
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  return `http://127.0.0.1:${address.port}`
}
