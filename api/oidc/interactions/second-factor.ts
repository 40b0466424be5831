import { askForPasskey } from '../../commands/access/ask-for-passkey.ts'
import { enrolAtSignIn } from '../../commands/access/enrol-at-sign-in.ts'
import {
  type GoodFactor,
  type SecondFactorRefusal,
  type ShownFactor,
  verifySecondFactor,
} from '../../commands/access/verify-second-factor.ts'
import { requestFactorReset } from '../../commands/account/factor-reset/request-factor-reset.ts'
import { openTotp } from '../../commands/account/second-factor/begin-totp.ts'
import { MULTI_FACTOR, MULTI_FACTOR_PROFILE } from '../../domain/second-factor.ts'
import type { AccountFacts } from '../../queries/access/account.ts'
import { linkPending } from '../federation/link-pending.ts'
import { sessionGonePage } from '../pages/error-page.ts'
import { lostFactorForm, lostFactorRecorded } from '../pages/lost-factor-page.ts'
import { recoveryCodesPage, secondFactorEnrolment } from '../pages/second-factor-enrolment.ts'
import { secondFactorForm } from '../pages/second-factor-page.ts'
import { requestIdOf } from '../request-context.ts'
import {
  answer,
  cancel,
  contextOf,
  field,
  type InteractionCall,
  type PromptPage,
  proceedAnew,
} from './interaction-call.ts'

/** After the password: a second factor, or the setting up of one where the hospital demands it. */
export const secondFactorPage: PromptPage = {
  async show(call) {
    const { person } = call
    if (!person) return answer(call, sessionGonePage(call.page, requestIdOf(call.req)), 400)
    if (!person.secondFactorSince) return showEnrolment(call, person)
    return 'lost' in call.req.query ? showLost(call, person) : showForm(call, person)
  },

  async submit(call) {
    const { person } = call
    if (!person) return answer(call, sessionGonePage(call.page, requestIdOf(call.req)), 400)
    const action = field(call, 'action')
    if (action === 'cancel') return cancel(call)
    if (action === 'other') return signInAsAnother(call)
    if (!person.secondFactorSince) return enrol(call, person)
    return action === 'lost' ? askForReset(call, person) : verify(call, person)
  },
}

async function verify(call: InteractionCall, person: AccountFacts): Promise<void> {
  const { environment } = call.options
  const device = call.devices.deviceFor(call.req, person.email)
  const passkeyAnswer = field(call, 'passkey')
  const shown: ShownFactor = passkeyAnswer
    ? { kind: 'PASSKEY', answer: passkeyAnswer }
    : { kind: 'CODE', code: field(call, 'code') }
  const result = await verifySecondFactor(contextOf(call), { environment, device }, shown)
  if (!result.ok) return showForm(call, person, result.error)
  await remember(call, person)
  await proceedAnew(call, signedIn(person, result.value), { mergeWithLastSubmission: true })
}

async function enrol(call: InteractionCall, person: AccountFacts): Promise<void> {
  const { environment } = call.options
  const result = await enrolAtSignIn(contextOf(call), { environment }, field(call, 'code'))
  if (!result.ok) return showEnrolment(call, person, result.error[0]?.message)
  await remember(call, person)
  const returnTo = await call.provider.interactionResult(
    call.req,
    call.res,
    signedIn(person, 'TOTP'),
    { mergeWithLastSubmission: true },
  )
  answer(call, recoveryCodesPage(call.page, result.value.recoveryCodes, returnTo))
}

/** Everything was shown: the browser is known from now on, and what waited for it is linked. */
async function remember(call: InteractionCall, person: AccountFacts): Promise<void> {
  call.devices.remember(call.req, call.res, person.email)
  await linkPending(call, { ...person, name: `${person.firstName} ${person.lastName}` })
}

async function showLost(call: InteractionCall, person: AccountFacts): Promise<void> {
  answer(call, lostFactorForm(call.page, factsOf(call, person)))
}

/** Says the same whether or not a request is open: who knows the password learns nothing about the others. */
async function askForReset(call: InteractionCall, person: AccountFacts): Promise<void> {
  const result = await requestFactorReset(contextOf(call))
  const facts = factsOf(call, person)
  if (result.ok) return answer(call, lostFactorRecorded(call.page, { ...facts, ...result.value }))
  const { retryAfterSeconds } = result.error
  call.res.set('Retry-After', String(retryAfterSeconds))
  answer(call, lostFactorForm(call.page, { ...facts, retryAfterSeconds }), STATUS.THROTTLED)
}

const AMR: Readonly<Record<GoodFactor, string>> = {
  TOTP: 'otp',
  RECOVERY_CODE: 'otp',
  PASSKEY: 'pop',
}

/** The words of RFC 8176: password, the second factor, and that there were two. */
function signedIn({ id: accountId }: AccountFacts, factor: GoodFactor) {
  const amr = ['pwd', AMR[factor], MULTI_FACTOR]
  return { login: { accountId, amr, acr: MULTI_FACTOR_PROFILE, remember: false } }
}

const STATUS = { WRONG: 401, THROTTLED: 429 } as const

async function showForm(
  call: InteractionCall,
  person: AccountFacts,
  refusal?: SecondFactorRefusal,
): Promise<void> {
  if (refusal?.kind === 'THROTTLED') {
    call.res.set('Retry-After', String(refusal.retryAfterSeconds))
  }
  const passkeyOptions = await askForPasskey(contextOf(call), person.id)
  const page = secondFactorForm(call.page, { ...factsOf(call, person), passkeyOptions, refusal })
  answer(call, page, { status: refusal ? STATUS[refusal.kind] : 200, hasScript: true })
}

async function showEnrolment(
  call: InteractionCall,
  person: AccountFacts,
  fault?: string,
): Promise<void> {
  const totp = await openTotp(contextOf(call), person.id)
  if (!totp.ok) return showForm(call, person) // set up in another window in the meantime
  const page = secondFactorEnrolment(call.page, {
    ...factsOf(call, person),
    ...totp.value,
    fault,
  })
  answer(call, page, fault ? 422 : 200)
}

function factsOf({ app, req }: InteractionCall, { email }: AccountFacts) {
  return { action: req.originalUrl.split('?')[0] ?? '', appName: app?.appName, email }
}

/** Forgets the half sign-in; an app is told that nobody came, our own clients begin again. */
async function signInAsAnother(call: InteractionCall): Promise<void> {
  const cookie = call.interaction.session?.cookie
  const session = cookie ? await call.provider.Session.find(cookie) : undefined
  await session?.destroy()
  if (call.app) return cancel(call)
  call.res.redirect(303, call.client.postLogoutRedirectUris?.[0] ?? call.options.urls.base)
}
