import { IdentityProviderError } from '../../ports/identity-provider.ts'
import { randomToken } from '../../secrets.ts'
import { answer, type InteractionCall } from '../interactions/interaction-call.ts'
import { federationPage } from '../pages/federation-page.ts'
import { requestIdOf } from '../request-context.ts'
import { begunCookie, providerOf, returnAddresses } from './provider-of.ts'
import { recordFailure } from './record-failure.ts'

/** Sends the browser to the hospital's provider. What comes back is good in this browser and for this sign-in alone. */
export async function goToProvider(call: InteractionCall): Promise<void> {
  const { interaction, options, page, req, res } = call
  const provider = providerOf(options)
  if (!provider) return call.res.redirect(303, req.originalUrl)
  const begun = {
    redirectUri: returnAddresses(options).signedIn,
    state: `${interaction.uid}.${randomToken()}`,
    nonce: randomToken(),
    verifier: randomToken(),
  }
  const { login_hint } = interaction.params
  try {
    const address = await provider.signInAddress(begun, {
      isAnew: interaction.prompt.reasons.some((reason) => ANEW.has(reason)),
      loginHint: typeof login_hint === 'string' ? login_hint : undefined,
      language: page.language,
    })
    begunCookie(options).keep(res, interaction.uid, begun)
    res.redirect(303, address)
  } catch (error) {
    if (!(error instanceof IdentityProviderError)) throw error
    await recordFailure(options, req, error.message)
    const facts = { problem: error.fault, label: provider.label, back: req.originalUrl }
    answer(call, federationPage(page, { ...facts, requestId: requestIdOf(req) }), 502)
  }
}

/** Why the provider of oidc asks although somebody is signed in. */
const ANEW: ReadonlySet<string> = new Set(['login_prompt', 'max_age', 'opened_for_another'])
