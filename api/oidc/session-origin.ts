import type { IncomingMessage } from 'node:http'
import Provider from 'oidc-provider'

const PROPERTY = 'signedInFrom'
const USER_AGENT_MAX = 300

/**
 * Makes the provider keep with a session where it was signed in from, for its owner to recognise it; a model keeps
 * only the members it names.
 */
export function keepOriginWithSession(provider: Provider): void {
  const { Session } = provider
  const members = Session.IN_PAYLOAD
  Object.defineProperty(Session, 'IN_PAYLOAD', { get: () => [...members, PROPERTY] })
  const login = Session.prototype.loginAccount
  Session.prototype.loginAccount = function loginAccount(...details) {
    const provider = Provider.ctx?.oidc.entities.Interaction?.result?.login?.provider
    Object.assign(this, {
      [PROPERTY]: originOf(Provider.ctx?.req, typeof provider === 'string' ? provider : undefined),
    })
    return login.apply(this, details)
  }
}

/** The issuer of the provider that signed somebody in; undefined when it was us. */
export function providerOfSession(session: object | undefined): string | undefined {
  const kept = session as { [PROPERTY]?: ReturnType<typeof originOf> } | undefined // written above
  return kept?.[PROPERTY]?.provider
}

function originOf(
  req: (IncomingMessage & { ip?: string }) | undefined,
  provider: string | undefined,
) {
  const userAgent = req?.headers['user-agent']?.slice(0, USER_AGENT_MAX)
  const address = req?.ip ?? req?.socket.remoteAddress
  return { address, userAgent, ...(provider ? { provider } : {}) }
}
