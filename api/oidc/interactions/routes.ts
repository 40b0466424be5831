import { type NextFunction, type Request, type Response, Router, urlencoded } from 'express'
import type { default as Provider } from 'oidc-provider'
import { errors } from 'oidc-provider'
import { PlatformError } from '../../errors.ts'
import type { DeviceCookie } from '../device-cookie.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { errorPage, sessionGonePage } from '../pages/error-page.ts'
import { sendPage } from '../pages/send-page.ts'
import { requestIdOf } from '../request-context.ts'
import { chooseEncounter } from './choose-encounter.ts'
import { choosePatient } from './choose-patient.ts'
import { giveConsentPage } from './consent.ts'
import { interactionCall, type PromptPage } from './interaction-call.ts'
import { secondFactorPage } from './second-factor.ts'
import { signInPage } from './sign-in.ts'

/** The page behind each prompt of interaction-policy.ts. */
const PAGES: Readonly<Record<string, PromptPage>> = {
  login: signInPage,
  second_factor: secondFactorPage,
  patient: choosePatient,
  encounter: chooseEncounter,
  consent: giveConsentPage,
}

/**
 * Serves the pages between an authorization request and its answer. A page belongs to the browser that started it:
 * the signed cookie names the interaction, and without it there is no page and no answer (SMART.md AUTHZ-37).
 */
export function interactionRoutes(
  options: AuthorizationServerOptions,
  provider: Provider,
  devices: DeviceCookie,
): Router {
  const router = Router()
  const handler = (method: keyof PromptPage) => async (req: Request, res: Response) => {
    const call = await interactionCall(options, provider, { req, res, devices })
    const page = call && PAGES[call.interaction.prompt.name]
    if (page) await page[method](call)
    else sendPage(res, sessionGonePage(options, requestIdOf(req)), 400)
  }
  router.get('/:uid', handler('show'))
  router.post(
    '/:uid',
    urlencoded({ extended: false, limit: '200kb', parameterLimit: 1000 }),
    handler('submit'),
  )
  router.use(failurePage(options))
  return router
}

function failurePage(options: AuthorizationServerOptions) {
  return (cause: unknown, req: Request, res: Response, next: NextFunction): void => {
    const requestId = requestIdOf(req)
    if (res.headersSent) {
      next(cause)
    } else if (cause instanceof errors.SessionNotFound) {
      sendPage(res, sessionGonePage(options, requestId), 400)
    } else {
      const message = 'A page of the authorization server failed.'
      options.ports.logger.error({ err: cause, requestId }, message)
      sendPage(res, errorPage(options, { ...inWords(cause), requestId }), 500)
    }
  }
}

/** What may be shown of a failure. */
function inWords(cause: unknown): { explanation: string; code: string } {
  return cause instanceof PlatformError
    ? { explanation: cause.message, code: cause.code }
    : { explanation: 'Something went wrong on our side. Nothing was shared.', code: 'server_error' }
}
