import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { RequestContext, SignedInViewer } from '../context.ts'
import type { AuthorizationServerOptions } from './options.ts'

/** The request as Express has seen it on the way to the provider. */
interface SeenRequest extends IncomingMessage {
  /** Given by the access log, when there is one. */
  id?: unknown
  /** The address behind the trusted proxies. */
  ip?: string
}

const ids = new WeakMap<IncomingMessage, string>()

/** The id people quote when something went wrong; the same for the whole request. */
export function requestIdOf(req: SeenRequest): string {
  const known = typeof req.id === 'string' ? req.id : ids.get(req)
  const id = known ?? randomUUID()
  ids.set(req, id)
  return id
}

/** Starts a unit of work for one request, in the name of whoever acts. */
export function requestContext(
  options: AuthorizationServerOptions,
  req: SeenRequest,
  viewer?: SignedInViewer,
): RequestContext {
  return {
    viewer,
    em: options.orm.em.fork(),
    ports: options.ports,
    urls: options.urls,
    organizationId: options.organizationId,
    requestId: requestIdOf(req),
    sourceIp: req.ip ?? req.socket.remoteAddress ?? '',
  }
}

/** A person who acts at the authorization server: named in the audit trail, without any ability. */
export function actingPerson(person: { id: string; name: string; email: string }): SignedInViewer {
  const { email, id, name } = person
  return { userId: id, name, email, roles: [], vendorIds: [], ownStages: [] }
}
