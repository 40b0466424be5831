import { json, type NextFunction, type Request, type Response, Router } from 'express'
import { changeRegistration, endRegistration } from '../../commands/access/change-registration.ts'
import { registerClient } from '../../commands/access/register-client.ts'
import type { UserFault } from '../../commands/user-fault.ts'
import {
  holderOfRegistrationToken,
  managedRegistration,
} from '../../queries/access/registration-tokens.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { requestContext } from '../request-context.ts'
import { clientInformation } from './answer.ts'
import { invalidMetadata, registrationError } from './errors.ts'
import { readMetadata } from './metadata.ts'
import { isTooMany, refuse, refuseToken } from './refusals.ts'
import { registeredNow } from './registered-now.ts'

/**
 * Lets programs of vendors register apps in the sandbox (RFC 7591), and read, change and end what they registered
 * (RFC 7592). Registering takes a token the vendor made in the portal; managing takes the one that registering gave.
 */
export function registrationRoutes(options: AuthorizationServerOptions): Router {
  const router = Router()
  router.use(neverKept)
  router.use(json({ limit: '100kb', type: ['application/json', 'application/*+json'] }))
  router.post('/', (req, res) => register(options, req, res))
  router
    .route('/:clientId')
    .get((req, res) => read(options, req, res))
    .put((req, res) => change(options, req, res))
    .delete((req, res) => end(options, req, res))
  router.use(notOffered)
  router.use(unreadable)
  return router
}

async function register(
  options: AuthorizationServerOptions,
  req: Request,
  res: Response,
): Promise<void> {
  const ctx = requestContext(options, req)
  if (await isTooMany(ctx, res, ['client-registration-address', ctx.sourceIp])) return
  const holder = await holderOfRegistrationToken(ctx, bearerOf(req))
  if (!holder) return refuseToken(ctx, res)
  if (await isTooMany(ctx, res, ['client-registration-vendor', holder.vendorId])) return
  const acting = { ...ctx, viewer: holder.viewer }
  const asked = readMetadata(bodyOf(req))
  if (!asked.ok) return refuse(acting, res, asked.error)
  const made = await registerClient(acting, holder.token, asked.value)
  if (!made.ok) return refuse(acting, res, registrationError(made.error))
  const { client, draft, kept, registrationToken, secret } = made.value
  res.status(201).json(
    clientInformation({
      ...{ client, kept, registrationToken, secret, version: draft.version },
      scopes: draft.scopes.map(({ scope }) => scope),
      uri: uriOf(options, client.clientId),
    }),
  )
}

async function read(options: AuthorizationServerOptions, req: Request, res: Response) {
  const ctx = requestContext(options, req)
  const clientId = clientIdOf(req)
  const managed = await managedRegistration(ctx, clientId, bearerOf(req))
  if (!managed) return refuseToken(ctx, res, clientId)
  const now = await registeredNow(ctx, managed)
  const uri = uriOf(options, clientId)
  res.json(clientInformation({ ...now, uri, registrationToken: bearerOf(req) }))
}

async function change(options: AuthorizationServerOptions, req: Request, res: Response) {
  const ctx = requestContext(options, req)
  const clientId = clientIdOf(req)
  const managed = await managedRegistration(ctx, clientId, bearerOf(req))
  if (!managed) return refuseToken(ctx, res, clientId)
  const acting = { ...ctx, viewer: managed.viewer }
  if (bodyOf(req).client_id !== clientId) {
    return refuse(acting, res, invalidMetadata('client_id: has to be the one registered', ''))
  }
  const asked = readMetadata(bodyOf(req))
  if (!asked.ok) return refuse(acting, res, asked.error)
  const made = await changeRegistration(acting, managed.client.id, asked.value)
  if (!made.ok) return notNow(acting, res, made.error)
  const { client, draft, kept, secret } = made.value
  res.json(
    clientInformation({
      ...{ client, kept, secret, version: draft.version, registrationToken: bearerOf(req) },
      scopes: draft.scopes.map(({ scope }) => scope),
      uri: uriOf(options, clientId),
    }),
  )
}

async function end(options: AuthorizationServerOptions, req: Request, res: Response) {
  const ctx = requestContext(options, req)
  const clientId = clientIdOf(req)
  const managed = await managedRegistration(ctx, clientId, bearerOf(req))
  if (!managed) return refuseToken(ctx, res, clientId)
  const acting = { ...ctx, viewer: managed.viewer }
  const ended = await endRegistration(acting, managed.client.id)
  if (!ended.ok) return notNow(acting, res, ended.error)
  res.status(204).end()
}

/** RFC 7592 section 2: what the client may not do at present is forbidden, not wrong. */
function notNow(ctx: Parameters<typeof refuse>[0], res: Response, faults: UserFault[]) {
  const isForbidden = faults.some(({ code }) => code === 'INVALID_TRANSITION')
  const error = registrationError(faults)
  return refuse(ctx, res, isForbidden ? { ...error, error: 'access_denied' } : error)
}

function uriOf({ urls }: AuthorizationServerOptions, clientId: string): string {
  return `${urls.registration?.SANDBOX}/${encodeURIComponent(clientId)}`
}

function bearerOf({ headers }: Request): string {
  return /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''
}

function clientIdOf({ params }: Request): string {
  return String(params.clientId).replaceAll('\u0000', '')
}

function bodyOf({ body }: Request): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? body : {}
}

function neverKept(_req: Request, res: Response, next: NextFunction): void {
  res.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' })
  next()
}

function notOffered(_req: Request, res: Response): void {
  res.status(405).json({
    error: 'invalid_request',
    error_description: 'POST registers; GET, PUT and DELETE go to registration_client_uri',
  })
}

const WRONG_BODIES: Readonly<Record<string, string>> = {
  400: 'the body is a JSON object',
  413: 'the body has at most 100 kB',
  415: 'the body is JSON in UTF-8',
}

/** What is no JSON, or too much of it. */
function unreadable(cause: unknown, _req: Request, res: Response, next: NextFunction): void {
  const status = Object(cause).status
  const what = WRONG_BODIES[String(status)]
  if (res.headersSent || !what) next(cause)
  else res.status(status).json(invalidMetadata(what, ''))
}
