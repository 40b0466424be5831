import type { KoaContextWithOIDC, default as Provider } from 'oidc-provider'
import { type AuthorizationServerOptions, issuerOf } from '../options.ts'
import { providerOfSession } from '../session-origin.ts'
import { providerOf, returnAddresses } from './provider-of.ts'

type Middleware = Parameters<Provider['use']>[0]
type Context = Parameters<Middleware>[0]

/**
 * Ends the session at the hospital's provider as well, where this one came from there: who signs out of a shared
 * machine is not signed in again by the next click. No ID token is kept for it, so the provider may ask once more.
 *
 * @see https://openid.net/specs/openid-connect-rpinitiated-1_0.html
 */
export function signOutThere(options: AuthorizationServerOptions): Middleware {
  return async (koa, next): Promise<void> => {
    await next()
    const provider = providerOf(options)
    if (!provider || !isConfirmed(koa)) return
    if (!providerOfSession(koa.oidc.session)) return
    const signedOutTo = new URL(koa.response.get('Location'), issuerOf(options)).href
    // One person takes another's place in this browser, and may have come from there just now.
    if (signedOutTo.startsWith(`${issuerOf(options)}/authorize/`)) return
    const address = await provider.signOutAddress({
      redirectUri: returnAddresses(options).signedOut,
      state: options.ports.sealer.seal(JSON.stringify({ signedOutTo })),
    })
    if (address) koa.redirect(address)
  }
}

/** Did somebody say yes to signing out, and was it done? */
function isConfirmed(koa: Context): koa is Context & KoaContextWithOIDC {
  const { oidc } = koa
  if (oidc?.route !== 'end_session_confirm' || !oidc.params?.logout) return false
  return koa.status === 303
}
