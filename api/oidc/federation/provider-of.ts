import { z } from 'zod'
import type { BegunSignIn, IdentityProvider } from '../../ports/identity-provider.ts'
import { type AuthorizationServerOptions, issuerOf } from '../options.ts'
import { type SealedCookie, sealedCookie } from './sealed-cookie.ts'

/** The hospital's provider where people of this environment may use it. */
export function providerOf({
  environment,
  ports,
}: Pick<AuthorizationServerOptions, 'environment' | 'ports'>): IdentityProvider | undefined {
  const { identityProvider } = ports
  return identityProvider?.rules.environments.includes(environment) ? identityProvider : undefined
}

/** Addresses the provider has to know: where it sends people after signing in, and after signing out. */
export function returnAddresses(options: AuthorizationServerOptions) {
  const base = `${issuerOf(options)}/federation`
  return { signedIn: `${base}/callback`, signedOut: `${base}/signed-out` }
}

/** The sign-in a browser has begun at the provider. */
export function begunCookie(options: AuthorizationServerOptions): SealedCookie<BegunSignIn> {
  const schema = z.object({
    redirectUri: z.string(),
    state: z.string(),
    nonce: z.string(),
    verifier: z.string(),
  })
  return sealedCookie(options, { name: 'federation', path: '/federation', schema })
}

/** Whom the provider vouched for, on the way to an account. */
export const LINKED_PERSON = z.object({
  issuer: z.string(),
  subject: z.string(),
  email: z.string(),
})

/** The same in the browser, while it shows which account is theirs. */
export function linkCookie(options: AuthorizationServerOptions) {
  return sealedCookie(options, { name: 'link', path: '/interaction', schema: LINKED_PERSON })
}
