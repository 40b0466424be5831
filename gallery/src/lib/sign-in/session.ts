import { AuthorizationResponseError } from 'oauth4webapi'
import { authorizationRequest } from './authorization-request.ts'
import { callbackUrl, discover, GALLERY_CLIENT, type SignInServer } from './authorization-server.ts'
import { rememberPlace, rememberSignIn, takeSignIn } from './pending-sign-in.ts'
import { type Credentials, redeemCode } from './redeem-code.ts'

const RENEW_BEFORE_MS = 30_000

/** Who is there, as far as this page knows. */
export type SessionState =
  | { readonly status: 'STARTING' }
  | { readonly status: 'SIGNED_OUT' }
  | { readonly status: 'FAILED' }
  | { readonly status: 'SIGNED_IN'; readonly name: string | undefined }

/** One person's stay on this page. Tokens never leave its memory. */
export interface Session {
  readonly state: () => SessionState
  readonly subscribe: (listener: () => void) => () => void
  /** Finds out who is there: from the answer in the address, or by asking without a prompt. */
  readonly start: () => Promise<void>
  /** Leaves for the sign-in page. */
  readonly signIn: () => Promise<void>
  /** Leaves for the sign-out page of the authorization server. */
  readonly signOut: () => Promise<void>
  /** A token that still lasts, renewed without a prompt when needed; undefined when signed out. */
  readonly accessToken: () => Promise<string | undefined>
}

/** Begins a session of the gallery at an origin. */
export function createSession(origin: string): Session {
  const listeners = new Set<() => void>()
  let state: SessionState = { status: 'STARTING' }
  let credentials: Credentials | undefined
  let server: Promise<SignInServer> | undefined
  let renewal: Promise<void> | undefined

  function become(next: SessionState, found?: Credentials): void {
    state = next
    credentials = found
    for (const listener of listeners) listener()
  }

  async function knownServer(): Promise<SignInServer> {
    server ??= discover(origin)
    return server
  }

  async function attempt(signIn: (server: SignInServer) => Promise<Credentials>): Promise<void> {
    try {
      const found = await signIn(await knownServer())
      become({ status: 'SIGNED_IN', name: found.name }, found)
    } catch (error) {
      server = undefined
      become({ status: isRefusal(error) ? 'SIGNED_OUT' : 'FAILED' })
    }
  }

  async function start(): Promise<void> {
    const answer = new URLSearchParams(location.search)
    const isAnswer = answer.has('state')
    const proof = isAnswer ? takeSignIn() : undefined
    // The code is spent at once; it must not stay in the history or be sent as a referrer.
    if (!isPage(location.pathname)) history.replaceState(null, '', '/my-apps')
    await attempt((known) => (proof ? redeemCode(known, answer, proof) : askSilently(known)))
  }

  async function renew(): Promise<void> {
    renewal ??= attempt(askSilently).finally(() => {
      renewal = undefined
    })
    return renewal
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start,
    async signIn() {
      const { url, proof } = await authorizationRequest(await knownServer())
      rememberSignIn(proof)
      rememberPlace(location.pathname)
      location.assign(url)
    },
    async signOut() {
      const { metadata } = await knownServer()
      const url = new URL(metadata.end_session_endpoint ?? '/my-apps', origin)
      url.searchParams.set('client_id', GALLERY_CLIENT.client_id)
      url.searchParams.set('post_logout_redirect_uri', `${origin}/my-apps`)
      if (credentials) url.searchParams.set('id_token_hint', credentials.idToken)
      location.assign(url)
    },
    async accessToken() {
      if (credentials && credentials.expiresAt - RENEW_BEFORE_MS < Date.now()) await renew()
      return credentials?.accessToken
    },
  }
}

/** A page of its own, which no answer was sent to. */
function isPage(path: string): boolean {
  return path === '/my-apps' || /^\/clinicians(\/|$)/.test(path)
}

/** Asks who is signed in without showing anything: the answer is the address the redirects end at. */
async function askSilently(server: SignInServer): Promise<Credentials> {
  const { url, proof } = await authorizationRequest(server, 'none')
  const response = await fetch(url, { credentials: 'same-origin', redirect: 'follow' })
  // The page at the end is not read; without this the connection would wait for it.
  await response.body?.cancel()
  const end = response.url
  if (!end.startsWith(callbackUrl(server.origin))) throw new Error('The sign-in led elsewhere.')
  return redeemCode(server, new URL(end).searchParams, proof)
}

/** The server answered that nobody is signed in, or that somebody would have to be asked. */
function isRefusal(error: unknown): boolean {
  return error instanceof AuthorizationResponseError
}
