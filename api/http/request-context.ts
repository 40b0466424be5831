import type { IncomingMessage } from 'node:http'
import type { MikroORM } from '@mikro-orm/postgresql'
import { decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import { splitScopes } from '../../schema/vocabulary/scope.ts'
import type { PublicUrls, RequestContext } from '../context.ts'
import { UnauthenticatedError } from '../errors.ts'
import type { EntityManager, Ports } from '../ports.ts'
import { serviceCaller } from '../queries/access/service-accounts.ts'
import { tokenStanding } from '../queries/access/token-standing.ts'
import { viewerById } from '../queries/account/viewer.ts'
import { verifiedOnce } from './verified-once.ts'

export interface RequestContextOptions {
  orm: MikroORM
  ports: Ports
  urls: PublicUrls
  organizationId: string
  /** Finds keys of each issuer: production signs the tokens of our own clients, both those of service accounts. */
  verifyKeys: Record<LaunchEnvironment, JWTVerifyGetKey>
}

export interface RequestContexts {
  anonymous: (request?: IncomingMessage) => RequestContext
  /** @throws UnauthenticatedError for a token that is not, or no longer, good. */
  forRequest: (
    request: IncomingMessage,
    authorization: string | undefined,
  ) => Promise<RequestContext & { tokenExpiresAt?: Date }>
}

/** Makes the context of each request: its own unit of work, and who asks. */
export function requestContexts(options: RequestContextOptions): RequestContexts {
  const anonymous = (request?: IncomingMessage): RequestContext => {
    let em: EntityManager | undefined
    return {
      viewer: undefined,
      /** Made when it is first asked for: what is asked most never does. */
      get em() {
        em ??= options.orm.em.fork()
        return em
      },
      set em(next) {
        em = next
      },
      ports: options.ports,
      urls: options.urls,
      organizationId: options.organizationId,
      requestId: requestIdOf(request),
      sourceIp: sourceIpOf(request),
    }
  }
  const { issuer, graphql } = options.urls
  const read = verifiedOnce(async (token) => {
    const isSandbox = decodeJwt(token).iss === issuer.SANDBOX
    const environment = isSandbox ? 'SANDBOX' : 'PRODUCTION'
    const { payload } = await jwtVerify(token, options.verifyKeys[environment], {
      issuer: issuer[environment],
      audience: graphql,
      typ: 'at+jwt',
      algorithms: ['ES256'],
    })
    return payload
  })
  return {
    anonymous,
    async forRequest(request, authorization) {
      const ctx = anonymous(request)
      const token = /^Bearer ([^ ]+)$/i.exec(authorization ?? '')?.[1]
      if (!token) return ctx
      const { exp, ...caller } = await verified(ctx, () => read(token))
      return Object.assign(ctx, caller, { tokenExpiresAt: new Date(exp * 1000) })
    },
  }
}

type Caller = Pick<RequestContext, 'viewer' | 'service'>

async function verified(
  ctx: RequestContext,
  read: () => Promise<JWTPayload>,
): Promise<Caller & { exp: number }> {
  try {
    const payload = await read()
    const { exp } = payload
    const caller = (await personBehind(ctx, payload)) ?? (await serviceBehind(ctx, payload))
    if (caller && exp) return { ...caller, exp }
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error
  }
  throw new UnauthenticatedError('The access token is not valid any more. Sign in again.')
}

/** Our own clients, through which people come, are known in production alone. */
async function personBehind(
  { ports, urls }: RequestContext,
  { gh_grant: session, iss, sub }: JWTPayload,
): Promise<Caller | undefined> {
  if (iss !== urls.issuer.PRODUCTION || !sub || typeof session !== 'string' || !session) {
    return undefined
  }
  const viewer = await viewerById(ports.rowReader, sub, session)
  return viewer && { viewer }
}

/** A token of a backend service names itself and its version, and nobody who signed in. */
async function serviceBehind(
  { em, ports, urls }: RequestContext,
  { client_id, gh_grant, gh_version, iat, iss, jti, scope, sub }: JWTPayload,
): Promise<Caller | undefined> {
  const isService = gh_grant === undefined && typeof client_id === 'string' && sub === client_id
  if (!isService || typeof gh_version !== 'string' || !jti) return undefined
  const environment = iss === urls.issuer.SANDBOX ? 'SANDBOX' : 'PRODUCTION'
  const identity = { environment, jti, clientId: client_id, grantId: undefined } as const
  const standing = await tokenStanding(ports.rowReader, {
    ...identity,
    appVersionId: gh_version,
    issuedAt: iat ?? 0,
    at: ports.clock.now(),
  })
  const service = standing === 'good' ? await serviceCaller(em, environment, client_id) : undefined
  if (!service) return undefined
  const scopes = splitScopes(String(scope))
  const abilities = service.abilities.filter((ability) => scopes.includes(ability))
  return { viewer: undefined, service: { ...service, abilities } }
}

function requestIdOf(request: IncomingMessage | undefined): string {
  const id = (request as { requestId?: string } | undefined)?.requestId
  return id ?? crypto.randomUUID()
}

/** Express knows how many proxies are trusted; a socket upgrade knows the peer only. */
function sourceIpOf(request: IncomingMessage | undefined): string {
  const ip = (request as { ip?: string } | undefined)?.ip
  return ip ?? request?.socket.remoteAddress ?? ''
}
