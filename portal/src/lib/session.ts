import { prepareSignIn } from './authorization-request.ts'
import { authorizationServer } from './authorization-server.ts'
import { mark, t } from './i18n/translate.ts'
import { rememberSignIn, takeSignIn } from './pending-sign-in.ts'
import { redeemCode, type Tokens } from './redeem-code.ts'
import { CALLBACK_PATH, CLIENT_ID, PORTAL_BASE } from './sign-in-settings.ts'
import { signInSilently } from './silent-sign-in.ts'

/**
 * - `starting`: not known yet
 * - `anonymous`: nobody is signed in; `problem` says what went wrong, if anything did
 * - `signed-in`
 * - `ended`: somebody was, and the server no longer knows them
 */
export type SessionState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'anonymous'; readonly problem?: string }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'ended' }

/** Nothing can be compared with the answer then, so there is no asking (R131). */
const STORAGE_BLOCKED = mark(
  'This browser lets the portal keep nothing for the way to the sign-in page and back. Allow this site to store data, or leave the private window.',
)

/** Renew this long before the access token ends. */
const RENEW_BEFORE_MS = 45_000
const RETRY_AFTER_MS = 10_000

let state: SessionState = { kind: 'starting' }
let tokens: Tokens | undefined
let renewal: Promise<boolean> | undefined
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** Who is signed in, and the way to their access token; the token never leaves memory. */
export const session = {
  getState: (): SessionState => state,

  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },

  /** Finishes a sign-in that comes back, or finds one that still stands; called once per page. */
  async start(): Promise<void> {
    if (window.location.pathname === CALLBACK_PATH) return finishSignIn()
    await session.renew()
  },

  /** Leaves for the sign-in page, to come back to where the person is now. */
  async signIn(returnTo = currentPlace()): Promise<void> {
    const { url, pending } = await prepareSignIn(returnTo)
    if (!rememberSignIn(pending)) return become({ kind: 'anonymous', problem: STORAGE_BLOCKED })
    window.location.assign(url)
  },

  /** Leaves for the sign-out page. No id_token_hint: addresses are logged, and it asks anyway. */
  async signOut(): Promise<void> {
    const server = await authorizationServer()
    const url = new URL(server.end_session_endpoint ?? '/auth/session/end', window.location.origin)
    url.searchParams.set('client_id', CLIENT_ID)
    url.searchParams.set('post_logout_redirect_uri', `${window.location.origin}${PORTAL_BASE}/`)
    window.location.assign(url)
  },

  /** The access token, renewed first when it is about to end; undefined for anonymous visitors. */
  async accessToken(): Promise<string | undefined> {
    if (tokens && tokens.expiresAt - Date.now() < RENEW_BEFORE_MS) await session.renew()
    return tokens?.accessToken
  },

  /** Gets new tokens without a person; says whether that worked. Several callers share one request. */
  renew(): Promise<boolean> {
    renewal ??= renewOnce().finally(() => {
      renewal = undefined
    })
    return renewal
  },
}

async function renewOnce(): Promise<boolean> {
  try {
    const renewed = await signInSilently()
    if (renewed) hold(renewed)
    else release()
    return renewed !== undefined
  } catch {
    keepWhatStands()
    return false
  }
}

async function finishSignIn(): Promise<void> {
  const pending = takeSignIn()
  const callback = new URL(window.location.href)
  window.history.replaceState(null, '', pending?.returnTo ?? `${PORTAL_BASE}/`)
  if (!pending) {
    await session.renew()
    return
  }
  try {
    hold(await redeemCode(callback, pending))
  } catch {
    become({ kind: 'anonymous', problem: t('Signing in did not work. Please try again.') })
  }
}

function hold(next: Tokens): void {
  tokens = next
  scheduleRenewal(next.expiresAt - Date.now() - RENEW_BEFORE_MS)
  become({ kind: 'signed-in' })
}

function release(): void {
  const wasSignedIn = state.kind === 'signed-in'
  tokens = undefined
  clearTimeout(timer)
  become({ kind: wasSignedIn ? 'ended' : 'anonymous' })
}

/** A server that cannot be reached has not said that the person is signed out. */
function keepWhatStands(): void {
  if (state.kind === 'signed-in') scheduleRenewal(RETRY_AFTER_MS)
  else
    become({
      kind: 'anonymous',
      problem: t('The sign-in service cannot be reached at the moment.'),
    })
}

function scheduleRenewal(delay: number): void {
  clearTimeout(timer)
  timer = setTimeout(() => void session.renew(), Math.max(delay, RETRY_AFTER_MS))
}

function become(next: SessionState): void {
  state = next
  for (const listener of listeners) listener()
}

function currentPlace(): string {
  const { pathname, search, hash } = window.location
  return `${pathname}${search}${hash}`
}
