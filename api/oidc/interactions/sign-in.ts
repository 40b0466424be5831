import { type SignInRefusal, signIn } from '../../commands/access/sign-in.ts'
import { goToProvider } from '../federation/begin.ts'
import { linkPending, pendingLink } from '../federation/link-pending.ts'
import { providerOf } from '../federation/provider-of.ts'
import { signInForm } from '../pages/sign-in-page.ts'
import { requestContext } from '../request-context.ts'
import {
  answer,
  cancel,
  field,
  type InteractionCall,
  type PromptPage,
  proceedAnew,
} from './interaction-call.ts'

/** Email and password; afterwards the authorization goes on where it was. */
export const signInPage: PromptPage = {
  async show(call) {
    const hint = call.interaction.params.login_hint
    const email = pendingLink(call)?.email ?? (typeof hint === 'string' ? hint : '')
    answer(call, form(call, { email }))
  },

  async submit(call) {
    const action = field(call, 'action')
    if (action === 'cancel') return cancel(call)
    if (action === 'provider') return goToProvider(call)
    const email = field(call, 'email')
    const password = typeof call.req.body?.password === 'string' ? call.req.body.password : ''
    const { environment } = call.options
    const ctx = requestContext(call.options, call.req)
    const device = call.devices.deviceFor(call.req, email)
    const result = await signIn(ctx, { environment, email, password, device })
    if (!result.ok) return refuse(call, email, result.error)
    const { id: accountId, hasMoreToShow } = result.value
    if (!hasMoreToShow) {
      call.devices.remember(call.req, call.res, email)
      await linkPending(call, result.value)
    }
    await proceedAnew(
      call,
      {
        login: { accountId, amr: ['pwd'], remember: false },
        ...(hasMoreToShow ? { link: pendingLink(call) } : {}),
      },
      { mergeWithLastSubmission: false },
    )
  },
}

const STATUS = { MISMATCH: 401, UNVERIFIED: 403, PROVIDER_ONLY: 403, THROTTLED: 429 } as const

async function refuse(call: InteractionCall, email: string, refusal: SignInRefusal): Promise<void> {
  if (refusal.kind === 'THROTTLED') call.res.set('Retry-After', String(refusal.retryAfterSeconds))
  answer(call, form(call, { email, refusal }), STATUS[refusal.kind])
}

function form(call: InteractionCall, facts: { email: string; refusal?: SignInRefusal }) {
  const { selfRegistration = false } = call.options.organization.settings
  return signInForm(call.page, {
    ...facts,
    hasSignUp: selfRegistration,
    provider: providerOf(call.options)?.label,
    isLinking: pendingLink(call) !== undefined,
    action: call.req.originalUrl.split('?')[0] ?? '',
    appName: call.app?.appName,
  })
}
