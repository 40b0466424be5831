import type { NextFunction, Request, Response } from 'express'
import type { default as Provider } from 'oidc-provider'
import { formOf, rewindForm } from './form-body.ts'

/**
 * Lets a public client refresh without naming itself: the SMART JavaScript client does not, and the token knows
 * whose it is (SMART.md REFR-13). A confidential client still has to authenticate.
 */
export function nameRefreshingClient(provider: Provider) {
  return async (req: Request, _res: Response, next: NextFunction): Promise<void> => {
    const form = formOf(req)
    if (form) {
      const clientId = isAnonymousRefresh(req, form) ? await publicOwner(provider, form) : undefined
      if (clientId) form.set('client_id', clientId)
      rewindForm(req, form)
    }
    next()
  }
}

function isAnonymousRefresh(req: Request, form: URLSearchParams): boolean {
  const identifying = ['client_id', 'client_secret', 'client_assertion']
  return (
    form.get('grant_type') === 'refresh_token' &&
    req.headers.authorization === undefined &&
    !identifying.some((name) => form.has(name))
  )
}

async function publicOwner(provider: Provider, form: URLSearchParams): Promise<string | undefined> {
  const token = await provider.RefreshToken.find(form.get('refresh_token') ?? '')
  const client = token?.clientId ? await provider.Client.find(token.clientId) : undefined
  return client?.tokenEndpointAuthMethod === 'none' ? client.clientId : undefined
}
