import { type RequestHandler, Router } from 'express'
import type { JWTVerifyGetKey } from 'jose'
import type { ConsentPreviewOf } from '../../schema/vocabulary/registration.ts'
import type { EnvironmentParts } from '../domain/separation.ts'
import { rememberLanguage } from '../language-choice.ts'
import { randomToken, sha256Hex } from '../secrets.ts'
import { compareHashedSecrets } from './clients/client-secrets.ts'
import { type DeviceCookie, deviceCookie } from './device-cookie.ts'
import { allowEhrShells } from './ehr-shells.ts'
import { federationRoutes } from './federation/routes.ts'
import { failurePage } from './interactions/failure-page.ts'
import { resumeInPlace } from './interactions/resume.ts'
import { interactionRoutes } from './interactions/routes.ts'
import { type AuthorizationServerOptions, issuerOf, mountPathOf } from './options.ts'
import { consentPreview } from './pages/consent-preview.ts'
import { pageHeaders } from './pages/send-page.ts'
import { cookieNames, smartProvider } from './provider.ts'
import { registrationRoutes } from './registration/routes.ts'
import { answeredInJson, failureForPrograms } from './requests/for-programs.ts'
import { readForm } from './requests/form-body.ts'
import { acceptBearerIntrospection, markStructuredToken } from './requests/introspection-request.ts'
import { acceptPosted } from './requests/posted-request.ts'
import { postsAlone } from './requests/posts-alone.ts'
import { toPublicAddress } from './requests/public-address.ts'
import { nameRefreshingClient } from './requests/token-request.ts'
import { serveSmartStyle } from './smart-style.ts'
import { type KeyRing, openKeyRing, type ServerKeys } from './storage/keys.ts'
import { readAheadForPage, readAheadForToken } from './storage/read-ahead.ts'
import { readRecordsOnce } from './storage/request-records.ts'
import { sweepRecords } from './storage/sweep-records.ts'
import {
  handleStructuredTokens,
  type TokenVerifier,
  tokenVerifier,
} from './tokens/structured-tokens.ts'

/** One running authorization server. */
export interface AuthorizationServer {
  /** To be mounted at the path of the issuer. */
  router: Router
  /** What others verify our tokens with: the keys as they are at that moment. */
  verifyKey: JWTVerifyGetKey
  /** What the other environment may not have as well. */
  parts: Omit<EnvironmentParts, 'upstream'>
  /** The consent page of a version as a patient would see it; null when there is no such version. */
  consentPreview(appVersionId: string, of: ConsentPreviewOf): Promise<string | null>
  /** Ends what runs in the background. */
  stop(): void
}

/**
 * Builds the SMART authorization server of one environment: its keys, its provider, and the requests the provider
 * has to be prepared for. Production and sandbox share nothing but code (R302, SMART.md PLAT-04).
 */
export async function createAuthorizationServer(
  options: AuthorizationServerOptions,
): Promise<AuthorizationServer> {
  const ring = await openKeyRing(options)
  const verifyKey: JWTVerifyGetKey = async (...facts) => (await ring.current()).verifyKey(...facts)
  const verify = tokenVerifier(options, verifyKey)
  // Never leaves the process: a Bearer caller of the introspection endpoint is this client to the provider.
  const caller = { clientId: 'gatehouse-introspection', secret: randomToken() }
  const keys = await ring.current()
  const parts = { verify, caller, devices: deviceCookie(options, keys.cookie[0] ?? '') }
  return {
    router: Router().use(
      readRecordsOnce,
      tellTrail(options),
      withCurrentKeys(ring, keys, (current) => routes(options, current, parts)),
    ),
    verifyKey,
    parts: {
      issuer: issuerOf(options),
      fhirBase: options.urls.fhir[options.environment],
      signingKeys: keys.published.map(({ kid, ...key }) => JSON.stringify(key)),
      cookieNames: Object.values(cookieNames(options)),
      cookieSecrets: keys.cookie,
    },
    consentPreview: (appVersionId, of) => consentPreview(options, appVersionId, of),
    stop: sweepRecords(options),
  }
}

/** While a request lasts it may leave something behind, which others wait for a moment to go along with. */
function tellTrail({ trail }: AuthorizationServerOptions): RequestHandler {
  return (_req, res, next) => {
    res.once('close', trail.begin())
    next()
  }
}

interface Parts {
  verify: TokenVerifier
  caller: { clientId: string; secret: string }
  devices: DeviceCookie
}

/** The provider takes its keys when it is made. It keeps nothing else, so other keys make another provider. */
function withCurrentKeys(
  ring: KeyRing,
  first: ServerKeys,
  make: (keys: ServerKeys) => Router,
): RequestHandler {
  let made = { keys: first, router: make(first) }
  return async (req, res, next) => {
    const keys = await ring.current()
    if (made.keys !== keys) made = { keys, router: make(keys) }
    made.router(req, res, next)
  }
}

function routes(
  options: AuthorizationServerOptions,
  keys: ServerKeys,
  { verify, caller, devices }: Parts,
): Router {
  const provider = smartProvider(options, keys, caller)
  compareHashedSecrets(provider, { clientId: caller.clientId, hash: sha256Hex(caller.secret) })
  handleStructuredTokens(options, provider, verify)
  const router = Router()
  router.use(toPublicAddress(options.urls.base))
  router.use(['/authorize', '/interaction', '/session', '/federation'], pageHeaders)
  router.use(['/authorize', '/interaction', '/federation'], allowEhrShells(options))
  const ahead = readAheadForPage(options, cookieNames(options).session)
  router.get(['/authorize', '/authorize/:uid'], ahead)
  router.get(['/authorize', '/session/end'], rememberLanguage(options.urls.base))
  router.get(/^\/smart-style-/, serveSmartStyle)
  router.use(['/token', '/me'], answeredInJson)
  for (const page of ['/authorize', '/session/end'] as const) {
    router.post(page, readForm, acceptPosted(mountPathOf(options), page))
  }
  router.post('/token', readForm, readAheadForToken(options), nameRefreshingClient(provider))
  router.post('/token/revocation', readForm, markStructuredToken)
  router.post(
    '/token/introspection',
    readForm,
    acceptBearerIntrospection(verify, caller),
    markStructuredToken,
  )
  router.all(['/token', '/token/revocation', '/token/introspection'], postsAlone)
  if (options.environment === 'SANDBOX' && options.urls.registration) {
    router.use('/register', registrationRoutes(options))
  }
  router.use('/interaction/:uid', ahead)
  const resume = resumeInPlace(options, provider, keys.cookie)
  router.use('/interaction', interactionRoutes(options, provider, { devices, resume }))
  router.use('/federation', federationRoutes(options, provider))
  router.use(provider.callback())
  router.use(['/token', '/me'], failureForPrograms(options))
  router.use(['/authorize', '/session'], failurePage(options))
  return router
}
