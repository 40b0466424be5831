import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'

/** What the provider says of somebody, and how they are signed in there. */
export interface StaffMember {
  [claim: string]: unknown
  amr?: string[]
  acr?: string
}

/** The OpenID provider of a hospital, on this machine: a real one, with people we choose. */
export interface HospitalProvider {
  issuer: string
  /** By the name they type there, which is their subject as well. */
  people: Map<string, StaffMember>
  /** Begins to answer, for one installation of Gatehouse. */
  serve(gatehouse: { callbacks: string[]; afterSignOut: string[] }): Promise<void>
  stop(): Promise<void>
}

export const PROVIDER_CLIENT = { id: 'gatehouse', secret: 'a secret only for tests, long enough' }

/** The variables by which Gatehouse finds it. */
export function federationEnv(issuer: string, more: Record<string, string> = {}) {
  return {
    FEDERATION_ISSUER: issuer,
    FEDERATION_CLIENT_ID: PROVIDER_CLIENT.id,
    FEDERATION_CLIENT_SECRET: PROVIDER_CLIENT.secret,
    FEDERATION_LABEL: 'Lakeside staff account',
    ...more,
  }
}

/** Takes a port, so that its issuer is known before anybody is served. */
export async function aHospitalProvider(): Promise<HospitalProvider> {
  let answer = (_req: IncomingMessage, res: ServerResponse): void => void res.writeHead(503).end()
  const server = createServer((req, res) => answer(req, res))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on TCP
  const issuer = `http://127.0.0.1:${port}`
  const people = new Map<string, StaffMember>()
  return {
    issuer,
    people,
    async serve(gatehouse) {
      const provider = new Provider(issuer, await configuration(people, gatehouse))
      const callback = provider.callback()
      answer = (req, res) => {
        if (req.url?.startsWith('/interaction/')) void signInThere(provider, people, { req, res })
        else void callback(req, res)
      }
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function configuration(
  people: Map<string, StaffMember>,
  { afterSignOut, callbacks }: { callbacks: string[]; afterSignOut: string[] },
): Promise<Configuration> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return {
    clients: [
      {
        client_id: PROVIDER_CLIENT.id,
        client_secret: PROVIDER_CLIENT.secret,
        redirect_uris: callbacks,
        post_logout_redirect_uris: afterSignOut,
      },
    ],
    claims: {
      openid: ['sub', 'acr', 'amr'],
      email: ['email', 'email_verified'],
      profile: ['given_name', 'family_name', 'groups', 'fhir_patient', 'fhir_practitioner'],
    },
    cookies: { keys: ['a key for cookies of tests'] },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: askThere },
    },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ ...people.get(sub), sub }),
    }),
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
    async loadExistingGrant({ oidc }) {
      const { account, client, provider } = oidc
      const grant = new provider.Grant({
        accountId: account?.accountId ?? '',
        clientId: client?.clientId ?? '',
      })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
    pkce: { required: () => true },
  }
}

/** One page: a name is typed, or the person goes back. */
async function signInThere(
  provider: Provider,
  people: Map<string, StaffMember>,
  { req, res }: { req: IncomingMessage; res: ServerResponse },
): Promise<void> {
  if (req.method === 'GET') {
    const page =
      '<!doctype html><html lang="en"><title>Lakeside</title><main><h1>Lakeside staff</h1><form method="post"><label>Name <input name="login"></label><button name="go" value="in">Sign in</button><button name="go" value="back">Back</button></form></main>'
    res.writeHead(200, { 'content-type': 'text/html' }).end(page)
    return
  }
  const form = new URLSearchParams(await text(req))
  const accountId = form.get('login') ?? ''
  const { acr, amr } = people.get(accountId) ?? {}
  const result =
    form.get('go') === 'back'
      ? { error: 'access_denied' }
      : { login: { accountId, ...(amr ? { amr } : {}), ...(acr ? { acr } : {}) } }
  await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false })
}

async function askThere(ctx: { body: unknown }, form: string): Promise<void> {
  ctx.body = `<!doctype html><html lang="en"><title>Lakeside</title><main><h1>Sign out of Lakeside?</h1>${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button></main>`
}
