import { type NextFunction, type Request, type Response, Router } from 'express'
import type { Interaction, default as Provider } from 'oidc-provider'
import { z } from 'zod'
import {
  type ProviderRefusal,
  signInByProvider,
} from '../../commands/access/federation/sign-in-by-provider.ts'
import type { ProvenPerson } from '../../domain/federation.ts'
import { MULTI_FACTOR, MULTI_FACTOR_PROFILE } from '../../domain/second-factor.ts'
import { type IdentityProvider, IdentityProviderError } from '../../ports/identity-provider.ts'
import { type AuthorizationServerOptions, issuerOf, mountPathOf } from '../options.ts'
import { type FederationProblem, federationPage } from '../pages/federation-page.ts'
import { type PageOptions, pageOptions } from '../pages/page-options.ts'
import { sendPage } from '../pages/send-page.ts'
import { requestContext, requestIdOf } from '../request-context.ts'
import { begunCookie, linkCookie, providerOf, returnAddresses } from './provider-of.ts'
import { recordFailure } from './record-failure.ts'
import { opened } from './sealed-cookie.ts'

/** Serves the two addresses the hospital's provider sends people back to. */
export function federationRoutes(options: AuthorizationServerOptions, oidc: Provider): Router {
  const router = Router()
  const provider = providerOf(options)
  if (!provider) return router
  router.get('/callback', (req, res, next) => {
    comeBack({ options, oidc, provider, req, res }).catch(failed(options, { req, res, next }))
  })
  router.get('/signed-out', (req, res) => {
    const state = typeof req.query.state === 'string' ? req.query.state : ''
    const kept = SIGNED_OUT.safeParse(opened(options, state))
    const to = kept.success ? kept.data.signedOutTo : `${issuerOf(options)}/session/end/success`
    res.redirect(303, to)
  })
  return router
}

/** What a sign-out keeps sealed while the browser is at the provider: where it was to go. */
const SIGNED_OUT = z.object({ signedOutTo: z.url() })

interface Return {
  options: AuthorizationServerOptions
  oidc: Provider
  provider: IdentityProvider
  req: Request
  res: Response
}

async function comeBack(call: Return): Promise<void> {
  const { options, oidc, provider, req, res } = call
  const state = typeof req.query.state === 'string' ? req.query.state : ''
  const [uid = ''] = state.split('.')
  const cookie = begunCookie(options)
  const begun = cookie.read(req, uid)
  if (!begun || begun.state !== state)
    return refuse(call, 'STATE', { reason: 'the state is not ours' })
  cookie.drop(res, uid)
  const interaction = await oidc.Interaction.find(uid)
  if (interaction?.prompt.name !== 'login') {
    return refuse(call, 'STATE', { reason: 'nobody waits for it' })
  }
  const answer = new URL(returnAddresses(options).signedIn)
  answer.search = new URL(req.originalUrl, answer).search
  try {
    const person = await provider.prove(answer, begun)
    await signIn(call, interaction, person)
  } catch (error) {
    if (!(error instanceof IdentityProviderError)) throw error
    await refuse(call, error.fault, { interaction, reason: error.message })
  }
}

async function signIn(call: Return, interaction: Interaction, person: ProvenPerson): Promise<void> {
  const { options, provider, req, res } = call
  const { environment } = options
  const ctx = requestContext(options, req)
  const result = await signInByProvider(ctx, environment, { person, rules: provider.rules })
  if (!result.ok) return turnAway(call, { interaction, person, refusal: result.error })
  interaction.result = {
    login: {
      accountId: result.value.id,
      remember: false,
      amr: person.isMultiFactor ? [MULTI_FACTOR] : [],
      ...(person.isMultiFactor ? { acr: MULTI_FACTOR_PROFILE } : {}),
      provider: person.issuer,
    },
  }
  await interaction.persist()
  res.redirect(303, interaction.returnTo)
}

interface TurnedAway {
  interaction: Interaction
  person: ProvenPerson
  refusal: ProviderRefusal
}

/** Recorded by the command already. Who may have an account shows it next, in this browser. */
async function turnAway(call: Return, { interaction, person, refusal }: TurnedAway): Promise<void> {
  const { email, issuer, subject } = person
  if (refusal.kind === 'NOT_LINKED' && email) {
    linkCookie(call.options).keep(call.res, interaction.uid, { issuer, subject, email })
  }
  const problem = refusal.kind === 'NOT_LINKED' && !email ? 'NO_ADDRESS' : refusal.kind
  show(call, problem, { interaction, email })
}

interface Refused {
  reason: string
  interaction?: Interaction
}

async function refuse(
  call: Return,
  problem: FederationProblem,
  { interaction, reason }: Refused,
): Promise<void> {
  await recordFailure(call.options, call.req, reason)
  show(call, problem, { interaction })
}

const STATUS: Readonly<Record<FederationProblem, number>> = {
  STATE: 400,
  DENIED: 403,
  UNREACHABLE: 502,
  INVALID: 502,
  NOT_LINKED: 403,
  NO_ADDRESS: 403,
  NO_ROLE: 403,
  DISABLED: 403,
  OTHER_RECORD: 403,
}

interface Shown {
  interaction: Interaction | undefined
  email?: string | undefined
}

function show(call: Return, problem: FederationProblem, { email, interaction }: Shown): void {
  const { options, provider, req, res } = call
  const page: PageOptions = pageOptions(options, req, interaction?.params.ui_locales)
  const { urls } = options
  const back = interaction
    ? `${mountPathOf(options)}/interaction/${interaction.uid}`
    : `${urls.base}/portal/`
  const facts = { problem, label: provider.label, back, email, requestId: requestIdOf(req) }
  const html = federationPage(page, facts)
  sendPage(res, html, { status: STATUS[problem], language: page.language })
}

/** A failure of ours: logged, and one page that says nothing of it. */
function failed(
  options: AuthorizationServerOptions,
  { next, req, res }: { req: Request; res: Response; next: NextFunction },
) {
  return (cause: unknown): void => {
    if (res.headersSent) {
      next(cause)
      return
    }
    const requestId = requestIdOf(req)
    options.ports.logger.error({ err: cause, requestId }, 'Coming back from the provider failed.')
    const page = pageOptions(options, req)
    const label = options.ports.identityProvider?.label ?? ''
    const back = `${options.urls.base}/portal/`
    const html = federationPage(page, { problem: 'INVALID', label, back, requestId })
    sendPage(res, html, { status: 500, language: page.language })
  }
}
