import { type SignInRefusal, signIn } from '../../commands/access/sign-in.ts'
import { signInForm } from '../pages/sign-in-page.ts'
import { requestContext } from '../request-context.ts'
import { answer, cancel, field, type InteractionCall, type PromptPage } from './interaction-call.ts'

/** Email and password; afterwards the authorization goes on where it was. */
export const signInPage: PromptPage = {
  async show(call) {
    const hint = call.interaction.params.login_hint
    answer(call, form(call, { email: typeof hint === 'string' ? hint : '' }))
  },

  async submit(call) {
    if (field(call, 'action') === 'cancel') return cancel(call)
    const email = field(call, 'email')
    const password = typeof call.req.body?.password === 'string' ? call.req.body.password : ''
    const { environment } = call.options
    const ctx = requestContext(call.options, call.req)
    const result = await signIn(ctx, { environment, email, password })
    if (!result.ok) return refuse(call, email, result.error)
    const { id: accountId } = result.value
    await call.provider.interactionFinished(
      call.req,
      call.res,
      { login: { accountId, amr: ['pwd'], remember: false } },
      { mergeWithLastSubmission: false },
    )
  },
}

const STATUS = { MISMATCH: 401, UNVERIFIED: 403, THROTTLED: 429 } as const

async function refuse(call: InteractionCall, email: string, refusal: SignInRefusal): Promise<void> {
  if (refusal.kind === 'THROTTLED') call.res.set('Retry-After', String(refusal.retryAfterSeconds))
  answer(call, form(call, { email, refusal }), STATUS[refusal.kind])
}

function form(call: InteractionCall, facts: { email: string; refusal?: SignInRefusal }) {
  return signInForm(call.options, {
    ...facts,
    action: call.req.originalUrl.split('?')[0] ?? '',
    appName: call.app?.appName,
  })
}
