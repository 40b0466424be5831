import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import type { ContextPart } from '../domain/launch-context.ts'
import { registeredClient } from './clients/client-metadata.ts'
import { currentLaunchContext } from './launch-situation.ts'
import type { AuthorizationServerOptions } from './options.ts'

const { base, Check, Prompt } = interactionPolicy

/** The pages a person may see on the way to a code, in this order; each only when its check says so. */
export function promptsInOrder(options: AuthorizationServerOptions) {
  const [login] = base()
  login?.checks.add(accountGone())
  const chosen = (part: ContextPart) =>
    new Prompt({ name: part, requestable: false }, contextMissing(options, part))
  const consent = new Prompt({ name: 'consent', requestable: true }, consentMissing())
  return [...(login ? [login] : []), chosen('patient'), chosen('encounter'), consent]
}

/** A session outlives the account it is for when that is disabled. */
function accountGone() {
  return new Check('account_gone', 'the account is not active', ({ oidc }: KoaContextWithOIDC) =>
    Boolean(oidc.session?.accountId && !oidc.account),
  )
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
