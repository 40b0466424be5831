import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import type { ContextPart } from '../domain/launch-context.ts'
import { workflowRefusal } from '../domain/launch-workflow.ts'
import { secondFactorStep } from '../domain/second-factor.ts'
import { isInPilot } from '../queries/access/pilot-standing.ts'
import { personOf } from './account.ts'
import { registeredClient } from './clients/client-metadata.ts'
import { ehrLaunchOf, isSomebodyElse } from './ehr-launch.ts'
import { currentLaunchContext } from './launch-situation.ts'
import type { AuthorizationServerOptions } from './options.ts'
import { NOT_IN_PILOT } from './refusals.ts'

const { base, Check, Prompt } = interactionPolicy

/** The pages a person may see on the way to a code, in this order; each only when its check says so. */
export function promptsInOrder(options: AuthorizationServerOptions) {
  const [login] = base()
  login?.checks.add(accountGone())
  login?.checks.add(openedForAnother())
  const chosen = (part: ContextPart) =>
    new Prompt({ name: part, requestable: false }, contextMissing(options, part))
  const consent = new Prompt({ name: 'consent', requestable: true }, consentMissing())
  const second = new Prompt({ name: 'second_factor', requestable: false }, secondFactorMissing())
  const pilot = new Prompt({ name: 'pilot', requestable: false }, notInPilot(options))
  const workflow = new Prompt({ name: 'workflow', requestable: false }, otherWorkflow())
  const context = [chosen('patient'), chosen('encounter')]
  return [...(login ? [login] : []), second, pilot, workflow, ...context, consent]
}

/** A session outlives the account it is for when that is disabled. */
function accountGone() {
  return new Check('account_gone', 'the account is not active', ({ oidc }: KoaContextWithOIDC) =>
    Boolean(oidc.session?.accountId && !oidc.account),
  )
}

/** A browser may hold the session of a colleague; the EHR knows who sits in front of it. */
function openedForAnother() {
  const reason = 'opened_for_another'
  return new Check(reason, 'the app was opened for somebody else', 'login_required', isSomebodyElse)
}

/** A password alone is not enough for who has a second factor, or must have one. */
function secondFactorMissing() {
  return new Check(
    'second_factor_missing',
    'a second factor has to be shown',
    (ctx: KoaContextWithOIDC) => {
      const person = personOf(ctx)
      const { session } = ctx.oidc
      if (!person || !session) return Check.NO_NEED_TO_PROMPT
      const step = secondFactorStep({
        isRequired: person.isSecondFactorRequired,
        since: person.secondFactorSince,
        signedInAt: new Date((session.loginTs ?? 0) * 1000),
        amr: session.amr ?? [],
      })
      return step !== 'NONE'
    },
  )
}

/** Who is not on the list of a pilot goes no further, whatever they allowed before. */
function notInPilot(options: AuthorizationServerOptions) {
  const reason = 'not_in_pilot'
  return new Check(reason, NOT_IN_PILOT, 'access_denied', async (ctx: KoaContextWithOIDC) => {
    const pilotId = registeredClient(ctx.oidc.client)?.pilotId
    const person = personOf(ctx)
    if (!pilotId || !person) return Check.NO_NEED_TO_PROMPT
    return !(await isInPilot(options.orm.em, pilotId, person.id))
  })
}

/** An app is opened where its data is used; elsewhere its person reads why not (R289). */
function otherWorkflow() {
  const said = 'the app is not approved for the workflow it was opened from'
  return new Check('other_workflow', said, 'access_denied', (ctx: KoaContextWithOIDC) => {
    const granted = registeredClient(ctx.oidc.client)?.grantedScopes ?? []
    return Boolean(workflowRefusal(ehrLaunchOf(ctx)?.workflow, granted))
  })
}

function contextMissing(options: AuthorizationServerOptions, part: ContextPart) {
  return new Check(`${part}_missing`, `a ${part} has to be chosen`, (ctx: KoaContextWithOIDC) => {
    if (!registeredClient(ctx.oidc.client)) return Check.NO_NEED_TO_PROMPT
    return currentLaunchContext(options.environment, ctx)?.missing.includes(part) ?? false
  })
}

/** A grant without an id is one the provider made because there was none. */
function consentMissing() {
  return new Check(
    'consent_missing',
    'consent is required',
    ({ oidc }: KoaContextWithOIDC) => Boolean(registeredClient(oidc.client)) && !oidc.grant?.jti,
  )
}
