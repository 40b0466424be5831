import type { IncomingMessage } from 'node:http'
import type { NextFunction, Request, Response } from 'express'
import type {
  AccessToken,
  Client,
  ClientCredentials,
  KoaContextWithOIDC,
  RefreshToken,
} from 'oidc-provider'
import { errors } from 'oidc-provider'
import type { TokenVerifier, VerifiedToken } from '../tokens/structured-tokens.ts'
import { STRUCTURED_MARK } from '../tokens/structured-tokens.ts'
import { formOf, rewindForm } from './form-body.ts'

/** The client a caller with a Bearer token is to the provider, which knows only clients there. */
export interface IntrospectionCaller {
  clientId: string
  secret: string
}

const bearers = new WeakMap<IncomingMessage, VerifiedToken>()

/** The access token somebody introspects with in place of a client's credentials; undefined where it is those. */
export function bearerOf(req: IncomingMessage): VerifiedToken | undefined {
  return bearers.get(req)
}

/** Marks a structured token in the form, so that the provider looks it up instead of refusing it. */
export function markStructuredToken(req: Request, _res: Response, next: NextFunction): void {
  const form = formOf(req)
  if (form) {
    const tokens = form.getAll('token')
    form.delete('token')
    for (const token of tokens)
      form.append('token', isStructured(token) ? STRUCTURED_MARK + token : token)
    rewindForm(req, form)
  }
  next()
}

/**
 * Accepts a live access token as the credential of an introspection, as the implementation guide demands: a
 * backend service may ask about any token, another app about its own (SMART.md INTR-08, INTR-09).
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/token-introspection.html
 */
export function acceptBearerIntrospection(verify: TokenVerifier, caller: IntrospectionCaller) {
  return async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    const [, credential] = /^bearer +(\S+)$/i.exec(req.headers.authorization ?? '') ?? []
    if (!credential) return next()
    const bearer = await verify(credential)
    if (!bearer) {
      res
        .status(401)
        .set({ 'WWW-Authenticate': 'Bearer error="invalid_token"', 'Cache-Control': 'no-store' })
        .json({ error: 'invalid_token', error_description: 'the access token is not valid' })
      return
    }
    bearers.set(req, bearer)
    withoutClient(req)
    const basic = Buffer.from(`${caller.clientId}:${caller.secret}`).toString('base64')
    req.headers.authorization = `Basic ${basic}`
    next()
  }
}

/** Decides who may learn about a token: see `acceptBearerIntrospection`; a client without a secret only its own. */
export function mayIntrospect(
  ctx: KoaContextWithOIDC,
  client: Client,
  token: AccessToken | ClientCredentials | RefreshToken,
): boolean {
  const bearer = bearerOf(ctx.req)
  if (!bearer) return client.clientAuthMethod !== 'none' || token.clientId === client.clientId
  if (bearer.isSystem || token.clientId === bearer.clientId) return true
  throw new errors.InsufficientScope(
    'this token may not introspect tokens of other clients',
    'system/*.r',
  )
}

/** The token is the credential: a client named beside it would be a second one. */
function withoutClient(req: Request): void {
  const form = formOf(req)
  if (!form) return
  for (const name of ['client_id', 'client_secret', 'client_assertion']) form.delete(name)
  req.body = form.toString()
}

function isStructured(token: string): boolean {
  return token.split('.').length === 3
}
