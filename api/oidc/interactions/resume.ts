import type { Request, Response } from 'express'
import type { InteractionResults, default as Provider } from 'oidc-provider'
import { cookieSigner } from '../cookie-signer.ts'
import { type AuthorizationServerOptions, mountPathOf } from '../options.ts'
import { cookieNames } from '../provider.ts'
import { holdChanges } from '../storage/request-records.ts'

/** Answers a page that was sent back with what comes next. */
export type Resume = (
  http: { req: Request; res: Response },
  result: InteractionResults,
  how: { mergeWithLastSubmission: boolean },
) => Promise<void>

/**
 * Goes on with an authorization in the request that ended its page, where the provider would send the browser to an
 * address that goes on: one request less for each page, and what was read for the page need not be read again.
 *
 * That address knows the browser by a cookie which travels there alone. The page was answered to a browser that showed the
 * cookie of the same authorization, signed with the same key, so it is written here as the browser would bring it.
 */
export function resumeInPlace(
  options: AuthorizationServerOptions,
  provider: Provider,
  secrets: readonly string[],
): Resume {
  const answer = provider.callback()
  const signer = cookieSigner(secrets)
  const cookie = cookieNames(options).resume
  const mount = mountPathOf(options)
  return async ({ req, res }, result, how) => {
    holdChanges()
    const { pathname } = new URL(await provider.interactionResult(req, res, result, how))
    const pair = `${cookie}=${pathname.split('/').at(-1)}`
    const asked = { method: req.method, url: req.url, originalUrl: req.originalUrl }
    req.headers.cookie = [req.headers.cookie, pair, `${cookie}.sig=${signer.sign(pair)}`].join('; ')
    Object.assign(req, { method: 'GET', url: pathname.slice(mount.length), originalUrl: pathname })
    await answer(req, res)
    Object.assign(req, asked) // for whoever logs what was asked
  }
}
