import type { IncomingMessage } from 'node:http'
import type { MikroORM } from '@mikro-orm/postgresql'
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { PublicUrls, RequestContext, SignedInViewer } from '../context.ts'
import { UnauthenticatedError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { viewerById } from '../queries/account/viewer.ts'
import { verifiedOnce } from './verified-once.ts'

export interface RequestContextOptions {
  orm: MikroORM
  ports: Ports
  urls: PublicUrls
  organizationId: string
  /** Finds keys of the production issuer; it signs the tokens of our own clients. */
  verifyKey: JWTVerifyGetKey
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
  const anonymous = (request?: IncomingMessage): RequestContext => ({
    viewer: undefined,
    em: options.orm.em.fork(),
    ports: options.ports,
    urls: options.urls,
    organizationId: options.organizationId,
    requestId: requestIdOf(request),
    sourceIp: sourceIpOf(request),
  })
  const read = verifiedOnce(async (token) => {
    const { issuer, graphql } = options.urls
    const expected = {
      issuer: issuer.PRODUCTION,
      audience: graphql,
      typ: 'at+jwt',
      algorithms: ['ES256'],
    }
    const { payload } = await jwtVerify(token, options.verifyKey, expected)
    return payload
  })
  return {
    anonymous,
    async forRequest(request, authorization) {
      const ctx = anonymous(request)
      const token = /^Bearer ([^ ]+)$/i.exec(authorization ?? '')?.[1]
      if (!token) return ctx
      const { viewer, exp } = await verified(ctx, () => read(token))
      return { ...ctx, viewer, tokenExpiresAt: new Date(exp * 1000) }
    },
  }
}

async function verified(
  ctx: RequestContext,
  read: () => Promise<JWTPayload>,
): Promise<{ viewer: SignedInViewer; exp: number }> {
  try {
    const { sub, exp, gh_grant: session } = await read()
    const isWhole = sub && typeof session === 'string' && session !== ''
    const viewer = isWhole ? await viewerById(ctx.ports.rowReader, sub, session) : undefined
    if (viewer && exp) return { viewer, exp }
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error
  }
  throw new UnauthenticatedError('The access token is not valid any more. Sign in again.')
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
