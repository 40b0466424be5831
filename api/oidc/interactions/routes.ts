import { type NextFunction, type Request, type Response, Router, urlencoded } from 'express'
import type { default as Provider } from 'oidc-provider'
import { chosenLanguage, rememberLanguage } from '../../language-choice.ts'
import type { DeviceCookie } from '../device-cookie.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { chooseEncounter } from './choose-encounter.ts'
import { choosePatient } from './choose-patient.ts'
import { giveConsentPage } from './consent.ts'
import { failurePage, sendGone } from './failure-page.ts'
import { interactionCall, type PromptPage } from './interaction-call.ts'
import { refusePilot } from './refuse-pilot.ts'
import { refuseWorkflow } from './refuse-workflow.ts'
import type { Resume } from './resume.ts'
import { secondFactorPage } from './second-factor.ts'
import { signInPage } from './sign-in.ts'

/** The page behind each prompt of interaction-policy.ts. */
const PAGES: Readonly<Record<string, PromptPage>> = {
  login: signInPage,
  second_factor: secondFactorPage,
  pilot: refusePilot,
  workflow: refuseWorkflow,
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
  { devices, resume }: { devices: DeviceCookie; resume: Resume },
): Router {
  const router = Router()
  const handler = (method: keyof PromptPage) => async (req: Request, res: Response) => {
    const call = await interactionCall(options, provider, { req, res, devices, resume })
    const page = call && PAGES[call.interaction.prompt.name]
    if (page) await page[method](call)
    else sendGone(options, req, res)
  }
  router.get('/:uid', overruleWish(provider), rememberLanguage(options.urls.base), handler('show'))
  router.post(
    '/:uid',
    urlencoded({ extended: false, limit: '200kb', parameterLimit: 1000 }),
    handler('submit'),
  )
  router.use(failurePage(options))
  return router
}

/** A language chosen on a page takes the place of the one the app wished for, until the authorization is over. */
function overruleWish(provider: Provider) {
  return async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    const language = chosenLanguage(req)
    if (language) {
      const interaction = await provider.interactionDetails(req, res)
      if (interaction.params.ui_locales !== undefined) {
        interaction.params.ui_locales = language
        await interaction.persist()
      }
    }
    next()
  }
}
